/**
 * Tax inside prices: an amount is split by the rate of its row's tax code into net and the seller's own tax, which come to
 * the amount exactly. Where a marketplace's prices hold tax and a row does not say which, the settlement waits.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, sum } from '../../ledger/minor';
import type { PostedGroup } from './accounts';
import type { LineRow } from './lineRows';
import { type Held, kindText } from './proof';
import type { LineClass, SettlementHead } from './settlement';

/** 100 % in the unit of rates, hundredths of a percent. */
const WHOLE = 10_000n;

export interface Split {
  readonly net: Minor;
  readonly tax: Minor;
}

/**
 * `rate` in hundredths of a percent. Tax is amount × rate ÷ (100 % + rate), halves away from zero, so that what is given
 * back of a whole amount is just what was taken; net is the rest.
 */
export function taxWithin(amount: Minor, rate: number): Split {
  const size = BigInt(Math.abs(amount));
  const by = WHOLE + BigInt(rate);
  const tax = Number((2n * size * BigInt(rate) + by) / (2n * by)) * (amount < 0 ? -1 : 1);
  return { net: minor(amount - tax), tax: minor(tax === 0 ? 0 : tax) };
}

/** Classes that are prices: without a tax code it would be unknown how much of them is the seller's. */
const PRICES: ReadonlySet<LineClass> = new Set([
  'sales',
  'shipping',
  'gift-wrap',
  'promotions',
  'refunds',
  'refunded-shipping',
]);

/** A group that goes to an account of its class: what relieves clearing was split on its bill. */
export interface BookedGroup {
  readonly group: PostedGroup;
  readonly row: LineRow | null;
  /** Of the marketplace that it is posted in. */
  readonly marketplaceName: string;
  readonly holdsTax: boolean;
}

/** Prices of which it is not known how much is tax: by kind and marketplace, since one row settles them all. */
export function withoutTaxCode(
  head: Pick<SettlementHead, 'exponent' | 'currency'>,
  booked: readonly BookedGroup[],
): readonly Held[] {
  const kinds = new Map<string, { readonly why: string; readonly groups: PostedGroup[] }>();
  for (const { group, row, marketplaceName, holdsTax } of booked) {
    const why = problemOf(group, row, holdsTax);
    if (why === null) continue;
    const key = `"${kindText(group)}" in ${marketplaceName} ${why}`;
    const known = kinds.get(key) ?? { why, groups: [] };
    known.groups.push(group);
    kinds.set(key, known);
  }
  return [...kinds]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([kind, { groups }]) => {
      const amount = sum(groups.map((group) => group.amount));
      const lines = groups.reduce((count, group) => count + group.lines, 0);
      if (groups.every((group) => group.amount === 0)) return [];
      const size = `${lines} ${lines === 1 ? 'line' : 'lines'}, ${formatMinor(amount, head.exponent)} ${head.currency}`;
      const reason =
        `${kind}: ${size}. Enter one under Details on the page Amazon Settlement Mapping, of 0 % where the price ` +
        'holds no tax; nothing of this settlement is posted until then.';
      return [{ reason, amount, lines }];
    });
}

function problemOf({ class: lineClass }: PostedGroup, row: LineRow | null, holdsTax: boolean): string | null {
  const tax = row?.tax ?? null;
  if (tax !== null) return tax.rate === null ? 'has a tax code that is inactive or has no rate' : null;
  return holdsTax && PRICES.has(lineClass) ? 'holds tax, and no row of the map names its tax code' : null;
}
