/**
 * What can keep a payment of Amazon from the bank: a part of the table of all classes.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClassRow } from './classes';

export type PayoutClass = 'payout-unmatched' | 'payout-to-choose' | 'payout-refused' | 'payout-bounced';

const HIGH = { flow: 'settlements', severity: 'high', slaHours: 24 } as const;

export const PAYOUT_CLASSES: Readonly<Record<PayoutClass, ExceptionClassRow>> = {
  'payout-unmatched': {
    ...HIGH,
    title: 'A payment of Amazon is not at the bank',
    fix: 'Look at the bank statement. Where the money is there, confirm its date and amount on the page Amazon Payouts, or enter the deposit; where it is not, ask Amazon.',
  },
  'payout-to-choose': {
    ...HIGH,
    title: 'More than one deposit may be a payment of Amazon',
    fix: 'Choose the right one on the page Amazon Payouts.',
  },
  'payout-refused': {
    ...HIGH,
    title: 'The deposit of a payment of Amazon cannot be booked',
    fix: 'Put right what the message says of the settlement, the account or the period; it is tried again with the next run. A confirmation that was wrong is corrected on the page Amazon Payouts.',
  },
  'payout-bounced': {
    ...HIGH,
    title: 'The bank sent a payment of Amazon back',
    fix: 'Check the bank account in Seller Central. The amount is part of a later settlement; this closes when the deposit of that one is there.',
  },
};
