/**
 * Checks the total that Amazon states for a whole order against the totals of its lines.
 *
 * @NApiVersion 2.1
 */

import type { Order, OrderLine } from '../flows/orders/order';
import { type Minor, minor, sum, ZERO } from '../ledger/minor';
import { children, type Node, requiredEnum } from './fields';
import { optionalMoney, positiveMoney } from './readMoney';
import { attempt, refuse } from './refusal';

const TYPES = ['ITEM', 'SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'TAX', 'DISCOUNT', 'DELIVERY_TIP', 'OTHER'] as const;

export type Totals = Pick<Order, 'grandTotal' | 'deliveryTip'>;

const NO_TOTALS: Totals = { grandTotal: null, deliveryTip: ZERO };

/**
 * The totals under `proceeds` of an order. A tip for the driver belongs to the order and to no line; one that Amazon
 * has not yet taken into its total is left out. Refused where the lines do not come to the total, unless `mayLack`.
 */
export function checkTotals(
  proceeds: Node | null,
  lines: readonly OrderLine[],
  currency: string,
  mayLack: boolean,
): Totals {
  if (proceeds === null) return NO_TOTALS;
  if (!mayLack) return readTotals(proceeds, lines, currency);
  const outcome = attempt(() => readTotals(proceeds, lines, currency));
  return outcome.ok ? outcome.value : NO_TOTALS;
}

function readTotals(proceeds: Node, lines: readonly OrderLine[], currency: string): Totals {
  const grandTotal = optionalMoney(proceeds, 'grandTotal', currency);
  const tip = readTip(proceeds, currency);
  if (grandTotal === null) return NO_TOTALS;
  const ofLines = sum(lines.map((line) => line.total ?? ZERO));
  if (grandTotal === ofLines) return { grandTotal, deliveryTip: ZERO };
  if (grandTotal === ofLines + tip) return { grandTotal, deliveryTip: tip };
  return refuse(
    'money-does-not-add-up',
    `${proceeds.path}.grandTotal`,
    `${proceeds.path}.grandTotal: Amazon states ${grandTotal} for the order, and its lines come to ${ofLines}` +
      `${tip > 0 ? ` and a tip of ${tip}` : ''} (minor units of ${currency}). Compare with the order in Seller Central.`,
  );
}

function readTip(proceeds: Node, currency: string): Minor {
  return children(proceeds, 'breakdowns').reduce((tip, node) => {
    const type = requiredEnum(node, 'type', TYPES);
    return type === 'DELIVERY_TIP' ? minor(tip + positiveMoney(node, 'subtotal', currency)) : tip;
  }, ZERO);
}
