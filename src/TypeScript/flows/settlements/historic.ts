/**
 * Lines of the format that Amazon no longer makes (V1), in the words of today's (V2).
 * Source: the documentation's table from V1 to V2; practice for advertising, which V2 reports in one amount, and for
 * lines of the account.
 *
 * @NApiVersion 2.1
 */

import type { Triple } from './settlement';

const OTHER = 'other-transaction';

const AMOUNT_TYPES: Readonly<Record<string, string>> = {
  'shipment-fee-amount': 'ShipmentFees',
  'order-fee-amount': 'OrderFees',
  'price-amount': 'ItemPrice',
  'item-related-fee-amount': 'ItemFees',
  'promotion-amount': 'Promotion',
  'direct-payment-amount': 'DirectPayment',
};

/** Codes of reimbursements, which V1 writes as transaction types: capitals and underlines, unlike any other of them. */
const REIMBURSEMENT_CODE = /^[A-Z]+(?:_[A-Z]+)+$/;

/** Codes of fees of the account that look the same. */
const NOT_REIMBURSEMENTS = new Set(['LABEL_ISSUE', 'PREPFEE_REFUND']);

const ADVERTISING = 'Cost of Advertising';

/**
 * What V2 calls the amount of a column of V1.
 *
 * @param column the name of the column that holds the amount
 * @param kind the cell beside it that says what it is; empty where the column has none
 * @param fee the row's item-related fee, which the other fees of the same row belong to
 */
export function tripleOf(column: string, transactionType: string, kind: string, fee: string): Triple {
  if (transactionType === 'ServiceFee' && fee === ADVERTISING && /^(?:item-related|other)-fee-amount$/.test(column)) {
    return { transactionType, amountType: ADVERTISING, amountDescription: 'TransactionTotalAmount' };
  }
  if (column === 'other-amount') return ofAccount(transactionType);
  // Nobody saw these two with an amount: a name of their own lets the map ask a person.
  const amountType = AMOUNT_TYPES[column] ?? (column === 'misc-fee-amount' ? 'MiscFees' : 'OtherFees');
  return { transactionType, amountType, amountDescription: kind };
}

function ofAccount(description: string): Triple {
  if (description === 'Micro Deposit') {
    return { transactionType: 'Transfers', amountType: description, amountDescription: description };
  }
  const reimbursement = REIMBURSEMENT_CODE.test(description) && !NOT_REIMBURSEMENTS.has(description);
  return {
    transactionType: OTHER,
    amountType: reimbursement ? 'FBA Inventory Reimbursement' : OTHER,
    amountDescription: description,
  };
}
