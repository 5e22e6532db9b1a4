/**
 * A clearing account by order: what bills, settlements and refunds moved, order by order, and what no order explains. An
 * order at zero leaves the book when it is closed for a day, so the book is as long as what is open and not as the past.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum } from '../../ledger/minor';

/**
 * `billed`: a cash sale, or the payment of an invoice. `daily`: its share of a daily sale. `settled`: the sale in a
 * settlement. `refunded`: a refund document. `given`: the refund in a settlement. `other`: anything else that names it.
 */
export type MoveKind = 'billed' | 'daily' | 'settled' | 'refunded' | 'given' | 'other';

/** Something that moved clearing for an order. */
export interface Move {
  readonly kind: MoveKind;
  /** `YYYY-MM-DD`, as it is posted. */
  readonly day: string;
  /** Debits less credits, in the account's own currency. */
  readonly amount: Minor;
  /** Internal id of the transaction. */
  readonly transaction: string;
}

/** An order that is not at zero. */
export interface OpenOrder {
  readonly orderId: string;
  readonly moves: readonly Move[];
}

/** A transaction, or a part of one, that names no order. */
export interface Untraced {
  readonly day: string;
  readonly amount: Minor;
  readonly transaction: string;
  /** Why, in words. */
  readonly words: string;
}

export const balanceOf = ({ moves }: Pick<OpenOrder, 'moves'>): Minor => sum(moves.map(({ amount }) => amount));

export function totalOf({ moves }: Pick<OpenOrder, 'moves'>, ...kinds: readonly MoveKind[]): Minor {
  return sum(moves.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
}

/** The day from which on the order is not at zero any more. */
export function openSince({ moves }: Pick<OpenOrder, 'moves'>): string {
  let balance = 0;
  let since = '';
  for (const { day, amount } of moves) {
    if (balance === 0) since = day;
    balance += amount;
  }
  return since;
}

export class ClearingBook {
  readonly #orders = new Map<string, Move[]>();
  readonly #untraced: Untraced[] = [];

  /** In any order of days within what is added before the next `close`. */
  add(orderId: string, move: Move): void {
    if (move.amount === 0) return;
    const moves = this.#orders.get(orderId);
    if (moves) moves.push(move);
    else this.#orders.set(orderId, [move]);
  }

  addUntraced(untraced: Untraced): void {
    this.#untraced.push(untraced);
  }

  /** A day is over: moves stand in the order of their days, and orders at zero go. */
  close(): void {
    for (const [orderId, moves] of this.#orders) {
      if (balanceOf({ moves }) === 0) this.#orders.delete(orderId);
      else moves.sort(byDay);
    }
  }

  get balance(): Minor {
    let total = 0;
    for (const moves of this.#orders.values()) for (const { amount } of moves) total += amount;
    for (const { amount } of this.#untraced) total += amount;
    return minor(total);
  }

  /** The longest open first; call `close` before it. */
  get orders(): readonly OpenOrder[] {
    return [...this.#orders]
      .map(([orderId, moves]) => ({ orderId, moves, since: openSince({ moves }) }))
      .sort((one, other) => compare(one.since, other.since) || compare(one.orderId, other.orderId))
      .map(({ orderId, moves }) => ({ orderId, moves }));
  }

  get untraced(): readonly Untraced[] {
    return this.#untraced.toSorted((one, other) => compare(one.day, other.day));
  }

  /** To be read back by `read`. A line for each order and each thing that is not traced. */
  text(): string {
    const lines = [FORMAT];
    for (const [orderId, moves] of this.#orders) {
      const all = moves.map(({ kind, day, amount, transaction }) => `${LETTERS[kind]}${day}:${amount}:${transaction}`);
      lines.push(`${orderId}\t${all.join('\t')}`);
    }
    for (const { day, amount, transaction, words } of this.#untraced) {
      lines.push(`${UNTRACED}\t${day}\t${amount}\t${transaction}\t${words.replace(/\s+/g, ' ')}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /** Adds what the pieces of such a text hold; each piece ends with a line. Throws on text that is something else. */
  read(pieces: readonly string[]): void {
    pieces.forEach((piece, index) => {
      const lines = piece.split('\n').filter((line) => line !== '');
      if (index === 0 && lines.shift() !== FORMAT) {
        throw new Error('Expected the orders of a clearing account as they were kept, found something else.');
      }
      for (const line of lines) this.#readLine(line);
    });
  }

  #readLine(line: string): void {
    const [orderId = '', ...cells] = line.split('\t');
    if (orderId === UNTRACED) {
      const [day = '', amount, transaction = '', words = ''] = cells;
      this.addUntraced({ day, amount: minor(Number(amount)), transaction, words });
      return;
    }
    for (const cell of cells) {
      const [day = '', amount, transaction = ''] = cell.slice(1).split(':');
      this.add(orderId, { kind: kindOf(cell.charAt(0)), day, amount: minor(Number(amount)), transaction });
    }
  }
}

const FORMAT = 'causeway-clearing-1';
const UNTRACED = '?';

const LETTERS: Readonly<Record<MoveKind, string>> = {
  billed: 'b',
  daily: 'd',
  settled: 's',
  refunded: 'r',
  given: 'g',
  other: 'o',
};

function kindOf(letter: string): MoveKind {
  const found = (Object.keys(LETTERS) as MoveKind[]).find((kind) => LETTERS[kind] === letter);
  if (found === undefined) throw new Error(`Expected a kind of move such as "b", found "${letter}".`);
  return found;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byDay = (one: Move, other: Move): number => compare(one.day, other.day);

/** Amounts of what is billed, and so on, with what is left. */
export interface OrderAmounts {
  readonly billed: Minor;
  /** Below zero. */
  readonly settled: Minor;
  /** By documents, below zero, and by settlements, above zero. */
  readonly refunds: Minor;
  readonly other: Minor;
  readonly balance: Minor;
}

export function amountsOf(order: OpenOrder): OrderAmounts {
  return {
    billed: totalOf(order, 'billed', 'daily'),
    settled: totalOf(order, 'settled'),
    refunds: totalOf(order, 'refunded', 'given'),
    other: totalOf(order, 'other'),
    balance: balanceOf(order),
  };
}
