/**
 * What can keep a settlement out of the books: a part of the table of all classes.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClassRow } from './classes';

export type SettlementClass =
  | 'settlement-not-fetched'
  | 'settlement-unreadable'
  | 'settlement-held'
  | 'settlement-changed'
  | 'settlement-suspense'
  | 'settlement-not-configured'
  | 'settlement-refused'
  | 'settlement-differs'
  | 'settled-not-billed'
  | 'billed-not-settled'
  | 'billed-settled-differ'
  | 'clearing-not-tied'
  | 'settlement-unusual-new-kind'
  | 'settlement-unusual-fee'
  | 'settlement-unusual-duplicate'
  | 'settlement-unusual-claw-back'
  | 'settlement-unusual-chargeback'
  | 'settlement-not-looked-through'
  | 'fees-not-estimated'
  | 'storage-not-spread'
  | 'accrual-held'
  | 'accrual-differs';

const HIGH = { flow: 'settlements', severity: 'high', slaHours: 24 } as const;
/** The money is booked as Amazon reports it; what can be disputed can be for weeks. */
const UNUSUAL = { flow: 'settlements', severity: 'medium', slaHours: 72 } as const;

/** The money is not lost by a day: Amazon pays it with a settlement to come, or the bill is put right. */
const OF_AN_ORDER = { flow: 'settlements', severity: 'medium', slaHours: 72 } as const;

export const SETTLEMENT_CLASSES: Readonly<Record<SettlementClass, ExceptionClassRow>> = {
  'settlement-not-fetched': {
    ...HIGH,
    title: 'A settlement report cannot be fetched from Amazon',
    fix: 'Trying goes on by itself. Look at what the message says; after 90 days Amazon keeps no report, so download it from Seller Central before then.',
  },
  'settlement-unreadable': {
    ...HIGH,
    title: 'A settlement report cannot be read',
    fix: 'Look at the line that the message names. Download the report anew from Seller Central; if it is the same there, ask Amazon for a whole one.',
  },
  'settlement-held': {
    ...HIGH,
    title: 'A settlement is not posted, because something of it is unknown or does not add up',
    fix: 'Give each kind of line that the message names a class on the settlement line map; the settlement is planned again with the next run. Where its sum is not its total, compare the report with the one in Seller Central.',
  },
  'settlement-changed': {
    ...HIGH,
    title: 'Amazon sent a settlement again with other content',
    fix: 'Open the settlement on the page Amazon Settlements: it shows the difference by class and kind of line. Leave the new content out, or undo the posting and post the new content. What is posted stays until then.',
  },
  'settlement-suspense': {
    ...HIGH,
    title: 'A difference of Amazon’s own report stands in suspense',
    fix: 'Ask Amazon what the report lacks, and clear the suspense account with a journal entry that names the settlement; this closes by itself then. Or undo the posting and post the corrected report. Or resolve it with a note.',
  },
  'settlement-not-configured': {
    ...HIGH,
    title: 'An account that a settlement needs is not chosen',
    fix: 'Choose the accounts that the message names on the Amazon accounts of the marketplace; the settlement is posted with the next run.',
  },
  'settlement-refused': {
    ...HIGH,
    title: 'NetSuite refused a journal entry of a settlement',
    fix: 'Put right what the message says of the account or the period; the settlement is posted with the next run.',
  },
  'settlement-differs': {
    ...HIGH,
    title: 'A journal entry is not what was planned',
    fix: 'Somebody or something changed the entry while it was saved, or an entry with its external ID was there before. Compare it with the plan on the settlement.',
  },
  'settlement-unusual-new-kind': {
    ...UNUSUAL,
    title: 'A kind of line that no settlement had before',
    fix: 'Find out what it is, in Seller Central under Payments, and look whether its class is the right one. Solve this when it is.',
  },
  'settlement-unusual-fee': {
    ...UNUSUAL,
    title: 'A fee is outside its own history',
    fix: 'Compare it with Amazon’s fee schedule and the size and weight that Amazon has of the SKU. Send the evidence to Amazon where it is wrong, and solve this when it is answered.',
  },
  'settlement-unusual-duplicate': {
    ...UNUSUAL,
    title: 'A charge may have been made twice',
    fix: 'Look at the rows that the evidence names: where the item left in parts, each part has a charge of its own. Otherwise send the evidence to Amazon.',
  },
  'settlement-unusual-claw-back': {
    ...UNUSUAL,
    title: 'Amazon takes money for stock back',
    fix: 'Look whether the units are there again, in the inventory ledger of Seller Central. Send the evidence to Amazon where they are not.',
  },
  'settlement-unusual-chargeback': {
    ...UNUSUAL,
    title: 'A buyer’s chargeback or claim was taken',
    fix: 'Answer it in Seller Central under Performance with the proof of delivery; there are a few days to do so. Solve this with what came of it.',
  },
  'settlement-not-looked-through': {
    ...UNUSUAL,
    title: 'A settlement could not be looked through for what is unusual',
    fix: 'Look at what the message says; it is tried again with each run. The posting of the settlement is not touched by it.',
  },
  'settled-not-billed': {
    ...OF_AN_ORDER,
    title: 'Amazon settled an order that has no sales document',
    fix: 'Look for the order among the exceptions of orders and bills: it was not imported, not shipped or not billed in NetSuite. Once it is billed, this closes by itself. Where it was sold before the go-live, clear it with a journal entry whose memo has the Amazon order id.',
  },
  'billed-not-settled': {
    ...OF_AN_ORDER,
    title: 'An order is billed, and Amazon has not settled it in time',
    fix: 'Look at the order in Seller Central under Payments: it may be deferred, cancelled there or refunded before it was paid. Once Amazon settles it, this closes by itself. Where Amazon will not pay it, refund it in NetSuite, or claim it.',
  },
  'billed-settled-differ': {
    ...OF_AN_ORDER,
    title: 'What was billed for an order is not what Amazon settled',
    fix: 'Compare the lines of the bill with the lines of the settlement, which the page Clearing leads to: a price, a promotion or a tax differs, or one of them is there twice. Put the bill right, or clear the rest with a journal entry whose memo has the Amazon order id.',
  },
  'clearing-not-tied': {
    ...HIGH,
    title: 'A clearing account is not explained by its orders',
    fix: 'The message names the entries that do not agree with what is kept of their orders: somebody changed one, or a file is gone. Put it right; until then no order is said to be wrong.',
  },
  'fees-not-estimated': {
    ...UNUSUAL,
    severity: 'low',
    title: 'Amazon gives no estimates of fees',
    fix: 'Give the application the role Pricing and have the seller authorise it again, where you want fees compared with estimates. Nothing else needs it.',
  },
  'accrual-held': {
    ...HIGH,
    title: 'The accrual of a month cannot be made',
    fix: 'Do what the message says: give a kind of amount a class, choose an account, or open the period. It is tried again with each run; once the month is closed for good, solve this by hand.',
  },
  'accrual-differs': {
    ...HIGH,
    title: 'At the end of a month the books differ from what Amazon says it owes',
    fix: 'Open the page Accrual: it shows the accounts, Amazon’s balance and the orders that only one of both has. Post the settlements that are missing, and look for entries by hand on clearing, reserve, debt, carry or accrual. It closes when the month ties.',
  },
  'storage-not-spread': {
    ...UNUSUAL,
    severity: 'low',
    title: 'Storage cannot be spread over SKUs',
    fix: 'Give the application the role Amazon Fulfillment and have the seller authorise it again, where you want storage by SKU. Until then it stays without a SKU in the margins.',
  },
};
