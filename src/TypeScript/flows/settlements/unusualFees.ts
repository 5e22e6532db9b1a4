/**
 * Whether a fee is outside its own history: what earlier settlements charged for the same kind of line, on the same
 * marketplace, for the same SKU. Whole numbers only: a fee is compared by unit, commission by its rate in hundredths of a
 * percent of what the buyer paid, and fees of the account line by line.
 *
 * @NApiVersion 2.1
 */

import type { ClassedLine, Item } from './itemRuns';
import type { ReportLine } from './lineFinder';
import type { LineClass, Triple } from './settlement';
import { spelled } from './spelling';

/** Values that were seen, each with how often; the least first. */
export type Histogram = readonly (readonly [value: number, count: number])[];

/** By key of a fee, see `feeKey`. Plain JSON. */
export type FeeHistory = Readonly<Record<string, Histogram>>;

export interface FeeSeen {
  readonly classed: ClassedLine;
  readonly key: string;
  /** Of all SKUs together; the same as `key` for a line without one. */
  readonly kindKey: string;
  /** Minor units of a unit or a line; hundredths of a percent where it is a rate. */
  readonly value: number;
  readonly isRate: boolean;
  /** What the fee would be at another value, in minor units; above zero. */
  at(value: number): number;
}

export interface Outside {
  readonly median: number;
  /** Median of the distances from it. */
  readonly deviation: number;
  /** Earlier lines. */
  readonly lines: number;
  /** What was charged beyond the median, in minor units; below zero where it was less. */
  readonly excess: number;
}

/** Earlier lines that make a history. */
export const LEAST_LINES = 5;
/** Distances from the median, and the part of the median, that are usual. */
const DEVIATIONS = 5;
const PART = 10;
/** Minor units: a cent up or down is rounding. */
const LEAST_EXCESS = 2;
/** Of a histogram, so that a history of years stays small and a new level becomes the usual one in time. */
const MOST_VALUES = 12;
const MOST_COUNT = 64;

/** The commission on what buyers pay for shipping. */
const ON_SHIPPING = 'shippinghb';

/** What Amazon sets. Advertising, coupons and deals cost what a seller orders. */
const FEES: ReadonlySet<LineClass | null> = new Set<LineClass | null>([
  'referral-fees',
  'closing-fees',
  'fba-fees',
  'storage',
  'inbound',
  'removal',
  'subscription',
  'other-fees',
]);

export const isFee = (name: LineClass | null): boolean => FEES.has(name);

/** What an item was charged; what is given back is no charge. */
export function feesOf(item: Item): FeeSeen[] {
  return item.lines.flatMap((classed) => {
    const { line } = classed;
    if (!isFee(classed.class) || line.amount >= 0) return [];
    const size = -line.amount;
    // What is kept of a commission on a refund is a part of it as well.
    const paid = Math.abs(spelled(line.amountDescription) === ON_SHIPPING ? item.shipping : item.goods);
    if (classed.class === 'referral-fees' && paid > 0) {
      const at = (rate: number): number => nearest(rate * paid, 10_000);
      return [seen(classed, 'rate', nearest(size * 10_000, paid), at)];
    }
    if (line.sku !== '' && item.units > 0) {
      return [seen(classed, 'unit', nearest(size, item.units), (value) => value * item.units)];
    }
    return [seen(classed, 'line', size, (value) => value)];
  });
}

function seen(classed: ClassedLine, basis: string, value: number, at: (value: number) => number): FeeSeen {
  const { line } = classed;
  return {
    classed,
    key: feeKey(line, basis, line.sku),
    kindKey: feeKey(line, basis, ''),
    value,
    isRate: basis === 'rate',
    at,
  };
}

/** Cells of a file that is separated by tabs hold none. */
function feeKey(line: ReportLine, basis: string, sku: string): string {
  return [line.marketplaceName, kindOf(line), basis, sku].join('\t');
}

/** As `classify` compares them. */
const kindOf = ({ transactionType, amountType, amountDescription }: Triple): string =>
  [transactionType, amountType, amountDescription].map(spelled).join('\t');

/** Half up, of whole numbers that are not negative. */
const nearest = (part: number, whole: number): number => Math.floor((2 * part + whole) / (2 * whole));

/**
 * Null where it is usual, or where too little is known. A SKU without a history of its own is unusual only where no SKU has
 * ever been charged that much.
 */
export function outsideOf(fee: FeeSeen, history: FeeHistory, ofAll: FeeHistory): Outside | null {
  const own = history[fee.key];
  if (own !== undefined && countOf(own) >= LEAST_LINES) return comparedWith(fee, own);
  const all = ofAll[fee.kindKey];
  if (all === undefined || countOf(all) < LEAST_LINES) return null;
  const largest = all.at(-1)?.[0] ?? 0;
  return fee.value > largest ? comparedWith(fee, all) : null;
}

function comparedWith(fee: FeeSeen, histogram: Histogram): Outside | null {
  const median = medianOf(histogram);
  const deviation = medianOf(
    histogram.map(([value, count]) => [Math.abs(value - median), count] as const).sort(byValue),
  );
  const allowed = Math.max(DEVIATIONS * deviation, Math.ceil(median / PART));
  const excess = -fee.classed.line.amount - fee.at(median);
  if (Math.abs(fee.value - median) <= allowed || Math.abs(excess) < LEAST_EXCESS) return null;
  return { median, deviation, lines: countOf(histogram), excess };
}

const byValue = ([one]: readonly [number, number], [other]: readonly [number, number]): number => one - other;

const countOf = (histogram: Histogram): number => histogram.reduce((all, [, count]) => all + count, 0);

/** The lower one of the two in the middle, so that it is a value that was seen. */
export function medianOf(histogram: Histogram): number {
  const middle = Math.floor((countOf(histogram) + 1) / 2);
  let passed = 0;
  for (const [value, count] of histogram) {
    passed += count;
    if (passed >= middle) return value;
  }
  return 0;
}

/** Histograms of all SKUs together, by kind of line. */
export function historyOfKinds(history: FeeHistory): FeeHistory {
  const found = new Map<string, Map<number, number>>();
  for (const [key, histogram] of Object.entries(history)) {
    const kind = `${key.slice(0, key.lastIndexOf('\t'))}\t`;
    const values = found.get(kind) ?? new Map<number, number>();
    found.set(kind, values);
    for (const [value, count] of histogram) values.set(value, (values.get(value) ?? 0) + count);
  }
  return Object.fromEntries([...found].map(([kind, values]) => [kind, [...values].sort(byValue)]));
}

/** Adds what one settlement charged. */
export class FeesSeen {
  readonly #values = new Map<string, Map<number, number>>();

  add({ key, value }: FeeSeen): void {
    const values = this.#values.get(key) ?? new Map<number, number>();
    this.#values.set(key, values);
    values.set(value, (values.get(value) ?? 0) + 1);
  }

  /** The history with this settlement in it. */
  addedTo(history: FeeHistory): FeeHistory {
    const added: Record<string, Histogram> = { ...history };
    for (const [key, values] of this.#values) {
      for (const [value, count] of history[key] ?? []) values.set(value, (values.get(value) ?? 0) + count);
      added[key] = shortened([...values].sort(byValue));
    }
    return added;
  }
}

/** The values seen most often stay; of long histories the counts are halved. */
function shortened(histogram: Histogram): Histogram {
  const kept =
    histogram.length <= MOST_VALUES
      ? histogram
      : histogram
          .toSorted(([, one], [, other]) => other - one)
          .slice(0, MOST_VALUES)
          .sort(byValue);
  if (countOf(kept) <= MOST_COUNT) return kept;
  return shortened(
    kept.map(([value, count]) => [value, Math.floor(count / 2)] as const).filter(([, count]) => count > 0),
  );
}
