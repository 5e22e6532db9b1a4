/**
 * What saving a payout sets off: what a person said of it is done at once.
 *
 * @NApiVersion 2.1
 */

import { PAYOUT, SCRIPT } from '../ids';
import { start } from '../submit';
import { changed, type Submitting, savedRecord } from './savedRecord';

const SAID: ReadonlySet<string> = new Set(['chosen', 'confirmed', 'freed']);

/** Needs a role that posts: the run has it too (20 units). */
export function afterPayout(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || !SAID.has(saved.after.text(PAYOUT.state) ?? '')) return;
  if (!changed(saved, [PAYOUT.state, PAYOUT.deposit, PAYOUT.day, PAYOUT.amount])) return;
  start('SCHEDULED_SCRIPT', SCRIPT.payouts.id, SCRIPT.payouts.atOnce);
}
