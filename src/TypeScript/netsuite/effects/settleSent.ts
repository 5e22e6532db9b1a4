/**
 * Looks whether Amazon has what it was told: in what was read of the orders since, and where that says nothing for too
 * long, by reading them.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import { getOrder } from '../../amazon/getOrder';
import { type OrderProgress, readProgress } from '../../amazon/readProgress';
import { MISSED_AFTER_MS, type Settlement, SHOWN_AFTER_MS, settle } from '../../flows/effects/settle';
import { ask, fail, mayAsk, mayGoOn } from '../connection/calls';
import { DOCUMENT, EFFECT } from '../ids';
import { type QueriedText, queriedText, TEXT_COLUMNS, textOfDocument } from '../orders/documents';
import { requiredText, rowsIn } from '../rows';
import { type Effect, effectsOfDocuments, isInFeed, move, note } from './effects';
import { raise, solveAll } from './sendExceptions';
import type { Sending } from './sending';

/** Units that settling one order may take: quota and call with a fresh token, the document, rows, an exception. */
const UNITS_AN_ORDER = 70;
/** What Amazon accepted comes with the reading of orders; only what has not by then is asked for. */
const ASKED_AFTER_MS = 45 * 60_000;

interface Read {
  readonly progress: OrderProgress;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What was sent and is not settled, with all that is known of its orders. */
export interface Settling {
  readonly sending: Sending;
  /** By document. */
  readonly orders: Map<string, readonly Effect[]>;
  readonly all: readonly Effect[];
}

/**
 * Settles what reads since have shown, without asking Amazon. What is seen there needs no report of its feed any more.
 */
export function settleByReads(sending: Sending, sent: readonly Effect[]): Settling {
  const orders = new Map<string, readonly Effect[]>();
  for (const each of sent) {
    if (each.document !== null) orders.set(each.document, [...(orders.get(each.document) ?? []), each]);
  }
  const documents = [...orders.keys()];
  const received = receivedOf(documents);
  const settling: Settling = { sending, orders, all: effectsOfDocuments(documents) };
  settleOrders(settling, (document, effects) => {
    const last = received.get(document) ?? null;
    return last === null ? null : keptRead(document, last, effects);
  });
  return settling;
}

/** Asks Amazon about orders of which nothing was read for too long. */
export function settleByAsking(settling: Settling): void {
  const { sending } = settling;
  settleOrders(settling, (_document, effects) =>
    sending.tally.because === null && isDue(effects) ? askAnew(sending, effects[0]?.amazonOrderId ?? '') : null,
  );
}

/** Of what was sent, what no read has settled. */
export function stillOut({ orders }: Settling, sent: readonly Effect[]): Effect[] {
  const left = new Set([...orders.values()].flat());
  return sent.filter((each) => each.document === null || left.has(each));
}

/** Settles each order by its read, where there is one; what is left of it stays. */
function settleOrders(
  { sending, orders, all }: Settling,
  readOf: (document: string, effects: readonly Effect[]) => Read | null,
): void {
  const shown: Effect[] = [];
  for (const [document, effects] of orders) {
    if (!mayGoOn(sending, UNITS_AN_ORDER)) break;
    const read = readOf(document, effects);
    if (read === null) continue;
    const ofOrder = all.filter((each) => each.document === document);
    const open = settleAll(sending, effects, ofOrder, read, shown);
    if (open.length > 0) orders.set(document, open);
    else orders.delete(document);
  }
  if (shown.length > 0) solveAll(shown);
}

interface Received {
  /** ISO text. */
  readonly at: string;
  readonly content: QueriedText | null;
}

/** Each document's order as it was read last (10 units a thousand). */
function receivedOf(documents: readonly string[]): Map<string, Received> {
  const sql = `SELECT d.id, d.${DOCUMENT.received} AS received, ${TEXT_COLUMNS} FROM ${DOCUMENT.type} d
    WHERE d.${DOCUMENT.received} IS NOT NULL AND d.id IN (…)`;
  return new Map(
    rowsIn(sql, documents.map(Number)).map((row) => [
      requiredText(row, 'id'),
      { at: requiredText(row, 'received'), content: queriedText(row) },
    ]),
  );
}

/** The order as it was read since something of it was sent; null where it was not. */
function keptRead(document: string, { at, content }: Received, effects: readonly Effect[]): Read | null {
  if (effects.every(({ sent }) => sent === null || sent >= at)) return null;
  const reading = readProgress(textOfDocument(document, content));
  return reading.ok ? { progress: reading.value, at: Date.parse(at) } : null;
}

const age = ({ sent }: Effect): number => Date.now() - Date.parse(sent ?? '1970-01-01T00:00:00Z');

/** Nobody knows what came of it; or it was accepted long ago, and is not given up yet. */
function isDue(effects: readonly Effect[]): boolean {
  return effects.some((each) => {
    if (isInFeed(each)) return false;
    if (each.answered === null) return age(each) >= SHOWN_AFTER_MS;
    return age(each) >= ASKED_AFTER_MS && age(each) < MISSED_AFTER_MS + ASKED_AFTER_MS;
  });
}

function askAnew(sending: Sending, amazonOrderId: string): Read | null {
  if (!mayAsk(sending, 'getOrder', UNITS_AN_ORDER)) return null;
  const at = Date.now();
  const answer = ask(sending, getOrder(amazonOrderId, false), true);
  if (!answer.ok) {
    if (answer.failure.status !== 404) fail(sending, 'getOrder', answer.verdict);
    return null;
  }
  const reading = readProgress(answer.body);
  return reading.ok ? { progress: reading.value, at } : null;
}

/** Answers what is still open after this read; what Amazon has goes to `shown`. */
function settleAll(
  sending: Sending,
  effects: readonly Effect[],
  ofOrder: readonly Effect[],
  read: Read,
  shown: Effect[],
): Effect[] {
  const needed = neededOf(ofOrder);
  return effects.filter((effect) => {
    const settlement = settle(sentOf(effect, ofOrder), read.progress, read.at, needed);
    if (settlement.move === 'confirmed') shown.push(effect);
    else if (isInFeed(effect)) return true;
    apply(sending, effect, settlement);
    return settlement.move === 'wait' || settlement.move === 'missed';
  });
}

function apply(sending: Sending, effect: Effect, settlement: Settlement): void {
  switch (settlement.move) {
    case 'wait':
      return;
    case 'confirmed':
      // Amazon shows it: true whatever another run makes of the row meanwhile.
      note(effect.id, {
        [EFFECT.state]: 'confirmed',
        [EFFECT.confirmed]: new Date().toISOString(),
        ...(settlement.answer === null ? {} : { [EFFECT.answer]: settlement.answer }),
      });
      sending.tally.confirmed++;
      return;
    case 'refused':
      raise(sending, effect, settlement.class, settlement.message);
      move(effect.id, 'sent', 'refused', { [EFFECT.answer]: settlement.message.slice(0, 900) });
      sending.tally.refused++;
      return;
    case 'missed':
      missed(sending, effect);
      return;
    case 'intended':
    case 'stale':
      move(effect.id, 'sent', settlement.move);
  }
}

/** Once, a day after it was sent: the next reads may still show it. */
function missed(sending: Sending, effect: Effect): void {
  if (age(effect) >= MISSED_AFTER_MS + ASKED_AFTER_MS) return;
  raise(
    sending,
    effect,
    'confirmation-not-seen',
    `Amazon accepted it at ${effect.answered}, and the order shows nothing of it a day later.`,
  );
}

/** Amazon's units by order item that must have left where everything that was told is there. */
function neededOf(ofOrder: readonly Effect[]): Map<string, number> {
  const latest = new Map<string, ShipmentPackage>();
  for (const { kind, state, content } of ofOrder) {
    if (kind !== 'confirm-shipment' || (state !== 'sent' && state !== 'confirmed')) continue;
    const told = content as ShipmentPackage;
    latest.set(told.referenceId, told);
  }
  const needed = new Map<string, number>();
  for (const { orderItemId, quantity } of [...latest.values()].flatMap((each) => each.items)) {
    needed.set(orderItemId, (needed.get(orderItemId) ?? 0) + quantity);
  }
  return needed;
}

function sentOf(effect: Effect, ofOrder: readonly Effect[]): Parameters<typeof settle>[0] {
  const { kind, version, content, attempts, answer, subject } = effect;
  const isLatest = ofOrder.every((each) => each.subject !== subject || each.version <= version);
  return {
    kind,
    version,
    isLatest,
    content,
    attempts,
    answer,
    sentAt: Date.parse(effect.sent ?? '1970-01-01T00:00:00Z'),
    isAccepted: effect.answered !== null,
  };
}
