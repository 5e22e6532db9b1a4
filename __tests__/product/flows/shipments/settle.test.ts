// What a read of the order says about what was sent.

import type { ShipmentPackage } from '../../../../src/TypeScript/amazon/confirmShipment';
import { EFFECT_MOVES, EFFECT_STATES } from '../../../../src/TypeScript/flows/effects/effect';
import {
  MISSED_AFTER_MS,
  MOST_ATTEMPTS,
  type SentEffect,
  SHOWN_AFTER_MS,
  settle,
} from '../../../../src/TypeScript/flows/effects/settle';
import { NOW, plan, progress } from './shipmentWorld';

const told = JSON.parse(plan().intend[0]?.content ?? '{}') as ShipmentPackage;
const NEEDED = new Map([['1001', 2]]);
const LATER = NOW + SHOWN_AFTER_MS;

const sent = (given: Partial<SentEffect> = {}): SentEffect => ({
  kind: 'confirm-shipment',
  version: 1,
  isLatest: true,
  content: told,
  sentAt: NOW,
  isAccepted: true,
  attempts: 1,
  answer: '',
  ...given,
});
const holding = (trackingNumber: string, quantity = 2, referenceId = told.referenceId) =>
  progress({ packages: [{ referenceId, carrier: 'UPS', trackingNumber, items: [{ orderItemId: '1001', quantity }] }] });
const move = (effect: Partial<SentEffect>, read = progress(), at = LATER): string => {
  const settlement = settle(sent(effect), read, at, NEEDED);
  return settlement.move === 'refused' ? settlement.class : settlement.move;
};

test('a package that Amazon shows is confirmed, by its name or by its number, at any time', () => {
  for (const isAccepted of [true, false]) {
    expect(move({ isAccepted }, holding('1Z1'), NOW + 1)).toBe('confirmed');
    expect(move({ isAccepted }, holding('1z 1', 2, '99'), NOW + 1)).toBe('confirmed');
  }
});

test('without any package, the units that left tell; units of other packages do not', () => {
  const left = (fulfilled: number) =>
    progress({ lines: [{ orderItemId: '1001', fulfilled, unfulfilled: 0, isCancelled: false }] });
  expect(move({}, left(2))).toBe('confirmed');
  expect(move({}, left(1))).toBe('wait');
  expect(settle(sent(), left(2), LATER, new Map([['1001', 3]])).move).toBe('wait');
  expect(move({}, { ...left(2), packages: holding('ELSE', 2, '8').packages })).toBe('wait');
});

test('a read too early proves nothing by what it lacks', () => {
  expect(move({ isAccepted: false }, progress(), LATER - 1)).toBe('wait');
  expect(move({ isAccepted: false })).toBe('intended');
  expect(move({ version: 2 }, holding('OLD'), LATER - 1)).toBe('wait');
});

test('what Amazon accepted is never told again by itself; after a day a person looks', () => {
  expect(move({ attempts: 9 })).toBe('wait');
  expect(move({}, progress(), NOW + MISSED_AFTER_MS)).toBe('missed');
});

test('what nobody knows is told again a few times, the newest version only', () => {
  expect(move({ isAccepted: false, attempts: MOST_ATTEMPTS - 1 })).toBe('intended');
  expect(move({ isAccepted: false, attempts: MOST_ATTEMPTS })).toBe('confirmation-refused');
  expect(move({ isAccepted: false, isLatest: false })).toBe('stale');
});

test('a correction that Amazon did not take is said; one made in Seller Central first is Amazon’s word', () => {
  expect(move({ version: 2 }, holding('OLD'))).toBe('tracking-not-corrected');
  expect(settle(sent(), holding('NEW'), LATER, NEEDED)).toMatchObject({
    move: 'confirmed',
    answer: expect.stringContaining('NEW'),
  });
});

test('a cancelled line is believed when nothing of it is left to ship and nothing left meanwhile', () => {
  const cancel = {
    kind: 'cancel-line',
    content: { amazonOrderId: 'x', orderItemId: '1001', reason: 'NoInventory', fulfilled: 0 },
  } as const;
  const line = (fulfilled: number, unfulfilled: number) =>
    progress({ lines: [{ orderItemId: '1001', fulfilled, unfulfilled, isCancelled: false }] });
  expect(move(cancel, line(0, 2))).toBe('wait');
  expect(move(cancel, line(0, 0))).toBe('confirmed');
  expect(move(cancel, line(2, 0))).toBe('cancellation-refused');
  expect(move(cancel, progress({ status: 'CANCELLED', lines: [] }))).toBe('confirmed');
  expect(move({ ...cancel, isAccepted: false, attempts: MOST_ATTEMPTS }, line(0, 2))).toBe('cancellation-refused');
});

test('every state of an effect can be reached, and every move leads to a state', () => {
  const reached = new Set<string>(['intended']);
  for (let round = 0; round < EFFECT_STATES.length; round++) {
    for (const state of EFFECT_STATES)
      if (reached.has(state)) for (const next of EFFECT_MOVES[state]) reached.add(next);
  }
  expect([...reached].sort()).toEqual([...EFFECT_STATES].sort());
  expect(
    Object.values(EFFECT_MOVES)
      .flat()
      .filter((each) => !EFFECT_STATES.includes(each)),
  ).toEqual([]);
});
