/**
 * The lives of a document and of a reservation, as tables of where each state may go.
 *
 * @NApiVersion 2.1
 */

export type DocumentState = 'received' | 'planned' | 'applied' | 'held' | 'ignored' | 'superseded';
export type ReservationState = 'live' | 'converted' | 'expired';

/** State → the states it may go to. A state that is not left by itself has an empty list. */
export type Lifecycle<State extends string> = Readonly<Record<State, readonly State[]>>;

export const DOCUMENT_LIFE: Lifecycle<DocumentState> = {
  received: ['planned', 'superseded'],
  planned: ['applied', 'held', 'ignored', 'received', 'superseded'],
  // A newer update of the same order starts the same row anew.
  applied: ['received', 'superseded'],
  // "Retry", or a newer update.
  held: ['received', 'superseded'],
  ignored: ['received', 'superseded'],
  superseded: [],
};

export const RESERVATION_LIFE: Lifecycle<ReservationState> = {
  live: ['converted', 'expired'],
  // An order can turn from expired to unshipped, or be pending once more; a converted claim is the sales order's for good.
  expired: ['live', 'converted'],
  converted: [],
};

export function mayGo<State extends string>(life: Lifecycle<State>, from: State, to: State): boolean {
  return life[from].includes(to);
}

/** States that no way from `start` leads to; a table with any is wrong. */
export function unreachable<State extends string>(life: Lifecycle<State>, start: State): readonly State[] {
  const reached = new Set<State>([start]);
  for (const state of reached) for (const next of life[state]) reached.add(next);
  return (Object.keys(life) as State[]).filter((state) => !reached.has(state));
}
