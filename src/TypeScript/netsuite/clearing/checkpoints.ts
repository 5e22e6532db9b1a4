/**
 * What was open on a clearing account at the end of a week, kept so that nobody has to go through the past again. A week
 * counts while the account still has, up to its end, what it had when the week was kept.
 *
 * @NApiVersion 2.1
 */

import { dayAfter } from '../../flows/clearing/ages';
import { ClearingBook } from '../../flows/clearing/book';
import { toNumber } from '../../ledger/minor';
import { dateOf } from '../days';
import { CLEARING, SETTLEMENT_FOLDER } from '../ids';
import { restrictedFolder } from '../orders/folders';
import { requiredText, rows } from '../rows';
import { change, createOnce, loadedText, type Values } from '../saving';
import { KeptPieces } from '../settlements/keptPieces';
import { eachPiece } from '../settlements/reportPieces';
import type { ClearingAccount } from './clearingAccounts';
import { type Standing, standingOn } from './ledgerLines';

/** Weeks end on this day and every seventh after it: a Sunday. */
const SOME_END = '2026-01-04';
const WEEK = 7;

export interface Checkpoint {
  readonly book: ClearingBook;
  /** Null for the beginning, where nothing was open. */
  readonly day: string | null;
}

const isWeekEnd = (day: string): boolean => (Date.parse(day) - Date.parse(SOME_END)) % (WEEK * 86_400_000) === 0;

/** The end of the week that a day is in. */
export function weekEnd(day: string): string {
  let end = day;
  while (!isWeekEnd(end)) end = dayAfter(end);
  return end;
}

const keyOf = ({ id }: ClearingAccount, day: string): string => `cwy-clr-${id}-${day}`;

/** The latest week that still counts, before a day or on it: 10 units, 10 for each that does not, and 2 and 10 for each of its files. */
export function lastCheckpoint(account: ClearingAccount, day: string): Checkpoint {
  const sql = `SELECT id, TO_CHAR(${CLEARING.day}, 'YYYY-MM-DD') AS day, ${CLEARING.mark} AS mark FROM ${CLEARING.type}
    WHERE ${CLEARING.account} = ? AND ${CLEARING.day} <= TO_DATE(?, 'YYYY-MM-DD') ORDER BY ${CLEARING.day} DESC FETCH FIRST 60 ROWS ONLY`;
  for (const row of rows(sql, [Number(account.id), day])) {
    const end = requiredText(row, 'day');
    if (standingOn(account, end).mark === requiredText(row, 'mark')) return loaded(requiredText(row, 'id'), end);
  }
  return { day: null, book: new ClearingBook() };
}

function loaded(id: string, day: string): Checkpoint {
  const pieces = JSON.parse(loadedText(CLEARING.type, id, CLEARING.pieces) ?? '[]') as string[];
  const texts: string[] = [];
  eachPiece(pieces, (text) => texts.push(text));
  const book = new ClearingBook();
  book.read(texts);
  return { day, book };
}

/** 26 units, and 20 for each 8 MB of open orders. To be called for a week that ties alone. */
export function keepCheckpoint(account: ClearingAccount, day: string, { mark }: Standing, book: ClearingBook): void {
  const key = keyOf(account, day);
  const pieces = new KeptPieces(key, restrictedFolder(SETTLEMENT_FOLDER), () => true);
  pieces.keepText(book.text());
  const values: Values = {
    [CLEARING.pieces]: JSON.stringify(pieces.ids),
    [CLEARING.mark]: mark,
    [CLEARING.orders]: book.orders.length,
    [CLEARING.balance]: toNumber(book.balance, account.exponent),
  };
  const own = { [CLEARING.account]: account.id, [CLEARING.day]: dateOf(day), ...values };
  if (createOnce(CLEARING.type, key, own) !== null) return;
  const [row] = rows(`SELECT id FROM ${CLEARING.type} WHERE externalid = ?`, [key]);
  if (row !== undefined) change(CLEARING.type, requiredText(row, 'id'), values);
}
