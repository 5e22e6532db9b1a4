/**
 * Reads one line of an order, except for its money: product, quantities, gift, promotions, who remits the tax.
 *
 * @NApiVersion 2.1
 */

import type { OrderLine, OrderStatus } from '../flows/orders/order';
import { ZERO } from '../ledger/minor';
import {
  child,
  children,
  type Node,
  optionalQuantity,
  optionalText,
  pathOf,
  quantity,
  requiredChild,
  requiredEnum,
  text,
} from './fields';
import { optionalMoney } from './readMoney';
import { refuse } from './refusal';

export type LineFacts = Omit<
  OrderLine,
  'item' | 'shipping' | 'giftWrap' | 'other' | 'promotion' | 'shippingPromotion' | 'total'
>;

/** A line without its money. `currency` is null where the order holds no sale, and so no points either. */
export function readLineFacts(node: Node, status: OrderStatus, currency: string | null): LineFacts {
  const product = requiredChild(node, 'product');
  const fulfillment = child(node, 'fulfillment');
  const packing = fulfillment === null ? null : child(fulfillment, 'packing');
  const gift = packing === null ? null : child(packing, 'giftOption');
  const cancellation = child(node, 'cancellation');
  return {
    orderItemId: text(node, 'orderItemId'),
    sku: optionalText(product, 'sellerSku'),
    asin: optionalText(product, 'asin'),
    title: optionalText(product, 'title') ?? '',
    ...readQuantities(node, fulfillment, status),
    pointsCost: currency === null ? ZERO : readPoints(node, currency),
    taxModel: readTaxModel(node),
    isGift: gift !== null,
    giftMessage: optionalText(gift, 'giftMessage'),
    giftWrapLevel: optionalText(gift, 'giftWrapLevel'),
    cancellationRequested: cancellation !== null && child(cancellation, 'cancellationRequest') !== null,
    promotionIds: children(child(node, 'promotion'), 'breakdowns').map((each) => text(each, 'promotionId')),
  };
}

/** Units ordered, gone and to go; a line without the latter two has what its order's status says. */
export function readQuantities(
  node: Node,
  fulfillment: Node | null,
  status: OrderStatus,
): Pick<OrderLine, 'quantityOrdered' | 'quantityFulfilled' | 'quantityUnfulfilled'> {
  const quantityOrdered = quantity(node, 'quantityOrdered');
  const fulfilled = optionalQuantity(fulfillment, 'quantityFulfilled');
  const unfulfilled = optionalQuantity(fulfillment, 'quantityUnfulfilled');
  if (status === 'PARTIALLY_SHIPPED' && fulfilled === null && unfulfilled === null) {
    const path = pathOf(node, 'fulfillment');
    return refuse(
      'malformed-document',
      path,
      `${path}: expected how many units of a partly shipped line have left, found nothing. Fetch the order again.`,
    );
  }
  const quantityFulfilled = fulfilled ?? (status === 'SHIPPED' ? quantityOrdered - (unfulfilled ?? 0) : 0);
  const quantityUnfulfilled = unfulfilled ?? (status === 'CANCELLED' ? 0 : quantityOrdered - quantityFulfilled);
  // A cancelled part belongs to neither, so the two may come to less than was ordered, never to more.
  if (quantityFulfilled < 0 || quantityUnfulfilled < 0 || quantityFulfilled + quantityUnfulfilled > quantityOrdered) {
    return refuse(
      'invalid-quantity',
      node.path,
      `${node.path}: expected at most the ${quantityOrdered} units ordered, found ${quantityFulfilled} shipped and ` +
        `${quantityUnfulfilled} to ship. Look the order up in Seller Central, then retry.`,
    );
  }
  return { quantityOrdered, quantityFulfilled, quantityUnfulfilled };
}

function readPoints(node: Node, currency: string): OrderLine['pointsCost'] {
  const expense = child(node, 'expense');
  const cost = expense === null ? null : child(expense, 'pointsCost');
  const granted = cost === null ? null : child(cost, 'pointsGranted');
  return optionalMoney(granted, 'pointsMonetaryValue', currency) ?? ZERO;
}

function readTaxModel(node: Node): OrderLine['taxModel'] {
  const models = children(child(node, 'tax'), 'taxCollections').map((each) =>
    requiredEnum(each, 'model', ['MARKETPLACE_FACILITATOR']),
  );
  return models.length > 0 ? 'MARKETPLACE_FACILITATOR' : 'SELLER';
}
