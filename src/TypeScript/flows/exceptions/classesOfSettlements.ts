/**
 * What can keep a settlement out of the books: a part of the table of all classes.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClassRow } from './classes';

export type SettlementClass = 'settlement-unreadable';

const HIGH = { flow: 'settlements', severity: 'high', slaHours: 24 } as const;

export const SETTLEMENT_CLASSES: Readonly<Record<SettlementClass, ExceptionClassRow>> = {
  'settlement-unreadable': {
    ...HIGH,
    title: 'A settlement report cannot be read',
    fix: 'Look at the line that the message names. Download the report anew from Seller Central; if it is the same there, ask Amazon for a whole one.',
  },
};
