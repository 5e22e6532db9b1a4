/**
 * The shipped map, part four: what Amazon pays for stock that it lost or damaged, and takes back when it turns up.
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from './classify';
import { rows } from './mapRows';

const STOCK = [
  'WAREHOUSE_LOST',
  'WAREHOUSE_LOST_MANUAL',
  'WAREHOUSE_DAMAGE',
  'WAREHOUSE_DAMAGE_EXCEPTION',
  'MISSING_FROM_INBOUND',
  'MISSING_FROM_INBOUND_CLAWBACK',
  'INBOUND_CARRIER_DAMAGE',
  'REVERSAL_REIMBURSEMENT',
  'FREE_REPLACEMENT_REFUND_ITEMS',
  'CRETURN_WRONG_ITEM',
  'CUSTOMER_DAMAGE',
  'CS_ERROR_ITEMS',
  'CS_ERROR_NON_ITEMIZED',
  'COMPENSATED_CLAWBACK',
  'RE_EVALUATION',
  'REMOVAL_ORDER_LOST',
  'REMOVAL_ORDER_DAMAGED',
  'PAYMENT_RETRACTION_ITEMS',
];

const MULTI_CHANNEL = ['MULTICHANNEL_ORDER_LOST', 'MULTICHANNEL_ORDER_DAMAGED', 'MULTICHANNEL_ORDER_LATE'];

export const REIMBURSEMENT_ROWS: readonly MapRow[] = [
  ...rows(
    ['other-transaction'],
    ['FBA Inventory Reimbursement'],
    ['reimbursements', [...STOCK, ...MULTI_CHANNEL]],
    // A fee that was charged too much comes back: it makes fees smaller, and is no payment for stock.
    ['other-fees', ['INCORRECT_FEES_ITEMS', 'INCORRECT_FEES_NON_ITEMIZED']],
  ),
  ...rows(['other-transaction'], ['MCF Inventory Reimbursement'], ['reimbursements', MULTI_CHANNEL]),
];
