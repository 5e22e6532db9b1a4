/**
 * One settlement report: read → proven → classed → posted. Running it again changes nothing: a settlement is one record by
 * its external id, a journal entry one by its own, and what is posted is compared with what was planned.
 *
 * @NApiVersion 2.1
 */

import { attempt } from '../../amazon/refusal';
import { ordersText } from '../../flows/settlements/ordersFile';
import type { SettlementReading } from '../../flows/settlements/settlement';
import { isInBooks } from '../../flows/settlements/states';
import { type StepKind, WITHOUT_READING } from '../../flows/settlements/steps';
import { formatMinor } from '../../ledger/minor';
import { SETTLEMENT_FILE } from '../ids';
import { hashOf } from '../orders/documents';
import { change } from '../saving';
import { approvalOf, draftHash } from './approvals';
import { withBilledOrders } from './billedOrders';
import { accountsOfPlan } from './chosen';
import { postJournals } from './journals';
import { keepOrders } from './keptOrders';
import { endOtherContent, keepNewContent, leaveNewContent } from './newContent';
import { withOpening } from './openingLines';
import { partsAtReading, readWithOrders, withOrderParts } from './orderReading';
import { classesOf, missingAccounts, placeOf, planOf, wayAndPlace } from './planning';
import { documentedAtFirst, documentedOrders } from './refundDocuments';
import { raise, solveWhatWas } from './settleExceptions';
import { markStep, stepsOf } from './settlementSteps';
import {
  FIRST_POSTING,
  type KnownSettlement,
  keepSettlement,
  knownSettlement,
  markSettlement,
  settlementKey,
} from './settlements';
import type { SettleWork } from './settlementWork';
import { differenceWanted, raiseSuspense } from './suspense';
import { earlierPosting, undoSettlement } from './undoRun';

/** What came of one settlement, for the run's log. */
export interface Settled {
  readonly settlementId: string;
  /**
   * `kept`: a person wants what was posted to stay. `overtaken`: a later report of Amazon's tells the same settlement, and
   * that one counts.
   */
  readonly state: 'posted' | 'held' | 'unchanged' | 'changed' | 'overtaken' | 'reversed' | 'undoing' | 'kept' | 'ready';
}

export function settleReport(work: SettleWork): Settled[] {
  const asked = work.asked.flatMap(({ kind, settlement }) => {
    if (kind === 'undo') return [undoSettlement(work, settlement)];
    return kind === 'keep' ? [leaveNewContent(settlement)] : [];
  });
  return work.reads ? [...asked, ...readAndSettle(work)] : asked;
}

function readAndSettle(work: SettleWork): Settled[] {
  // A step is done before its settlement is posted: a run that stops in between must find the report waiting.
  if (work.asked.some(({ kind }) => !WITHOUT_READING.has(kind)))
    change(SETTLEMENT_FILE.type, work.file, { [SETTLEMENT_FILE.state]: 'waits' });
  const reading = attempt(() => readWithOrders(work, partsAtReading(work)));
  if (!reading.ok) {
    raise(work, 'settlement-unreadable', work.reportId, `Report ${work.reportId}: ${reading.message}`);
    change(SETTLEMENT_FILE.type, work.file, {
      [SETTLEMENT_FILE.state]: 'refused',
      [SETTLEMENT_FILE.message]: reading.message.slice(0, 3_900),
    });
    return [];
  }
  // What one carries in is what the one before it left.
  const inTime = reading.value.toSorted((one, other) => one.head.start - other.head.start);
  const settled = inTime.map((each) => settle(work, each));
  const waits = settled.filter(({ state }) => state === 'held' || state === 'ready');
  change(SETTLEMENT_FILE.type, work.file, {
    [SETTLEMENT_FILE.state]: waits.length > 0 ? 'waits' : 'read',
    [SETTLEMENT_FILE.message]: settled
      .map((each) => `${each.settlementId} ${each.state}`)
      .join(', ')
      .slice(0, 3_900),
  });
  return settled;
}

function settle(work: SettleWork, firstReading: SettlementReading): Settled {
  const { head } = firstReading;
  const key = settlementKey(work.connection, head.settlementId);
  const hash = hashOf(JSON.stringify([head, firstReading.groups]));
  const known = knownSettlement(key);
  if (known !== null && isOlder(work, known)) return { settlementId: head.settlementId, state: 'overtaken' };
  if (known !== null && isInBooks(known.state)) return again(work, firstReading, known, hash);
  const steps = known === null ? [] : stepsOf(known.id);
  const asked = steps.filter(({ state }) => state === 'asked');
  // What is taken back, or is being taken back, stays so until a person wants it posted again, with one content or the other.
  const repost = asked.find(({ kind, content }) => {
    const isOf = REPOSTS[kind]?.(work, known) ?? false;
    return isOf && (kind === 'post' || content === hash);
  });
  const rests = known?.state === 'reversed' && repost === undefined;
  if (known !== null && (rests || asked.some(({ kind }) => kind === 'undo')))
    return again(work, firstReading, known, hash);
  const posting = known === null ? FIRST_POSTING : known.posting + (known.state === 'reversed' ? 1 : 0);
  const place = placeOf(work, firstReading);
  const classOf = classesOf(work, firstReading, place.main);
  const ofOrders = withBilledOrders(work, withOrderParts(work, firstReading, classOf), classOf, place.main);
  const { reading, held: waits } = withOpening(work, ofOrders, classOf, place.main);
  const documented = (known && documentedAtFirst(known.id, posting)) ?? documentedOrders(reading);
  const suspense = differenceWanted(steps, posting, hash, reading);
  const plan = planOf(work, reading, place.main, documented, posting, suspense);
  const unknown = [...place.held, ...waits];
  const held = [...unknown, ...(plan.ok ? missingAccounts(work, plan) : plan.held.map(({ reason }) => reason))];
  const isPlanned = plan.ok && held.length === 0;
  const draft = isPlanned ? draftHash(plan.journals, accountsOfPlan(work, plan.journals)) : '';
  const approval = approvalOf(steps, posting, draft);
  const waitsForApproval = isPlanned && (place.main?.approvesSettlements ?? false) && approval === null;
  const marketplace = place.main?.id ?? null;
  const facts = { work, reading, plan, classOf, hash, posting, suspense, waitsForApproval, held, marketplace };
  const id = keepSettlement(key, known, facts);
  // From here on it is a settlement that is not posted, like any other, with a number of its own.
  if (repost !== undefined) markStep(repost.id, 'done', `It is posting ${posting}.`);
  if (known?.otherFile === work.file) endOtherContent(id, head.settlementId, 'The new content is what is posted now.');
  if (held.length > 0 || !plan.ok) {
    const lacks = plan.ok && unknown.length === 0;
    raise(work, lacks ? 'settlement-not-configured' : 'settlement-held', head.settlementId, heldWords(reading, held));
    return { settlementId: head.settlementId, state: 'held' };
  }
  if (waitsForApproval) {
    solveWhatWas(head.settlementId, work.file, 'It is planned, and waits for approval.');
    return { settlementId: head.settlementId, state: 'ready' };
  }
  const perOrder = { ...wayAndPlace(reading, place.main), postingNumber: posting, documented, billed: reading.billed };
  keepOrders(id, key, posting, ordersText(head, reading.orders, plan.journals, perOrder));
  const problem = earlierPosting(id, posting) ?? postJournals(id, plan.journals, work);
  if (problem?.class === 'not-approved') {
    markSettlement(id, head, posting, { state: 'ready', message: problem.message });
    return { settlementId: head.settlementId, state: 'ready' };
  }
  if (problem !== null) {
    raise(work, problem.class, head.settlementId, `Settlement ${head.settlementId}: ${problem.message}`);
    markSettlement(id, head, posting, { state: 'held', message: problem.message });
    return { settlementId: head.settlementId, state: 'held' };
  }
  if (suspense !== null) raiseSuspense(work, head, suspense);
  if (!markSettlement(id, head, posting, { state: 'posted' })) {
    const message = `Settlement ${head.settlementId} was undone while it was posted. Undo it once more: what was posted last stands.`;
    raise(work, 'settlement-differs', head.settlementId, message);
    return { settlementId: head.settlementId, state: 'held' };
  }
  solveWhatWas(head.settlementId, work.file, 'The settlement was posted.');
  return { settlementId: head.settlementId, state: 'posted' };
}

/** Reports have their records in the order in which Amazon made them: a whole one follows the one that lacked a line. */
const isOlder = ({ file }: SettleWork, known: KnownSettlement): boolean => Number(file) < Number(known.file);

/** Which report a posting again is of: the one that was posted, or the later one with the content that a person saw. */
const REPOSTS: Partial<Record<StepKind, (work: SettleWork, known: KnownSettlement | null) => boolean>> = {
  post: (work, known) => known?.file === work.file,
  'post-new': (work, known) => known?.otherFile === work.file,
};

/** Posted before: the same content changes nothing, other content is a matter for people. */
function again(work: SettleWork, reading: SettlementReading, known: KnownSettlement, hash: string): Settled {
  const { settlementId } = reading.head;
  // The report that was posted may read otherwise by now, in another zone of the books: it is no other content.
  if (known.hash === hash || known.file === work.file) {
    // The run that posted it may have stopped before it said so.
    if (isInBooks(known.state)) solveWhatWas(settlementId, work.file, 'The settlement was posted.');
    return { settlementId, state: 'unchanged' };
  }
  keepNewContent(work, reading, known.id, hash);
  return { settlementId, state: 'changed' };
}

function heldWords({ head, lines, sum }: SettlementReading, held: readonly string[]): string {
  const money = (amount: typeof sum): string => `${formatMinor(amount, head.exponent)} ${head.currency}`;
  return `Settlement ${head.settlementId}, ${lines} lines of ${money(sum)}, total ${money(head.total)}: ${held.join(' ')}`;
}
