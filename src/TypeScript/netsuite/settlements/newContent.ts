/**
 * A settlement that a later report tells otherwise: what that one holds is kept beside what is posted until a person
 * decides, and nothing is posted by itself.
 *
 * @NApiVersion 2.1
 */

import type { SettlementReading } from '../../flows/settlements/settlement';
import { formatMinor, minor } from '../../ledger/minor';
import { loadSettlement } from './loadedSettlement';
import { classesOf, placeOf } from './planning';
import { raise, solveOf } from './settleExceptions';
import { markStep, stepsOf } from './settlementSteps';
import { keepOther, leaveOther } from './settlements';
import type { SettleWork } from './settlementWork';
import type { Settled } from './settleReport';

/** `id`: of the settlement's record. `hash`: over the reading. About 20 units. */
export function keepNewContent(work: SettleWork, reading: SettlementReading, id: string, hash: string): void {
  const { head, groups, lines } = reading;
  const kept = loadSettlement(id);
  const classOf = classesOf(work, reading, placeOf(work, reading).main);
  const seen = groups.map((group) => ({ ...group, class: classOf(group) }));
  for (const step of stepsOf(id)) {
    const isOver = step.kind === 'post-new' && step.state === 'asked' && step.content !== hash;
    if (isOver) markStep(step.id, 'refused', 'Amazon has sent yet other content since. Look at the difference again.');
  }
  keepOther(id, work.file, { reportId: work.reportId, hash, total: head.total, lines, groups: seen });
  const money = (amount: typeof head.total): string => `${formatMinor(amount, head.exponent)} ${head.currency}`;
  raise(
    work,
    'settlement-changed',
    head.settlementId,
    `Report ${work.reportId} holds other content of settlement ${head.settlementId}: ${lines} lines, total ${money(head.total)}, ` +
      `which was ${kept.lines} lines, total ${money(kept.total)}; difference ${money(minor(head.total - kept.total))}. Nothing was posted again.`,
  );
}

/** A person wants what was posted to stay. 26 units. */
export function leaveNewContent(id: string): Settled {
  const { settlementId } = loadSettlement(id);
  const steps = stepsOf(id).filter(({ kind, state }) => kind === 'keep' && state === 'asked');
  endOtherContent(id, settlementId, `It was left out: ${steps[0]?.reason ?? ''}`);
  for (const step of steps) markStep(step.id, 'done', 'The new content is left out.');
  return { settlementId, state: 'kept' };
}

/** 12 units, and 2 where an exception is solved. */
export function endOtherContent(id: string, settlementId: string, resolution: string): void {
  leaveOther(id);
  solveOf(['settlement-changed'], settlementId, resolution);
}
