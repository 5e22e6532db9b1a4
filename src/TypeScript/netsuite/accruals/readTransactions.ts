/**
 * A month's transactions from Amazon into files, page by page over as many runs as the quota asks for, and out of the files
 * again. A page counts when its text and the place of the next one are written; a stop before that asks for it again.
 *
 * @NApiVersion 2.1
 */

import { type Balance, listBalances, readBalancePage, totalOwed } from '../../amazon/listBalances';
import { type EventGroup, listFinancialEventGroups, readEventGroupPage } from '../../amazon/listFinancialEventGroups';
import {
  listTransactions,
  readTransactionPage,
  type Transaction,
  type TransactionSpan,
} from '../../amazon/listTransactions';
import { marketplaceById } from '../../amazon/marketplaces';
import type { OperationId } from '../../amazon/operations';
import type { Refusal } from '../../amazon/refusal';
import type { Asking } from '../../amazon/request';
import type { AccrualMonth } from '../../flows/accruals/months';
import { exponentOf } from '../../ledger/currencies';
import { formatMinor } from '../../ledger/minor';
import { answered, UNITS_A_CALL } from '../completeness/stepping';
import { ask, type Calls, fail, mayAsk } from '../connection/calls';
import type { Marketplace } from '../connection/marketplaces';
import { SETTLEMENT_FOLDER } from '../ids';
import { hashOf } from '../orders/documents';
import { restrictedFolder } from '../orders/folders';
import { KeptPieces } from '../settlements/keptPieces';
import { eachPiece } from '../settlements/reportPieces';
import { type Accrual, changeAccrual } from './accruals';

export const FINANCE_OPERATIONS: readonly OperationId[] = [
  'listTransactions',
  'listBalances',
  'listFinancialEventGroups',
];

/** Pages that one run keeps in memory before it writes them. */
const PAGES_AT_ONCE = 20;
/** Of a batch: its file, and the record. */
const UNITS_A_BATCH = 60;
/** Groups that began before what is read, so that the oldest release finds its own. */
const GROUPS_BACK_MS = 60 * 86_400_000;
const MOST_PAGES = 20;

/** Reads on; answers the accrual as it is then, `read` where all of it is here. */
export function readOn(calls: Calls, accrual: Accrual, marketplace: Marketplace, month: AccrualMonth): Accrual {
  let current = accrual;
  while (current.state === 'reading') {
    const batch = readBatch(calls, current, spanOf(marketplace, month), marketplace);
    if (batch === null) return current;
    current = batch;
  }
  return current;
}

/** Amazon hides orders that the seller ships where the US store is asked for by name, so there nothing is filtered. */
function spanOf({ marketplaceId }: Marketplace, { from, end }: AccrualMonth): TransactionSpan {
  const isUs = marketplaceById(marketplaceId)?.country === 'US';
  return { from, to: end, marketplaceId: isUs ? null : marketplaceId };
}

/** Null where nothing more can be asked in this run. */
function readBatch(calls: Calls, accrual: Accrual, span: TransactionSpan, marketplace: Marketplace): Accrual | null {
  const found: Transaction[] = [];
  let token = accrual.next;
  let pages = 0;
  let isLast = false;
  while (pages < PAGES_AT_ONCE && !isLast) {
    if (!mayAsk(calls, 'listTransactions', UNITS_A_CALL + UNITS_A_BATCH)) break;
    const page = readPage(calls, listTransactions(span, token));
    if (page === 'token')
      return changeAccrual(accrual, {
        next: null,
        pieces: [],
        message: 'Amazon forgot where reading was; it begins anew.',
      });
    if (page === null) break;
    found.push(...page.transactions.filter((each) => isOf(each, marketplace)));
    token = page.nextToken;
    isLast = token === null;
    pages++;
  }
  if (pages === 0) return null;
  const pieces = [...accrual.pieces, ...keep(accrual, found)];
  const said = isLast ? 'All its transactions are read.' : 'Its transactions are being read.';
  return changeAccrual(accrual, { next: token, pieces, state: isLast ? 'read' : 'reading', message: said });
}

function readPage(calls: Calls, asking: Asking) {
  const answer = ask(calls, asking, false);
  if (answer.ok) {
    const reading = readTransactionPage(answer.body);
    if (reading.ok) return reading.value;
    fail(calls, asking.operationId, unreadable(reading));
    return null;
  }
  if (answer.failure.status === 400 && asking.query?.nextToken !== null) return 'token' as const;
  fail(calls, asking.operationId, answer.verdict);
  return null;
}

const unreadable = ({ class: rule, message }: Refusal) =>
  ({
    rule,
    action: 'hold',
    reason: `An answer about transactions cannot be read. ${message}`,
    throttled: false,
    slowly: false,
    unsettled: false,
  }) as const;

const isOf = ({ marketplaceId, currency }: Transaction, own: Marketplace): boolean =>
  (marketplaceId === null || marketplaceId === own.marketplaceId) && currency === own.currency;

/** A line each. Batches are named by what stands before them, so that one that is read again is the same file. */
function keep({ key, pieces }: Accrual, transactions: readonly Transaction[]): readonly string[] {
  if (transactions.length === 0) return [];
  const kept = new KeptPieces(`${key}-${pieces.length + 1}`, restrictedFolder(SETTLEMENT_FOLDER), () => true);
  kept.keepText(transactions.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return kept.ids;
}

/** Ids that are remembered: pages overlap, if at all, where one ends and the next begins. */
const REMEMBERED = 2_000;

/**
 * Each transaction of the files in order, one in memory at a time (10 units a file). One that stands at the end of a page
 * and at the beginning of the next comes once.
 */
export function eachTransaction({ pieces }: Accrual, take: (transaction: Transaction) => void): void {
  let [before, seen] = [new Set<string>(), new Set<string>()];
  eachPiece(pieces, (text) => {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const transaction = JSON.parse(line) as Transaction;
      if (before.has(transaction.id) || seen.has(transaction.id)) continue;
      seen.add(transaction.id);
      if (seen.size === REMEMBERED) [before, seen] = [seen, new Set()];
      take(transaction);
    }
  });
}

/** SHA-256 of each file's text, a line each; null where there is none (10 units a file). */
export function hashesOf({ pieces }: Accrual): string | null {
  const hashes: string[] = [];
  eachPiece(pieces, (text) => hashes.push(hashOf(text)));
  return hashes.length === 0 ? null : hashes.join('\n');
}

/** The groups around the end of the month and what Amazon owes then; null where it could not be asked. */
export function askAround(
  calls: Calls,
  accrual: Accrual,
  marketplace: Marketplace,
  month: AccrualMonth,
): Accrual | null {
  let current = accrual;
  if (current.groups === null) {
    const groups = pagesOf(calls, (token) => listFinancialEventGroups(sinceOf(month), month.end, token), readGroups);
    if (groups === null) return null;
    current = changeAccrual(current, { groups });
  }
  if (current.total === null) {
    const { marketplaceId, currency } = marketplace;
    const balances = pagesOf(calls, (token) => listBalances(marketplaceId, month.lastDay, token), readBalances);
    if (balances === null) return null;
    const owed = totalOwed(balances, marketplaceId, currency);
    // An account without any money has no balance at all.
    current = changeAccrual(current, { total: formatMinor(owed ?? (0 as never), exponentOf(currency)) });
  }
  return current;
}

const sinceOf = ({ from }: AccrualMonth): string => new Date(Date.parse(from) - GROUPS_BACK_MS).toISOString();

interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
}
type Reading<T> = { readonly ok: true; readonly value: Page<T> } | Refusal;

function readGroups(body: string): Reading<EventGroup> {
  const reading = readEventGroupPage(body);
  return reading.ok
    ? { ok: true, value: { items: reading.value.groups, nextToken: reading.value.nextToken } }
    : reading;
}

function readBalances(body: string): Reading<Balance> {
  const reading = readBalancePage(body);
  return reading.ok
    ? { ok: true, value: { items: reading.value.balances, nextToken: reading.value.nextToken } }
    : reading;
}

function pagesOf<T>(
  calls: Calls,
  asking: (token: string | null) => Asking,
  read: (body: string) => Reading<T>,
): readonly T[] | null {
  const items: T[] = [];
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const next = asking(token);
    if (!mayAsk(calls, next.operationId, UNITS_A_CALL)) return null;
    const found: Page<T> | null = answered(calls, next, read);
    if (found === null) return null;
    items.push(...found.items);
    token = found.nextToken;
    if (token === null) return items;
  }
  throw new Error(`Expected at most ${MOST_PAGES} pages of groups or balances of a few months, found more.`);
}
