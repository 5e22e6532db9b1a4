// The transactions of the account. Others are refused until the lab does what they do.

import { CASH_REFUND } from './cashRefund';
import { CASH_SALE } from './cashSale';
import { CUSTOMER_PAYMENT } from './customerPayment';
import type { RecordDefinition } from './definition';
import { DEPOSIT } from './deposit';
import { INVENTORY_ADJUSTMENT } from './inventoryAdjustment';
import { INVOICE } from './invoice';
import { ITEM_FULFILLMENT } from './itemFulfillment';
import { JOURNAL_ENTRY } from './journalEntry';
import { SALES_ORDER } from './salesOrder';

export const TRANSACTIONS: readonly RecordDefinition[] = [
  SALES_ORDER,
  ITEM_FULFILLMENT,
  CASH_SALE,
  CASH_REFUND,
  INVOICE,
  CUSTOMER_PAYMENT,
  JOURNAL_ENTRY,
  DEPOSIT,
  INVENTORY_ADJUSTMENT,
];
