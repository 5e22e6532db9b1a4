/**
 * What a row of the map says beyond the class of its lines: for which marketplace and when it holds, and where its lines
 * are put.
 *
 * @NApiVersion 2.1
 */

import { type MapRow, rowFinder } from './classify';
import type { LineClass, Triple } from './settlement';

/** A tax code whose tax the amounts of a row hold. */
export interface TaxTreatment {
  /** Internal id. */
  readonly code: string;
  /** Hundredths of a percent; null where the code has none that can be read. */
  readonly rate: number | null;
}

/** Internal ids of NetSuite's; null where the row says nothing. */
export interface RowDetails {
  /** Marketplace record; null for all of them. */
  readonly marketplace: string | null;
  /** First and last day on which the row holds, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /** In the place of the marketplace's account for the class. */
  readonly account: string | null;
  readonly department: string | null;
  readonly classification: string | null;
  readonly location: string | null;
  readonly tax: TaxTreatment | null;
}

/** The shipped rows have no details. */
export type LineRow = MapRow & Partial<RowDetails>;

export type RowOf = (triple: Triple, marketplace: string | null) => LineRow | null;

/**
 * The row that holds on a day for a kind of line of a marketplace, by internal id; null for the day leaves none out. Of
 * rows that fit a line equally well, those that name its marketplace come first; then the order of the rows decides.
 */
export function rowsOn(rows: readonly LineRow[], day: string | null): RowOf {
  const held = day === null ? rows : rows.filter((row) => holdsOn(row, day));
  const finders = new Map<string | null, (triple: Triple) => LineRow | null>();
  return (triple, marketplace) => {
    const found = finders.get(marketplace) ?? rowFinder(ofMarketplace(held, marketplace));
    finders.set(marketplace, found);
    return found(triple);
  };
}

export const holdsOn = ({ from = null, to = null }: LineRow, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

function ofMarketplace(rows: readonly LineRow[], marketplace: string | null): readonly LineRow[] {
  const [own, general]: [LineRow[], LineRow[]] = [[], []];
  for (const row of rows) {
    if ((row.marketplace ?? null) === null) general.push(row);
    else if (row.marketplace === marketplace) own.push(row);
  }
  return [...own, ...general];
}

/**
 * Classes whose other side Causeway or another settlement puts on the marketplace's own account, so that a row cannot send
 * one of the two elsewhere.
 */
const TIED: ReadonlySet<LineClass> = new Set([
  'tax',
  'withheld-tax',
  'current-reserve',
  'previous-reserve',
  'payable-to-amazon',
  'failed-transfer',
  'review',
]);

/** Classes of what buyers pay and get back, whose amounts may hold the seller's own tax. */
const PRICED: ReadonlySet<LineClass> = new Set([
  'sales',
  'shipping',
  'gift-wrap',
  'promotions',
  'refunds',
  'refunded-shipping',
  'other-income',
  'liquidation',
]);

export const mayHaveAccount = (name: LineClass): boolean => !TIED.has(name);

export const mayHoldTax = (name: LineClass): boolean => PRICED.has(name);

/** What is wrong with a row's details, as a sentence; null where they can be used. */
export function detailsProblem(row: LineRow, classLabel: string): string | null {
  const { from = null, to = null } = row;
  if (from !== null && to !== null && to < from) {
    return `A row holds from its first day to its last; found ${from} to ${to}. Enter a last day that is not before the first.`;
  }
  if ((row.account ?? null) !== null && !mayHaveAccount(row.class)) {
    return `Lines of the class ${classLabel} meet their other side on the marketplace's own account, so their row takes none. Leave Account empty; choose that account on an Amazon Account record.`;
  }
  if ((row.tax ?? null) !== null && !mayHoldTax(row.class)) {
    return `A tax code says what tax is inside a price that buyers paid; lines of the class ${classLabel} are none. Leave Tax Code empty.`;
  }
  return null;
}

type Span = Pick<RowDetails, 'from' | 'to'>;

/** Whether a day is in both. */
export function overlap(one: Partial<Span>, other: Partial<Span>): boolean {
  const starts = (a: Partial<Span>, b: Partial<Span>): boolean => (a.from ?? '') <= (b.to ?? '9999-12-31');
  return starts(one, other) && starts(other, one);
}

/** `from 2026-01-01 to 2026-06-30`; empty for always. */
export function spanWords({ from = null, to = null }: Partial<Span>): string {
  return [from === null ? '' : `from ${from}`, to === null ? '' : `to ${to}`].filter((each) => each !== '').join(' ');
}
