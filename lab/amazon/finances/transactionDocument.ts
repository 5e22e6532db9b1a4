// A transaction as the API shows it. Source: Finances model 2024-06-19, unless a line says otherwise.

import type { Instant } from '../../clock';
import type { MarketplaceFacts } from '../marketplaces';
import type { Json, JsonObject } from '../operation';
import type { Seller } from '../seller';
import { type EntryItem, sumOf } from '../settlements/entry';
import { merged, money, shown, treeOf } from './breakdown';
import { amountOf, type Transaction } from './transactions';
import { isOfOrder, namingOf } from './vocabulary';

/** The one account type of the lab: invoiced orders and Amazon Pay have others. */
export const ACCOUNT_TYPE = 'Standard Orders';

export const isoTime = (instant: Instant): string => new Date(instant).toISOString();

export function transactionDocument(seller: Seller, transaction: Transaction): JsonObject {
  const { transactionId, status, postedTime, ledger, entry } = transaction;
  const { marketplace, currency } = ledger;
  const { transactionType, description } = namingOf(entry);
  const facts = { feesInParts: marketplace.region === 'eu', isRefund: transactionType === 'Refund' };
  const trees = entry.items.map(({ amounts }) => treeOf(entry, amounts, facts));
  // Source: reports of errors, what is not of an order is broken down as a whole and not by item.
  const byItem = isOfOrder(entry);
  return {
    sellingPartnerMetadata: {
      sellingPartnerId: seller.sellerId,
      accountType: ACCOUNT_TYPE,
      marketplaceId: marketplace.id,
    },
    relatedIdentifiers: identifiers(transaction),
    transactionType,
    transactionId,
    transactionStatus: status,
    description,
    postedDate: isoTime(postedTime),
    totalAmount: money(amountOf(transaction), currency),
    marketplaceDetails: { marketplaceId: marketplace.id, marketplaceName: marketplace.name },
    items: entry.items
      .filter(({ sku }) => byItem || sku !== '')
      .map((item, index) => itemDocument(seller, transaction, item, byItem ? shown(trees[index] ?? [], currency) : [])),
    contexts: contexts(transaction),
    breakdowns: shown(merged(trees.flat()), currency),
  };
}

function identifiers({ entry, group, twin, status, transfers }: Transaction): Json[] {
  const settlementId = transfers?.settlementId ?? group?.settlement?.settlementId ?? '';
  const found: readonly (readonly [string, string])[] = [
    ['ORDER_ID', entry.orderId],
    ['SHIPMENT_ID', entry.shipmentId],
    ['REFUND_ID', entry.adjustmentId],
    ['FINANCIAL_EVENT_GROUP_ID', group?.groupId ?? ''],
    ['SETTLEMENT_ID', settlementId],
    ['DISBURSEMENT_ID', transfers === undefined ? '' : `D${transfers.settlementId}`],
    [status === 'RELEASED' ? 'DEFERRED_TRANSACTION_ID' : 'RELEASE_TRANSACTION_ID', twin ?? ''],
  ];
  return found
    .filter(([, value]) => value !== '')
    .map(([relatedIdentifierName, relatedIdentifierValue]) => ({ relatedIdentifierName, relatedIdentifierValue }));
}

function itemDocument(
  seller: Seller,
  { entry, ledger }: Transaction,
  { sku, orderItemId, adjustmentItemId, quantity, amounts }: EntryItem,
  breakdowns: readonly JsonObject[],
): JsonObject {
  const line = seller.orders.true(entry.orderId)?.lines.find((each) => each.orderItemId === orderItemId);
  return {
    description: line?.title ?? '',
    relatedIdentifiers:
      adjustmentItemId === ''
        ? []
        : [
            {
              itemRelatedIdentifierName: 'ORDER_ADJUSTMENT_ITEM_ID',
              itemRelatedIdentifierValue: adjustmentItemId,
            },
          ],
    totalAmount: money(sumOf(amounts), ledger.currency),
    contexts: [
      {
        contextType: 'ProductContext',
        ...(line === undefined ? {} : { asin: line.asin }),
        sku,
        ...(quantity === null ? {} : { quantityShipped: quantity }),
        ...(entry.fulfillmentId === '' ? {} : { fulfillmentNetwork: entry.fulfillmentId }),
      },
    ],
    breakdowns,
  };
}

/** Only what is or was held back says why, and until when. */
function contexts({ status, entry }: Transaction): Json[] {
  if (status === 'RELEASED') return [];
  return [{ contextType: 'DeferredContext', deferralReason: 'DD7', maturityDate: isoTime(entry.releaseTime) }];
}

/** Source: Finances model, orders that a merchant ships are missing where the US store is asked for by name. */
export function isHidden({ entry }: Transaction, { country }: MarketplaceFacts): boolean {
  return country === 'US' && isOfOrder(entry) && entry.fulfillmentId === 'MFN';
}
