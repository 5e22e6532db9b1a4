// What an order item brings the seller and what Amazon takes from it, as the rows of a settlement.
// Source: money as real settlements show it (practice), unless a line says otherwise. Rates of fees are plausible examples.

import { marketplaceFacts } from '../marketplaces';
import type { AmazonOrder, AmazonOrderLine, Charge } from '../order';
import type { Amount, Kind } from './entry';
import { ORDER_KINDS, WITHHELD } from './kinds';

/** In hundredths of what the buyer pays for the goods; of the shipping too where the seller ships. */
const REFERRAL = 15;
/** In hundredths of the referral fee: Amazon passes digital services taxes on. */
const DIGITAL_SERVICES: Readonly<Record<string, number>> = { CA: 3, GB: 2, FR: 3, IT: 3, ES: 3 };
/** Per unit, by SKU. */
const FULFILLMENT = { least: 250, span: 500 };
const TRANSPORT_PER_UNIT = 395;

/** Half a minor unit goes up. `amount` is never negative. */
const hundredths = (amount: number, rate: number): number => Math.floor((amount * rate + 50) / 100);

/** What Amazon keeps of a price and of the shipping beside it, in minor units. */
export const commissionOn = (goods: number, shipping: number): number =>
  hundredths(goods, REFERRAL) + hundredths(shipping, REFERRAL);

/** The same for every unit of a SKU, and different from SKU to SKU. */
export function fulfillmentFee(sku: string): number {
  let hash = 7;
  for (const character of sku) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return FULFILLMENT.least + (hash % FULFILLMENT.span);
}

/**
 * A part of a line: `itemAmount` of what its goods cost, and so many of its units for all that is charged by unit. Shares
 * are rounded down, so that the parts of growing shares always add up to the line.
 */
export function portionOf(line: AmazonOrderLine, itemAmount: number, units: number): AmazonOrderLine {
  const { quantity, item } = line;
  if (itemAmount === item.amount && units === quantity) return line;
  const share = (value: number, part: number, whole: number) => (whole === 0 ? 0 : Math.floor((value * part) / whole));
  const byUnit = ({ amount, tax }: Charge): Charge => ({
    amount: share(amount, units, quantity),
    tax: share(tax, units, quantity),
  });
  const byAmount = (value: number) => share(value, itemAmount, item.amount);
  return {
    ...line,
    quantity: units,
    item: { amount: itemAmount, tax: byAmount(item.tax) },
    discount: { amount: byAmount(line.discount.amount), tax: byAmount(line.discount.tax) },
    shipping: byUnit(line.shipping),
    shippingDiscount: byUnit(line.shippingDiscount),
    giftWrap: byUnit(line.giftWrap),
    codFee: byUnit(line.codFee),
    other: byUnit(line.other),
    points: line.points === null ? null : { ...line.points, value: share(line.points.value, units, quantity) },
  };
}

/** All amounts of a line that are not zero; of a sale the Principal always. */
export function moneyOf(order: AmazonOrder, line: AmazonOrderLine): Amount[] {
  const amounts =
    order.channelName === 'NON_AMAZON' ? multiChannel(line) : [...sale(order, line), ...fees(order, line)];
  return amounts.flatMap(([kind, minor]) =>
    minor === 0 && kind !== ORDER_KINDS.principal ? [] : [{ kind, minor: minor === 0 ? 0 : minor }],
  );
}

type Part = readonly [kind: Kind, minor: number];

/** Another channel's sale that Amazon ships: its cost and nothing else. */
const multiChannel = ({ sku, quantity }: AmazonOrderLine): Part[] => [
  [ORDER_KINDS.fulfillment, -fulfillmentFee(sku) * quantity],
  [ORDER_KINDS.transport, -TRANSPORT_PER_UNIT * quantity],
];

/**
 * Where prices include tax and the seller owes it, Principal has the tax in it and there is no row of tax (a real German
 * file). Everywhere else tax stands apart, and a row of withheld tax mirrors what Amazon remits.
 */
const isTaxApart = (order: AmazonOrder, line: AmazonOrderLine): boolean => !order.taxIncluded || remits(order, line);

/** Unconfirmed: in Japan consumption tax is inside Principal, whoever owes it. */
const remits = ({ marketplaceId }: AmazonOrder, { taxModel }: AmazonOrderLine): boolean =>
  taxModel === 'MARKETPLACE_FACILITATOR' && marketplaceFacts(marketplaceId).country !== 'JP';

const netOf = (order: AmazonOrder, line: AmazonOrderLine, { amount, tax }: Charge): number =>
  order.taxIncluded && isTaxApart(order, line) ? amount - tax : amount;

function sale(order: AmazonOrder, line: AmazonOrderLine): Part[] {
  const net = (charge: Charge) => netOf(order, line, charge);
  const tax = (minor: number) => (isTaxApart(order, line) ? minor : 0);
  const { item, shipping, giftWrap, codFee, other, discount, shippingDiscount, points } = line;
  return [
    [ORDER_KINDS.principal, net(item)],
    // Unconfirmed: what the tax of the rarer charges is called.
    [ORDER_KINDS.tax, tax(item.tax + codFee.tax + other.tax)],
    [ORDER_KINDS.shipping, net(shipping)],
    [ORDER_KINDS.shippingTax, tax(shipping.tax)],
    [ORDER_KINDS.giftWrap, net(giftWrap)],
    [ORDER_KINDS.giftWrapTax, tax(giftWrap.tax)],
    [ORDER_KINDS.cod, net(codFee)],
    [ORDER_KINDS.regulatoryFee, net(other)],
    [ORDER_KINDS.discount, -net(discount)],
    [ORDER_KINDS.shippingDiscount, -net(shippingDiscount)],
    [ORDER_KINDS.taxDiscount, -tax(discount.tax + shippingDiscount.tax)],
    ...withheld(order, line),
    [ORDER_KINDS.points, -(points?.value ?? 0)],
  ];
}

function withheld(order: AmazonOrder, line: AmazonOrderLine): Part[] {
  if (!remits(order, line)) return [];
  const kinds = WITHHELD[marketplaceFacts(order.marketplaceId).region];
  const wrap = line.giftWrap.tax;
  const other = line.codFee.tax + line.other.tax;
  const principal = line.item.tax - line.discount.tax;
  const homeless = (kinds.giftWrap === null ? wrap : 0) + (kinds.other === null ? other : 0);
  return [
    [kinds.principal, -(principal + homeless)],
    [kinds.shipping, -(line.shipping.tax - line.shippingDiscount.tax)],
    ...(kinds.giftWrap === null ? [] : [[kinds.giftWrap, -wrap] as const]),
    ...(kinds.other === null ? [] : [[kinds.other, -other] as const]),
  ];
}

/** Fees are reckoned on what the buyer pays, tax included where prices include it (practice: Europe). */
function fees(order: AmazonOrder, line: AmazonOrderLine): Part[] {
  const byAmazon = order.fulfilledBy === 'AMAZON';
  const goods = Math.max(0, line.item.amount - line.discount.amount);
  const wrap = byAmazon ? 0 : line.giftWrap.amount;
  const commission = hundredths(goods + wrap, REFERRAL);
  const { country } = marketplaceFacts(order.marketplaceId);
  const digital = hundredths(commission, DIGITAL_SERVICES[country] ?? 0);
  return [
    [ORDER_KINDS.commission, -commission],
    [ORDER_KINDS.digitalServices, -digital],
    ...(byAmazon ? amazonsWork(order, line) : merchantsShipping(line)),
  ];
}

/** Amazon does the work, so it takes back what the buyer paid for shipping and wrap. */
function amazonsWork(order: AmazonOrder, line: AmazonOrderLine): Part[] {
  const net = (charge: Charge) => netOf(order, line, charge);
  return [
    [ORDER_KINDS.fulfillment, -fulfillmentFee(line.sku) * line.quantity],
    [ORDER_KINDS.shippingChargeback, -Math.max(0, net(line.shipping) - net(line.shippingDiscount))],
    [ORDER_KINDS.wrapChargeback, -net(line.giftWrap)],
  ];
}

const merchantsShipping = ({ shipping, shippingDiscount }: AmazonOrderLine): Part[] => [
  [ORDER_KINDS.shippingCommission, -hundredths(Math.max(0, shipping.amount - shippingDiscount.amount), REFERRAL)],
];

/** What is new in `now` against `before`, by kind; without zeroes but for the Principal. */
export function difference(now: readonly Amount[], before: readonly Amount[]): readonly Amount[] {
  if (before.length === 0) return now;
  const sums = new Map<Kind, number>(now.map(({ kind, minor }) => [kind, minor]));
  for (const { kind, minor } of before) sums.set(kind, (sums.get(kind) ?? 0) - minor);
  return [...sums].flatMap(([kind, minor]) => (minor === 0 && kind !== ORDER_KINDS.principal ? [] : [{ kind, minor }]));
}
