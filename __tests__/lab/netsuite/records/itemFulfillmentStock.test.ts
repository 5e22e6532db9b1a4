// What item fulfilments do to stock and books: locations, changes, and every unit and cent of it.

import * as fc from 'fast-check';
import { write } from '../../../../lab/netsuite/profileWrite';
import { accountOf, balances, lineOf, place, set, ship, stock, stocked } from './fulfillments';
import { codeOf, load, openWorld, order, transform } from './support';

test('a shipped fulfilment made smaller gives back the difference at what it cost, whatever the average is by then', () => {
  const world = stocked();
  const { account, mug } = world;
  const id = order(world, [{ item: mug, quantity: 4 }]).save();
  const fulfillment = ship(world, id);
  account.stock.receive(mug, place(world), 6, 6_000);
  set(load(account, 'itemfulfillment', fulfillment), {}, { 0: { quantity: 1 } }).save();
  const cogs = balances(world)[accountOf(world, 'cogsaccount')] ?? 0;
  expect([stock(world, mug).onHand, stock(world, mug).valueMinor + cogs]).toEqual([15, 10_000]);
  expect(lineOf(world, id)('quantityfulfilled')).toBe(1);
  expect(codeOf(() => set(load(account, 'itemfulfillment', fulfillment), {}, { 0: { quantity: 5 } }).save())).toBe(
    'OVER_FULFILL_DISALLWD',
  );
  account.records.remove('itemfulfillment', fulfillment);
  expect(stock(world, mug)).toMatchObject({ onHand: 16, valueMinor: 10_000 });
});

test('what is free of a changed fulfilment goes to who waits; nobody is promised, or loses, what only passes through', () => {
  const world = openWorld();
  const { account, mug } = world;
  account.stock.receive(mug, place(world), 5, 500);
  const early = order(world, [{ item: mug, quantity: 3 }], { orderstatus: 'A' }).save();
  const shipping = order(world, [{ item: mug, quantity: 3 }]).save();
  const late = order(world, [{ item: mug, quantity: 2 }]).save();
  load(account, 'salesorder', early).setValue({ fieldId: 'orderstatus', value: 'B' }).save();
  const had = () => [early, shipping, late].map((id) => lineOf(world, id)('quantitycommitted'));
  expect(had()).toEqual([0, 3, 2]);
  const fulfillment = ship(world, shipping);
  expect(had()).toEqual([0, 0, 2]);
  set(load(account, 'itemfulfillment', fulfillment), {}, { 0: { quantity: 2 } }).save();
  expect([had(), stock(world, mug).onHand]).toEqual([[1, 0, 2], 3]);
});

test('a shipped fulfilment that is saved again keeps its cost and needs no stock, whatever the average is by then', () => {
  const world = openWorld();
  const { account, mug } = world;
  account.stock.receive(mug, place(world), 4, 400);
  const id = order(world, [{ item: mug, quantity: 4 }]).save();
  const fulfillment = ship(world, id);
  const save = () => load(account, 'itemfulfillment', fulfillment).setValue({ fieldId: 'memo', value: 'again' }).save();
  save();
  account.stock.receive(mug, place(world), 1, 9_999);
  save();
  expect([stock(world, mug).valueMinor, balances(world)[accountOf(world, 'cogsaccount')]]).toEqual([9_999, 400]);
});

test('goods leave the right location: one fulfilment a location, chosen by inventorylocation (multi-location inventory)', () => {
  const world = stocked();
  const { account, furniture, mug, bowl } = world;
  const annex = write(account, 'location', { name: 'Annex', subsidiary: String(furniture.subsidiary) });
  account.stock.receive(bowl, annex, 5, 5_000);
  const id = order(world, [
    { item: mug, quantity: 1 },
    { item: bowl, quantity: 2, location: annex },
  ]).save();
  expect(codeOf(() => ship(world, id))).toBe('USER_ERROR');
  const there = transform(account, id, 'itemfulfillment', { inventorylocation: String(annex) });
  expect(there.getLineCount({ sublistId: 'item' })).toBe(1);
  set(there, { shipstatus: 'C' }).save();
  expect([account.stock.position(bowl, annex), stock(world, bowl)]).toMatchObject([
    { onHand: 3, committed: 0, valueMinor: 3_000 },
    { onHand: 10 },
  ]);
  expect(codeOf(() => ship(world, id, { 0: { location: annex } }))).toBe('USER_ERROR');
  account.stock.receive(mug, annex, 1, 700);
  const moved = ship(world, id, { 0: { location: annex } });
  expect(account.stock.position(mug, annex).onHand).toBe(0);
  expect(stock(world, mug)).toMatchObject({ onHand: 10, committed: 0 });
  set(load(account, 'itemfulfillment', moved), {}, { 0: { location: furniture.location } }).save();
  expect([account.stock.position(mug, annex), stock(world, mug)]).toMatchObject([
    { onHand: 1, valueMinor: 700 },
    { onHand: 9, valueMinor: 3_600 },
  ]);
  expect(balances(world)[accountOf(world, 'cogsaccount')]).toBe(2_000 + 400);
});

test('stock, asset and cost of goods sold agree to the unit and the cent, whatever ships, changes and is deleted', () => {
  const step = fc.record({
    act: fc.constantFrom('ship', 'pick', 'change', 'delete', 'receive'),
    which: fc.nat(5),
    quantity: fc.integer({ min: 1, max: 4 }),
    cost: fc.integer({ min: 1, max: 999 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      const world = stocked();
      const { account, mug, bowl } = world;
      const received = { units: 20, minor: 10_010 };
      const orders = [world.mug, world.bowl, world.set].map((item) => order(world, [{ item, quantity: 6 }]).save());
      for (const { act, which, quantity, cost } of steps) {
        const made = account.records.list('itemfulfillment').rows.map(({ id }) => id as number);
        const chosen = made[which % Math.max(1, made.length)];
        const orderId = orders[which % orders.length]!;
        const quietly = (work: () => unknown) => void codeOf(work);
        if (act === 'receive') {
          account.stock.receive(mug, place(world), quantity, cost);
          received.units += quantity;
          received.minor += cost;
        } else if (act === 'ship') quietly(() => ship(world, orderId, { 0: { quantity } }));
        else if (act === 'pick') quietly(() => ship(world, orderId, { 0: { quantity } }, { shipstatus: 'A' }));
        else if (chosen === undefined) continue;
        else if (act === 'delete') quietly(() => account.records.remove('itemfulfillment', chosen));
        else
          quietly(() =>
            set(
              load(account, 'itemfulfillment', chosen),
              { shipstatus: cost % 2 ? 'C' : 'B' },
              { 0: { quantity } },
            ).save(),
          );
        const out = account.records
          .list('itemfulfillment')
          .rows.filter(({ fields }) => fields.shipstatus === 'C')
          .flatMap(({ sublists }) => sublists.item ?? [])
          .filter(({ fields }) => fields.itemtype === 'InvtPart')
          .reduce((total, { fields }) => total + Number(fields.quantity), 0);
        const left = [stock(world, mug), stock(world, bowl)];
        const sum = (part: 'onHand' | 'valueMinor') => left.reduce((total, each) => total + each[part], 0);
        expect(sum('onHand')).toBe(received.units - out);
        expect(sum('valueMinor') + (balances(world)[accountOf(world, 'cogsaccount')] ?? 0)).toBe(received.minor);
        for (const position of left) expect(position.committed).toBeLessThanOrEqual(position.onHand);
        for (const id of orders) {
          const [sold, gone] = [lineOf(world, id)('quantity'), lineOf(world, id)('quantityfulfilled')];
          expect(lineOf(world, id)('quantitycommitted') as number).toBeLessThanOrEqual(
            (sold as number) - (gone as number),
          );
        }
      }
    }),
    { numRuns: 25, seed: 1 },
  );
});
