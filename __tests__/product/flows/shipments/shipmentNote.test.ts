// What a fulfilment notes of itself counts only as long as nothing was saved since.

import { type NotedShipment, noteOf, readNote } from '../../../../src/TypeScript/flows/shipments/shipmentNote';

const AT = Date.parse('2026-03-02T16:00:00.700Z');
const SAVED = Date.parse('2026-03-02T16:00:00Z');
const shipment: NotedShipment = {
  shippedOn: '2026-03-02',
  shipMethod: '7',
  packages: [{ position: 1, tracking: '1Z1', description: null }],
  lines: [{ orderItemId: '100', sku: 'MUG', quantity: 2, pack: 1, packages: null }],
};

test.each([
  ['in the same second', 0, true],
  ['while the save went on', 30_000, true],
  ['by a later save', 31_000, false],
  ['before it, by a clock set back', -1_000, false],
])('a note counts where the record was changed %s: %d ms', (_, later, counts) => {
  expect(readNote(noteOf(shipment, AT), SAVED + later)).toEqual(counts ? shipment : null);
});

test('without a note or a time nothing is believed', () => {
  expect(readNote(null, SAVED)).toBeNull();
  expect(readNote(noteOf(shipment, AT), null)).toBeNull();
});

test('what no text field holds is not noted', () => {
  const packages = Array.from({ length: 90 }, (_, index) => ({
    position: index + 1,
    tracking: `1Z${index}`,
    description: null,
  }));
  expect(noteOf({ ...shipment, packages }, AT)).toBe('');
});
