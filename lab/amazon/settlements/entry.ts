// What moved money between Amazon and a seller: whole minor units, signed as the seller sees them.
// Source: settlement report V2, the columns of its detail rows (documentation); amounts of one item stand together.

import type { Instant } from '../../clock';

/** What a row calls its amount. Amazon publishes no list of them and adds to it without notice. */
export interface Kind {
  readonly amountType: string;
  readonly amountDescription: string;
}

export interface Amount {
  readonly kind: Kind;
  readonly minor: number;
}

/** The amounts of one order item, or those of the account itself, which have no item. */
export interface EntryItem {
  readonly sku: string;
  readonly orderItemId: string;
  readonly adjustmentItemId: string;
  /** Null where the report tells none. */
  readonly quantity: number | null;
  readonly promotionId: string;
  readonly amounts: readonly Amount[];
}

export interface Entry {
  readonly transactionType: string;
  /** When the money moved in Amazon's books. */
  readonly createdTime: Instant;
  /** From then on it is payable, and a settlement shows it; what is deferred has a later one. */
  readonly releaseTime: Instant;
  readonly orderId: string;
  readonly merchantOrderId: string;
  readonly adjustmentId: string;
  readonly shipmentId: string;
  readonly marketplaceName: string;
  readonly fulfillmentId: '' | 'AFN' | 'MFN';
  readonly items: readonly EntryItem[];
}

export const sumOf = (amounts: readonly Amount[]): number => amounts.reduce((sum, { minor }) => sum + minor, 0);

export const totalOf = ({ items }: Pick<Entry, 'items'>): number =>
  items.reduce((sum, { amounts }) => sum + sumOf(amounts), 0);

export const totalOfAll = (entries: readonly Pick<Entry, 'items'>[]): number =>
  entries.reduce((sum, entry) => sum + totalOf(entry), 0);

/** An entry of the account itself, payable at once; what it is not about stays empty. */
export function accountEntry(
  transactionType: string,
  at: Instant,
  amounts: readonly Amount[],
  about: Partial<Pick<Entry, 'orderId' | 'adjustmentId'> & Pick<EntryItem, 'sku' | 'quantity'>> = {},
): Entry {
  const { orderId = '', adjustmentId = '', sku = '', quantity = null } = about;
  return {
    transactionType,
    createdTime: at,
    releaseTime: at,
    orderId,
    merchantOrderId: '',
    adjustmentId,
    shipmentId: '',
    marketplaceName: '',
    fulfillmentId: '',
    items: [{ sku, orderItemId: '', adjustmentItemId: '', quantity, promotionId: '', amounts }],
  };
}
