/**
 * The data sets of an order that the import reads; Amazon leaves out whatever is not asked for, even the status.
 *
 * @NApiVersion 2.1
 */

const ORDER_DATA: readonly string[] = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
];

/** These tell who bought. */
const PERSONAL: readonly string[] = ['BUYER', 'RECIPIENT'];

/** What is asked for; without personal data where the connection is to have none. */
export function orderData(personal: boolean): readonly string[] {
  return personal ? ORDER_DATA : ORDER_DATA.filter((each) => !PERSONAL.includes(each));
}
