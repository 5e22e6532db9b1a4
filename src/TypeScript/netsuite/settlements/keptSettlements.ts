/**
 * Settlements as their records keep them, for what looks at many of them: the kinds of line that were ever seen, and what a
 * change of the map would do. Reads in the user's role.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { KeptSettlement, PlaceOf } from '../../flows/settlements/lineKinds';
import { marketplaceNamed } from '../../flows/settlements/place';
import type { LineGroup, SettlementReading } from '../../flows/settlements/settlement';
import { exponentOf } from '../../ledger/currencies';
import { parseDecimal, sum } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { SETTLEMENT } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';
import { textOf } from '../saving';

/** Of 1,000 units that a page has, the most that goes into texts that a query may cut: 2 units each. */
const MOST_READ = 300;
/** Characters. Longer texts may come cut from a query; they are loaded with their record. */
const SHORT = 3_900;
const OPEN_STATES: ReadonlySet<string> = new Set(['held', 'ready']);

export interface KeptDetails extends KeptSettlement {
  /** Amazon's id. */
  readonly number: string;
  readonly connection: string;
  /** Internal id of the marketplace record of lines that name none. */
  readonly marketplace: string | null;
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly deposit: string;
  /** Decimal text. */
  readonly total: string;
  readonly lines: number;
}

export interface KeptReading {
  readonly settlements: readonly KeptDetails[];
  /** There are older ones that were not looked at. */
  readonly isPartial: boolean;
}

/** Open ones first, then the latest (10 units, and 2 for each that is long). */
export function keptSettlements(only: 'open' | 'all' = 'all'): KeptReading {
  const s = SETTLEMENT;
  const sql = `SELECT id, ${s.number} AS settlement, ${s.connection} AS connection, ${s.marketplace} AS marketplace, ${s.currency} AS currency,
    ${s.start} AS startat, ${s.end} AS endat, ${s.deposit} AS depositat, ${s.total} AS total, ${s.lines} AS lines, ${s.state} AS state,
    CASE WHEN LENGTH(${s.groups}) <= ${SHORT} THEN ${s.groups} END AS groups
    FROM ${s.type} WHERE isinactive = 'F' ${only === 'open' ? `AND ${s.state} IN ('held', 'ready')` : ''}
    ORDER BY CASE WHEN ${s.state} IN ('held', 'ready') THEN 0 ELSE 1 END, ${s.end} DESC, id DESC
    FETCH FIRST ${MOST_READ + 1} ROWS ONLY`;
  const found = rows(sql);
  return { settlements: found.slice(0, MOST_READ).map(detailsOf), isPartial: found.length > MOST_READ };
}

function detailsOf(row: Row): KeptDetails {
  const id = requiredText(row, 'id');
  return {
    id,
    number: requiredText(row, 'settlement'),
    connection: text(row, 'connection') ?? '',
    marketplace: text(row, 'marketplace'),
    currency: requiredText(row, 'currency'),
    start: text(row, 'startat') ?? '',
    end: text(row, 'endat') ?? '',
    deposit: text(row, 'depositat') ?? '',
    total: requiredText(row, 'total'),
    lines: number(row, 'lines') ?? 0,
    isOpen: OPEN_STATES.has(text(row, 'state') ?? ''),
    groups: groupsOf(text(row, 'groups') ?? loaded(id)),
  };
}

function loaded(id: string): string {
  return textOf(record.load({ type: SETTLEMENT.type, id: Number(id) }), SETTLEMENT.groups) ?? '{"groups":[]}';
}

function groupsOf(json: string): readonly LineGroup[] {
  return (JSON.parse(json) as { readonly groups: readonly LineGroup[] }).groups;
}

/** As it came from its report, without sums by order. */
export function readingOf(kept: KeptDetails): SettlementReading {
  const exponent = exponentOf(kept.currency);
  return {
    head: {
      settlementId: kept.number,
      currency: kept.currency,
      exponent,
      start: Date.parse(kept.start),
      end: Date.parse(kept.end),
      depositDate: Date.parse(kept.deposit),
      total: parseDecimal(kept.total, exponent),
    },
    groups: kept.groups,
    lines: kept.lines,
    sum: sum(kept.groups.map(({ amount }) => amount)),
    orders: [],
    notes: [],
  };
}

/** Places are marketplace records, by internal id. */
export function placeIn(marketplaces: readonly Marketplace[]): PlaceOf<KeptDetails> {
  const known = new Map<string, string | null>();
  return ({ connection, marketplace }, name) => {
    if (name === '') return marketplace;
    const key = `${connection} ${name}`;
    if (!known.has(key)) {
      const amazonId = marketplaceNamed(name)?.id;
      const own = marketplaces.find((each) => each.connection === connection && each.marketplaceId === amazonId);
      known.set(key, own?.id ?? null);
    }
    return known.get(key) ?? null;
  };
}
