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
  | 'settlement-not-configured'
  | 'settlement-refused'
  | 'settlement-differs';

const HIGH = { flow: 'settlements', severity: 'high', slaHours: 24 } as const;

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
    fix: 'Compare both contents. What is posted stays as it was; reverse it before the new content is posted.',
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
};
