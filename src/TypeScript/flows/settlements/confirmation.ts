/**
 * What an accountant says of a payout: that the bank has it, on which day, and how much in the bank's own currency.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, readDecimal } from '../../ledger/minor';
import { firstDay, type Payout } from './payouts';

/** The account that has the money. */
export interface BankAccount {
  readonly id: string;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly exponent: number;
}

export interface Confirmation {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** In the bank's currency. */
  readonly amount: Minor;
}

export type ConfirmationReading =
  | { readonly ok: true; readonly value: Confirmation }
  | { readonly ok: false; readonly reason: string };

/** `today`: `YYYY-MM-DD`. A bank in the payout's currency has its exact amount; what differs is another deposit. */
export function readConfirmation(
  given: { readonly day: string; readonly amount: string },
  payout: Payout,
  bank: BankAccount,
  today: string,
): ConfirmationReading {
  const { day } = given;
  const of = `Settlement ${payout.settlementId}`;
  if (!isDay(day)) return refused(`${of}: expected the day on which the bank has the money, found "${day}".`);
  if (day > today) return refused(`${of}: ${day} is still to come; confirm a deposit when the bank has it.`);
  if (day < firstDay(payout)) {
    return refused(`${of}: Amazon pays on ${payout.payDay}, so the bank cannot have it on ${day}. Check the date.`);
  }
  const read = readDecimal(given.amount.trim(), bank.exponent);
  if (!read.ok) return refused(`${of}: the amount at the bank is not one in ${bank.currency}: ${read.reason}`);
  if (read.amount <= 0) return refused(`${of}: expected an amount above zero, found ${given.amount.trim()}.`);
  if (bank.currency === payout.currency && read.amount !== payout.amount) {
    const expected = formatMinor(payout.amount, payout.exponent);
    return refused(
      `${of}: expected ${expected} ${payout.currency} at the bank, found ${formatMinor(read.amount, bank.exponent)}. ` +
        'A deposit of another amount is not this payout; compare the bank statement with Seller Central.',
    );
  }
  return { ok: true, value: { day, amount: read.amount } };
}

const refused = (reason: string): ConfirmationReading => ({ ok: false, reason });

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
