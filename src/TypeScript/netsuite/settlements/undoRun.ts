/**
 * A run's part in undoing: takes the posting back that somebody asked to undo, and lets nothing be posted beside what stands.
 *
 * @NApiVersion 2.1
 */

import type { PostingProblem } from './journals';
import { loadSettlement } from './loadedSettlement';
import { raise, solveOf, solveWhatWas } from './settleExceptions';
import { markStep, stepsOf } from './settlementSteps';
import { FIRST_POSTING, markReversed } from './settlements';
import type { SettleWork } from './settlementWork';
import type { Settled } from './settleReport';
import { standingIn, undoPosting } from './undo';

/** A step stays asked until everything is taken back. About 60 units, and 45 an entry. */
export function undoSettlement(work: SettleWork, settlement: string): Settled {
  const kept = loadSettlement(settlement);
  const { settlementId } = kept;
  const steps = stepsOf(settlement).filter(({ kind, state }) => kind === 'undo' && state === 'asked');
  const undone = undoPosting(kept, work);
  if (undone.state !== 'reversed') {
    const message = undone.state === 'waiting' ? undone.message : undone.problem.message;
    if (undone.state === 'problem') {
      raise(work, undone.problem.class, settlementId, `Undoing settlement ${settlementId}: ${message}`);
    }
    for (const step of steps) if (step.message !== message) markStep(step.id, 'asked', message);
    return { settlementId, state: 'undoing' };
  }
  markReversed(settlement, undone.entries, kept.posting);
  for (const step of steps) markStep(step.id, 'done', `${undone.entries} entries are reversed.`);
  solveWhatWas(settlementId, work.file, 'The posting was undone.');
  if (kept.suspense !== null)
    solveOf(['settlement-suspense'], settlementId, 'The posting was undone, and its difference with it.');
  return { settlementId, state: 'reversed' };
}

/** Nothing of an earlier posting may stand: a settlement is in the ledger once. 12 units from the second posting on. */
export function earlierPosting(id: string, posting: number): PostingProblem | null {
  if (posting === FIRST_POSTING) return null;
  const { standing, waiting, differing } = standingIn(loadSettlement(id));
  const [earlier] = [...standing, ...waiting, ...differing].filter((each) => each.posting < posting);
  if (earlier === undefined) return null;
  return {
    class: 'settlement-differs',
    message: `The entry ${earlier.externalId} of an earlier posting is not reversed in full, so nothing is posted again.`,
  };
}
