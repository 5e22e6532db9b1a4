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
import { formatMinor } from '../../ledger/minor';
import { SETTLEMENT_FILE } from '../ids';
import { hashOf } from '../orders/documents';
import { change } from '../saving';
import { postJournals } from './journals';
import { keepOrders } from './keptOrders';
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
import { earlierPosting, undoSettlement } from './undoRun';

/** What came of one settlement, for the run's log. */
export interface Settled {
  readonly settlementId: string;
  /** `overtaken`: a later report of Amazon's tells the same settlement, and that one counts. */
  readonly state: 'posted' | 'held' | 'unchanged' | 'changed' | 'overtaken' | 'reversed' | 'undoing';
}

export function settleReport(work: SettleWork): Settled[] {
  const undone = work.undo.map((settlement) => undoSettlement(work, settlement));
  return work.reads ? [...undone, ...readAndSettle(work)] : undone;
}

function readAndSettle(work: SettleWork): Settled[] {
  const reading = attempt(() => readWithOrders(work, partsAtReading(work)));
  if (!reading.ok) {
    raise(work, 'settlement-unreadable', work.reportId, `Report ${work.reportId}: ${reading.message}`);
    change(SETTLEMENT_FILE.type, work.file, {
      [SETTLEMENT_FILE.state]: 'refused',
      [SETTLEMENT_FILE.message]: reading.message.slice(0, 3_900),
    });
    return [];
  }
  const settled = reading.value.map((each) => settle(work, each));
  const waits = settled.filter(({ state }) => state === 'held');
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
  const asked = known === null ? [] : stepsOf(known.id).filter(({ state }) => state === 'asked');
  // What is taken back, or is being taken back, stays so until a person wants it posted again.
  const repost = asked.find(({ kind }) => kind === 'post');
  const rests = known?.state === 'reversed' && repost === undefined;
  if (rests || asked.some(({ kind }) => kind === 'undo')) {
    return { settlementId: head.settlementId, state: 'unchanged' };
  }
  const posting = known === null ? FIRST_POSTING : known.posting + (known.state === 'reversed' ? 1 : 0);
  const place = placeOf(work, firstReading);
  const classOf = classesOf(work, firstReading, place.main);
  const reading = withOrderParts(work, firstReading, classOf);
  const documented = (known && documentedAtFirst(known.id, posting)) ?? documentedOrders(reading);
  const plan = planOf(work, reading, place.main, documented, posting);
  const held = [...place.held, ...(plan.ok ? missingAccounts(work, plan) : plan.held.map(({ reason }) => reason))];
  const facts = { work, reading, plan, classOf, hash, posting, held, marketplace: place.main?.id ?? null };
  const id = keepSettlement(key, known, facts);
  // From here on it is a settlement that is not posted, like any other, with a number of its own.
  if (repost !== undefined) markStep(repost.id, 'done', `It is posting ${posting}.`);
  if (held.length > 0 || !plan.ok) {
    const lacks = plan.ok && place.held.length === 0;
    raise(work, lacks ? 'settlement-not-configured' : 'settlement-held', head.settlementId, heldWords(reading, held));
    return { settlementId: head.settlementId, state: 'held' };
  }
  const ofOrders = { ...wayAndPlace(reading, place.main), postingNumber: posting, documented };
  keepOrders(id, key, posting, ordersText(head, reading.orders, plan.journals, ofOrders));
  const problem = earlierPosting(id, posting) ?? postJournals(id, plan.journals, work);
  if (problem !== null) {
    raise(work, problem.class, head.settlementId, `Settlement ${head.settlementId}: ${problem.message}`);
    markSettlement(id, head, posting, problem.message);
    return { settlementId: head.settlementId, state: 'held' };
  }
  if (!markSettlement(id, head, posting, null)) {
    const message = `Settlement ${head.settlementId} was undone while it was posted. Undo it once more: what was posted last stands.`;
    raise(work, 'settlement-differs', head.settlementId, message);
    return { settlementId: head.settlementId, state: 'held' };
  }
  solveWhatWas(head.settlementId, work.file, 'The settlement was posted.');
  return { settlementId: head.settlementId, state: 'posted' };
}

/** Reports have their records in the order in which Amazon made them: a whole one follows the one that lacked a line. */
const isOlder = ({ file }: SettleWork, known: KnownSettlement): boolean => Number(file) < Number(known.file);

/** Posted before: the same content changes nothing, other content is a matter for people. */
function again(work: SettleWork, { head }: SettlementReading, known: KnownSettlement, hash: string): Settled {
  if (known.hash === hash) return { settlementId: head.settlementId, state: 'unchanged' };
  raise(
    work,
    'settlement-changed',
    head.settlementId,
    `Settlement ${head.settlementId} is posted, and report ${work.reportId} holds other content of it: total ${formatMinor(head.total, head.exponent)} ${head.currency}. Nothing was posted again.`,
  );
  return { settlementId: head.settlementId, state: 'changed' };
}

function heldWords({ head, lines, sum }: SettlementReading, held: readonly string[]): string {
  const money = (amount: typeof sum): string => `${formatMinor(amount, head.exponent)} ${head.currency}`;
  return `Settlement ${head.settlementId}, ${lines} lines of ${money(sum)}, total ${money(head.total)}: ${held.join(' ')}`;
}
