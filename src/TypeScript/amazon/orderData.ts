/**
 * The data sets of an order that the import reads; Amazon leaves out whatever is not asked for, even the status.
 *
 * @NApiVersion 2.1
 */

export const ORDER_DATA: readonly string[] = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'TAX',
];
