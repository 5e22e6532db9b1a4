/**
 * The margin of a settlement by SKU, marketplace and month. Every line is in exactly one column of exactly one row, so that
 * all rows together are the settlement, class by class, to the minor unit; storage is spread over SKUs by weights, and what
 * nobody can tell the SKU of stays in a row without one.
 *
 * @NApiVersion 2.1
 */

import { allocateToLargest } from '../../ledger/allocate';
import { type Minor, minor, ZERO } from '../../ledger/minor';
import type { ClassOf } from '../settlements/itemRuns';
import type { LineClass } from '../settlements/settlement';
import type { SkuFacts } from './skuFacts';

export const MARGIN_COLUMNS = ['sales', 'refunds', 'fees', 'storage', 'reimbursements', 'other', 'aside'] as const;
export type MarginColumn = (typeof MARGIN_COLUMNS)[number];

/** `aside`: what is on the balance sheet, such as tax and reserves, and no part of a margin. */
export const COLUMN_OF: Readonly<Record<LineClass, MarginColumn>> = {
  sales: 'sales',
  shipping: 'sales',
  'gift-wrap': 'sales',
  promotions: 'sales',
  refunds: 'refunds',
  'refunded-shipping': 'refunds',
  tax: 'aside',
  'withheld-tax': 'aside',
  'referral-fees': 'fees',
  'closing-fees': 'fees',
  'fba-fees': 'fees',
  storage: 'storage',
  inbound: 'fees',
  removal: 'fees',
  advertising: 'fees',
  programs: 'fees',
  subscription: 'fees',
  'other-fees': 'fees',
  'fee-tax': 'aside',
  reimbursements: 'reimbursements',
  'other-income': 'other',
  liquidation: 'other',
  claims: 'other',
  withholding: 'aside',
  loans: 'aside',
  'current-reserve': 'aside',
  'previous-reserve': 'aside',
  'payable-to-amazon': 'aside',
  'charged-to-card': 'aside',
  'failed-transfer': 'aside',
  'debt-adjustment': 'aside',
  'collected-on-delivery': 'aside',
  'bank-check': 'aside',
  review: 'aside',
};

export interface MarginRow {
  /** Internal id of the marketplace's record; empty where none is known. */
  readonly place: string;
  /** Empty for what no SKU is known of. */
  readonly sku: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly units: number;
  readonly refundedUnits: number;
  readonly amounts: Readonly<Record<MarginColumn, Minor>>;
}

/** A part of a month's storage that a SKU takes; under an empty SKU, what nobody can place. */
export interface SkuWeight {
  readonly sku: string;
  readonly weight: number;
}

export interface MarginFacts {
  readonly classOf: ClassOf;
  /** Of the name on lines; empty where none is known. */
  placeOf(marketplaceName: string): string;
  /** Of the storage that a month's settlement lines charge for; null where no report is here. */
  weightsOf(place: string, month: string): readonly SkuWeight[] | null;
}

interface Open {
  readonly place: string;
  readonly sku: string;
  readonly month: string;
  units: number;
  refundedUnits: number;
  readonly amounts: Record<MarginColumn, number>;
}

/** In a fixed order: by marketplace, month and SKU. */
export function marginRows({ kinds, skus }: SkuFacts, facts: MarginFacts): MarginRow[] {
  const columns = kinds.map((triple) => COLUMN_OF[facts.classOf(triple) ?? 'review']);
  const rows = new Map<string, Open>();
  for (const { marketplaceName, sku, month, units, refundedUnits, amounts } of skus) {
    const row = rowIn(rows, facts.placeOf(marketplaceName), sku, month);
    row.units += units;
    row.refundedUnits += refundedUnits;
    for (const [kind, amount] of amounts) row.amounts[columns[kind] ?? 'aside'] += amount;
  }
  for (const row of [...rows.values()].filter(({ sku, amounts }) => sku === '' && amounts.storage !== 0)) {
    spread(rows, row, facts.weightsOf(row.place, row.month));
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, open]) => rowOf(open));
}

function rowIn(rows: Map<string, Open>, place: string, sku: string, month: string): Open {
  const key = [place, month, sku].join('\t');
  const known = rows.get(key);
  if (known !== undefined) return known;
  const amounts = { sales: 0, refunds: 0, fees: 0, storage: 0, reimbursements: 0, other: 0, aside: 0 };
  const row: Open = { place, sku, month, units: 0, refundedUnits: 0, amounts };
  rows.set(key, row);
  return row;
}

/** Moves storage from the row without a SKU to those of the weights. */
function spread(rows: Map<string, Open>, from: Open, weights: readonly SkuWeight[] | null): void {
  if (weights === null || !weights.some(({ weight }) => weight > 0)) return;
  const total = minor(from.amounts.storage);
  const shares = allocateToLargest(
    total,
    weights.map(({ weight }) => weight),
  );
  from.amounts.storage = 0;
  weights.forEach(({ sku }, index) => {
    rowIn(rows, from.place, sku, from.month).amounts.storage += shares[index] ?? 0;
  });
}

function rowOf({ amounts, ...row }: Open): MarginRow {
  const whole = MARGIN_COLUMNS.map((column) => [column, minor(amounts[column])] as const);
  return { ...row, amounts: Object.fromEntries(whole) as Record<MarginColumn, Minor> };
}

/** What a row leaves before the cost of its goods. */
export const proceedsOf = (amounts: Readonly<Record<MarginColumn, number>>): Minor =>
  MARGIN_COLUMNS.reduce((all, column) => (column === 'aside' ? all : minor(all + amounts[column])), ZERO);
