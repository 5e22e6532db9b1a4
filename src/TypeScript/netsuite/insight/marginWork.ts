/**
 * What the margins by SKU are made of: settlements as they were looked through, storage as Amazon spreads it, and the cost
 * of what left. Answers the rows that are to stand in the records, in parts that an invocation can write.
 *
 * @NApiVersion 2.1
 */

import { digest } from '../../flows/exceptions/text';
import { MARGIN_COLUMNS, type MarginRow, marginRows, type SkuWeight } from '../../flows/margin/marginRows';
import { type MappedSku, monthBefore, skuWeights } from '../../flows/margin/storageKeys';
import type { ClassOf } from '../../flows/settlements/itemRuns';
import { keyOfTriple } from '../../flows/settlements/lineKinds';
import { marketplaceNamed } from '../../flows/settlements/place';
import type { SeenGroup } from '../../flows/settlements/proof';
import type { LineClass } from '../../flows/settlements/settlement';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { MARGIN, SKU_MAP } from '../ids';
import { hashOf } from '../orders/documents';
import { requiredText, rows, text } from '../rows';
import type { Values } from '../saving';
import { ownRows } from '../settlements/lineMapRows';
import { loadSettlement } from '../settlements/loadedSettlement';
import { costsOf } from './costs';
import { insightFolder, loadFile } from './insightFiles';
import { type LookFile, type LookToBook, looksToBook } from './looks';
import { storageWeights, wantStorage } from './storageCharges';

/** A record as it is to be. */
export interface WantedRow {
  /** External id. */
  readonly key: string;
  readonly values: Values;
}

/** Plain JSON, as it travels to its invocation. */
export interface MarginWork {
  /** Internal id of the look whose margins these are a part of; null for the cost of goods. */
  readonly look: string | null;
  /** What they are made of, for the look to remember. */
  readonly mark: string;
  readonly parts: number;
  readonly rows: readonly WantedRow[];
}

/** Settlements of one run; those that ended last come first. */
const MOST_LOOKS = 20;
/** 6 units each, and an invocation has 5,000. */
const ROWS_A_PART = 200;
/** Months whose cost of goods may still change, this one among them. */
const MONTHS_BACK = 3;

export function marginWork(now: number): Record<string, MarginWork> {
  const marketplaces = readMarketplaces(featureFlags());
  return Object.fromEntries([...settled(marketplaces), ...costs(marketplaces, now)]);
}

type Part = readonly [key: string, work: MarginWork];

function settled(marketplaces: readonly Marketplace[]): Part[] {
  const mapMark = digest(JSON.stringify(ownRows()));
  const weights = weightsReader();
  const due = looksToBook().filter((look) => look.margin !== markOf(look, mapMark));
  return due.slice(0, MOST_LOOKS).flatMap((look) => {
    const own = marketplaces.filter(({ connection }) => connection === look.connection);
    const placeOf = (name: string): string => {
      const amazonId = marketplaceNamed(name)?.id;
      return (name === '' ? look.marketplace : own.find((each) => each.marketplaceId === amazonId)?.id) ?? '';
    };
    const weightsOf = (place: string, month: string): readonly SkuWeight[] | null =>
      place === '' ? null : weights(look.connection, place, month);
    const classes = classesIn(loadSettlement(look.settlement).groups);
    const classOf: ClassOf = (triple) => classes.get(keyOfTriple(triple)) ?? null;
    const found = marginRows(JSON.parse(loadFile(look.facts)) as LookFile, { classOf, placeOf, weightsOf });
    const wanted = found.map((row) => settledRow(row, look));
    return inParts(`look-${look.id}`, look.id, markOf(look, mapMark), [...wanted, ...gone(look, wanted)]);
  });
}

/** As the settlement was planned with them. */
const classesIn = (groups: readonly SeenGroup[]): ReadonlyMap<string, LineClass | null> =>
  new Map(groups.map((group) => [keyOfTriple(group), group.class]));

const markOf = ({ hash }: LookToBook, mapMark: string): string => `${hash}-${mapMark}`;

/** Each marketplace and month is read once. */
function weightsReader(): (connection: string, place: string, month: string) => readonly SkuWeight[] | null {
  const folder = insightFolder();
  const known = new Map<string, readonly SkuWeight[] | null>();
  return (connection, place, month) => {
    const key = `${place} ${month}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const charged = monthBefore(month);
    const weights = storageWeights(place, charged, folder);
    if (weights === null) wantStorage(connection, place, charged);
    const found = weights === null ? null : skuWeights(weights, mappedSkus(place));
    known.set(key, found);
    return found;
  };
}

/** Open rows of the SKU map (10 units). */
function mappedSkus(place: string): MappedSku[] {
  const m = SKU_MAP;
  const sql = `SELECT ${m.sku} AS sku, ${m.asin} AS asin, ${m.fnsku} AS fnsku, BUILTIN.DF(${m.channel}) AS channel
    FROM ${m.type} WHERE isinactive = 'F' AND ${m.marketplace} = ? AND ${m.to} IS NULL ORDER BY id`;
  return rows(sql, [Number(place)]).map((row) => ({
    sku: requiredText(row, 'sku'),
    asin: text(row, 'asin') ?? '',
    fnsku: text(row, 'fnsku') ?? '',
    byAmazon: (text(row, 'channel') ?? '').toUpperCase().startsWith('FBA') || text(row, 'fnsku') !== null,
  }));
}

const keyOf = (source: string, { place, month, sku }: Pick<MarginRow, 'place' | 'month' | 'sku'>): string =>
  `cwy-margin-${source}-${hashOf([place, month, sku].join('\t')).slice(0, 32)}`;

const NOTHING = Object.fromEntries(MARGIN_COLUMNS.map((column) => [MARGIN[column], 0]));

function settledRow(row: MarginRow, { settlement, currency }: LookToBook): WantedRow {
  const amounts = Object.fromEntries(MARGIN_COLUMNS.map((column) => [MARGIN[column], row.amounts[column]]));
  return wantedRow(keyOf(settlement, row), {
    [MARGIN.marketplace]: row.place === '' ? null : row.place,
    [MARGIN.sku]: row.sku,
    [MARGIN.month]: row.month,
    [MARGIN.settlement]: settlement,
    [MARGIN.currency]: currency,
    [MARGIN.units]: row.units,
    [MARGIN.refunded]: row.refundedUnits,
    ...amounts,
    [MARGIN.cost]: 0,
    isinactive: false,
  });
}

/** The print tells an invocation whether a record is as it should be without comparing it field by field. */
function wantedRow(key: string, values: Values): WantedRow {
  return { key, values: { ...values, [MARGIN.print]: digest(JSON.stringify(values)) } };
}

/** Rows that an earlier content of the settlement, or an earlier map, had and this one has not. */
function gone({ settlement }: LookToBook, wanted: readonly WantedRow[]): WantedRow[] {
  const sql = `SELECT externalid FROM ${MARGIN.type} WHERE ${MARGIN.settlement} = ? AND isinactive = 'F' ORDER BY id FETCH FIRST 4900 ROWS ONLY`;
  const keys = new Set(wanted.map(({ key }) => key));
  return rows(sql, [Number(settlement)])
    .map((row) => requiredText(row, 'externalid'))
    .filter((key) => !keys.has(key))
    .map((key) => wantedRow(key, { isinactive: true }));
}

function costs(marketplaces: readonly Marketplace[], now: number): Part[] {
  const at = new Date(now);
  const from = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - MONTHS_BACK + 1, 1)).toISOString().slice(0, 7);
  return marketplaces
    .filter(({ state }) => state !== 'draft')
    .flatMap((marketplace) => {
      const { currency, rows: found } = costsOf(marketplace, from);
      const wanted = found.map(({ sku, month, cost }) =>
        wantedRow(keyOf('cost', { place: marketplace.id, month, sku }), {
          [MARGIN.marketplace]: marketplace.id,
          [MARGIN.sku]: sku,
          [MARGIN.month]: month,
          [MARGIN.currency]: currency,
          [MARGIN.units]: 0,
          [MARGIN.refunded]: 0,
          ...NOTHING,
          [MARGIN.cost]: cost,
        }),
      );
      return inParts(`cost-${marketplace.id}`, null, '', wanted);
    });
}

function inParts(name: string, look: string | null, mark: string, wanted: readonly WantedRow[]): Part[] {
  const parts = Math.max(1, Math.ceil(wanted.length / ROWS_A_PART));
  if (wanted.length === 0 && look === null) return [];
  return Array.from({ length: parts }, (_, part) => [
    `${name}-${part}`,
    { look, mark, parts, rows: wanted.slice(part * ROWS_A_PART, (part + 1) * ROWS_A_PART) },
  ]);
}
