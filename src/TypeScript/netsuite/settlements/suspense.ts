/**
 * A known difference between a settlement's lines and Amazon's total: posted to suspense where an authorised person wants
 * exactly this one of exactly this report, and open until somebody has cleared it.
 *
 * @NApiVersion 2.1
 */

import type { SettlementHead, SettlementReading } from '../../flows/settlements/settlement';
import { formatMinor, minor, readDecimal } from '../../ledger/minor';
import type { KeptDifference } from './loadedSettlement';
import { raise } from './settleExceptions';
import { markStep, type SettlementStep } from './settlementSteps';
import type { SettleWork } from './settlementWork';

/**
 * What a person confirmed of this posting and this content; null where nobody did. One that was given is done with: 2 units
 * each. One of another content or amount is given up.
 */
export function differenceWanted(
  steps: readonly SettlementStep[],
  posting: number,
  hash: string,
  { head, sum }: SettlementReading,
): KeptDifference | null {
  const difference = minor(sum - head.total);
  let found: KeptDifference | null = null;
  for (const step of steps.filter(({ kind }) => kind === 'suspense')) {
    const read = readDecimal(step.amount, head.exponent);
    const isOf = step.posting === posting && step.content === hash && step.state !== 'refused';
    const holds = isOf && difference !== 0 && read.ok && read.amount === difference;
    if (holds) found = { amount: difference, reason: step.reason, by: step.by };
    if (step.state !== 'asked') continue;
    if (holds) markStep(step.id, 'done', `Posting ${posting} has it in suspense.`);
    else markStep(step.id, 'refused', 'The report or its difference is another one by now. Look at it again.');
  }
  return found;
}

/** 6 units for a new one; 16 for one that is there. */
export function raiseSuspense(work: SettleWork, head: SettlementHead, { amount, reason, by }: KeptDifference): void {
  const words = `${formatMinor(amount, head.exponent)} ${head.currency}`;
  raise(
    work,
    'settlement-suspense',
    head.settlementId,
    `The lines of settlement ${head.settlementId} less its total are ${words}. ${by} had that posted to suspense: ${reason}`,
  );
}
