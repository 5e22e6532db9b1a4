/**
 * How Amazon's order ids look.
 *
 * @NApiVersion 2.1
 */

/** Three groups of 3, 7 and 7. Orders of Multi-Channel Fulfillment begin with a letter (practice). */
const ORDER_ID = /^[A-Z0-9]{3}-[0-9]{7}-[0-9]{7}$/;

export const isOrderId = (text: string): boolean => ORDER_ID.test(text);

/** The first order id in a text; null where none is. */
export const orderIdIn = (text: string): string | null => /[A-Z0-9]{3}-[0-9]{7}-[0-9]{7}/.exec(text)?.[0] ?? null;
