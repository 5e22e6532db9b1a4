/**
 * Which open orders need a person: settled and never billed, billed and not settled in time, or both with amounts that
 * differ. An order whose whole shipments only wait for Amazon needs nobody yet.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import { daysBetween } from './ages';
import { amountsOf, type Move, type OpenOrder, openSince } from './book';

export type WrongClass = 'settled-not-billed' | 'billed-not-settled' | 'billed-settled-differ';

export interface WrongOrder {
  readonly class: WrongClass;
  readonly order: OpenOrder;
}

/** Of one order: its subsets are tried one by one. */
const MOST_BILLS = 10;

/** `billed`: orders that a sales document was made for, however long ago it was matched. */
export function wrongOrders(
  orders: readonly OpenOrder[],
  day: string,
  daysToSettle: number,
  isBilled: (orderId: string) => boolean,
): readonly WrongOrder[] {
  return orders.flatMap((order) => {
    const found = wrongClass(order, day, daysToSettle, isBilled);
    return found === null ? [] : [{ class: found, order }];
  });
}

function wrongClass(
  order: OpenOrder,
  day: string,
  daysToSettle: number,
  isBilled: (orderId: string) => boolean,
): WrongClass | null {
  const { billed, settled, balance, refunds, other } = amountsOf(order);
  if (waitsWhole(order, balance)) {
    if (daysBetween(openSince(order), day) <= daysToSettle) return null;
    return settled === 0 && refunds === 0 && other === 0 ? 'billed-not-settled' : 'billed-settled-differ';
  }
  return billed === 0 && settled !== 0 && !isBilled(order.orderId) ? 'settled-not-billed' : 'billed-settled-differ';
}

/** Whether what is left is bills or refund documents as a whole, to which no settlement has come yet. */
function waitsWhole({ moves }: OpenOrder, balance: Minor): boolean {
  const documents = moves.filter(isDocument);
  if (documents.length === 0) return false;
  if (documents.length > MOST_BILLS) return true;
  // A daily sale has all shipments of its day as one amount, and Amazon settles each by itself.
  if (balance > 0 && balance < dailySales(documents)) return true;
  return isSumOfSome(
    documents.map(({ amount }) => amount),
    balance,
  );
}

const dailySales = (documents: readonly Move[]): number =>
  documents.filter(({ kind }) => kind === 'daily').reduce((all, { amount }) => all + amount, 0);

const isDocument = ({ kind }: Move): boolean => kind === 'billed' || kind === 'daily' || kind === 'refunded';

/** Of one of them at least. */
const isSumOfSome = (amounts: readonly number[], wanted: number): boolean =>
  amounts.some((amount, at) => amount === wanted || isSumOfSome(amounts.slice(at + 1), wanted - amount));
