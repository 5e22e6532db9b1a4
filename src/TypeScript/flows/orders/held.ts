/**
 * What the warehouse reads when it ships an order that waits for people.
 *
 * @NApiVersion 2.1
 */

import type { HoldReason } from './asked';

interface Words {
  readonly found: string;
  readonly next: string;
}

const LET_GO = 'if it shall leave all the same, tick Ship Despite Amazon Hold on the sales order and ship it again';

const WORDS: Readonly<Record<HoldReason, Words>> = {
  'buyer-asked-to-cancel': {
    found: 'the buyer asked Amazon to cancel it',
    next: 'close the lines of the sales order to cancel them',
  },
  'cancelled-while-picked': {
    found: 'it was cancelled at Amazon while it was being picked',
    next: 'stop the parcel and delete this fulfillment, then press Retry on the exception',
  },
  'cancelled-after-shipment': {
    found: 'it was cancelled at Amazon after a part of it had shipped',
    next: 'leave the rest on the shelf and follow the exception',
  },
};

/** What was expected, what was found, what to do. `hold` as it stands on the sales order. */
export function heldWords(amazonOrderId: string, salesOrder: string, hold: string): string {
  const known: Words | undefined = WORDS[hold as HoldReason];
  const { found, next } = known ?? { found: hold, next: 'read its exception' };
  return `Amazon order ${amazonOrderId} (sales order ${salesOrder}) must not ship now: expected no Amazon Hold, found "${hold}": ${found}. To do: ${next}; or, ${LET_GO}.`;
}
