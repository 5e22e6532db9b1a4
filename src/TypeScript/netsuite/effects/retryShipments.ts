/**
 * Somebody put right what kept a shipment from Amazon. A package that was refused, or accepted and never shown, is planned
 * anew from its fulfilment and the carrier map as they are now; a cancellation is sent again as it is.
 *
 * @NApiVersion 2.1
 */

import { MISSED_AFTER_MS } from '../../flows/effects/settle';
import { EFFECT, SCRIPT } from '../ids';
import { requiredText, rowsIn } from '../rows';
import { start } from '../submit';
import { move, note, SEEN } from './effects';

/**
 * `subjects` of exceptions; those about orders as a whole name no effect, and are planned every time. 10 units, 6 at most
 * each, 20 for the start of the planning. The senders' schedule takes what waits. True where the planning was started.
 */
export function retryShipments(subjects: readonly string[]): boolean {
  const missed = new Date(Date.now() - MISSED_AFTER_MS).toISOString();
  const sql = `SELECT e.id, e.${EFFECT.kind} AS kind, e.${EFFECT.state} AS state FROM ${EFFECT.type} e
    WHERE (e.${EFFECT.state} = 'refused' OR (e.${EFFECT.state} = 'sent' AND e.${EFFECT.answered} IS NOT NULL AND e.${EFFECT.sent} < ?))
    AND NOT EXISTS (SELECT 1 FROM ${EFFECT.type} n WHERE n.${EFFECT.subject} = e.${EFFECT.subject} AND n.${EFFECT.version} > e.${EFFECT.version})
    AND e.${EFFECT.subject} IN (…)`;
  for (const row of rowsIn(sql, subjects, [missed])) {
    const id = requiredText(row, 'id');
    if (row.kind === 'confirm-shipment') note(id, { [EFFECT.seen]: SEEN.retry });
    else if (row.state === 'refused') move(id, 'refused', 'intended', { [EFFECT.attempts]: 0 });
  }
  return start('MAP_REDUCE', SCRIPT.shipments.id, SCRIPT.shipments.forRetry);
}
