/**
 * Accounting periods that are open. As an administrator a script could post into locked ones; it does not.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { type OpenSpan, openSpans } from '../flows/orders/postingDay';
import { requiredText, rows } from './rows';

/** What is posted: goods and their cost, or a sale, which the receivables' lock keeps out too. */
export type Posting = 'goods' | 'sale';

const LOCKS: Readonly<Record<Posting, readonly string[]>> = {
  goods: ['closed', 'alllocked'],
  sale: ['closed', 'alllocked', 'arlocked'],
};

/** 10 units; null, free of units, where the account has no periods: then every day is open. */
export function readOpenSpans(posting: Posting): readonly OpenSpan[] | null {
  if (!runtime.isFeatureInEffect({ feature: 'ACCOUNTINGPERIODS' })) return null;
  const open = LOCKS[posting].map((lock) => `${lock} = 'F'`).join(' AND ');
  const sql = `SELECT TO_CHAR(startdate, 'YYYY-MM-DD') AS startday, TO_CHAR(enddate, 'YYYY-MM-DD') AS endday FROM accountingperiod
    WHERE isposting = 'T' AND isadjust = 'F' AND isyear = 'F' AND isquarter = 'F' AND isinactive = 'F' AND ${open}`;
  return openSpans(rows(sql).map((row) => ({ from: requiredText(row, 'startday'), to: requiredText(row, 'endday') })));
}
