/**
 * Amazon's words in the form in which its spellings of one name are the same, remembered: a report has few words and says
 * them a million times.
 *
 * @NApiVersion 2.1
 */

import { comparable } from './classify';
import { detached } from './row';

/** Coupons have texts of their own, so that there is no end to words. */
const MOST_WORDS = 5_000;
const known = new Map<string, string>();

/** As `comparable`. */
export function spelled(text: string): string {
  let found = known.get(text);
  if (found === undefined) {
    if (known.size >= MOST_WORDS) known.clear();
    found = comparable(text);
    // What is kept must not hold on to the report that it was cut from.
    known.set(detached(text), found);
  }
  return found;
}
