/**
 * Amounts of money: whole numbers of a currency's smallest unit. Decimal text becomes an amount here, and text again
 * here, and nowhere else.
 *
 * @NApiVersion 2.1
 */

declare const minorBrand: unique symbol;

/** A whole number of minor units (cents, pence, yen). Safe to 2^53, far beyond any settlement. */
export type Minor = number & { readonly [minorBrand]: true };
