/**
 * The match of bills and settlements, order by order: who needs a person is an exception, and one whose other side has
 * come since is solved. What a clearing account does not explain makes no order wrong.
 *
 * @NApiVersion 2.1
 */

import type { Move, OpenOrder } from '../../flows/clearing/book';
import { type WrongOrder, wrongOrders } from '../../flows/clearing/wrong';
import { MOST_SHOWN, type Named, subjectsOf, type WrongSubject, wrongWords } from '../../flows/clearing/wrongWords';
import { planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, readRoutes, solveException } from '../exceptions';
import { BILL, BODY, EXCEPTION } from '../ids';
import { requiredText, rows, rowsIn, text } from '../rows';
import type { ClearingAccount } from './clearingAccounts';
import type { ClearingOn } from './clearingOn';

const CLASSES = ['settled-not-billed', 'billed-not-settled', 'billed-settled-differ'] as const;

/** Orders without a bill in the book; of more at once, the latest are taken for never billed. */
const MOST_LOOKED_UP = 20_000;

/** Exceptions of a class that are open for an account at a time: a person works on no more, and the page has them all. */
const MOST_OPEN = 100;

export interface Matched {
  readonly account: string;
  /** Null where the account could not be gone through yet. */
  readonly ties: boolean | null;
  readonly open: number;
  readonly wrong: number;
}

/**
 * 10 units, 10 for each thousand orders in question, and 6 for each new exception, 16 for one that says something else, or 2
 * for one that is solved. `mayGoOn`: whether there are units for one more; the rest is left to the next run.
 */
export function matchOrders(on: ClearingOn, mayGoOn: () => boolean): Matched {
  const { account, book, notTied } = on;
  const known = openExceptions(account);
  if (notTied.length > 0) {
    raiseNotTied(on);
    return { account: account.name, ties: false, open: book.orders.length, wrong: 0 };
  }
  const wrong = wrongOf(on);
  const dailySales = namesOf(wrong.flatMap(({ order }) => order.moves.filter(({ kind }) => kind === 'daily')));
  const subjects = subjectsOf(wrong, (transaction) => dailySales.get(transaction));
  const keys = new Set(subjects.map(keyOf));
  for (const each of known) {
    if (!keys.has(keyOf(each)) && mayGoOn()) solve(each.id);
  }
  raise(on, subjects, known, mayGoOn);
  return { account: account.name, ties: true, open: book.orders.length, wrong: wrong.length };
}

const keyOf = (each: { readonly class: string; readonly subject: string }): string => `${each.class} ${each.subject}`;

/** Only what no settlement has billed within the book is looked up. */
function wrongOf({ account, book, day }: ClearingOn): readonly WrongOrder[] {
  const { orders } = book;
  const unbilled = orders.filter(({ moves }) => !moves.some(({ kind }) => kind === 'billed' || kind === 'daily'));
  const billed = billedOrders(unbilled.slice(0, MOST_LOOKED_UP));
  return wrongOrders(orders, day, account.daysToSettle, (orderId) => billed.has(orderId));
}

/** Orders that were billed once and matched, so that the book has forgotten them. */
function billedOrders(orders: readonly OpenOrder[]): ReadonlySet<string> {
  const sql = `SELECT DISTINCT ${BODY.amazonOrderId} AS orderid FROM transaction WHERE ${BODY.amazonOrderId} IN (…)
    AND (type IN ('CashSale', 'CustInvc') OR (type = 'SalesOrd' AND ${BILL.dailyShipments} IS NOT NULL))`;
  const found = rowsIn(
    sql,
    orders.map(({ orderId }) => orderId),
  );
  return new Set(found.map((row) => requiredText(row, 'orderid')));
}

function namesOf(moves: readonly Move[]): ReadonlyMap<string, Named> {
  const ids = [...new Set(moves.map(({ transaction }) => Number(transaction)))];
  const found = rowsIn('SELECT id, tranid, externalid FROM transaction WHERE id IN (…)', ids);
  return new Map(
    found.map((row) => [
      requiredText(row, 'id'),
      { number: text(row, 'tranid') ?? '', externalId: text(row, 'externalid') ?? '' },
    ]),
  );
}

interface Known {
  readonly id: string;
  readonly class: string;
  readonly subject: string;
  readonly message: string;
}

/** Of this account: those of its marketplaces, by Amazon's ids and connections. */
function openExceptions({ marketplaces }: ClearingAccount): Known[] {
  const sql = `SELECT id, ${EXCEPTION.class} AS class, ${EXCEPTION.subject} AS subject, ${EXCEPTION.message} AS message,
    ${EXCEPTION.connection} AS connection, ${EXCEPTION.marketplaceId} AS marketplace FROM ${EXCEPTION.type}
    WHERE ${EXCEPTION.flow} = 'settlements' AND ${EXCEPTION.state} <> 'solved' AND ${EXCEPTION.class} IN ('${CLASSES.join("', '")}', 'clearing-not-tied')`;
  const own = new Set(marketplaces.map(({ connection, marketplaceId }) => `${connection} ${marketplaceId}`));
  return rows(sql)
    .filter((row) => own.has(`${text(row, 'connection')} ${text(row, 'marketplace')}`))
    .map((row) => ({
      id: requiredText(row, 'id'),
      class: text(row, 'class') ?? '',
      subject: text(row, 'subject') ?? '',
      message: text(row, 'message') ?? '',
    }));
}

const solve = (id: string): void =>
  solveException(id, 'What was billed and what was settled agree now.', 'rule: its effect is there');

/** The longest open first; what is open and says the same is left alone. */
function raise(
  { account }: ClearingOn,
  subjects: readonly WrongSubject[],
  known: readonly Known[],
  mayGoOn: () => boolean,
): void {
  const before = new Map(known.map((each) => [keyOf(each), each]));
  const chosen = CLASSES.flatMap((wrongClass) => {
    const own = subjects.filter((each) => each.class === wrongClass);
    const open = own.filter((each) => before.has(keyOf(each)));
    const fresh = own.filter((each) => !before.has(keyOf(each)));
    return [...open, ...fresh.slice(0, Math.max(0, MOST_OPEN - open.length))];
  });
  if (chosen.length === 0) return;
  const names = namesOf(chosen.flatMap(({ orders }) => orders.slice(0, MOST_SHOWN).flatMap(({ moves }) => moves)));
  const routes = readRoutes();
  for (const each of chosen) {
    if (!mayGoOn()) return;
    const message = wrongWords(each, account, (transaction) => names.get(transaction));
    const [order] = each.orders;
    const plan = planException({ class: each.class, subject: each.subject, message, links: linksOf(account, order) });
    if (before.get(keyOf(each))?.message === plan.message) continue;
    openException(plan, { ...NOWHERE, ...placesOf(account) }, routes);
  }
}

const linksOf = ({ marketplaces }: ClearingAccount, order: OpenOrder | undefined) => ({
  amazonOrderId: order?.orderId ?? null,
  marketplaceId: marketplaces[0]?.marketplaceId ?? null,
});

const placesOf = ({ marketplaces }: ClearingAccount) => ({
  connection: marketplaces[0]?.connection ?? null,
  owner: marketplaces[0]?.owner ?? null,
});

function raiseNotTied({ account, notTied, day }: ClearingOn): void {
  const message = `${account.name} on ${day}: ${notTied.slice(0, 20).join(' ')}`;
  const plan = planException({
    class: 'clearing-not-tied',
    subject: account.name,
    message,
    links: linksOf(account, undefined),
  });
  openException(plan, { ...NOWHERE, ...placesOf(account) }, readRoutes());
}
