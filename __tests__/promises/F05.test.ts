// F5. Partial shipments, splits, backorders and cancellations, in any interleaving: shipped + cancelled + open = ordered.

import * as fc from 'fast-check';
import {
  LINE_STATES,
  type LineEvent,
  type LineState,
  type LineUnits,
  MOVES,
  move,
  partsOf,
  unitsOf,
} from '../../src/TypeScript/flows/orders/lineLife';
import { type SoldLine, unitsOfLines } from '../../src/TypeScript/flows/orders/sold';
import { size } from '../support/size';

const EVENTS = Object.keys(MOVES) as LineEvent[];
const STATES = Object.keys(LINE_STATES) as LineState[];

const anyEvents = fc.array(fc.tuple(fc.constantFrom(...EVENTS), fc.integer({ min: 1, max: 6 })), { maxLength: 40 });

function sumOf(units: LineUnits): number {
  const { open, shipped, cancelled } = partsOf(units);
  return open + shipped + cancelled;
}

test('F5 shipped + cancelled + open = ordered after every event of any history', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.boolean(), anyEvents, (ordered, isReleased, events) => {
      let units = unitsOf(isReleased ? { open: ordered } : { pending: ordered });
      for (const [event, quantity] of events) {
        const before = units;
        const { units: after, quantity: moved, refused, missing } = move(before, event, quantity);
        expect(sumOf(after)).toBe(ordered);
        expect(STATES.every((state) => Number.isInteger(after[state]) && after[state] >= 0)).toBe(true);
        // Whatever the event asked for moved, was refused by name, or is told to be missing.
        expect(moved + missing + refused.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity);
        expect(partsOf(after).shipped).toBeGreaterThanOrEqual(partsOf(before).shipped);
        units = after;
      }
    }),
    { numRuns: size('F5 histories of one line', 2_000, 50_000) },
  );
});

const anySoldLine = fc
  .record({
    fulfilled: fc.nat(5),
    billed: fc.nat(5),
    picked: fc.nat(3),
    open: fc.nat(5),
    cancelled: fc.nat(4),
    isClosed: fc.boolean(),
  })
  .map(({ fulfilled, billed, picked, open, cancelled, isClosed }): SoldLine => {
    const quantity = fulfilled + picked + open;
    const ordered = quantity + cancelled;
    return {
      orderItemId: '1',
      ordered,
      quantity,
      pack: 1,
      isClosed,
      picked,
      fulfilled,
      billed: Math.min(billed, fulfilled),
    };
  });

test('F5 lines into which people split one of Amazon’s together hold what was ordered, in every state', () => {
  fc.assert(
    fc.property(fc.array(anySoldLine, { minLength: 1, maxLength: 4 }), fc.boolean(), (lines, isHeld) => {
      const together = unitsOfLines(lines, 'FBM', isHeld);
      const apart = lines.map((line) => unitsOfLines([line], 'FBM', isHeld));
      for (const state of STATES) {
        expect(`${state} ${apart.reduce((sum, units) => sum + units[state], 0)}`).toBe(`${state} ${together[state]}`);
      }
      expect(sumOf(together)).toBe(lines.reduce((sum, { ordered }) => sum + ordered, 0));
      expect(partsOf(together).shipped).toBe(lines.reduce((sum, { fulfilled }) => sum + fulfilled, 0));
    }),
    { numRuns: size('F5 split lines', 500, 10_000) },
  );
});
