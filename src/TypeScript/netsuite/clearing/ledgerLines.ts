/**
 * What the ledger says of an account: its balance as the database adds it up, and its lines one by one. Neither is derived
 * from the other, so each is a proof of the other.
 *
 * @NApiVersion 2.1
 */

import { orderIdIn } from '../../amazon/orderId';
import { fromNumber, type Minor, minor } from '../../ledger/minor';
import { BILL, BODY, OF_SETTLEMENT } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';
import { momentColumn } from '../times';
import { type ClearingAccount, inCurrencyOf } from './clearingAccounts';

/** One below the rows that a query gives. */
const MOST_ROWS = 4_999;
const BEFORE_ALL = '1900-01-01';

/** What an account has up to and with a day. */
export interface Standing {
  /** In its own currency. */
  readonly balance: Minor;
  /** In the books' currency; null where the account has no line. */
  readonly baseBalance: number | null;
  /** Changes when any line before the day comes, goes or changes. */
  readonly mark: string;
  /** Of its lines the last transaction and the last change: what is above them came later. */
  readonly last: readonly [transaction: number, changed: string];
  /** Null where the account has no line. */
  readonly firstDay: string | null;
  /** How many currencies its lines have. */
  readonly currencies: number;
  /** Internal id of one of them; null where the account has no line, or knows one currency only. */
  readonly currencyId: string | null;
}

const POSTED = `FROM transactionaccountingline a JOIN transactionline l ON l.transaction = a.transaction AND l.id = a.transactionline
  JOIN transaction t ON t.id = a.transaction
  WHERE a.account = ? AND a.accountingbook = 1 AND a.posting = 'T'`;

/** 10 units. `day`: `YYYY-MM-DD`. */
export function standingOn(account: ClearingAccount, day: string): Standing {
  const isOne = account.currencies.every(({ id }) => id === null);
  const currencies = isOne
    ? '1 AS currencies'
    : 'COUNT(DISTINCT t.currency) AS currencies, MAX(t.currency) AS currency';
  const sql = `SELECT COUNT(*) AS lines, ROUND(SUM(l.foreignamount), 2) AS amount, ROUND(SUM(a.amount), 2) AS base,
    MAX(t.id) AS last, MAX(${momentColumn('t.lastmodifieddate')}) AS changed, MIN(TO_CHAR(t.trandate, 'YYYY-MM-DD')) AS first,
    ${currencies} ${POSTED} AND t.trandate <= TO_DATE(?, 'YYYY-MM-DD')`;
  const row = rows(sql, [Number(account.id), day])[0] ?? {};
  const lines = number(row, 'lines') ?? 0;
  const currencyId = text(row, 'currency');
  return {
    balance: fromNumber(number(row, 'amount') ?? 0, inCurrencyOf(account, currencyId).exponent),
    baseBalance: lines === 0 ? null : number(row, 'base'),
    mark: [lines, text(row, 'amount') ?? '0', text(row, 'last') ?? '', text(row, 'changed') ?? ''].join(' '),
    last: [number(row, 'last') ?? 0, text(row, 'changed') ?? ''],
    firstDay: text(row, 'first'),
    currencies: lines === 0 ? 0 : (number(row, 'currencies') ?? 0),
    currencyId,
  };
}

/** A transaction's lines on the account, added up; by order where people named several in the memos of its lines. */
export interface LedgerEntry {
  /** Internal id. */
  readonly transaction: string;
  /** NetSuite's word, such as `CashSale`. */
  readonly type: string;
  readonly number: string;
  readonly externalId: string;
  readonly day: string;
  readonly memo: string;
  readonly amount: Minor;
  /** Amazon's order id, of the transaction or in a memo; empty where neither names one. */
  readonly orderId: string;
  /** Internal id of the settlement that a journal entry is of. */
  readonly settlement: string | null;
  /** Internal id of the daily sale that a cash sale books. */
  readonly daily: string | null;
}

/**
 * Of days after `after`, up to and with `to`, in the order of their days, in groups of those that `isSameGroup` says of
 * two days: 10 units for each 4,999 lines, asked for as they are wanted.
 */
export function* entriesBetween(
  account: ClearingAccount,
  after: string | null,
  to: string,
  isSameGroup: (day: string, other: string) => boolean,
): Generator<readonly LedgerEntry[]> {
  let entries = new Map<string, LedgerEntry>();
  let group: string | null = null;
  for (let [day, transaction, line] = [after ?? BEFORE_ALL, Number.MAX_SAFE_INTEGER, 0]; ; ) {
    const found = rows(LINES, [Number(account.id), to, day, day, transaction, transaction, line]);
    for (const row of found) {
      const own = requiredText(row, 'day');
      if (group !== null && group !== own && !isSameGroup(group, own)) {
        yield [...entries.values()];
        entries = new Map();
      }
      group = own;
      add(entries, row, account.exponent);
    }
    const last = found.at(-1);
    if (last === undefined || found.length < MOST_ROWS) break;
    day = requiredText(last, 'day');
    transaction = Number(requiredText(last, 'transaction'));
    line = Number(requiredText(last, 'line'));
  }
  if (entries.size > 0) yield [...entries.values()];
}

const LINES = `SELECT a.transaction, a.transactionline AS line, l.foreignamount AS amount, t.type, t.tranid, t.externalid,
  t.memo, l.memo AS linememo,
  TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day, t.${BODY.amazonOrderId} AS orderid, t.${OF_SETTLEMENT} AS settlement, t.${BILL.daily} AS daily
  ${POSTED} AND t.trandate <= TO_DATE(?, 'YYYY-MM-DD') AND (t.trandate > TO_DATE(?, 'YYYY-MM-DD')
    OR (t.trandate = TO_DATE(?, 'YYYY-MM-DD') AND (a.transaction > ? OR (a.transaction = ? AND a.transactionline > ?))))
  ORDER BY t.trandate, a.transaction, a.transactionline FETCH FIRST ${MOST_ROWS} ROWS ONLY`;

function add(entries: Map<string, LedgerEntry>, row: Row, exponent: number): void {
  const transaction = requiredText(row, 'transaction');
  const amount = fromNumber(number(row, 'amount') ?? 0, exponent);
  const orderId = orderIdOf(row);
  const key = `${transaction} ${orderId}`;
  const known = entries.get(key);
  if (known !== undefined) {
    entries.set(key, { ...known, amount: minor(known.amount + amount) });
    return;
  }
  entries.set(key, {
    transaction,
    type: text(row, 'type') ?? '',
    number: text(row, 'tranid') ?? '',
    externalId: text(row, 'externalid') ?? '',
    day: requiredText(row, 'day'),
    memo: text(row, 'memo') ?? text(row, 'linememo') ?? '',
    amount,
    orderId,
    settlement: text(row, 'settlement'),
    daily: text(row, 'daily'),
  });
}

/** An entry of the add-on names its orders in its own way; one of a person has a field for it, or a memo. */
function orderIdOf(row: Row): string {
  if (text(row, 'settlement') !== null || text(row, 'daily') !== null) return '';
  return text(row, 'orderid') ?? orderIdIn(text(row, 'linememo') ?? '') ?? orderIdIn(text(row, 'memo') ?? '') ?? '';
}
