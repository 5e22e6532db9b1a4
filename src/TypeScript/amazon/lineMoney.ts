/**
 * Works out what the breakdowns of a line mean. Amazon documents neither the sign of discounts nor whether amounts hold
 * the tax, so each reading is tried against the total that Amazon states, and only an exact fit counts.
 *
 * @NApiVersion 2.1
 */

import type { Part } from '../flows/orders/order';
import { type Minor, minor, sum, ZERO } from '../ledger/minor';
import { type Breakdowns, COMPONENTS, type Component } from './lineBreakdowns';
import { refuse } from './refusal';

/** Whether the charges of a line hold their tax. */
export type TaxReading = 'excluded' | 'included';

export interface LineMoney {
  readonly item: Part;
  readonly shipping: Part;
  readonly giftWrap: Part;
  readonly other: Part;
  readonly promotion: Part;
  readonly shippingPromotion: Part;
}

const NOTHING: Part = { amount: ZERO, tax: ZERO };

export const NO_MONEY: LineMoney = {
  item: NOTHING,
  shipping: NOTHING,
  giftWrap: NOTHING,
  other: NOTHING,
  promotion: NOTHING,
  shippingPromotion: NOTHING,
};

function chargesOf({ charges, discount }: Breakdowns): number {
  return sum(COMPONENTS.map((component) => charges[component])) - discount.onShipping - discount.onTheRest;
}

/**
 * The tax that promotions took away, as a reduction of the tax listed by component. It is counted only where Amazon's
 * own sums count it: within the TAX subtotal, or (tax excluded) beside it in the total of the line.
 */
function discountTax(breakdowns: Breakdowns, reading: TaxReading, total: Minor): Minor {
  const { subtotal, byComponent, ofDiscount } = breakdowns.tax;
  if (byComponent === null || ofDiscount === 0) return ZERO;
  const listed = sum(COMPONENTS.map((component) => byComponent[component]));
  if (subtotal === listed - ofDiscount) return ofDiscount;
  const besideTheTax = reading === 'excluded' && total === chargesOf(breakdowns) + subtotal - ofDiscount;
  return besideTheTax ? ofDiscount : ZERO;
}

/** Every reading in which the breakdowns re-add to the stated total exactly. Both fit where there is no tax. */
export function readingsThatFit(breakdowns: Breakdowns, total: Minor): TaxReading[] {
  checkTaxDetails(breakdowns);
  const charges = chargesOf(breakdowns);
  const { subtotal, ofDiscount } = breakdowns.tax;
  const excluded = charges + subtotal;
  const fits: TaxReading[] = [];
  if (total === excluded || (total === excluded - ofDiscount && taxListsGross(breakdowns))) fits.push('excluded');
  if (total === charges) fits.push('included');
  if (fits.length > 0) return fits;
  return refuse(
    'money-does-not-add-up',
    breakdowns.path,
    `${breakdowns.path}: Amazon states a total of ${total}, and its parts come to ${excluded} with the tax added or ` +
      `${charges} with the tax inside (minor units of ${breakdowns.currency}). Compare with the order in Seller Central.`,
  );
}

/** Whether the TAX subtotal leaves the tax of promotions aside. */
function taxListsGross({ tax }: Breakdowns): boolean {
  const { byComponent } = tax;
  return byComponent !== null && tax.subtotal === sum(COMPONENTS.map((component) => byComponent[component]));
}

function checkTaxDetails(breakdowns: Breakdowns): void {
  const { subtotal, byComponent, ofDiscount } = breakdowns.tax;
  if (byComponent === null) return;
  const listed = sum(COMPONENTS.map((component) => byComponent[component]));
  if (subtotal === listed || subtotal === listed - ofDiscount) return;
  refuse(
    'money-does-not-add-up',
    breakdowns.path,
    `${breakdowns.path}: Amazon states a tax of ${subtotal}, and its details come to ${listed - ofDiscount} ` +
      `(minor units of ${breakdowns.currency}). Compare with the order in Seller Central.`,
  );
}

/** The parts of a line under one reading; with their taxes they re-add to `total`. */
export function partsOf(breakdowns: Breakdowns, reading: TaxReading, total: Minor, taxIsBooked: boolean): LineMoney {
  const { charges, discount, path } = breakdowns;
  const taxes = taxByComponent(breakdowns, reading, taxIsBooked);
  const reduction = discountTax(breakdowns, reading, total);
  checkDiscounts(breakdowns);
  const onShippingOnly = discount.onShipping > 0 && discount.onTheRest === 0;
  if (reduction > 0 && discount.onShipping > 0 && !onShippingOnly && (taxIsBooked || reading === 'included')) {
    return notAttributable(path, 'the tax of the promotions', 'item and shipping promotions');
  }
  const part = (gross: number, tax: number, name: string): Part => partOf(gross, tax, reading, `${path} ${name}`, path);
  return {
    item: part(charges.ITEM, taxes.ITEM, 'ITEM'),
    shipping: part(charges.SHIPPING, taxes.SHIPPING, 'SHIPPING'),
    giftWrap: part(charges.GIFT_WRAP, taxes.GIFT_WRAP, 'GIFT_WRAP'),
    other: part(charges.COD_FEE + charges.OTHER, taxes.COD_FEE + taxes.OTHER, 'OTHER'),
    promotion: part(discount.onTheRest, onShippingOnly ? 0 : reduction, 'DISCOUNT'),
    shippingPromotion: part(discount.onShipping, onShippingOnly ? reduction : 0, 'DISCOUNT on SHIPPING'),
  };
}

function partOf(gross: number, tax: number, reading: TaxReading, name: string, path: string): Part {
  if (reading === 'excluded') return { amount: minor(gross), tax: minor(tax) };
  if (tax <= gross) return { amount: minor(gross - tax), tax: minor(tax) };
  return refuse(
    'tax-exceeds-price',
    path,
    `${name}: expected a tax within the price of ${gross}, found ${tax} minor units. Compare with the order in Seller Central.`,
  );
}

/**
 * Tax that Amazon gives only as one sum belongs to the only component that was charged. With several, a split would be
 * a guess: it is refused wherever it would be seen, that is where the tax is ours to book or sits inside the prices.
 * Facilitator tax on top of the prices is never booked, so there it stays on the item.
 */
function taxByComponent(
  { tax, charges, path }: Breakdowns,
  reading: TaxReading,
  taxIsBooked: boolean,
): Readonly<Record<Component, Minor>> {
  if (tax.byComponent !== null) return tax.byComponent;
  const taxes: Record<Component, Minor> = { ITEM: ZERO, SHIPPING: ZERO, GIFT_WRAP: ZERO, COD_FEE: ZERO, OTHER: ZERO };
  if (tax.subtotal === 0) return taxes;
  const charged = COMPONENTS.filter((component) => charges[component] > 0);
  const only = charged.length === 1 ? charged[0] : undefined;
  if (only !== undefined) return { ...taxes, [only]: tax.subtotal };
  if (!taxIsBooked && reading === 'excluded') return { ...taxes, ITEM: tax.subtotal };
  return notAttributable(path, `the tax of ${tax.subtotal}`, charged.join(', ') || 'no charge at all');
}

function notAttributable(path: string, what: string, among: string): never {
  return refuse(
    'tax-not-attributable',
    path,
    `${path}: expected ${what} to be listed by component, found one sum for ${among}. ` +
      'Enter this order by hand with the taxes that Seller Central shows.',
  );
}

function checkDiscounts({ charges, discount, path, currency }: Breakdowns): void {
  const rest = sum([charges.ITEM, charges.GIFT_WRAP, charges.COD_FEE, charges.OTHER]);
  if (discount.onTheRest <= rest && discount.onShipping <= charges.SHIPPING) return;
  refuse(
    'promotion-exceeds-price',
    path,
    `${path}: expected promotions of at most ${rest} on goods and ${charges.SHIPPING} on shipping, found ` +
      `${discount.onTheRest} and ${discount.onShipping} (minor units of ${currency}). Compare with the order in Seller Central.`,
  );
}
