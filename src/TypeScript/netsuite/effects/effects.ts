/**
 * The rows of what Amazon is to do: made once by their external id, moved under their lock, read for planning and for
 * sending.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { ShipmentPackage } from '../../amazon/confirmShipment';
import { EFFECT_MOVES, type EffectKind, type EffectPlan, type EffectState } from '../../flows/effects/effect';
import type { LineCancellation } from '../../flows/effects/settle';
import { EFFECT } from '../ids';
import { number, type Row, requiredText, rows, rowsIn, text } from '../rows';
import { change, changeLocked, createOnce, textOf, type Values } from '../saving';

export interface Effect {
  readonly id: string;
  readonly kind: EffectKind;
  readonly subject: string;
  readonly version: number;
  readonly state: EffectState;
  readonly connection: string;
  readonly amazonOrderId: string;
  readonly marketplaceId: string;
  readonly document: string | null;
  readonly salesOrder: string | null;
  readonly fulfilment: string | null;
  readonly content: ShipmentPackage | LineCancellation;
  readonly attempts: number;
  /** Minutes from shipping to ship-by; null where there is none, or nothing is shipped. */
  readonly slack: number | null;
  /** ISO instants. */
  readonly sent: string | null;
  readonly answered: string | null;
  readonly answer: string;
  readonly feed: string | null;
  readonly seen: string | null;
}

/** What stands in place of a fulfilment's last change: it is shipped no longer, and that was told; or, told again. */
export const SEEN = { withdrawn: 'withdrawn', retry: 'retry' } as const;

/** In place of a feed's number: Amazon was asked to take the feed, and nobody knows yet whether it did. */
export const FEED_ASKED = '?';

/** Whether what came of it is the feed's to tell; until then a read of the order proves nothing by what it lacks. */
export const isInFeed = ({ feed, answered }: Effect): boolean => feed !== null && answered === null;

/** Longer texts may come cut from a query; they are loaded with their row. */
const SHORT = 3_900;

const SELECT = `SELECT e.id, e.${EFFECT.kind} AS kind, e.${EFFECT.subject} AS subject, e.${EFFECT.version} AS version, e.${EFFECT.state} AS state,
  e.${EFFECT.connection} AS connection, e.${EFFECT.amazonOrderId} AS amazonid, e.${EFFECT.marketplaceId} AS marketplaceid,
  e.${EFFECT.document} AS document, e.${EFFECT.salesOrder} AS salesorder, e.${EFFECT.fulfilment} AS fulfilment,
  CASE WHEN LENGTH(e.${EFFECT.content}) <= ${SHORT} THEN e.${EFFECT.content} END AS content, e.${EFFECT.attempts} AS attempts, e.${EFFECT.slack} AS slack,
  e.${EFFECT.sent} AS sent, e.${EFFECT.answered} AS answered, e.${EFFECT.answer} AS answer, e.${EFFECT.feed} AS feed, e.${EFFECT.seen} AS seen
  FROM ${EFFECT.type} e`;

/** Makes the row of a plan (6 units); null where it is there already. */
export function intend(plan: EffectPlan, seen?: string | null): number | null {
  const content = JSON.parse(plan.content) as ShipmentPackage | LineCancellation;
  const now = new Date().toISOString();
  return createOnce(EFFECT.type, plan.externalId, {
    [EFFECT.kind]: plan.kind,
    [EFFECT.connection]: plan.connection,
    [EFFECT.amazonOrderId]: plan.amazonOrderId,
    [EFFECT.marketplaceId]: plan.marketplaceId,
    [EFFECT.document]: plan.document,
    [EFFECT.salesOrder]: plan.salesOrder,
    [EFFECT.fulfilment]: plan.fulfilment,
    [EFFECT.subject]: plan.subject,
    [EFFECT.version]: plan.version,
    [EFFECT.tracking]: 'trackingNumber' in content ? content.trackingNumber.slice(0, 300) : '',
    [EFFECT.content]: plan.content,
    [EFFECT.state]: plan.state,
    [EFFECT.attempts]: 0,
    [EFFECT.shipBy]: plan.shipBy ?? '',
    [EFFECT.slack]: plan.slack,
    [EFFECT.intended]: now,
    [EFFECT.confirmed]: plan.state === 'confirmed' ? now : '',
    [EFFECT.answer]: plan.state === 'confirmed' ? 'Amazon had it already.' : '',
    [EFFECT.seen]: seen ?? '',
  });
}

/** Moves a row that still is in a state (6 units); false where it is not, because somebody else was faster. */
export function move(id: string, from: EffectState, to: EffectState, values: Values = {}): boolean {
  if (!EFFECT_MOVES[from].includes(to)) throw new Error(`An effect that is ${from} cannot become ${to}.`);
  return changeLocked(EFFECT.type, id, (current) =>
    textOf(current, EFFECT.state) === from ? { ...values, [EFFECT.state]: to } : null,
  );
}

/** What only the one sender of a row that is out writes (2 units). */
export const note = (id: string, values: Values): void => change(EFFECT.type, id, values);

/** All rows of these documents' orders, oldest version first (10 units a hundred). */
export function effectsOfDocuments(documents: readonly string[]): Effect[] {
  const sql = `${SELECT} WHERE e.${EFFECT.document} IN (…) ORDER BY e.id`;
  // An order has few rows each, seldom many: so many orders at once stay below the cap of rows.
  return rowsIn(sql, documents.map(Number), [], 100).map(effectOf);
}

/** All rows that went out in the feed of this one, in the feed's order, whatever became of them since (10 units). */
export function effectsOfFeed({ connection, kind, marketplaceId, sent }: Effect): Effect[] {
  // Told by the instant that all rows of a feed have: its number is not on those that a read settled before it was known.
  const sql = `${SELECT} WHERE e.${EFFECT.connection} = ? AND e.${EFFECT.kind} = ? AND e.${EFFECT.marketplaceId} = ? AND e.${EFFECT.sent} = ?
    AND e.${EFFECT.feed} IS NOT NULL ORDER BY e.id`;
  return rows(sql, [Number(connection), kind, marketplaceId, sent ?? '']).map(effectOf);
}

/** Rows of a connection in a state, the earliest ship-by first (10 units). */
export function effectsInState(connection: string, state: EffectState, most: number): Effect[] {
  const sql = `${SELECT} WHERE e.${EFFECT.connection} = ? AND e.${EFFECT.state} = ?
    ORDER BY e.${EFFECT.shipBy} NULLS LAST, e.id FETCH FIRST ${most} ROWS ONLY`;
  return rows(sql, [Number(connection), state]).map(effectOf);
}

function effectOf(row: Row): Effect {
  const id = requiredText(row, 'id');
  return {
    id,
    kind: requiredText(row, 'kind') as EffectKind,
    subject: requiredText(row, 'subject'),
    version: number(row, 'version') ?? 1,
    state: requiredText(row, 'state') as EffectState,
    connection: requiredText(row, 'connection'),
    amazonOrderId: requiredText(row, 'amazonid'),
    marketplaceId: text(row, 'marketplaceid') ?? '',
    document: text(row, 'document'),
    salesOrder: text(row, 'salesorder'),
    fulfilment: text(row, 'fulfilment'),
    content: JSON.parse(text(row, 'content') ?? longContent(id)) as ShipmentPackage | LineCancellation,
    attempts: number(row, 'attempts') ?? 0,
    slack: number(row, 'slack'),
    sent: text(row, 'sent'),
    answered: text(row, 'answered'),
    answer: text(row, 'answer') ?? '',
    feed: text(row, 'feed'),
    seen: text(row, 'seen'),
  };
}

/** 2 units. */
function longContent(id: string): string {
  return textOf(record.load({ type: EFFECT.type, id: Number(id) }), EFFECT.content) ?? '{}';
}
