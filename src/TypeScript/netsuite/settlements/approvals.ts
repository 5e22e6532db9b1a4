/**
 * Approval of a settlement's draft: it holds for the entries and accounts that a person saw, and for no others.
 *
 * @NApiVersion 2.1
 */

import type { JournalPlan } from '../../flows/settlements/journals';
import { hashOf } from '../orders/documents';
import type { KeptAccounts } from './chosen';
import { markStep, type SettlementStep } from './settlementSteps';

/** What is approved: the entries as they will be made. */
export const draftHash = (journals: readonly JournalPlan[], accounts: KeptAccounts | null): string =>
  hashOf(JSON.stringify([journals, accounts]));

/**
 * The approval of this draft; null where nobody has approved it. One that was given is done with: 2 units each. One that was
 * given for another draft is given up, so that somebody looks again.
 */
export function approvalOf(steps: readonly SettlementStep[], posting: number, draft: string): SettlementStep | null {
  let found: SettlementStep | null = null;
  for (const step of steps.filter(({ kind }) => kind === 'approve')) {
    const holds = step.posting === posting && step.content === draft && draft !== '' && step.state !== 'refused';
    if (holds) found = step;
    if (step.state !== 'asked') continue;
    if (holds) markStep(step.id, 'done', `Posting ${posting} is what was approved.`);
    else
      markStep(step.id, 'refused', 'What would be posted has changed since it was approved. Look at the draft again.');
  }
  return found;
}
