/**
 * The orders that Amazon waits for, in words: how urgent each is, where it stands, and what a person does next.
 *
 * @NApiVersion 2.1
 */

import type { EffectState } from '../effects/effect';
import { span } from '../exceptions/queue';

const HOUR = 3_600_000;
/** From then on an order is at risk: a day for the warehouse to pick, pack and hand over. */
export const AT_RISK_MS = 24 * HOUR;

export type ShipUrgency = 'late' | 'risk' | 'later';

/** Word and shape of each, so that colour is not needed. */
export const SHIP_URGENCY_WORDS: Readonly<Record<ShipUrgency, string>> = {
  late: '▲\u00a0Late',
  risk: '●\u00a0Within a day',
  later: '○\u00a0Later',
};

/** `shipBy` and `now` in milliseconds since 1970; an order without a ship-by is never late. */
export function shipUrgency(shipBy: number | null, now: number): ShipUrgency {
  if (shipBy === null || shipBy - now > AT_RISK_MS) return 'later';
  return shipBy < now ? 'late' : 'risk';
}

/** `5 h left`, `2 d late`. */
export function slackWords(shipBy: number | null, now: number): string {
  if (shipBy === null) return 'no ship-by';
  return shipBy < now ? `${span(now - shipBy)} late` : `${span(shipBy - now)} left`;
}

export interface Standing {
  /** State and reason of the document, where there is no sales order. */
  readonly documentState: string;
  readonly reason: string;
  /** Status of the sales order in NetSuite's words; null where there is none. */
  readonly salesOrder: string | null;
  /** Of what Amazon is to be told or was told, the newest of each package. */
  readonly effects: readonly EffectState[];
  /** Classes of the open exceptions. */
  readonly exceptions: readonly string[];
}

export interface Step {
  readonly stands: string;
  readonly next: string;
}

/** The first thing that keeps it from being shipped and seen at Amazon. */
export function stepOf({ documentState, reason, salesOrder, effects, exceptions }: Standing): Step {
  const has = (state: EffectState): boolean => effects.includes(state);
  const about = exceptions.length > 0 ? ` (${exceptions.join(', ')})` : '';
  if (salesOrder === null) {
    return {
      stands: `Not in NetSuite: ${documentState}${reason === '' ? '' : `, ${reason}`}`,
      next: exceptions.length > 0 ? `Solve its exceptions${about}.` : 'Nothing: the next import takes it.',
    };
  }
  if (has('refused'))
    return { stands: `Amazon refused the shipment${about}`, next: 'Read the exception and correct what it names.' };
  if (exceptions.length > 0) return { stands: `${salesOrder}; needs a person${about}`, next: 'Solve its exceptions.' };
  // What is left of a partial shipment waits for the warehouse, whatever became of the first part.
  const rest = salesOrder.includes('Partially Fulfilled') ? 'Ship the rest, or cancel it.' : null;
  if (has('intended')) {
    return {
      stands: 'Shipped; waits to be told to Amazon',
      next: rest ?? 'Nothing: it is sent within a quarter of an hour.',
    };
  }
  if (has('sent')) {
    return {
      stands: 'Shipped; Amazon was told and does not show it yet',
      next: rest ?? 'Nothing: Amazon shows it within minutes.',
    };
  }
  if (has('confirmed')) return { stands: `${salesOrder}; a part is confirmed`, next: 'Ship the rest, or cancel it.' };
  return { stands: salesOrder, next: 'Pick, pack and ship it.' };
}

export interface ShipCounts {
  readonly late: number;
  readonly risk: number;
  readonly later: number;
}

/** The answer to "What must leave first?". */
export function shipFirst({ late, risk, later }: ShipCounts): string {
  if (late > 0) return 'Begin at the top: these are late already.';
  if (risk > 0) return 'Nothing is late. What is due within a day comes first.';
  return later > 0 ? 'Nothing is late or due within a day.' : 'Amazon waits for nothing.';
}
