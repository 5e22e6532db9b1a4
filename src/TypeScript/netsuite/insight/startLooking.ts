/**
 * Has settlements looked through that were just read.
 *
 * @NApiVersion 2.1
 */

import { SCRIPT } from '../ids';
import { startOneOf } from '../submit';

/** 20 or 40 units. Where both deployments are on their way, the schedule finds what is left. */
export function startLooking(): void {
  startOneOf('MAP_REDUCE', SCRIPT.look.id, SCRIPT.look.forSettled);
}
