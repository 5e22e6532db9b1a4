// Amazon Hold: what waits for people does not leave, whoever presses Ship; everything else about it can be done.

import { SuiteScriptError } from '../../lab/netsuite/errors';
import type { RecordObject } from '../../lab/netsuite/records/recordObject';
import { Person } from '../../lab/netsuite/runner/person';
import { quietly } from '../support/badInput';
import { edit } from '../support/orderFlow';
import { fulfilmentsOf, planAgain, shippedOf } from '../support/orderLife';
import { Story } from '../support/story';
import { newTracking } from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());
const { control } = story.world.amazon;

const MUGS = { lines: [{ sku: 'HH-MUG-SAND', quantity: 3 }] };
const orderOf = (id: string): number => story.salesOrder(id).id as number;
const holdOf = (id: string): unknown => story.salesOrder(id).fields.custbody_cwy_hold ?? null;

/** Somebody in the warehouse fulfils an order on its page: picked A, packed B, shipped C; so many of the first line, or all. */
function fulfil(of: Story, id: string, shipstatus: 'A' | 'B' | 'C' | null, quantity?: number): number {
  const person = new Person(of.world.account, { userId: of.setUp.ids.employee });
  const order = of.salesOrder(id).id as number;
  return person.transform({ type: 'salesorder', id: order }, 'itemfulfillment', (form: RecordObject) => ({
    values: shipstatus === null ? {} : { shipstatus },
    sublists: {
      item: Array.from({ length: form.getLineCount({ sublistId: 'item' }) }, (_, line) =>
        quantity === undefined ? {} : line === 0 ? { itemreceive: true, quantity } : { itemreceive: false },
      ),
      package: [{ packageweight: 1, packagetrackingnumber: newTracking() }],
    },
  }));
}

const set = (fulfilment: number, values: Readonly<Record<string, unknown>>): void =>
  edit(story, 'itemfulfillment', fulfilment, values);

/** What the warehouse is told, or nothing where it ships. */
function told(ships: () => unknown): string {
  try {
    ships();
    return '';
  } catch (error) {
    if (error instanceof SuiteScriptError) return error.message;
    throw error;
  }
}

function cancelledWhilePicked(quantity?: number): { id: string; fulfilment: number } {
  const id = story.arrive(MUGS);
  const fulfilment = fulfil(story, id, 'A', quantity);
  control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled' });
  story.sync();
  expect(holdOf(id)).toBe('cancelled-while-picked');
  return { id, fulfilment };
}

test('what was cancelled while it was picked does not ship, and the words say what was found and what to do', () => {
  const { id, fulfilment } = cancelledWhilePicked();
  const words = told(() => set(fulfilment, { shipstatus: 'C' }));
  for (const part of [
    id,
    'expected no Amazon Hold',
    '"cancelled-while-picked"',
    'delete this fulfillment',
    'Ship Despite Amazon Hold',
  ]) {
    expect(words).toContain(part);
  }
  expect(fulfilmentsOf(story, id)[0]?.fields.shipstatus).toBe('A');
});

test('packing, corrections and deletion of a held fulfilment pass', () => {
  const { id, fulfilment } = cancelledWhilePicked();
  expect(told(() => set(fulfilment, { memo: 'Shelf 4' }))).toBe('');
  expect(told(() => set(fulfilment, { shipstatus: 'B' }))).toBe('');
  new Person(story.world.account, { userId: story.setUp.ids.employee }).remove('itemfulfillment', fulfilment);
  planAgain(story, id);
  expect([story.salesOrder(id).fields.orderstatus, story.reasons(id)]).toEqual(['H', []]);
});

test('who lets it go on ships it; what left all the same is a cancellation after shipment', () => {
  const { id, fulfilment } = cancelledWhilePicked();
  edit(story, 'salesorder', orderOf(id), { custbody_cwy_released: true });
  story.world.account.runner.settle();
  expect(told(() => set(fulfilment, { shipstatus: 'C' }))).toBe('');
  planAgain(story, id);
  expect(story.reasons(id)).toEqual(['cancelled-after-shipment']);
  // It left: what is wrong on it can still be put right.
  expect(told(() => set(fulfilment, { memo: 'Asked the carrier' }))).toBe('');
});

test('an order whose buyer asked while a part was picked ships nothing before people decide', () => {
  const id = story.arrive(MUGS);
  const picked = fulfil(story, id, 'A', 1);
  control.requestCancel(id);
  story.sync();
  expect(holdOf(id)).toBe('buyer-asked-to-cancel');
  expect(told(() => set(picked, { shipstatus: 'C' }))).toContain('the buyer asked Amazon to cancel it');
  expect(told(() => fulfil(story, id, 'C', 1))).toContain('the buyer asked Amazon to cancel it');
  expect(told(() => fulfil(story, id, 'A', 1))).toBe('');
  edit(story, 'salesorder', orderOf(id), { custbody_cwy_released: true });
  story.world.account.runner.settle();
  expect(told(() => set(picked, { shipstatus: 'C' }))).toBe('');
});

test('who approves an order whose buyer asked lets it ship; cancelled later all the same, it waits anew', () => {
  const id = story.arrive(MUGS);
  control.requestCancel(id);
  story.sync();
  edit(story, 'salesorder', orderOf(id), { orderstatus: 'B' });
  story.world.account.runner.settle();
  expect(holdOf(id)).toBe('buyer-asked-to-cancel');
  expect(told(() => fulfil(story, id, 'C', 1))).toBe('');
  const picked = fulfil(story, id, 'A', 1);
  control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled' });
  story.sync();
  expect(told(() => set(picked, { shipstatus: 'C' }))).toContain('must not ship now');
});

test('while an order is held, others ship as ever', () => {
  cancelledWhilePicked();
  expect(told(() => fulfil(story, story.arrive(MUGS), 'C'))).toBe('');
});

test('what Amazon ships itself is fulfilled whatever is held', () => {
  const id = story.arrive({ channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', quantity: 2 }] });
  quietly(story, 'salesorder', orderOf(id), { custbody_cwy_hold: 'cancelled-after-shipment' });
  control.update(id, { fulfilled: { 'HH-TEAPOT-FBA': 1 } });
  story.sync();
  expect(shippedOf(story, id)).toEqual(['1']);
});

test('without Pick, Pack and Ship the fulfilment itself is refused', () => {
  const plain = new Story({ features: { off: ['PICKPACKSHIP'] } });
  const id = plain.arrive(MUGS);
  quietly(plain, 'salesorder', plain.salesOrder(id).id as number, { custbody_cwy_hold: 'cancelled-after-shipment' });
  expect(told(() => fulfil(plain, id, null))).toContain('must not ship now');
  quietly(plain, 'salesorder', plain.salesOrder(id).id as number, { custbody_cwy_released: true });
  expect(told(() => fulfil(plain, id, null))).toBe('');
  plain.close();
});
