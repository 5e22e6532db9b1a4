/**
 * The lines of a sales order: each money field of an Amazon order line becomes a line of its own, a discount directly
 * after what it discounts.
 *
 * @NApiVersion 2.1
 */

import { type Minor, negate, ZERO } from '../../ledger/minor';
import type { SkuRow } from '../skumap/resolve';
import type { OrderLine, Part } from './order';
import type { Problems } from './problems';
import { quantityLeft } from './quantity';
import { isEmptyOfMoney, isZero } from './readd';
import type { LineKind, SalesOrderLine, TaxStanding } from './salesorder';
import type { MarketplaceSettings } from './settings';
import { type TaxPlan, taxOf } from './tax';

/** What the money lines of a sales order are booked on. */
type ItemSetting = 'itemShipping' | 'itemWrap' | 'itemOther' | 'itemDiscount';

const SETTING_NAMES: Readonly<Record<ItemSetting, string>> = {
  itemShipping: 'shipping item',
  itemWrap: 'gift wrap item',
  itemOther: 'other charges item',
  itemDiscount: 'discount item',
};

/**
 * What the buyer gave for the driver: it belongs to the order and to no line of Amazon's. Null without one, or, with a
 * problem, without an item to book it on.
 */
export function tipLine(tip: Minor, { settings, tax, problems }: LineContext): SalesOrderLine | null {
  if (tip === 0) return null;
  if (settings.itemOther === null) {
    problems.add('marketplace-not-configured', `The marketplace has no ${SETTING_NAMES.itemOther}.`);
    return null;
  }
  return {
    kind: 'tip',
    itemId: settings.itemOther,
    quantity: 1,
    amountMinor: tip,
    taxStanding: 'zero',
    taxCode: taxOf(tax, 'zero'),
    taxMinor: ZERO,
    orderItemId: null,
    sku: null,
    asin: null,
    description: 'Delivery tip',
    pack: 1,
    isGift: false,
    giftMessage: null,
    giftWrapLevel: null,
  };
}

export interface LineContext {
  readonly settings: MarketplaceSettings;
  readonly tax: TaxPlan;
  readonly problems: Problems;
}

/** Whether a line still belongs on the order: something left to sell, or money that is not zero. */
export function isOnOrder(line: OrderLine): boolean {
  return quantityLeft(line) > 0 || !isEmptyOfMoney(line);
}

/** The lines that one Amazon order line becomes, in the order in which NetSuite must hold them. */
export function linesOf(line: OrderLine, row: SkuRow, context: LineContext): readonly SalesOrderLine[] {
  const lines: SalesOrderLine[] = [];
  const place = (kind: LineKind, itemId: string, part: Part, quantity = 1): void => {
    lines.push(salesOrderLine(line, row, kind, itemId, part, quantity, context));
  };
  const money = (kind: LineKind, setting: ItemSetting, part: Part): void => {
    const itemId = context.settings[setting];
    if (itemId !== null) place(kind, itemId, part);
    else context.problems.add('marketplace-not-configured', `The marketplace has no ${SETTING_NAMES[setting]}.`);
  };

  place('item', row.itemId, line.item, quantityLeft(line) * row.pack);
  if (!isZero(line.promotion)) money('discount', 'itemDiscount', line.promotion);
  // A discount needs the line it discounts before it, so free shipping with a promotion keeps its line at zero.
  if (!isZero(line.shipping) || !isZero(line.shippingPromotion)) money('shipping', 'itemShipping', line.shipping);
  if (!isZero(line.shippingPromotion)) money('shipping-discount', 'itemDiscount', line.shippingPromotion);
  if (!isZero(line.giftWrap)) money('wrap', 'itemWrap', line.giftWrap);
  if (!isZero(line.other)) money('other', 'itemOther', line.other);
  return lines;
}

function salesOrderLine(
  line: OrderLine,
  row: SkuRow,
  kind: LineKind,
  itemId: string,
  part: Part,
  quantity: number,
  { tax }: LineContext,
): SalesOrderLine {
  const isDiscount = kind === 'discount' || kind === 'shipping-discount';
  const signed = (amount: Minor) => (isDiscount ? negate(amount) : amount);
  const standing = standingOf(line, part);
  return {
    kind,
    itemId,
    quantity,
    amountMinor: signed(part.amount),
    taxStanding: standing,
    taxCode: taxOf(tax, standing),
    taxMinor: standing === 'liable' ? signed(part.tax) : ZERO,
    orderItemId: line.orderItemId,
    sku: kind === 'item' ? line.sku : null,
    asin: kind === 'item' ? line.asin : null,
    description: line.title,
    pack: kind === 'item' ? row.pack : 1,
    isGift: kind === 'item' && line.isGift,
    giftMessage: kind === 'item' ? line.giftMessage : null,
    giftWrapLevel: kind === 'item' ? line.giftWrapLevel : null,
  };
}

function standingOf(line: OrderLine, part: Part): TaxStanding {
  if (line.taxModel === 'MARKETPLACE_FACILITATOR') return 'facilitator';
  return part.tax === 0 ? 'zero' : 'liable';
}
