/**
 * The shipments of one order: read → plan → apply. What must not be sent any more is taken back first, then the rows for
 * Amazon are made, and exceptions; what was looked at is marked last, so that a stop anywhere leaves work that the next
 * run finds.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import { type OrderProgress, readProgress } from '../../amazon/readProgress';
import type { EffectPlan } from '../../flows/effects/effect';
import type { ExceptionPlan } from '../../flows/exceptions/exception';
import { planShipments } from '../../flows/shipments/planShipments';
import { fulfilmentOfReference, type KnownConfirmation } from '../../flows/shipments/shipment';
import { type Effect, intend, move, note, SEEN } from '../effects/effects';
import { openException, solveException } from '../exceptions';
import { DOCUMENT, EFFECT } from '../ids';
import { textOfDocument } from '../orders/documents';
import { change } from '../saving';
import { loadFulfilment } from './fulfilments';
import type { ShipmentWork } from './shipmentsToPlan';

/** Opened by the planning, and over when it finds nothing of the kind any more; the sender has its own. */
const OF_PLANNING: readonly string[] = [
  'carrier-unmapped',
  'tracking-missing',
  'package-contents-unclear',
  'pack-not-whole',
  'shipment-exceeds-order',
  'shipment-changed-after-sending',
];
/** Told once for the shipment as it is; the others are planned again until somebody put them right. */
const TOLD_ONCE = 'shipment-changed-after-sending';

export interface ShipmentsPlanned {
  readonly slot: number | null;
  /** Rows that wait for the sender now. */
  readonly intended: number;
}

export function planOrderShipments(work: ShipmentWork): ShipmentsPlanned {
  const known = work.known.map(knownOf);
  const shipped = new Set(work.shipped.map((each) => each.id));
  const withdrawn = [...new Set(known.map((each) => fulfilmentOfReference(each.content.referenceId)))];
  const plan = planShipments({
    ...work,
    progress: progressOf(work),
    known,
    // What was planned before and has changed is looked at itself, whatever it says of itself.
    fulfilments: work.shipped.map((each) =>
      work.known.some(({ fulfilment }) => fulfilment === each.id)
        ? loadFulfilment(each.id)
        : (each.noted ?? loadFulfilment(each.id)),
    ),
    withdrawn: withdrawn.filter((each) => !shipped.has(each)),
    now: Date.now(),
  });
  for (const id of plan.stale) move(id, 'intended', 'stale');
  for (const { id, state } of plan.again) {
    move(id, state, 'intended', { [EFFECT.attempts]: 0, [EFFECT.seen]: '' });
  }
  report(work, plan.exceptions);
  const isDone = plan.exceptions.every((each) => each.class === TOLD_ONCE);
  const seen = new Map(isDone ? work.shipped.map((each) => [each.id, each.seen]) : []);
  keepSlack(work, plan.intend);
  // The last row of a fulfilment says that all of it is there: one that was made before it must not.
  const last = new Map(plan.intend.map((each) => [each.fulfilment, each]));
  for (const each of plan.intend)
    intend(each, last.get(each.fulfilment) === each ? seen.get(each.fulfilment ?? '') : null);
  if (isDone) mark(work, new Set(plan.intend.map((each) => each.fulfilment)), shipped);
  const waiting = plan.intend.filter((each) => each.state === 'intended').length + plan.again.length;
  return { slot: work.slot, intended: waiting };
}

const knownOf = ({ id, version, state, content, seen }: Effect): KnownConfirmation => ({
  id,
  version,
  state,
  content: content as ShipmentPackage,
  isRetried: seen === SEEN.retry && (state === 'refused' || state === 'sent'),
});

function progressOf({ document, content }: ShipmentWork): OrderProgress | null {
  const reading = readProgress(textOfDocument(document, content));
  return reading.ok ? reading.value : null;
}

/** One that stands as it was is not opened anew every quarter of an hour. */
function report(work: ShipmentWork, exceptions: readonly ExceptionPlan[]): void {
  const { connection, document, owner, salesOrder, unsolved, routes } = work;
  for (const plan of exceptions) {
    if (unsolved.some((each) => each.externalId === plan.externalId && each.message === plan.message)) continue;
    openException(plan, { connection, document, transaction: salesOrder, lastGood: 'Shipped', owner }, routes);
  }
  const raised = new Set<string>(exceptions.map((each) => each.class));
  for (const each of unsolved) {
    if (!OF_PLANNING.includes(each.class) || raised.has(each.class)) continue;
    solveException(each.id, 'What was wrong is right now.', 'rule: its effect is there');
  }
}

/** On the order's document, of its latest shipment (2 units, where another is told). */
function keepSlack({ document, known }: ShipmentWork, intended: readonly EffectPlan[]): void {
  if (intended.every(({ slack }) => slack === null)) return;
  const told = [...intended, ...known.filter(({ state }) => state !== 'stale')];
  change(DOCUMENT.type, document, { [DOCUMENT.slack]: Math.min(...told.flatMap(({ slack }) => slack ?? [])) });
}

/** Notes on the rows that were there before that the fulfilments were looked at as they are (2 units each). */
function mark(work: ShipmentWork, renewed: ReadonlySet<string | null>, shipped: ReadonlySet<string>): void {
  for (const { id, seen } of work.shipped) {
    const rows = work.known.filter((each) => each.fulfilment === id);
    const last = rows.at(-1);
    if (last === undefined || renewed.has(id) || rows.some((each) => each.seen === seen)) continue;
    note(last.id, { [EFFECT.seen]: seen });
  }
  for (const { id, state, content, seen } of work.known) {
    const isGone = !shipped.has(fulfilmentOfReference((content as ShipmentPackage).referenceId));
    if (isGone && state !== 'stale' && seen !== SEEN.withdrawn) note(id, { [EFFECT.seen]: SEEN.withdrawn });
  }
}
