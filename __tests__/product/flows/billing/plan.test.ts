// What is recorded of a shipped order: every part once, to the minor unit, in the way of its own day.

import * as fc from 'fast-check';
import {
  type BillingContext,
  type BillingPlan,
  type BillPlan,
  planBilling,
} from '../../../../src/TypeScript/flows/billing/plan';
import type { BillingSettings } from '../../../../src/TypeScript/flows/billing/settings';
import { shareOf } from '../../../../src/TypeScript/flows/billing/shares';
import type { Recorded, ShippedOrder } from '../../../../src/TypeScript/flows/billing/shippedOrder';
import type { Minor } from '../../../../src/TypeScript/ledger/minor';
import { billing, marketplace } from '../support';
import { anyShippedOrder, shipment, shipped, sold } from './support';

const context = (
  given: Partial<BillingSettings> = {},
  openSpans: BillingContext['openSpans'] = null,
): BillingContext => ({
  marketplace: marketplace({ billing: billing(given) }),
  openSpans,
});
const MIXED = { ways: [{ way: 'order', from: null } as const, { way: 'daily', from: '2026-03-05' } as const] };
const SETTLEMENT = { ways: [{ way: 'settlement', from: null } as const] };

const bills = (plan: BillingPlan): BillPlan[] => plan.steps.flatMap((step) => (step.do === 'bill' ? [step.bill] : []));
/** A plan as a page: what is done, in its turn. */
const page = (plan: BillingPlan): string[] => [
  ...plan.steps.map((step) => {
    if (step.do === 'pay') return `pay ${step.invoice} ${step.payment.externalId}`;
    return step.do === 'settle'
      ? `settle ${[...step.lines, ...step.inDaily.map(({ fulfilment, daily }) => `${fulfilment}=${daily}`)].join(' ')}`
      : `${step.bill.billAs} ${step.bill.fulfilment} ${step.bill.day}: ${lines(step.bill).join(', ')} = ${step.bill.totalMinor}`;
  }),
  ...plan.exceptions.map((each) => each.class),
];
const lines = ({ parts }: BillPlan): string[] =>
  parts.map(
    ({ sold: { kind }, quantity, amountMinor, taxMinor, isLast }) =>
      `${kind} ×${quantity} ${amountMinor}+${taxMinor}${isLast ? '' : ' …'}`,
  );

const POSTAGE = sold({ line: 2, kind: 'shipping', amountMinor: 599 as Minor });
const THREE = sold({ quantity: 3, amountMinor: 1_000 as Minor, taxMinor: 200 as Minor, taxStanding: 'liable' });

test('a shipment of the whole order is billed with all its money, gross', () => {
  const order = shipped({ lines: [sold(), POSTAGE], facilitatorTaxMinor: 120 as Minor });
  const plan = planBilling(order, context());
  expect(page(plan)).toEqual(['cashsale f1 2026-03-03: item ×1 1000+0, shipping ×1 599+0 = 1599']);
  expect(bills(plan)[0]).toMatchObject({
    externalId: 'cwy-bill-5-111-2222222-3333333-f1',
    facilitatorTaxMinor: 120,
    clearing: '1051',
  });
});

test('partial shipments are billed for what they hold, and the last one ends every line exactly', () => {
  const shipments = [shipment('f1', '2026-03-03', { 1: 1 }), shipment('f2', '2026-03-04', { 1: 2 })];
  const plan = planBilling(shipped({ lines: [THREE, POSTAGE], shipments }), context());
  expect(page(plan)).toEqual([
    'cashsale f1 2026-03-03: item ×1 333+67 …, shipping ×1 200+0 … = 600',
    'cashsale f2 2026-03-04: item ×2 667+133, shipping ×1 399+0 = 1199',
  ]);
});

test('an invoice over money has a payment of its own; one over nothing has none', () => {
  const invoice = context({ billAs: 'invoice' });
  const payment = {
    externalId: 'cwy-paid-5-111-2222222-3333333-f1',
    day: '2026-03-03',
    clearing: '1051',
    paymentMethod: '61',
  };
  expect(planBilling(shipped(), invoice).steps).toMatchObject([{ bill: { totalMinor: 1_000 }, payment }]);
  const free = shipped({ lines: [sold({ amountMinor: 0 as Minor })] });
  expect(planBilling(free, invoice).steps).toMatchObject([{ bill: { totalMinor: 0 }, payment: null }]);
});

test('an invoice that a stop left unpaid is paid by the next run', () => {
  const recorded = { as: 'bill', transaction: '77', isUnpaid: true } as const;
  const order = shipped({ shipments: [shipment('f1', '2026-03-03', { 1: 1 }, recorded)] });
  expect(page(planBilling(order, context({ billAs: 'invoice' })))).toEqual([
    'pay 77 cwy-paid-5-111-2222222-3333333-f1',
  ]);
});

test('what is billed is billed no more, and the next share begins where it ended', () => {
  const done: Recorded = { as: 'bill', transaction: '77', isUnpaid: false };
  const shipments = [shipment('f1', '2026-03-03', { 1: 1 }, done), shipment('f2', '2026-03-04', { 1: 2 })];
  const order = shipped({ lines: [THREE, POSTAGE], shipments });
  expect(page(planBilling(order, context()))).toEqual([
    'cashsale f2 2026-03-04: item ×2 667+133, shipping ×1 399+0 = 1199',
  ]);
  const all = shipments.map((each) => ({ ...each, recorded: done }));
  expect(page(planBilling({ ...order, shipments: all }, context()))).toEqual([]);
});

test('a day of settlements closes lines that have left whole, with their money, and bills nothing', () => {
  const half = shipped({ lines: [THREE, POSTAGE], shipments: [shipment('f1', '2026-03-03', { 1: 2 })] });
  expect(page(planBilling(half, context(SETTLEMENT)))).toEqual([]);
  const whole = { ...half, shipments: [...half.shipments, shipment('f2', '2026-03-09', { 1: 1 })] };
  expect(page(planBilling(whole, context(SETTLEMENT)))).toEqual(['settle 1 2']);
  const closed = { ...whole, lines: whole.lines.map((each) => ({ ...each, isClosed: true })) };
  expect(page(planBilling(closed, context(SETTLEMENT)))).toEqual([]);
});

test('what ships before the cut-over is billed the old way, what ships after it waits for its day', () => {
  const shipments = [shipment('f1', '2026-03-04', { 1: 1 }), shipment('f2', '2026-03-05', { 1: 2 })];
  const order = shipped({ lines: [THREE, POSTAGE], shipments });
  expect(page(planBilling(order, context(MIXED)))).toEqual([
    'cashsale f1 2026-03-04: item ×1 333+67 …, shipping ×1 200+0 … = 600',
  ]);
  const inside = (isMarked: boolean): ShippedOrder => ({
    ...order,
    shipments: [
      shipment('f1', '2026-03-04', { 1: 1 }, { as: 'bill', transaction: '77', isUnpaid: false }),
      shipment('f2', '2026-03-05', { 1: 2 }, { as: 'daily', daily: '8', isMarked }),
    ],
  });
  expect(page(planBilling(inside(false), context(MIXED)))).toEqual(['settle 1 2 f2=8']);
  expect(page(planBilling(inside(true), context(MIXED)))).toEqual(['settle 1 2']);
});

test('back from days to orders, a shipment waits until the day before it is recorded', () => {
  const back = { ways: [{ way: 'daily', from: null } as const, { way: 'order', from: '2026-03-05' } as const] };
  const shipments = [shipment('f1', '2026-03-04', { 1: 1 }), shipment('f2', '2026-03-05', { 1: 2 })];
  const order = shipped({ lines: [THREE, POSTAGE], shipments });
  expect(page(planBilling(order, context(back)))).toEqual([]);
  const first = {
    ...(shipments[0] as (typeof shipments)[0]),
    recorded: { as: 'daily', daily: '8', isMarked: true },
  } as const;
  const next = { ...order, shipments: [first, ...shipments.slice(1)] };
  expect(page(planBilling(next, context(back)))).toEqual([
    'cashsale f2 2026-03-05: item ×2 667+133, shipping ×1 399+0 = 1199',
    'settle 1 2',
  ]);
});

test('money of goods that were cancelled in part is closed once what has left is billed', () => {
  const lines = [{ ...THREE, isClosed: true }, POSTAGE];
  const order = shipped({ lines, shipments: [shipment('f1', '2026-03-03', { 1: 2 })] });
  expect(page(planBilling(order, context()))).toEqual([
    'cashsale f1 2026-03-03: item ×2 667+133 …, shipping ×1 399+0 … = 1199',
    'settle 2',
  ]);
});

const OPEN = [{ from: '2026-04-01', to: '2026-04-30' }];

test('a bill of a closed period posts on the first day that may, and keeps its true day', () => {
  expect(bills(planBilling(shipped(), context({}, OPEN)))[0]).toMatchObject({
    day: '2026-04-01',
    shippedOn: '2026-03-03',
  });
  expect(page(planBilling(shipped(), context({}, [])))).toEqual(['no-open-period']);
});

test.each([
  ['billing-not-configured', shipped(), { clearing: null }],
  ['billing-not-configured', shipped(), { billAs: null }],
  ['order-edited', shipped({ totalMinor: 999 as Minor }), {}],
  ['order-edited', shipped({ shipments: [shipment('f1', '2026-03-03', { 1: 2 })] }), {}],
  ['order-edited', shipped({ shipments: [shipment('f1', '2026-03-03', {})] }), {}],
] as const)('%s: nothing is billed, and a person hears why', (name, order, settings) => {
  const plan = planBilling(order, context(settings));
  expect(page(plan)).toEqual([name]);
  expect(plan.exceptions[0]).toMatchObject({ flow: 'billing', links: { salesOrderId: '9001' } });
});

test('shares that follow one another re-add to the whole, never turn their sign, and end in it', () => {
  const arbitrary = fc.record({
    total: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
    cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ total, cuts }) => {
      const of = cuts.reduce((all, cut) => all + cut, 0);
      let before = 0;
      let all = 0;
      for (const now of cuts) {
        const share = shareOf(total as Minor, { before, now, of });
        expect(share * Math.sign(total)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(share - (total * now) / of)).toBeLessThanOrEqual(1);
        before += now;
        all += share;
      }
      expect(all).toBe(total);
    }),
  );
});

test('however an order is parted, and whenever the run comes, its bills re-add to every line and to the order', () => {
  const arbitrary = fc.tuple(anyShippedOrder, fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 20 }));
  fc.assert(
    fc.property(arbitrary, ([order, runs]) => {
      const made: BillPlan[] = [];
      const recorded = new Map<string, Recorded>();
      // Each run sees one, two or three shipments more than the one before, and the last one all.
      for (let seen = 0, run = 0; seen < order.shipments.length; run++) {
        seen = Math.min(order.shipments.length, seen + (runs[run] ?? order.shipments.length));
        const shipments = order.shipments
          .slice(0, seen)
          .map((each) => ({ ...each, recorded: recorded.get(each.id) ?? null }));
        for (const bill of bills(planBilling({ ...order, shipments }, context()))) {
          made.push(bill);
          recorded.set(bill.fulfilment, { as: 'bill', transaction: bill.externalId, isUnpaid: false });
        }
      }
      expect(made.map(({ fulfilment }) => fulfilment)).toEqual(order.shipments.map(({ id }) => id));
      for (const { line, amountMinor, taxMinor } of order.lines) {
        const parts = made.flatMap((bill) => bill.parts.filter(({ sold: each }) => each.line === line));
        expect(parts.reduce((all, part) => all + part.amountMinor, 0)).toBe(amountMinor);
        expect(parts.reduce((all, part) => all + part.taxMinor, 0)).toBe(taxMinor);
        expect(parts.filter(({ isLast }) => isLast)).toHaveLength(1);
        expect(parts.at(-1)?.isLast).toBe(true);
      }
      expect(made.reduce((all, bill) => all + bill.totalMinor, 0)).toBe(order.totalMinor);
      expect(made.reduce((all, bill) => all + bill.facilitatorTaxMinor, 0)).toBe(order.facilitatorTaxMinor);
    }),
  );
});
