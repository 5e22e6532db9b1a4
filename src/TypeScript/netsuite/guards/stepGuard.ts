/**
 * What happens around the save of a settlement's step, however it is entered: it names who asked, asks for something that
 * can be done, and starts the run that does it.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { reasonProblem, STEP_KINDS, type StepKind } from '../../flows/settlements/steps';
import { SCRIPT, SETTLEMENT_STEP } from '../ids';
import { start } from '../submit';
import { refuseSave, type Submitting, savedRecord } from './savedRecord';

/** Of a new step: a run changes how far it is, and nothing else. */
export function checkStep(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || !saved.isNew) return;
  const kind = saved.after.text(SETTLEMENT_STEP.kind) ?? '';
  if (!STEP_KINDS.includes(kind as StepKind)) {
    refuseSave(
      `Expected one of ${STEP_KINDS.join(', ')} as the kind of the step, found "${kind}". Choose it on the page Amazon Settlements.`,
    );
  }
  if (saved.after.text(SETTLEMENT_STEP.settlement) === null)
    refuseSave('Expected the settlement of the step, found none.');
  const problem = reasonProblem(kind as StepKind, saved.after.text(SETTLEMENT_STEP.reason) ?? '');
  if (problem !== null) refuseSave(problem);
  // Whoever it was entered for, and in whatever way: these say who did.
  saved.set(SETTLEMENT_STEP.by, runtime.getCurrentUser().name);
  saved.set(SETTLEMENT_STEP.at, new Date());
  saved.set(SETTLEMENT_STEP.state, 'asked');
}

/** Needs a role that posts: the run has it too (20 units). */
export function beginStep(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved?.isNew) start('MAP_REDUCE', SCRIPT.settle.id, SCRIPT.settle.forRetry);
}
