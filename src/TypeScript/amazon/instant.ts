/**
 * Reads instants such as "2026-03-01T10:20:30.400Z". The result is always UTC with milliseconds, so that two of them
 * compare as text.
 *
 * @NApiVersion 2.1
 */

import { type Node, optionalText, pathOf } from './fields';
import { refuse } from './refusal';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** The instant as UTC text with milliseconds, or null where the text is none. */
export function normaliseInstant(text: string): string | null {
  const match = INSTANT.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  // Engines let 30 February roll over into March.
  const monthLength = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) > monthLength) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** An instant, or null where it is absent. */
export function optionalInstant(node: Node | null, name: string): string | null {
  const value = optionalText(node, name);
  if (value === null || node === null) return null;
  const path = pathOf(node, name);
  return (
    normaliseInstant(value) ??
    refuse(
      'malformed-document',
      path,
      `${path}: expected an instant such as 2026-03-01T10:20:30Z, found "${value.slice(0, 40)}". Fetch the order again.`,
    )
  );
}

export function instant(node: Node, name: string): string {
  const path = pathOf(node, name);
  return (
    optionalInstant(node, name) ??
    refuse('malformed-document', path, `${path}: expected an instant, found nothing. Fetch the order again.`)
  );
}
