// Amazon's list against ours: every order of it stands in exactly one column.

import type { OrderReportRow } from '../../../../src/TypeScript/amazon/orderReport';
import { marketplaceOf, ruleFor } from '../../../../src/TypeScript/flows/completeness/channels';
import {
  compareOrders,
  goOn,
  type HeldOrder,
  noProgress,
  type PlaceCount,
  sumOf,
} from '../../../../src/TypeScript/flows/completeness/compare';
import { joined, proofsOf } from '../../../../src/TypeScript/flows/completeness/proof';

const US = 'ATVPDKIKX0DER';
const CA = 'A2EUQ1WTGCTBG2';
const READ = new Set([US]);
const ID = '111-2222222-3333333';

const row = (cells: Partial<OrderReportRow> = {}): OrderReportRow => ({
  amazonOrderId: ID,
  lastUpdated: '2026-03-01T10:25:00.000Z',
  salesChannel: 'Amazon.com',
  ...cells,
});
const document = (facts: Partial<HeldOrder> = {}): HeldOrder => ({
  document: '7',
  updated: '2026-03-01T10:25:00.400Z',
  state: 'applied',
  readAgain: false,
  marketplaceId: US,
  ...facts,
});

function compared(held: HeldOrder | null, cells: Partial<OrderReportRow> = {}, isFirst = true) {
  const progress = noProgress();
  const rows = new Map([[ID, row(cells)]]);
  const toRead = compareOrders(rows, new Map(held ? [[ID, held]] : []), progress, { read: READ, isFirst });
  return { progress, toRead, sum: sumOf(progress.places) };
}

const count = (facts: Partial<PlaceCount>): PlaceCount => ({
  orders: 1,
  held: 0,
  ignored: 0,
  awaited: 0,
  missing: 0,
  found: 0,
  ...facts,
});

test.each<[string, HeldOrder | null, Partial<OrderReportRow>, Partial<PlaceCount>]>([
  ['that is here', document(), {}, { held: 1 }],
  ['that is here and newer', document({ updated: '2026-03-01T11:00:00.000Z' }), {}, { held: 1 }],
  ['that is here, of a time nobody can read', document(), { lastUpdated: null }, { held: 1 }],
  ['that is here and held by an exception', document({ state: 'held' }), {}, { held: 1 }],
  ['that is here and ignored', document({ state: 'ignored' }), {}, { ignored: 1 }],
  ['that is not here', null, {}, { awaited: 1, found: 1 }],
  ['of a channel nobody knows, not here', null, { salesChannel: 'Amazon.xx' }, { awaited: 1, found: 1 }],
  ['of a marketplace that is not read', null, { salesChannel: 'Amazon.ca' }, { ignored: 1 }],
  ['that Amazon ships for another channel', null, { salesChannel: 'Non-Amazon US' }, { ignored: 1 }],
  ['that is here and older', document({ updated: '2026-03-01T10:24:59.900Z' }), {}, { awaited: 1, found: 1 }],
  ['that is noted and not read yet', document({ updated: null, readAgain: true }), {}, { awaited: 1, found: 1 }],
  ['that was read, and Amazon gave nothing', document({ updated: null }), {}, { missing: 1 }],
])('an order %s', (_title, held, cells, facts) => {
  expect(compared(held, cells).sum).toEqual(count(facts));
});

test('the half second that a report leaves away makes no order older', () => {
  expect(compared(document({ updated: '2026-03-01T10:25:00.000Z' })).toRead).toEqual([]);
});

test('an order that is not here is read with its marketplace, and an older one by its document', () => {
  expect(compared(null).toRead).toEqual([{ amazonOrderId: ID, marketplaceId: US, document: null }]);
  const older = document({ updated: '2026-02-01T00:00:00.000Z' });
  expect(compared(older).toRead).toEqual([{ amazonOrderId: ID, marketplaceId: US, document: '7' }]);
});

test('an order that was read once more is as new as it gets, whatever the report says', () => {
  const older = document({ updated: '2026-02-01T00:00:00.000Z' });
  expect(compared(older, {}, false)).toMatchObject({ toRead: [], sum: count({ held: 1 }) });
  expect(compared({ ...older, readAgain: true }, {}, false).sum).toEqual(count({ awaited: 1 }));
});

test('an order stands under its document’s marketplace, and otherwise under that of the report', () => {
  expect(Object.keys(compared(document({ marketplaceId: CA })).progress.places)).toEqual([CA]);
  expect(Object.keys(compared(null).progress.places)).toEqual([US]);
  expect(Object.keys(compared(null, { salesChannel: 'Elsewhere' }).progress.places)).toEqual(['']);
});

test('a second comparison counts anew and keeps what the first one found', () => {
  const { progress } = compared(null);
  expect(goOn(progress)).toBe(progress);
  expect(sumOf(goOn({ ...progress, done: true }).places)).toEqual(count({ orders: 0, found: 1 }));
});

test('the names of sales channels lead to marketplaces, in any capitals', () => {
  expect(['Amazon.com', 'amazon.co.uk', 'Amazon.CO.JP', 'Amazon.xx', ''].map(marketplaceOf)).toEqual([
    US,
    'A1F83G8C2ARO7P',
    'A1VC38T7YXB528',
    null,
    null,
  ]);
  expect(ruleFor('Non-Amazonian', READ)).toBeNull();
});

test.each<[string, Partial<PlaceCount>, boolean, string]>([
  ['whole and nothing missing', { held: 1 }, true, 'proven'],
  ['whole and empty', { orders: 0 }, true, 'proven'],
  ['whole, and one is being read', { awaited: 1, missing: 1 }, true, 'open'],
  ['whole, and one is missing', { missing: 1 }, true, 'gaps'],
  ['compared in part', { held: 1 }, false, 'open'],
])('a day is %s', (_title, facts, isWhole, state) => {
  const [region, us, ca] = proofsOf({ [US]: count(facts) }, [US, CA], isWhole);
  expect([region?.state, us?.state]).toEqual([state, state]);
  expect(ca?.state).toBe(isWhole ? 'proven' : 'open');
});

test('the region counts what no marketplace of ours does', () => {
  const places = { [US]: count({ held: 1 }), '': count({ missing: 1 }), [CA]: count({ ignored: 1 }) };
  const [region, us] = proofsOf(places, [US], true);
  expect(region).toMatchObject({ marketplaceId: null, state: 'gaps', count: { orders: 3 } });
  expect(us).toMatchObject({ marketplaceId: US, state: 'proven' });
});

test('the halves of a day count together', () => {
  const halves: Readonly<Record<string, PlaceCount>>[] = [
    { [US]: count({ held: 1 }) },
    { [US]: count({ found: 1, held: 1 }), [CA]: count({ ignored: 1 }) },
  ];
  expect(joined(halves)).toEqual({
    [US]: { orders: 2, held: 2, ignored: 0, awaited: 0, missing: 0, found: 1 },
    [CA]: count({ ignored: 1 }),
  });
});
