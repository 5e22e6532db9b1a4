/**
 * What an exception says of orders that do not match: an order of its own, or in the daily way a daily sale with all its
 * orders that do not; both amounts, what is left, and every line of the account that they are of.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, sum } from '../../ledger/minor';
import { amountsOf, type Move, type OpenOrder, openSince } from './book';
import type { WrongClass, WrongOrder } from './wrong';

export interface WrongSubject {
  readonly class: WrongClass;
  /** Amazon's order id, or the external id of a daily sale. */
  readonly subject: string;
  readonly orders: readonly OpenOrder[];
  readonly since: string;
}

/** How a transaction is called: its number, and its external id where it has one. */
export interface Named {
  readonly number: string;
  readonly externalId: string;
}

/** Orders of a daily sale are one subject; every other order is one by itself. The longest open first. */
export function subjectsOf(
  wrong: readonly WrongOrder[],
  nameOf: (transaction: string) => Named | undefined,
): readonly WrongSubject[] {
  const found = new Map<string, WrongSubject>();
  for (const { class: wrongClass, order } of wrong) {
    const daily = order.moves.find(({ kind }) => kind === 'daily');
    const subject = (daily && nameOf(daily.transaction)?.externalId) || order.orderId;
    const key = `${wrongClass} ${subject}`;
    const known = found.get(key);
    const since = openSince(order);
    found.set(key, {
      class: wrongClass,
      subject,
      orders: [...(known?.orders ?? []), order],
      since: known === undefined || since < known.since ? since : known.since,
    });
  }
  return [...found.values()].sort((one, other) => (one.since < other.since ? -1 : 1));
}

/** Orders of a daily sale that a message shows; the page shows them all. */
export const MOST_SHOWN = 15;

export function wrongWords(
  { class: wrongClass, orders, subject }: WrongSubject,
  money: { readonly currency: string; readonly exponent: number },
  nameOf: (transaction: string) => Named | undefined,
): string {
  const words = (amount: Minor): string => `${formatMinor(amount, money.exponent)} ${money.currency}`;
  const amounts = orders.map(amountsOf);
  const of = (pick: (each: (typeof amounts)[number]) => Minor): string => words(sum(amounts.map(pick)));
  const [first] = orders;
  const isOne = orders.length === 1 && first?.orderId === subject;
  const who = isOne ? `Order ${subject}` : `${orders.length} ${orders.length === 1 ? 'order' : 'orders'} of ${subject}`;
  const billed = of(({ billed: amount }) => amount);
  const settled = of(({ settled: amount }) => (amount === 0 ? amount : (-amount as Minor)));
  const refunds = sum(amounts.map((each) => each.refunds)) === 0 ? '' : `, refunds ${of((each) => each.refunds)}`;
  const rest = of(({ balance }) => balance);
  const lines = orders.slice(0, MOST_SHOWN).map((order) => linesOf(order, isOne, words, nameOf));
  const more =
    orders.length > MOST_SHOWN ? ` And ${orders.length - MOST_SHOWN} orders more, on the page Clearing.` : '';
  return `${who}: ${SAYS[wrongClass]} Billed ${billed}, settled ${settled}${refunds}; ${rest} is left. ${lines.join(' ')}${more}`;
}

const SAYS: Readonly<Record<WrongClass, string>> = {
  'settled-not-billed': 'expected a sales document, found none.',
  'billed-not-settled': 'expected Amazon to have settled it by now, found no line of it in a settlement.',
  'billed-settled-differ': 'expected nothing to be left, found a difference.',
};

const KINDS: Readonly<Record<Move['kind'], string>> = {
  billed: 'bill',
  daily: 'daily sale',
  settled: 'settlement',
  refunded: 'refund',
  given: 'refund in a settlement',
  other: 'other entry',
};

function linesOf(
  { orderId, moves }: OpenOrder,
  isOne: boolean,
  words: (amount: Minor) => string,
  nameOf: (transaction: string) => Named | undefined,
): string {
  const each = moves.map(
    ({ kind, day, amount, transaction }) =>
      `${KINDS[kind]} ${nameOf(transaction)?.number || transaction} of ${day} ${words(amount)}`,
  );
  return `${isOne ? 'Lines' : orderId}: ${each.join(', ')}.`;
}
