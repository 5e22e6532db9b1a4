// What Amazon pays for stock, each code with the class that the shipped map gives it; and the shipped map as a whole.

import { comparable } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { cases, mapRow, shipped, triple } from './mapCases';

test.each(
  cases(`
    ot | FBA Inventory Reimbursement | WAREHOUSE_LOST | reimbursements
    ot | FBA Inventory Reimbursement | WAREHOUSE_LOST_MANUAL | reimbursements
    ot | FBA Inventory Reimbursement | WAREHOUSE_DAMAGE | reimbursements
    ot | FBA Inventory Reimbursement | WAREHOUSE_DAMAGE_EXCEPTION | reimbursements
    ot | FBA Inventory Reimbursement | MISSING_FROM_INBOUND | reimbursements
    ot | FBA Inventory Reimbursement | MISSING_FROM_INBOUND_CLAWBACK | reimbursements
    ot | FBA Inventory Reimbursement | INBOUND_CARRIER_DAMAGE | reimbursements
    ot | FBA Inventory Reimbursement | REVERSAL_REIMBURSEMENT | reimbursements
    ot | FBA Inventory Reimbursement | FREE_REPLACEMENT_REFUND_ITEMS | reimbursements
    ot | FBA Inventory Reimbursement | CRETURN_WRONG_ITEM | reimbursements
    ot | FBA Inventory Reimbursement | CUSTOMER_DAMAGE | reimbursements
    ot | FBA Inventory Reimbursement | CS_ERROR_ITEMS | reimbursements
    ot | FBA Inventory Reimbursement | CS_ERROR_NON_ITEMIZED | reimbursements
    ot | FBA Inventory Reimbursement | COMPENSATED_CLAWBACK | reimbursements
    ot | FBA Inventory Reimbursement | RE_EVALUATION | reimbursements
    ot | FBA Inventory Reimbursement | INCORRECT_FEES_ITEMS | other-fees
    ot | FBA Inventory Reimbursement | INCORRECT_FEES_NON_ITEMIZED | other-fees
    ot | FBA Inventory Reimbursement | REMOVAL_ORDER_LOST | reimbursements
    ot | FBA Inventory Reimbursement | REMOVAL_ORDER_DAMAGED | reimbursements
    ot | FBA Inventory Reimbursement | PAYMENT_RETRACTION_ITEMS | reimbursements
    ot | FBA Inventory Reimbursement | MULTICHANNEL_ORDER_LOST | reimbursements
    ot | FBA Inventory Reimbursement | MULTICHANNEL_ORDER_DAMAGED | reimbursements
    ot | FBA Inventory Reimbursement | MULTICHANNEL_ORDER_LATE | reimbursements
    ot | MCF Inventory Reimbursement | MULTICHANNEL_ORDER_LOST | reimbursements
    ot | MCF Inventory Reimbursement | MULTICHANNEL_ORDER_DAMAGED | reimbursements
    ot | MCF Inventory Reimbursement | MULTICHANNEL_ORDER_LATE | reimbursements
  `),
)('%s', (line) => {
  expect(shipped(mapRow(line))).toBe(mapRow(line).class);
});

test('a code that nobody knows waits for a person: it may be stock, and it may be a fee', () => {
  expect(shipped(triple('other-transaction | FBA Inventory Reimbursement | INCORRECT_FEES_TRANSPORT'))).toBeNull();
  expect(shipped(triple('other-transaction | other-transaction | WAREHOUSE_LOST'))).toBeNull();
});

test('no row of the shipped map is behind another one that says the same line', () => {
  const keys = DEFAULT_MAP.map((row) =>
    [row.transactionType, row.amountType, row.amountDescription].map(comparable).join(' | '),
  );
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every row of the shipped map answers for a line that is written as the row is', () => {
  const example = (text: string): string => text.replace(/\*$/, ' and what follows');
  const missed = DEFAULT_MAP.filter(
    (row) =>
      shipped({
        ...row,
        amountType: example(row.amountType),
        amountDescription: example(row.amountDescription),
      }) !== row.class,
  );
  expect(missed).toEqual([]);
});
