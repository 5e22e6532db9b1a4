/**
 * Margins as they stand in the records, added up over settlements: by SKU in one marketplace and month.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { FeeComparison } from '../../flows/fees/feeErrors';
import { MARGIN_COLUMNS, type MarginColumn } from '../../flows/margin/marginRows';
import { type Minor, minor } from '../../ledger/minor';
import { LOOK, MARGIN, MARKETPLACE, SETTLEMENT } from '../ids';
import { allRows, number, type Row, requiredText, rows, text } from '../rows';
import { textOf } from '../saving';

export interface SkuMargin {
  /** Empty for what no SKU is known of. */
  readonly sku: string;
  readonly units: number;
  readonly refundedUnits: number;
  readonly amounts: Readonly<Record<MarginColumn, Minor>>;
  /** In the currency of the books; null where nothing left. */
  readonly cost: Minor | null;
}

export interface MonthMargins {
  /** Of all amounts but cost; null where nothing was settled. */
  readonly currency: string | null;
  /** Of cost; null where nothing left. */
  readonly costCurrency: string | null;
  readonly skus: readonly SkuMargin[];
}

export interface MarginMonth {
  /** Internal id of the marketplace's record; empty for what nobody can place. */
  readonly place: string;
  readonly name: string;
  /** `YYYY-MM` */
  readonly month: string;
}

/** The latest first (10 units). */
export function marginMonths(): MarginMonth[] {
  const m = MARGIN;
  const sql = `SELECT m.${m.marketplace} AS place, k.name AS name, m.${m.month} AS month FROM ${m.type} m
    LEFT JOIN ${MARKETPLACE.type} k ON k.id = m.${m.marketplace} WHERE m.isinactive = 'F'
    GROUP BY m.${m.marketplace}, k.name, m.${m.month} ORDER BY m.${m.month} DESC, k.name`;
  return rows(sql).map((row) => ({
    place: text(row, 'place') ?? '',
    name: text(row, 'name') ?? 'No marketplace',
    month: requiredText(row, 'month'),
  }));
}

/** 10 units for a thousand SKUs, twice where some were settled and cost in different currencies. */
export function monthMargins({ place, month }: Pick<MarginMonth, 'place' | 'month'>): MonthMargins {
  const m = MARGIN;
  const sums = MARGIN_COLUMNS.map((column) => `SUM(${m[column]}) AS c_${column}`).join(', ');
  const where = place === '' ? `${m.marketplace} IS NULL` : `${m.marketplace} = ?`;
  const sql = `SELECT ${m.sku} AS sku, ${m.currency} AS currency, CASE WHEN ${m.settlement} IS NULL THEN 'cost' ELSE 'settled' END AS source,
    SUM(${m.units}) AS units, SUM(${m.refunded}) AS refunded, ${sums}, SUM(${m.cost}) AS cost FROM ${m.type}
    WHERE isinactive = 'F' AND ${where} AND ${m.month} = ?
    GROUP BY ${m.sku}, ${m.currency}, CASE WHEN ${m.settlement} IS NULL THEN 'cost' ELSE 'settled' END
    ORDER BY ${m.sku}, ${m.currency}`;
  const found = allRows(sql, [...(place === '' ? [] : [Number(place)]), month]);
  const settled = found.filter(({ source }) => source === 'settled');
  const cost = found.filter(({ source }) => source === 'cost');
  const skus = [...new Set(found.map((row) => text(row, 'sku') ?? ''))];
  return {
    currency: settled[0] === undefined ? null : text(settled[0], 'currency'),
    costCurrency: cost[0] === undefined ? null : text(cost[0], 'currency'),
    skus: skus.map((sku) => marginOf(sku, ofSku(settled, sku), ofSku(cost, sku))),
  };
}

const ofSku = (found: readonly Row[], sku: string): Row[] => found.filter((row) => (text(row, 'sku') ?? '') === sku);

const added = (found: readonly Row[], column: string): Minor =>
  minor(found.reduce((sum, row) => sum + (number(row, column) ?? 0), 0));

function marginOf(sku: string, settled: readonly Row[], cost: readonly Row[]): SkuMargin {
  const amounts = MARGIN_COLUMNS.map((column) => [column, added(settled, `c_${column}`)] as const);
  return {
    sku,
    units: added(settled, 'units'),
    refundedUnits: added(settled, 'refunded'),
    amounts: Object.fromEntries(amounts) as Record<MarginColumn, Minor>,
    cost: cost.length === 0 ? null : added(cost, 'cost'),
  };
}

/** Fees of a settlement against estimates of them. */
export interface ComparedLook {
  readonly settlement: string;
  /** Amazon's id. */
  readonly number: string;
  readonly currency: string;
  readonly comparisons: readonly FeeComparison[];
  /** Items whose price of a unit cannot be told. */
  readonly left: number;
}

/** Of the latest settlements (10 units, and 2 for each). */
export function comparedLooks(most: number): ComparedLook[] {
  const sql = `SELECT l.id AS look, s.id AS settlement, s.${SETTLEMENT.number} AS settlementid FROM ${LOOK.type} l
    JOIN ${SETTLEMENT.type} s ON s.id = l.${LOOK.settlement} WHERE l.${LOOK.compared} IS NOT NULL
    ORDER BY s.${SETTLEMENT.end} DESC, s.id DESC FETCH FIRST ${most} ROWS ONLY`;
  return rows(sql).map((row) => {
    const kept = record.load({ type: LOOK.type, id: Number(requiredText(row, 'look')) });
    const fees = JSON.parse(textOf(kept, LOOK.fees) ?? '{}') as Omit<ComparedLook, 'settlement' | 'number'>;
    return { ...fees, settlement: requiredText(row, 'settlement'), number: requiredText(row, 'settlementid') };
  });
}
