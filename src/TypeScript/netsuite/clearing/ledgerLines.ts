/**
 * What the ledger says of an account: its balance as the database adds it up, and its lines one by one. Neither is derived
 * from the other, so each is a proof of the other.
 *
 * @NApiVersion 2.1
 */

import { fromNumber, type Minor, minor } from '../../ledger/minor';
import { BILL, BODY, OF_SETTLEMENT } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';
import { momentColumn } from '../times';
import type { ClearingAccount } from './clearingAccounts';

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
  /** Null where the account has no line. */
  readonly firstDay: string | null;
  /** Currencies of its lines. */
  readonly currencies: number;
}

const POSTED = `FROM transactionaccountingline a JOIN transactionline l ON l.transaction = a.transaction AND l.id = a.transactionline
  JOIN transaction t ON t.id = a.transaction
  WHERE a.account = ? AND a.accountingbook = 1 AND a.posting = 'T'`;

/** 10 units. `day`: `YYYY-MM-DD`. */
export function standingOn(account: ClearingAccount, day: string): Standing {
  const currencies = account.currencyId === null ? '1' : 'COUNT(DISTINCT t.currency)';
  const sql = `SELECT COUNT(*) AS lines, ROUND(SUM(l.foreignamount), ${account.exponent}) AS amount, ROUND(SUM(a.amount), 2) AS base,
    MAX(t.id) AS last, MAX(${momentColumn('t.lastmodifieddate')}) AS changed, MIN(TO_CHAR(t.trandate, 'YYYY-MM-DD')) AS first,
    ${currencies} AS currencies ${POSTED} AND t.trandate <= TO_DATE(?, 'YYYY-MM-DD')`;
  const row = rows(sql, [Number(account.id), day])[0] ?? {};
  const lines = number(row, 'lines') ?? 0;
  return {
    balance: fromNumber(number(row, 'amount') ?? 0, account.exponent),
    baseBalance: lines === 0 ? null : number(row, 'base'),
    mark: [lines, text(row, 'amount') ?? '0', text(row, 'last') ?? '', text(row, 'changed') ?? ''].join(' '),
    firstDay: text(row, 'first'),
    currencies: lines === 0 ? 0 : (number(row, 'currencies') ?? 0),
  };
}

/** A transaction's lines on the account, added up. */
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
  /** Amazon's order id; empty where the transaction has none. */
  readonly orderId: string;
  /** Internal id of the settlement that a journal entry is of. */
  readonly settlement: string | null;
  /** Internal id of the daily sale that a cash sale books. */
  readonly daily: string | null;
}

/** Of days after `after`, up to and with `to`: 10 units for each 4,999 lines. */
export function entriesBetween(account: ClearingAccount, after: string | null, to: string): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  for (let [transaction, line] = [0, -1]; ; ) {
    const found = rows(LINES, [Number(account.id), after ?? BEFORE_ALL, to, transaction, transaction, line]);
    for (const row of found) add(entries, row, account.exponent);
    const last = found.at(-1);
    if (last === undefined || found.length < MOST_ROWS) return [...entries.values()];
    transaction = Number(requiredText(last, 'transaction'));
    line = Number(requiredText(last, 'line'));
  }
}

const LINES = `SELECT a.transaction, a.transactionline AS line, l.foreignamount AS amount, t.type, t.tranid, t.externalid, t.memo,
  TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day, t.${BODY.amazonOrderId} AS orderid, t.${OF_SETTLEMENT} AS settlement, t.${BILL.daily} AS daily
  ${POSTED} AND t.trandate > TO_DATE(?, 'YYYY-MM-DD') AND t.trandate <= TO_DATE(?, 'YYYY-MM-DD')
  AND (a.transaction > ? OR (a.transaction = ? AND a.transactionline > ?))
  ORDER BY a.transaction, a.transactionline FETCH FIRST ${MOST_ROWS} ROWS ONLY`;

function add(entries: Map<string, LedgerEntry>, row: Row, exponent: number): void {
  const transaction = requiredText(row, 'transaction');
  const amount = fromNumber(number(row, 'amount') ?? 0, exponent);
  const known = entries.get(transaction);
  if (known !== undefined) {
    entries.set(transaction, { ...known, amount: minor(known.amount + amount) });
    return;
  }
  entries.set(transaction, {
    transaction,
    type: text(row, 'type') ?? '',
    number: text(row, 'tranid') ?? '',
    externalId: text(row, 'externalid') ?? '',
    day: requiredText(row, 'day'),
    memo: text(row, 'memo') ?? '',
    amount,
    orderId: text(row, 'orderid') ?? '',
    settlement: text(row, 'settlement'),
    daily: text(row, 'daily'),
  });
}
