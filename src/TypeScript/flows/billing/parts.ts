/**
 * The parts of a sale that belong to one shipment: the goods in it, and of shipping, gift wrap, promotions and tax what
 * those goods take. Gross, as the buyer paid: Amazon's fees are no part of a sale.
 *
 * @NApiVersion 2.1
 */

import { type Minor, sum } from '../../ledger/minor';
import { type Portion, shareOf } from './shares';
import { isGoods, type Shipment, type ShippedOrder, type SoldLine, unitsOf } from './shippedOrder';

/** What a shipment takes of one line of the sales order. */
export interface SalePart {
  readonly sold: SoldLine;
  /** Units of goods; 1 on lines of money. */
  readonly quantity: number;
  readonly amountMinor: Minor;
  readonly taxMinor: Minor;
  /** Whether nothing of the line is left after it. */
  readonly isLast: boolean;
}

export interface Sale {
  readonly parts: readonly SalePart[];
  /** Parts and the seller's tax on them. */
  readonly totalMinor: Minor;
  /** Tax that Amazon collects on this shipment's share of the order. */
  readonly facilitatorTaxMinor: Minor;
}

export type SaleReading = { readonly ok: true; readonly sale: Sale } | { readonly ok: false; readonly problem: string };

/** The sale of `shipment`, when the shipments in `before` are recorded already. */
export function saleOf(order: ShippedOrder, shipment: Shipment, before: readonly Shipment[]): SaleReading {
  const portions = new Map<number, Portion>();
  for (const sold of order.lines.filter((each) => isGoods(each) && each.quantity > 0)) {
    const portion = portionOf(sold, shipment, before);
    if (!Number.isSafeInteger(portion.before + portion.now) || portion.before + portion.now > portion.of) {
      const found = portion.before + portion.now;
      return no(`Expected at most the ${portion.of} ordered of ${sold.sku ?? sold.itemId}, found ${found} shipped.`);
    }
    portions.set(sold.line, portion);
  }
  const whole = wholeOf([...portions.values()]);
  if (whole.now === 0) return no('The fulfilment holds no line of the Amazon order.');
  const parts = order.lines.flatMap((sold) => partsOf(sold, portionFor(sold, order.lines, portions, whole)));
  return {
    ok: true,
    sale: {
      parts,
      totalMinor: sum(parts.flatMap(({ amountMinor, taxMinor }) => [amountMinor, taxMinor])),
      facilitatorTaxMinor: shareOf(order.facilitatorTaxMinor, whole),
    },
  };
}

const no = (problem: string): SaleReading => ({ ok: false, problem });

function portionOf(sold: SoldLine, shipment: Shipment, before: readonly Shipment[]): Portion {
  return {
    before: before.reduce((all, each) => all + unitsOf(each, sold), 0),
    now: unitsOf(shipment, sold),
    of: sold.quantity,
  };
}

/** All goods of the order together: what divides money that belongs to no line of Amazon's. */
function wholeOf(portions: readonly Portion[]): Portion {
  return portions.reduce((all, each) => ({
    before: all.before + each.before,
    now: all.now + each.now,
    of: all.of + each.of,
  }));
}

/** Money goes along with the goods of its own order item; where nothing of them is left to ship, with the whole order. */
function portionFor(
  sold: SoldLine,
  lines: readonly SoldLine[],
  portions: ReadonlyMap<number, Portion>,
  whole: Portion,
): Portion {
  const goods = isGoods(sold)
    ? sold
    : lines.find((each) => isGoods(each) && sold.orderItemId !== null && each.orderItemId === sold.orderItemId);
  return (goods && portions.get(goods.line)) ?? whole;
}

function partsOf(sold: SoldLine, portion: Portion): readonly SalePart[] {
  if (portion.now === 0) return [];
  return [
    {
      sold,
      quantity: isGoods(sold) ? Math.min(portion.now, sold.quantity) : 1,
      amountMinor: shareOf(sold.amountMinor, portion),
      taxMinor: shareOf(sold.taxMinor, portion),
      isLast: portion.before + portion.now === portion.of,
    },
  ];
}
