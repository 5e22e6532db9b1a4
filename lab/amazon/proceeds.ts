// The breakdown of what a line brings, as the Orders API lists it.
//
// Unconfirmed at Amazon, so chosen here and written down:
// – where prices exclude tax, a line's total = ITEM + SHIPPING + GIFT_WRAP + COD_FEE + OTHER + TAX − |DISCOUNT|;
//   where they include it, TAX only tells how much of the rest is tax, and is not added;
// – TAX is what remains after the tax that promotions took off; its detail DISCOUNT names that part;
// – the sign of every discount amount is a setting (`control.discountSign`), negative unless changed.

import type { AmazonOrderLine, Charge } from './order';
import { lineTax } from './order';
import type { DiscountSign } from './seller';

export interface Breakdown {
  readonly type: 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'COD_FEE' | 'OTHER' | 'TAX' | 'DISCOUNT';
  readonly subtotal: number;
  readonly details: readonly { readonly subtype: string; readonly value: number }[];
}

const parts = (line: AmazonOrderLine): [Exclude<Breakdown['type'], 'TAX' | 'DISCOUNT'>, Charge][] => [
  ['ITEM', line.item],
  ['SHIPPING', line.shipping],
  ['GIFT_WRAP', line.giftWrap],
  ['COD_FEE', line.codFee],
  ['OTHER', line.other],
];

const nonZero = <T extends { readonly value: number }>(details: readonly T[]): T[] =>
  details.filter(({ value }) => value !== 0);

/** ITEM always, the others where there is something to tell. Amounts in minor units. */
export function lineBreakdowns(line: AmazonOrderLine, discountSign: DiscountSign): Breakdown[] {
  const signed = (amount: number) => (discountSign === 'positive' || amount === 0 ? amount : -amount);
  const charged = parts(line)
    .filter(([type, { amount }]) => type === 'ITEM' || amount !== 0)
    .map(([type, { amount }]): Breakdown => ({ type, subtotal: amount, details: [] }));
  const taxDetails = nonZero([
    ...parts(line).map(([type, { tax }]) => ({ subtype: type as string, value: tax })),
    { subtype: 'DISCOUNT', value: signed(line.discount.tax + line.shippingDiscount.tax) },
  ]);
  const discountDetails = nonZero([
    { subtype: 'ITEM', value: signed(line.discount.amount) },
    { subtype: 'SHIPPING', value: signed(line.shippingDiscount.amount) },
  ]);
  const discount = signed(line.discount.amount + line.shippingDiscount.amount);
  return [
    ...charged,
    ...(taxDetails.length > 0 ? [{ type: 'TAX', subtotal: lineTax(line), details: taxDetails } as const] : []),
    ...(discount !== 0 ? [{ type: 'DISCOUNT', subtotal: discount, details: discountDetails } as const] : []),
  ];
}

/** The order's own breakdown: each category over all lines, in the order the lines name them. */
export function aggregate(lines: readonly (readonly Breakdown[])[]): Pick<Breakdown, 'type' | 'subtotal'>[] {
  const sums = new Map<Breakdown['type'], number>();
  for (const { type, subtotal } of lines.flat()) sums.set(type, (sums.get(type) ?? 0) + subtotal);
  return [...sums].map(([type, subtotal]) => ({ type, subtotal }));
}
