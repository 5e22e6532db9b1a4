// Updates of one order: in any order, twice, or with some missing, they end in one state.

import * as fc from 'fast-check';
import { NOTHING_TO_FOLLOW } from '../../../../src/TypeScript/flows/orders/follow';
import { IGNORE_RULES } from '../../../../src/TypeScript/flows/orders/ignore';
import type { Order } from '../../../../src/TypeScript/flows/orders/order';
import type { ExistingOrder, OrderPlan, PlanContext } from '../../../../src/TypeScript/flows/orders/outcome';
import { planOrder } from '../../../../src/TypeScript/flows/orders/plan';
import { type SoldLine, soldNow } from '../../../../src/TypeScript/flows/orders/sold';
import type { ClaimState } from '../../../../src/TypeScript/flows/orders/states';
import type { Minor } from '../../../../src/TypeScript/ledger/minor';
import { ADDRESS, context, line, marketplace, order, page, part, reasons, row } from '../support';

/** NetSuite as far as planning sees it: what is in it of one order. */
interface World {
  newest: Order | null;
  salesOrder: { fingerprint: string; shipByLatest: string | null; lines: string; sold: readonly SoldLine[] } | null;
  claims: Map<string, number>;
  claim: ClaimState | null;
  ignored: string | null;
  exceptions: Set<string>;
}

function emptyWorld(): World {
  return { newest: null, salesOrder: null, claims: new Map(), claim: null, ignored: null, exceptions: new Set() };
}

function existing({ salesOrder, claims, claim }: World): ExistingOrder {
  return {
    salesOrderId: salesOrder === null ? null : '9001',
    fingerprint: salesOrder?.fingerprint ?? null,
    sold: salesOrder && { isApproved: true, hold: null, isInDailySale: false, lines: salesOrder.sold },
    reservations: [...claims.keys()].map((externalId) => ({ id: externalId, externalId })),
    claim,
  };
}

function deliver(world: World, update: Order, where: PlanContext = context()): void {
  if (world.newest !== null && update.lastUpdatedTime < world.newest.lastUpdatedTime) return;
  world.newest = update;
  apply(world, planOrder(update, { ...where, existing: existing(world) }));
}

function apply(world: World, plan: OrderPlan): void {
  world.ignored = null;
  if ('exceptions' in plan) for (const { externalId } of plan.exceptions) world.exceptions.add(externalId);
  if ('claim' in plan) world.claim = plan.claim ?? world.claim;
  if ('rule' in plan) world.ignored = plan.rule;
  if (plan.outcome === 'reserve') {
    for (const { externalId, quantity } of plan.rows) world.claims.set(externalId, quantity);
    for (const id of plan.emptied) world.claims.set(id, 0);
    world.claim = 'live';
  } else if (plan.outcome === 'import') {
    expect(world.salesOrder).toBeNull();
    const { body, lines } = plan.salesOrder;
    world.salesOrder = {
      fingerprint: body.fingerprint,
      shipByLatest: body.shipByLatest,
      lines: JSON.stringify(lines),
      sold: soldNow(lines),
    };
  } else if (plan.outcome === 'refresh') {
    world.salesOrder = {
      ...world.salesOrder!,
      fingerprint: plan.fingerprint,
      shipByLatest: plan.windows.shipByLatest,
    };
  }
}

function state({ salesOrder, claims, claim, ignored, exceptions }: World): unknown {
  const live = claim === 'live' ? [...claims].filter(([, quantity]) => quantity > 0) : [];
  return { salesOrder, live, ignored, exceptions: [...exceptions].sort() };
}

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 21, minute)).toISOString();
const two = (fulfilled: number) => [
  line({ quantityOrdered: 2, quantityFulfilled: fulfilled, quantityUnfulfilled: 2 - fulfilled }),
];

const EVENTS: readonly Order[] = [
  order({
    status: 'PENDING',
    lastUpdatedTime: at(0),
    grandTotal: null,
    lines: [line({ quantityOrdered: 2, item: part(0) })],
    address: null,
  }),
  order({ status: 'UNSHIPPED', lastUpdatedTime: at(1), lines: two(0) }),
  order({ status: 'UNSHIPPED', lastUpdatedTime: at(2), lines: two(0), shipBy: { earliest: null, latest: at(59) } }),
  order({
    status: 'PARTIALLY_SHIPPED',
    lastUpdatedTime: at(3),
    lines: two(1),
    shipBy: { earliest: null, latest: at(59) },
  }),
  order({ status: 'SHIPPED', lastUpdatedTime: at(4), lines: two(2), shipBy: { earliest: null, latest: at(59) } }),
];

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

test('F49 all 120 permutations of an order’s five updates end in one state', () => {
  const ends = permutations(EVENTS).map((events) => {
    const world = emptyWorld();
    for (const event of events) deliver(world, event);
    return JSON.stringify(state(world));
  });
  expect(ends).toHaveLength(120);
  expect(new Set(ends).size).toBe(1);
  expect(JSON.parse(ends[0]!)).toMatchObject({
    live: [],
    ignored: null,
    exceptions: [],
    salesOrder: { shipByLatest: at(59) },
  });
});

test('updates may repeat and all but the last may be missing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 12 }), fc.nat(12), (indexes, position) => {
      const world = emptyWorld();
      for (const index of indexes.toSpliced(position, 0, 4)) deliver(world, EVENTS[index]!);
      const straight = emptyWorld();
      deliver(straight, EVENTS[4]!);
      expect(state(world)).toEqual(state(straight));
    }),
  );
});

test('a pending order claims stock once, in units of the item, and lets go of it when it is cancelled', () => {
  const world = emptyWorld();
  const where = context({ skuRows: [row({ pack: 3 })] });
  const pending = order({
    status: 'PENDING',
    grandTotal: null,
    lastUpdatedTime: at(0),
    lines: [line({ quantityOrdered: 2 }), line({ orderItemId: '2' })],
  });
  deliver(world, pending, where);
  deliver(world, { ...pending, lastUpdatedTime: at(1) }, where);
  expect([world.claim, ...world.claims.values()]).toEqual(['live', 9]);
  deliver(world, { ...pending, lastUpdatedTime: at(2), status: 'CANCELLED' }, where);
  expect(state(world)).toMatchObject({ live: [], ignored: 'cancelled-before-import' });
});

test('a pending order that changes its item lets go of the first claim', () => {
  const world = emptyWorld();
  const where = context({ skuRows: [row(), row({ id: '2', sku: 'MUG-RED', itemId: '502' })] });
  deliver(world, order({ status: 'PENDING', lastUpdatedTime: at(0) }), where);
  deliver(world, order({ status: 'PENDING', lastUpdatedTime: at(1), lines: [line({ sku: 'MUG-RED' })] }), where);
  expect([world.claim, ...world.claims.values()]).toEqual(['live', 0, 1]);
});

test('a claim whose conversion was missed is converted by the next update', () => {
  const reservations = [{ id: '77', externalId: 'x' }];
  const existing: ExistingOrder = { salesOrderId: '9001', fingerprint: null, sold: null, reservations, claim: 'live' };
  const plan = planOrder(order(), context({ existing }));
  expect(plan).toMatchObject({ outcome: 'nothing', claim: 'converted', exceptions: [] });
});

test.each([
  { lines: [line({ item: part(999) })] },
  { lines: [line({ quantityOrdered: 2 })] },
  { lines: [line(), line({ orderItemId: '2' })] },
])('what grows or costs otherwise is told while the sales order stays as it is (%#)', (change) => {
  const world = emptyWorld();
  deliver(world, order({ lastUpdatedTime: at(0) }));
  const plan = planOrder(order({ lastUpdatedTime: at(1), ...change }), context({ existing: existing(world) }));
  expect([plan.outcome, ...reasons(plan)]).toEqual(['nothing', 'order-changed-after-import']);
  expect(plan).toMatchObject({ life: NOTHING_TO_FOLLOW });
});

test('a delivery address that Amazon moves is brought up to date; a change of the sale beside it leaves all to a person', () => {
  const world = emptyWorld();
  deliver(world, order({ lastUpdatedTime: at(0) }));
  const address = { ...ADDRESS, city: 'Tacoma' };
  const moved = planOrder(order({ lastUpdatedTime: at(1), address }), context({ existing: existing(world) }));
  expect(moved).toMatchObject({ outcome: 'refresh', delivery: { address: { city: 'Tacoma' }, exceptions: [] } });
  const invalid = planOrder(
    order({ address: { ...ADDRESS, postalCode: '1' } }),
    context({ existing: existing(world) }),
  );
  expect(invalid).toMatchObject({
    outcome: 'refresh',
    delivery: { address: null, exceptions: [{ class: 'address-invalid' }] },
  });
  const both = planOrder(
    order({ address, lines: [line({ item: part(999) })] }),
    context({ existing: existing(world) }),
  );
  expect([both.outcome, ...reasons(both)]).toEqual(['nothing', 'order-changed-after-import']);
});

test('an address that Amazon no longer gives is no change, and an FBA address never is', () => {
  const world = emptyWorld();
  deliver(world, order({ lastUpdatedTime: at(0) }));
  expect(page(planOrder(order({ address: null }), context({ existing: existing(world) })))).toEqual(['nothing']);
  const fba = emptyWorld();
  deliver(fba, order({ channel: 'FBA', address: null, lastUpdatedTime: at(0) }));
  expect(page(planOrder(order({ channel: 'FBA' }), context({ existing: existing(fba) })))).toEqual(['nothing']);
});

test.each([
  ['mcf-echo', { salesChannel: 'NON_AMAZON' }, {}],
  ['mcf-echo', { status: 'UNFULFILLABLE' }, {}],
  ['marketplace-not-live', {}, { state: 'paused' }],
  ['before-start-date', { createdTime: '2026-01-01T07:59:59.000Z' }, {}],
  ['channel-not-imported', {}, { importFbm: false }],
  ['channel-not-imported', { channel: 'FBA' }, { importFba: false }],
  ['cancelled-before-import', { status: 'CANCELLED', lines: [] }, {}],
] as const)('an order is ignored by the rule %s', (rule, given, settings) => {
  expect(planOrder(order(given), context({ marketplace: marketplace(settings) }))).toMatchObject({
    outcome: 'ignore',
    rule,
  });
  expect(IGNORE_RULES[rule]).toMatch(/\.$/);
});

test('an order bought before the start stays ignored whatever update comes', () => {
  for (const status of ['PENDING', 'UNSHIPPED', 'SHIPPED', 'CANCELLED'] as const) {
    const old = order({ createdTime: '2025-12-31T12:00:00.000Z', status, lastUpdatedTime: at(9) });
    expect(planOrder(old, context())).toMatchObject({ outcome: 'ignore', rule: 'before-start-date' });
  }
});

test('an echo of Multi-Channel Fulfillment is ignored though its marketplace is none of ours', () => {
  const echo = order({ salesChannel: 'NON_AMAZON', marketplaceId: '', currency: 'XXX' });
  expect(planOrder(echo, context({ marketplace: null }))).toMatchObject({ outcome: 'ignore', rule: 'mcf-echo' });
});

test('a held order keeps its claim on stock', () => {
  const world = emptyWorld();
  deliver(world, order({ status: 'PENDING', lastUpdatedTime: at(0) }));
  deliver(world, order({ lastUpdatedTime: at(1), grandTotal: 1 as Minor }));
  expect([world.claim, world.claims.size]).toEqual(['live', 1]);
  expect(world.exceptions.size).toBe(1);
});
