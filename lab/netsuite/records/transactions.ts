// The transactions of the account. Others are refused until the lab does what they do.

import type { RecordDefinition } from './definition';
import { INVENTORY_ADJUSTMENT } from './inventoryAdjustment';
import { ITEM_FULFILLMENT } from './itemFulfillment';
import { JOURNAL_ENTRY } from './journalEntry';
import { SALES_ORDER } from './salesOrder';

export const TRANSACTIONS: readonly RecordDefinition[] = [
  SALES_ORDER,
  ITEM_FULFILLMENT,
  JOURNAL_ENTRY,
  INVENTORY_ADJUSTMENT,
];
