// What becomes of an order once it is placed: the steps of its life, each some time after the one before.

import { DAY, HOUR, MINUTE } from '../../clock';
import type { Random } from '../../random';
import type { OrderChange } from '../orderChange';
import type { OrderDraft } from '../orderDraft';

export interface Step {
  /** Milliseconds after the step before. */
  readonly after: number;
  readonly change: OrderChange;
}

/** The steps of an order's life. Source of the statuses' order: Orders v0 and 2026-01-01, status transitions. */
export function lifeOf(draft: OrderDraft, random: Random, merchantShips: boolean): Step[] {
  const released =
    draft.status === 'PENDING_AVAILABILITY' ? [step(random.int(6 * HOUR, 3 * DAY), { status: 'PENDING' })] : [];
  const steps = [...released, ...authorised(draft, random, merchantShips)];
  // Updates without a visible reason are normal.
  if (random.chance(0.1)) steps.push(step(random.int(HOUR, 12 * HOUR), {}));
  return steps;
}

const step = (after: number, change: OrderChange): Step => ({ after, change });

function authorised(draft: OrderDraft, random: Random, merchantShips: boolean): Step[] {
  const pending = pendingFor(random);
  if (random.chance(0.04)) {
    const by = random.pick(['BUYER', 'AMAZON'] as const);
    return [step(pending, { status: 'CANCELLED', cancelledBy: { by, reason: 'PaymentDeclined' } })];
  }
  if (draft.channelName === 'NON_AMAZON' && random.chance(0.2)) return [step(pending, { status: 'UNFULFILLABLE' })];
  if (draft.channel === 'FBA') return shippedByAmazon(draft, pending, random);
  return [step(pending, { status: 'UNSHIPPED' }), ...atTheMerchant(draft, random, merchantShips)];
}

function pendingFor(random: Random): number {
  if (random.chance(0.7)) return random.int(5 * MINUTE, 45 * MINUTE);
  return random.chance(0.85) ? random.int(HOUR, 6 * HOUR) : random.int(6 * HOUR, 20 * HOUR);
}

function shippedByAmazon(draft: OrderDraft, pending: number, random: Random): Step[] {
  const ships = random.int(HOUR, 20 * HOUR);
  const shipped = shipments(draft, random.fork('shipments'));
  if (random.chance(0.65)) return shipped(pending + ships);
  return [step(pending, { status: 'UNSHIPPED' }), ...shipped(ships)];
}

/** Amazon ships whole orders, or an order of several units in two goes; now and then the second one never comes. */
function shipments({ lines = [] }: OrderDraft, random: Random): (after: number) => Step[] {
  const units = lines.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
  if (units < 2 || !random.chance(0.35)) return (after) => [step(after, { status: 'SHIPPED' })];
  const { sku = '', quantity = 1 } = lines[0] ?? {};
  const first = { fulfilled: { [sku]: lines.length > 1 ? quantity : 1 } };
  const rest: OrderChange = random.chance(0.1)
    ? { status: 'CANCELLED', cancelledBy: { by: 'AMAZON', reason: 'NoInventory' } }
    : { status: 'SHIPPED' };
  return (after) => [step(after, first), step(random.int(4 * HOUR, 30 * HOUR), rest)];
}

function atTheMerchant(draft: OrderDraft, random: Random, merchantShips: boolean): Step[] {
  const early = random.fork('cancelled early');
  if (early.chance(0.008)) {
    // Practice: a buyer may cancel by himself for half an hour; Amazon may find a fraud later.
    const cancelledBy = early.pick([
      { by: 'BUYER', reason: 'BuyerCanceled' },
      { by: 'AMAZON', reason: 'RiskAssessmentInformationNotValid' },
    ] as const);
    const latest = cancelledBy.by === 'BUYER' ? 30 * MINUTE : 6 * HOUR;
    return [step(early.int(2 * MINUTE, latest), { status: 'CANCELLED', cancelledBy })];
  }
  if (random.chance(0.015)) {
    const asked = step(random.int(10 * MINUTE, 8 * HOUR), { cancelRequestReason: 'Ordered by mistake' });
    if (random.chance(0.5)) return [asked, step(random.int(HOUR, 8 * HOUR), cancelledBySeller('BuyerRequested'))];
  }
  if (random.chance(0.01)) return [step(random.int(2 * HOUR, 12 * HOUR), cancelledBySeller('NoInventory'))];
  if (!merchantShips) return [];
  const ships = random.int(8 * HOUR, 40 * HOUR);
  const [first] = draft.lines ?? [];
  const { quantity = 1, sku = '' } = first ?? {};
  if (quantity < 2 || !random.chance(0.3)) return [step(ships, { status: 'SHIPPED' })];
  const rest = random.chance(0.2)
    ? { cancelled: { [sku]: quantity - 1 }, cancelledBy: { by: 'MERCHANT', reason: 'NoInventory' } as const }
    : {};
  return [
    step(ships, { status: 'PARTIALLY_SHIPPED', fulfilled: { [sku]: 1 } }),
    step(random.int(6 * HOUR, 24 * HOUR), { status: 'SHIPPED', ...rest }),
  ];
}

const cancelledBySeller = (reason: string): OrderChange => ({
  status: 'CANCELLED',
  cancelledBy: { by: 'MERCHANT', reason },
});
