/**
 * A clearing account on a day as accountants and auditors are shown it: whether it ties, by age, by order, and what no
 * order explains. The same facts make the page and the file.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, sum } from '../../ledger/minor';
import { csvText } from '../csv';
import { counted, shownMinor } from '../settlements/waiting';
import { agesOf, daysBetween } from './ages';
import { amountsOf, type OpenOrder, openSince, type Untraced } from './book';

/** The same balance in the currency of the books. */
export interface InBooks {
  readonly currency: string;
  readonly exponent: number;
  readonly balance: Minor;
  /** The balance in its own currency at the rate of the day. */
  readonly atRate: Minor;
}

export interface Statement {
  readonly account: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly currency: string;
  readonly exponent: number;
  readonly orders: readonly OpenOrder[];
  readonly untraced: readonly Untraced[];
  /** Of the account in NetSuite. */
  readonly balance: Minor;
  /** Why it does not tie; empty where it does. */
  readonly notTied: readonly string[];
  /** Null where the books are in the account's own currency. */
  readonly inBooks: InBooks | null;
}

export const ofOrders = ({ orders }: Statement): Minor => sum(orders.map((each) => amountsOf(each).balance));

export const notTraced = ({ untraced }: Statement): Minor => sum(untraced.map(({ amount }) => amount));

/** What NetSuite has and neither orders nor the rest explain: zero, or the account does not tie. */
export const unexplained = (statement: Statement): Minor =>
  minor(statement.balance - ofOrders(statement) - notTraced(statement));

/** What is left in the books' currency, for NetSuite's revaluation. */
export const exchangeDifference = ({ balance, atRate }: InBooks): Minor => minor(balance - atRate);

/** The first line of the page: it begins with the answer. */
export function tieWords(statement: Statement): string {
  const { account, day, currency, exponent, orders, notTied } = statement;
  const words = (amount: Minor): string => `${shownMinor(amount, exponent)} ${currency}`;
  if (notTied.length > 0) return `Does not tie: ${account} on ${day}.`;
  const open = counted(orders.length, 'order', 'orders');
  return (
    `Ties: ${words(ofOrders(statement))} of ${open} and ${words(notTraced(statement))} not traced to an order are the ` +
    `balance of ${account} on ${day}, ${words(statement.balance)}.`
  );
}

const HEADER = ['Part', 'Name', 'Since', 'Days', 'Billed', 'Settled', 'Refunds', 'Other', 'Open', 'Currency', 'Remark'];

/** `nameOf`: how a transaction is called, by its internal id. Amounts are decimal text with a point. */
export function statementCsv(statement: Statement, nameOf: (transaction: string) => string): string {
  const { account, day, currency, exponent, orders, untraced, notTied, inBooks } = statement;
  const money = (amount: Minor): string => formatMinor(amount, exponent);
  const total = (part: string, name: string, amount: string, of: string, remark = ''): string[] => [
    part,
    name,
    ...Array<string>(6).fill(''),
    amount,
    of,
    remark,
  ];
  return csvText([
    HEADER,
    total(
      'Balance',
      `${account} on ${day}`,
      money(statement.balance),
      currency,
      notTied.length === 0 ? 'Ties' : 'Does not tie',
    ),
    total('Of orders', String(orders.length), money(ofOrders(statement)), currency),
    total('Not traced', String(untraced.length), money(notTraced(statement)), currency),
    total('Unexplained', '', money(unexplained(statement)), currency),
    ...(inBooks === null ? [] : booksLines(inBooks, total)),
    ...notTied.map((reason) => total('Reason', '', '', '', reason)),
    ...agesOf(orders, day).map((each) =>
      total('Age', each.label, money(each.amount), currency, `${each.orders} orders`),
    ),
    ...orders.map((order) => orderLine(order, statement, nameOf)),
    ...untraced.map((each) => [
      'Not traced',
      nameOf(each.transaction),
      each.day,
      String(daysBetween(each.day, day)),
      '',
      '',
      '',
      '',
      money(each.amount),
      currency,
      each.words,
    ]),
  ]);
}

type Total = (part: string, name: string, amount: string, of: string, remark?: string) => string[];

function booksLines(inBooks: InBooks, total: Total): string[][] {
  const { currency, exponent, balance, atRate } = inBooks;
  const money = (amount: Minor): string => formatMinor(amount, exponent);
  return [
    total('In the books', '', money(balance), currency),
    total('At the rate of the day', '', money(atRate), currency),
    total('Exchange difference', '', money(exchangeDifference(inBooks)), currency, "Left to NetSuite's revaluation"),
  ];
}

function orderLine(
  order: OpenOrder,
  { day, currency, exponent }: Statement,
  nameOf: (transaction: string) => string,
): string[] {
  const money = (amount: Minor): string => formatMinor(amount, exponent);
  const { billed, settled, refunds, other, balance } = amountsOf(order);
  const since = openSince(order);
  return [
    'Order',
    order.orderId,
    since,
    String(daysBetween(since, day)),
    ...[billed, settled, refunds, other, balance].map(money),
    currency,
    [...new Set(order.moves.map(({ transaction }) => nameOf(transaction)))].join(' '),
  ];
}
