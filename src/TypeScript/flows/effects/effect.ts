/**
 * Something Amazon is to do for us, as a row: written before the call, with its outcome after it, and believed when a
 * later read of the order shows it. docs/flows/orders.md draws the moves.
 *
 * @NApiVersion 2.1
 */

export const EFFECT_KINDS = ['confirm-shipment', 'cancel-line'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

export const EFFECT_STATES = ['intended', 'sent', 'confirmed', 'refused', 'stale'] as const;
export type EffectState = (typeof EFFECT_STATES)[number];

/** Who may move a row, and where to; a state without moves is an end. Retry brings a refused one back. */
export const EFFECT_MOVES: Readonly<Record<EffectState, readonly EffectState[]>> = {
  intended: ['sent', 'confirmed', 'stale'],
  sent: ['confirmed', 'refused', 'intended', 'stale'],
  refused: ['intended', 'confirmed', 'stale'],
  confirmed: [],
  stale: [],
};

export interface EffectPlan {
  readonly externalId: string;
  readonly kind: EffectKind;
  /** What is acted on, the same whatever is done to it. */
  readonly subject: string;
  /** Counts the contents of a subject from 1; an older one is kept as it was. */
  readonly version: number;
  /** `confirmed` where Amazon has it already, from elsewhere. */
  readonly state: 'intended' | 'confirmed';
  readonly amazonOrderId: string;
  readonly marketplaceId: string;
  readonly connection: string;
  readonly document: string;
  readonly salesOrder: string;
  readonly fulfilment: string | null;
  /** JSON. */
  readonly content: string;
  /** ISO instant; null where Amazon gave none. */
  readonly shipBy: string | null;
  /** Minutes from what is told to Amazon as the time of shipping until ship-by, below zero where it was late. */
  readonly slack: number | null;
}

/** The external id, which makes a version one row whatever is planned twice. */
export function effectKey(kind: EffectKind, subject: string, version: number): string {
  return `cwy-eff-${kind}-${subject}-${version}`;
}
