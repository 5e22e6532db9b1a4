// A bad shipment beside a healthy one: what must hold whatever is wrong with the bad one. It is told to Amazon as it
// should be, or stands under a named exception with words and an excerpt; no package is told twice; the neighbour is
// confirmed by the same runs; and planning and sending the same again change nothing.

import type { FaultRule } from '../../lab/amazon/faults';
import { apiHost } from '../../lab/amazon/marketplaces';
import type { OrderDraft } from '../../lab/amazon/orderDraft';
import type { HttpResponse } from '../../lab/http';
import type { Story } from './story';
import {
  confirmAll,
  effects,
  newTracking,
  packagesAtAmazon,
  planAndSend,
  reship,
  type Shipping,
  send,
  ship,
} from './warehouse';

export const MUG = 'HH-MUG-SAND';
const MUGS: OrderDraft = { lines: [{ sku: MUG, quantity: 2 }] };

export interface BadShipment {
  /** Completes “a shipment …”. */
  readonly title: string;
  readonly draft?: OrderDraft;
  /** What the warehouse enters; everything in one package without. */
  readonly shipping?: () => Shipping;
  /** Changes the account or the sales order first; what it returns undoes that. */
  readonly before?: (story: Story, amazonOrderId: string) => (() => void) | undefined;
  /** Between planning and the first call. */
  readonly meanwhile?: (story: Story, amazonOrderId: string) => void;
  readonly fault?: FaultRule;
  /** What the warehouse changes after Amazon has confirmed it, or undefined where it deletes it. */
  readonly later?: Shipping | 'deleted';
  /** Classes of the open exceptions; none where it is handled. */
  readonly classes?: readonly string[];
  /** Of the first of them. */
  readonly words?: RegExp;
  /** What Amazon has at the end, `carrier quantities`. */
  readonly told: readonly string[];
  /** States of the rows at the end; one confirmed row a package without. */
  readonly states?: readonly string[];
}

const withoutTracking = (packages: readonly string[]): string[] =>
  packages.map((each) => each.split(' ').slice(1).join(' '));

/** References of confirmations that were carried out, and how often each. */
export function countTold(story: Story): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  story.world.amazon.control.observe(({ operationId, request, response }) => {
    if (operationId !== 'confirmShipment' || response?.status !== 204) return;
    const { packageDetail } = JSON.parse(String(request.body)) as { packageDetail: { packageReferenceId: string } };
    const { packageReferenceId: reference } = packageDetail;
    told.set(reference, (told.get(reference) ?? 0) + 1);
  });
  return told;
}

/** Plans without starting what the plan would start. */
function plan(story: Story): void {
  story.wait(2);
  story.world.account.runner.run('customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr');
  story.world.account.runner.abandon();
}

const stateOf = (story: Story): unknown => ({
  effects: effects(story),
  exceptions: story.exceptions(undefined, true),
  calls: story.world.amazon.control.requests.confirmShipment?.made,
});

/** As often as the schedules of two hours: what nobody knows the outcome of is told again a few times. */
function confirmUntilSettled(story: Story): void {
  const isUnderWay = () => effects(story).some(({ state }) => state === 'intended' || state === 'sent');
  for (let quarter = 0; quarter === 0 || (quarter < 8 && isUnderWay()); quarter++) confirmAll(story);
}

export function checkBadShipment(story: Story, bad: BadShipment, told: ReadonlyMap<string, number>): void {
  const { control } = story.world.amazon;
  const id = story.place({ ...MUGS, ...bad.draft });
  const healthy = story.place(MUGS);
  story.sync();
  const undo = bad.before?.(story, id);
  const fulfilment = ship(story, id, bad.shipping?.());
  ship(story, healthy);
  plan(story);
  bad.meanwhile?.(story, id);
  if (bad.fault) control.fault(bad.fault);
  send(story, 1);
  control.clearFaults();
  confirmUntilSettled(story);
  if (bad.later !== undefined) {
    if (bad.later === 'deleted') story.world.account.records.remove('itemfulfillment', fulfilment);
    else reship(story, fulfilment, bad.later);
    planAndSend(story);
    confirmUntilSettled(story);
  }

  const states = bad.states ?? bad.told.map(() => 'confirmed');
  expect({
    classes: story.reasons(id),
    told: withoutTracking(packagesAtAmazon(story, id)),
    states: effects(story, id).map(({ state }) => state),
  }).toEqual({ classes: [...(bad.classes ?? [])].sort(), told: bad.told, states });
  for (const { message, excerpt } of story.exceptions(id)) {
    expect(message).not.toBe('');
    expect(excerpt).not.toBe('');
  }
  if (bad.words)
    expect(story.exceptions(id).find((each) => each.class === bad.classes?.[0])?.message).toMatch(bad.words);
  expect([...told].filter(([, times]) => times > 1)).toEqual([]);
  expect({
    classes: story.reasons(healthy),
    told: withoutTracking(packagesAtAmazon(story, healthy)),
    states: effects(story, healthy).map(({ state }) => state),
  }).toEqual({ classes: [], told: ['USPS 2'], states: ['confirmed'] });

  const before = stateOf(story);
  planAndSend(story);
  confirmAll(story);
  expect(stateOf(story)).toEqual(before);
  undo?.();
}

/** One package with this number. */
export const numbered = (write: (tracking: string) => string | null) => (): Shipping => ({
  parcels: [{ tracking: write(newTracking()) }],
});

/** Two packages, with this in the line's column Amazon Package. */
export const inTwo = (packages?: string) => (): Shipping => ({
  parcels: [{ tracking: newTracking() }, { tracking: newTracking() }],
  ...(packages === undefined ? {} : { packages: { [MUG]: packages } }),
});

/** One package that states this carrier, or anything else. */
export const stating = (contents: string) => (): Shipping => ({ parcels: [{ tracking: newTracking(), contents }] });

/** Somebody raises the first line of the sales order, which Amazon knows nothing of. */
export function sellMore(story: Story, amazonOrderId: string, quantity: number): void {
  const order = story.salesOrder(amazonOrderId);
  const [first, ...others] = order.sublists.item ?? [];
  if (!first) throw new Error('The order has no line.');
  const item = [{ ...first, fields: { ...first.fields, quantity } }, ...others];
  story.world.account.records.save({ ...order, sublists: { ...order.sublists, item } }, { system: true });
}

/** Amazon answers the order’s next confirmation with a status and nothing else comes of it. */
export const answering =
  (status: number, code: string, message: string) =>
  (story: Story, id: string): void => {
    const { network } = story.world.account;
    const host = apiHost('na');
    network.route(host, (request): HttpResponse => {
      if (!request.url.includes(`/${id}/shipmentConfirmation`)) return story.world.amazon.serve(request);
      network.route(host, story.world.amazon.serve);
      const body = JSON.stringify({ errors: [{ code, message, details: '' }] });
      return { status, headers: { 'content-type': 'application/json' }, body };
    });
  };
