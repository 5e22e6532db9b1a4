// The seller cancels whole lines before they ship, by flat file or by XML. The feeds are called acknowledgements; what they
// are for is to cancel.
// Source: Order Feed Type Values (documentation); reason codes: public code bases that agree. PricingError is unconfirmed and
// so not among them.

import type { Instant } from '../../clock';
import { cancelledOrder } from '../cancellation';
import type { AmazonOrder } from '../order';
import type { Seller } from '../seller';
import { processEnvelope, type XmlMessage } from './envelope';
import { type FeedType, RecordProblem } from './feedType';
import { type FlatFile, processFlatFile } from './flatFile';

const REASONS = new Set([
  'NoInventory',
  'ShippingAddressUndeliverable',
  'CustomerExchange',
  'BuyerCanceled',
  'GeneralAdjustment',
  'CarrierCreditDecision',
  'RiskAssessmentInformationNotValid',
  'CarrierCoverageFailure',
  'CustomerReturn',
  'MerchandiseNotReceived',
]);

const FILE: FlatFile = { required: ['order-id', 'amazon-order-item-code', 'cancellation-reason-code'], optional: [] };

export const flatFileAcknowledgement: FeedType = {
  name: 'POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA',
  contentType: 'text/tab-separated-values',
  reportType: 'text/plain; charset=UTF-8',
  process(processing) {
    const { seller, now } = processing;
    return processFlatFile(FILE, processing, (record) => {
      const line = {
        orderItemId: record['amazon-order-item-code'] ?? '',
        reason: record['cancellation-reason-code'] ?? '',
      };
      cancelLines(seller, record['order-id'] ?? '', [line], now);
    });
  },
};

export const xmlAcknowledgement: FeedType = {
  name: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
  contentType: 'text/xml',
  reportType: 'text/xml; charset=UTF-8',
  process(processing) {
    const { seller, now } = processing;
    return processEnvelope(processing, 'OrderAcknowledgement', (message) => {
      const orderId = message.text('AmazonOrderID');
      const status = message.text('StatusCode');
      // An acknowledgement that all is well has no effect that a read could show.
      if (status === 'Success') return;
      if (status !== 'Failure') throw new RecordProblem(`StatusCode ${status} is neither Success nor Failure.`);
      cancelLines(seller, orderId, message.all('Item').map(lineOf), now);
    });
  },
};

interface LineToCancel {
  readonly orderItemId: string;
  readonly reason: string;
}

const lineOf = (item: XmlMessage): LineToCancel => ({
  orderItemId: item.text('AmazonOrderItemCode'),
  reason: item.text('CancelReason'),
});

/** All lines or none. */
function cancelLines(seller: Seller, orderId: string, lines: readonly LineToCancel[], now: Instant): void {
  const order = seller.orders.true(orderId);
  if (order === undefined || seller.orders.shown(orderId) === undefined) {
    throw new RecordProblem(`Order ${orderId} was not found.`);
  }
  // Unconfirmed: the stricter reading, a failure names the lines that fail.
  if (lines.length === 0) throw new RecordProblem('No item is named.');
  const at = seller.changeTime(order, now);
  seller.accept(
    lines.reduce((rest, line) => withoutLine(rest, line, at), order),
    now,
  );
}

function withoutLine(order: AmazonOrder, { orderItemId, reason }: LineToCancel, at: Instant): AmazonOrder {
  if (!REASONS.has(reason)) throw new RecordProblem(`Cancellation reason ${reason} is not known.`);
  if (order.fulfilledBy === 'AMAZON') throw new RecordProblem('The order is fulfilled by Amazon.');
  // Practice: a pending order is not the seller's to cancel.
  if (order.status !== 'UNSHIPPED' && order.status !== 'PARTIALLY_SHIPPED') {
    throw new RecordProblem(`The order cannot be cancelled in status ${order.status}.`);
  }
  const line = order.lines.find((each) => each.orderItemId === orderItemId);
  if (line === undefined) throw new RecordProblem(`Order item ${orderItemId} is not part of the order.`);
  if (line.quantity === 0) throw new RecordProblem(`Order item ${orderItemId} is cancelled already.`);
  if (line.quantityFulfilled > 0) throw new RecordProblem(`Order item ${orderItemId} has shipped.`);
  return cancelledOrder(order, { by: 'MERCHANT', reason, units: { [orderItemId]: line.quantity } }, at);
}
