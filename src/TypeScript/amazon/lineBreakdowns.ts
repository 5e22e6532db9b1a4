/**
 * Reads the breakdowns of one order line as Amazon lists them, before any of them is interpreted.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum, ZERO } from '../ledger/minor';
import { children, type Node, requiredEnum } from './fields';
import { money, positiveMoney } from './readMoney';
import { refuse } from './refusal';

export type Component = 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'COD_FEE' | 'OTHER';
export const COMPONENTS: readonly Component[] = ['ITEM', 'SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'OTHER'];

const TYPES = [...COMPONENTS, 'TAX', 'DISCOUNT'] as const;
const SUBTYPES = [...COMPONENTS, 'DISCOUNT'] as const;
type Subtype = (typeof SUBTYPES)[number];

export interface Breakdowns {
  readonly path: string;
  readonly currency: string;
  /** What Amazon charges for each component, as quoted: with or without tax. */
  readonly charges: Readonly<Record<Component, Minor>>;
  readonly tax: {
    readonly subtotal: Minor;
    /** The tax of each component; null where Amazon does not say. */
    readonly byComponent: Readonly<Record<Component, Minor>> | null;
    /** Size of the tax that promotions took away, as far as Amazon says. */
    readonly ofDiscount: Minor;
  };
  /** Sizes, never negative: Amazon does not document which sign it uses. */
  readonly discount: { readonly onShipping: Minor; readonly onTheRest: Minor };
}

type Amounts = Record<Subtype, Minor>;

function noAmounts(): Amounts {
  return { ITEM: ZERO, SHIPPING: ZERO, GIFT_WRAP: ZERO, COD_FEE: ZERO, OTHER: ZERO, DISCOUNT: ZERO };
}

/** The breakdowns under `proceeds` of a line. A type that occurs twice is added up. */
export function readBreakdowns(proceeds: Node, currency: string): Breakdowns {
  const entries = children(proceeds, 'breakdowns').map((node) => ({ node, type: requiredEnum(node, 'type', TYPES) }));
  const charges = noAmounts();
  for (const { node, type } of entries) {
    if (type === 'TAX' || type === 'DISCOUNT') continue;
    charges[type] = minor(charges[type] + positiveMoney(node, 'subtotal', currency));
  }
  return {
    path: proceeds.path,
    currency,
    charges,
    tax: readTax(
      entries.filter(({ type }) => type === 'TAX').map(({ node }) => node),
      currency,
    ),
    discount: readDiscount(
      entries.filter(({ type }) => type === 'DISCOUNT').map(({ node }) => node),
      currency,
      charges,
    ),
  };
}

function readTax(nodes: readonly Node[], currency: string): Breakdowns['tax'] {
  const subtotal = sum(nodes.map((node) => positiveMoney(node, 'subtotal', currency)));
  const details = nodes.flatMap((node) => children(node, 'detailedBreakdowns'));
  const amounts = noAmounts();
  for (const detail of details) {
    const subtype = requiredEnum(detail, 'subtype', SUBTYPES);
    const value =
      subtype === 'DISCOUNT' ? size(money(detail, 'value', currency)) : positiveMoney(detail, 'value', currency);
    amounts[subtype] = minor(amounts[subtype] + value);
  }
  return { subtotal, byComponent: details.length > 0 ? amounts : null, ofDiscount: amounts.DISCOUNT };
}

function readDiscount(nodes: readonly Node[], currency: string, charges: Amounts): Breakdowns['discount'] {
  let onShipping = 0;
  let onTheRest = 0;
  for (const node of nodes) {
    const subtotal = size(money(node, 'subtotal', currency));
    const details = children(node, 'detailedBreakdowns').map((detail) => ({
      subtype: requiredEnum(detail, 'subtype', SUBTYPES),
      value: size(money(detail, 'value', currency)),
    }));
    // Without details the whole is on the item, as it was in the version before this one, unless only shipping was charged.
    const whole = charges.ITEM === 0 && charges.SHIPPING > 0 ? ('SHIPPING' as const) : ('ITEM' as const);
    const split = details.length > 0 ? details : [{ subtype: whole, value: subtotal }];
    checkDetails(node, subtotal, sum(split.map(({ value }) => value)), currency);
    for (const { subtype, value } of split) {
      if (subtype === 'SHIPPING') onShipping += value;
      else onTheRest += value;
    }
  }
  return { onShipping: minor(onShipping), onTheRest: minor(onTheRest) };
}

function checkDetails(node: Node, subtotal: Minor, details: Minor, currency: string): void {
  if (subtotal === details) return;
  refuse(
    'money-does-not-add-up',
    node.path,
    `${node.path}: expected the details to add to the discount of ${subtotal}, found ${details} (minor units of ${currency}). ` +
      'Compare with the order in Seller Central.',
  );
}

function size(amount: Minor): Minor {
  return minor(Math.abs(amount));
}
