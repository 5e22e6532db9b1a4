/**
 * Where a settlement stands for the pages on which something is done with it, and who may do that.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { type Standing, standingOf } from '../../flows/settlements/reversal';
import type { StepFacts, StepKind } from '../../flows/settlements/steps';
import { differenceOf } from '../../flows/settlements/waiting';
import { hashOf } from '../orders/documents';
import { draftHash } from '../settlements/approvals';
import { type BookedLine, bookedLines } from '../settlements/booked';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { type SettlementStep, stepsOf } from '../settlements/settlementSteps';

/** Roles that may look at settlements and do nothing with them; the record's permissions say the same. */
const READERS = new Set(['customrole_cwy_ops']);

export const mayTakeSteps = (): boolean => !READERS.has(runtime.getCurrentUser().roleId.toLowerCase());

export const NOT_YOURS =
  'Your role may look at settlements and not undo or post them. Ask somebody with the role Amazon Accountant.';

export interface StepSituation {
  readonly kept: KeptSettlement;
  readonly lines: readonly BookedLine[];
  readonly standing: Standing;
  readonly steps: readonly SettlementStep[];
  readonly facts: StepFacts;
}

/** About 25 units. */
export function situationOf(kept: KeptSettlement): StepSituation {
  const lines = bookedLines(kept.id, kept.exponent);
  const standing = standingOf(lines, kept.settlementId);
  const steps = stepsOf(kept.id);
  const facts = {
    state: kept.state,
    standing: standing.standing.length,
    waiting: standing.waiting.length,
    difference: differenceOf(kept),
    lines: kept.lines,
    approval: kept.approval,
    hasOther: kept.other !== null,
    asked: steps.filter(({ state }) => state === 'asked').map(({ kind }) => kind),
  };
  return { kept, lines, standing, steps, facts };
}

/** Hash of what the person saw, which must still be so when it is asked for; empty where nothing of it can change. */
export function contentOf({ standing, kept }: StepSituation, kind: StepKind): string {
  if (kind === 'approve') return draftHash(kept.journals, kept.accounts);
  if (kind === 'suspense') return kept.hash;
  if (kind === 'undo') return hashOf(JSON.stringify(standing.standing));
  return kind === 'post' ? '' : (kept.other?.hash ?? '');
}
