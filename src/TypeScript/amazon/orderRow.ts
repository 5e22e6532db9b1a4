/**
 * An order as it came, with the little that is needed to file it: what it is called and how new it is.
 *
 * @NApiVersion 2.1
 */

import { nodeOf, text } from './fields';
import { instant } from './instant';
import { attempt, refuse } from './refusal';

export interface OrderRow {
  /** Null where the row has none that can be read. */
  readonly amazonOrderId: string | null;
  /** UTC instant with milliseconds, comparable as text; null where the row has none that can be read. */
  readonly lastUpdatedTime: string | null;
  /** The row as JSON text. */
  readonly raw: string;
  /** Why the row cannot be filed as an order; null for a good one. */
  readonly reason: string | null;
}

/** Amazon's have 19 characters; what is filed under an id needs room for more than the id in its key. */
const LONGEST_ID = 60;

/** Never throws: a row that is no order says so and leaves its page whole. */
export function rowOf(value: unknown): OrderRow {
  const raw = JSON.stringify(value) ?? 'null';
  const id = attempt(() => idOf(value));
  const updated = attempt(() => instant(nodeOf(value, ''), 'lastUpdatedTime'));
  return {
    amazonOrderId: id.ok ? id.value : null,
    lastUpdatedTime: updated.ok ? updated.value : null,
    raw,
    reason: id.ok ? (updated.ok ? null : updated.message) : id.message,
  };
}

/** Whatever can be a key: whether it looks like Amazon's ids is for the reader of the whole order to say. */
function idOf(value: unknown): string {
  const id = text(nodeOf(value, ''), 'orderId');
  if (id.length <= LONGEST_ID) return id;
  return refuse(
    'malformed-document',
    'orderId',
    `orderId: expected at most ${LONGEST_ID} characters, found ${id.length}. Compare with the order in Seller Central.`,
  );
}

/** The JSON of an answer, refused as truncated where it is not whole. */
export function parseAnswer(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse(
      'truncated-document',
      '',
      `Expected one whole JSON answer, found text of ${body.length} characters that ends or breaks early. Ask again.`,
    );
  }
}
