/**
 * Reads what the audit of the SKU map looks at: sets by SuiteQL, never a row by itself. Marketplaces go by the internal
 * id of their record here, because two connections may have the same Amazon marketplace. Runs in the user's role.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { type Audit, auditSkuMap, type Gap, type Listing } from '../flows/skumap/audit';
import type { SkuRow } from '../flows/skumap/resolve';
import { listingsOf, type SeenDocument } from '../flows/skumap/seen';
import { DOCUMENT, MARKETPLACE, SKU_MAP } from './ids';
import { number, type Row, requiredText, rows, rowsIn, text } from './rows';

/** Below the 5,000 rows that SuiteQL answers at most, so that a full answer is told from a cut one. */
const ROWS_AT_ONCE = 4_500;
/** Of the latest documents and of the map, so many times as many rows are read (10 units each time). */
const MOST_READS = 4;

export interface AuditMarketplace {
  readonly id: string;
  readonly name: string;
  readonly amazonId: string;
  readonly connection: string;
  readonly subsidiary: string | null;
}

/** A row of the map with its item's name. */
export interface NamedRow extends SkuRow {
  readonly itemName: string;
}

export interface AuditReading {
  readonly audit: Audit;
  readonly marketplaces: readonly AuditMarketplace[];
  readonly listings: readonly Listing[];
  readonly rows: readonly NamedRow[];
  /** How many documents name a SKU, by `listingKey`. */
  readonly orders: ReadonlyMap<string, number>;
  /** Documents looked at, and whether there are older ones. */
  readonly documents: number;
  readonly isPartial: boolean;
}

const isOneWorld = (): boolean => runtime.isFeatureInEffect({ feature: 'SUBSIDIARIES' });

/** At most 90 units. `on` is `YYYY-MM-DD`. */
export function readAudit(on: string): AuditReading {
  const marketplaces = auditMarketplaces();
  const documents = seenDocuments(marketplaces);
  const listings = listingsOf(documents.seen);
  const mapRows = allMapRows();
  const subsidiaries = Object.fromEntries(marketplaces.map((each) => [each.id, each.subsidiary]));
  const audit = auditSkuMap({ listings, rows: mapRows.rows, items: [], subsidiaries, on });
  return {
    audit,
    marketplaces,
    listings,
    rows: mapRows.rows,
    orders: ordersOf(documents.seen),
    documents: documents.seen.length,
    isPartial: documents.isPartial || mapRows.isPartial,
  };
}

/** A SKU of a marketplace as one text. */
export const listingKey = ({ marketplaceId, sku }: Pick<Listing, 'marketplaceId' | 'sku'>): string =>
  `${marketplaceId}\n${sku}`;

function ordersOf(documents: readonly SeenDocument[]): Map<string, number> {
  const orders = new Map<string, number>();
  for (const { marketplace, skus } of documents) {
    for (const sku of new Set(skus)) {
      const key = listingKey({ marketplaceId: marketplace, sku });
      orders.set(key, (orders.get(key) ?? 0) + 1);
    }
  }
  return orders;
}

/** 10 units. */
export function auditMarketplaces(): AuditMarketplace[] {
  const subsidiary = isOneWorld() ? MARKETPLACE.subsidiary : 'NULL';
  const sql = `SELECT id, name, ${MARKETPLACE.amazonId} AS amazonid, ${MARKETPLACE.connection} AS connection,
    ${subsidiary} AS subsidiary FROM ${MARKETPLACE.type} WHERE isinactive = 'F' ORDER BY name, id`;
  return rows(sql).map((row) => ({
    id: requiredText(row, 'id'),
    name: text(row, 'name') ?? '',
    amazonId: text(row, 'amazonid') ?? '',
    connection: text(row, 'connection') ?? '',
    subsidiary: text(row, 'subsidiary'),
  }));
}

/** The latest documents, those that never become orders left out. */
function seenDocuments(marketplaces: readonly AuditMarketplace[]): { seen: SeenDocument[]; isPartial: boolean } {
  const sql = `SELECT id, ${DOCUMENT.connection} AS connection, ${DOCUMENT.marketplaceId} AS amazonid, ${DOCUMENT.skus} AS skus
    FROM ${DOCUMENT.type} WHERE ${DOCUMENT.kind} = 'order' AND isinactive = 'F'
    AND ${DOCUMENT.state} <> 'ignored' AND id < ? ORDER BY id DESC FETCH FIRST ${ROWS_AT_ONCE} ROWS ONLY`;
  const { found, isPartial } = inTurn((last) => rows(sql, [last ?? Number.MAX_SAFE_INTEGER]));
  const keys = new Map(marketplaces.map((each) => [`${each.connection} ${each.amazonId}`, each.id]));
  const seen = found.flatMap((row): SeenDocument[] => {
    const marketplace = keys.get(`${text(row, 'connection')} ${text(row, 'amazonid')}`);
    return marketplace === undefined ? [] : [{ marketplace, skus: skusOf(text(row, 'skus')) }];
  });
  return { seen, isPartial };
}

function skusOf(json: string | null): string[] {
  const parsed: unknown = JSON.parse(json ?? '[]');
  return Array.isArray(parsed) ? parsed.filter((each): each is string => typeof each === 'string' && each !== '') : [];
}

/** What a map row says, with its item. Whether its subsidiary sells the item is asked in the same statement. */
const mapSelect =
  (): string => `SELECT m.id, m.${SKU_MAP.marketplace} AS marketplace, m.${SKU_MAP.sku} AS sku, m.${SKU_MAP.item} AS item,
  BUILTIN.DF(m.${SKU_MAP.item}) AS itemname, m.${SKU_MAP.pack} AS pack, BUILTIN.DF(m.${SKU_MAP.channel}) AS channel,
  TO_CHAR(m.${SKU_MAP.from}, 'YYYY-MM-DD') AS validfrom, TO_CHAR(m.${SKU_MAP.to}, 'YYYY-MM-DD') AS validto,
  i.isinactive AS itemisinactive, ${isOneWorld() ? ELSEWHERE : "'F'"} AS elsewhere
  FROM ${SKU_MAP.type} m LEFT JOIN item i ON i.id = m.${SKU_MAP.item} ${isOneWorld() ? SOLD_BY : ''}
  WHERE m.isinactive = 'F'`;

/** An item with "include children" has more subsidiaries than the table names; NetSuite decides about it on saving. */
const ELSEWHERE = `CASE WHEN i.includechildren = 'F' AND k.${MARKETPLACE.subsidiary} IS NOT NULL AND s.item IS NULL
  THEN 'T' ELSE 'F' END`;
const SOLD_BY = `JOIN ${MARKETPLACE.type} k ON k.id = m.${SKU_MAP.marketplace}
  LEFT JOIN itemsubsidiarymap s ON s.item = m.${SKU_MAP.item} AND s.subsidiary = k.${MARKETPLACE.subsidiary}`;

function allMapRows(): { rows: NamedRow[]; isPartial: boolean } {
  const sql = `${mapSelect()} AND m.id > ? ORDER BY m.id FETCH FIRST ${ROWS_AT_ONCE} ROWS ONLY`;
  const { found, isPartial } = inTurn((last) => rows(sql, [last ?? 0]));
  return { rows: namedRows(found), isPartial };
}

/** Rows of these SKUs, of any date (10 units a thousand). */
export function mapRowsOf(skus: readonly string[]): NamedRow[] {
  return namedRows(rowsIn(`${mapSelect()} AND m.${SKU_MAP.sku} IN (…)`, [...new Set(skus)]));
}

function namedRows(found: readonly Row[]): NamedRow[] {
  return found.map((row) => {
    const item = requiredText(row, 'item');
    const channel = (text(row, 'channel') ?? '').toUpperCase();
    return {
      id: requiredText(row, 'id'),
      marketplaceId: requiredText(row, 'marketplace'),
      sku: requiredText(row, 'sku'),
      itemId: item,
      itemName: text(row, 'itemname') ?? item,
      pack: number(row, 'pack') ?? 1,
      channel: channel.startsWith('FBM') ? 'FBM' : channel.startsWith('FBA') ? 'FBA' : null,
      from: text(row, 'validfrom'),
      to: text(row, 'validto'),
      itemActive: row.itemisinactive === 'F',
      itemSubsidiaries: row.elsewhere === 'T' ? [] : null,
    };
  });
}

/** Reads on from the last row's id until a read is not full, or often enough. */
function inTurn(read: (last: number | null) => Row[]): { found: Row[]; isPartial: boolean } {
  const found: Row[] = [];
  for (let turn = 0; turn < MOST_READS; turn++) {
    const last = found.at(-1);
    const part = read(last ? Number(last.id) : null);
    found.push(...part);
    if (part.length < ROWS_AT_ONCE) return { found, isPartial: false };
  }
  return { found, isPartial: true };
}

/** Items of the map rows that a gap is about. */
export function itemsOfGap(gap: Gap, rows: readonly NamedRow[]): string[] {
  return rows.filter((row) => gap.rowIds.includes(row.id)).map((row) => row.itemId);
}
