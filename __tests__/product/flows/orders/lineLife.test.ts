// The table of an order line's states and moves: nothing in it is undefined, unreachable or without an end.

import { EXCEPTION_CLASSES } from '../../../../src/TypeScript/flows/exceptions/classes';
import {
  LINE_STATES,
  type LineEvent,
  type LineState,
  MOVES,
  move,
  partsOf,
  unitsOf,
} from '../../../../src/TypeScript/flows/orders/lineLife';

const STATES = Object.keys(LINE_STATES) as LineState[];
const EVENTS = Object.keys(MOVES) as LineEvent[];

const nextOf = (state: LineState): LineState[] =>
  EVENTS.flatMap((event) => {
    const moved = MOVES[event][state];
    return typeof moved === 'object' && 'to' in moved ? [moved.to] : [];
  });

function reachableFrom(start: LineState): Set<LineState> {
  const seen = new Set<LineState>([start]);
  for (const state of seen) for (const next of nextOf(state)) seen.add(next);
  return seen;
}

test('every state can be reached from a pending line, and from every state an end can be reached', () => {
  expect([...reachableFrom('pending')].sort()).toEqual([...STATES].sort());
  const ends = STATES.filter((state) => nextOf(state).length === 0);
  expect(ends.sort()).toEqual(['cancelled', 'closed', 'complete']);
  for (const state of STATES) expect(ends.some((end) => reachableFrom(state).has(end))).toBe(true);
});

test('what each event does in each state is defined: a known state, nothing, or an exception that people know', () => {
  for (const event of EVENTS) {
    expect(Object.keys(MOVES[event]).sort()).toEqual([...STATES].sort());
    for (const moved of Object.values(MOVES[event])) {
      if (moved === 'stays') continue;
      if ('to' in moved) expect(STATES).toContain(moved.to);
      else expect(EXCEPTION_CLASSES).toHaveProperty(moved.never);
    }
    // An event that moves nothing anywhere would be a word without a meaning.
    expect(STATES.some((state) => typeof MOVES[event][state] === 'object' && 'to' in MOVES[event][state])).toBe(true);
  }
});

test('goods that left never come back by a move, and what is cancelled opens again only where people did it', () => {
  const back: string[] = [];
  for (const event of EVENTS) {
    for (const state of STATES) {
      const moved = MOVES[event][state];
      if (typeof moved !== 'object' || !('to' in moved)) continue;
      const [from, to] = [LINE_STATES[state], LINE_STATES[moved.to]];
      if (from !== to && from !== 'open') back.push(`${event}: ${state} → ${moved.to}`);
    }
  }
  expect(back).toEqual(['reopen: withdrawn → open']);
});

test('only what has shipped is billed, and nothing is billed twice', () => {
  const billable = STATES.filter((state) => typeof MOVES.bill[state] === 'object' && 'to' in MOVES.bill[state]);
  expect(billable).toEqual(['shipped', 'confirmed']);
  expect(move(unitsOf({ billed: 2, open: 1 }), 'bill', 1)).toMatchObject({ quantity: 0, missing: 0 });
});

test('units that may go do so before those that may not are refused, and what is not there is missing', () => {
  const units = unitsOf({ open: 2, picked: 1, shipped: 1 });
  expect(move(units, 'cancel', 5)).toEqual({
    units: unitsOf({ cancelled: 2, picked: 1, shipped: 1 }),
    quantity: 2,
    refused: [
      { state: 'picked', class: 'cancelled-while-picked', quantity: 1 },
      { state: 'shipped', class: 'cancelled-after-shipment', quantity: 1 },
    ],
    missing: 1,
  });
  expect(partsOf(units)).toEqual({ open: 3, shipped: 1, cancelled: 0 });
});

test('what Amazon cancels is first what people closed already', () => {
  expect(move(unitsOf({ open: 2, withdrawn: 2 }), 'cancel', 2).units).toEqual(unitsOf({ open: 2, cancelled: 2 }));
});
