/**
 * One settlement report: read → proven → classed → posted. Running it again changes nothing: a settlement is one record by
 * its external id, a journal entry one by its own, and what is posted is compared with what was planned.
 *
 * @NApiVersion 2.1
 */

import { attempt } from '../../amazon/refusal';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { ordersText } from '../../flows/settlements/ordersFile';
import type { SettlementReading } from '../../flows/settlements/settlement';
import { isInBooks } from '../../flows/settlements/states';
import { formatMinor } from '../../ledger/minor';
import { NOWHERE, openException, solveException } from '../exceptions';
import { EXCEPTION, SETTLEMENT_FILE } from '../ids';
import { hashOf } from '../orders/documents';
import { requiredText, rowsIn } from '../rows';
import { change } from '../saving';
import { postJournals } from './journals';
import { keepOrders } from './keptOrders';
import { partsAtReading, readWithOrders, withOrderParts } from './orderReading';
import { classesOf, missingAccounts, placeOf, planOf, wayAndPlace } from './planning';
import { documentedAtFirst, documentedOrders } from './refundDocuments';
import {
  FIRST_POSTING,
  type KnownSettlement,
  keepSettlement,
  knownSettlement,
  markSettlement,
  settlementKey,
} from './settlements';
import type { SettleWork } from './settlementWork';
import { failedRun } from './settleRun';

/** What came of one settlement, for the run's log. */
export interface Settled {
  readonly settlementId: string;
  /** `overtaken`: a later report of Amazon's tells the same settlement, and that one counts. */
  readonly state: 'posted' | 'held' | 'unchanged' | 'changed' | 'overtaken';
}

export function settleReport(work: SettleWork): Settled[] {
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
  const place = placeOf(work, firstReading);
  const classOf = classesOf(work, firstReading, place.main);
  const reading = withOrderParts(work, firstReading, classOf);
  const documented = (known && documentedAtFirst(known.id, FIRST_POSTING)) ?? documentedOrders(reading);
  const plan = planOf(work, reading, place.main, documented);
  const held = [...place.held, ...(plan.ok ? missingAccounts(work, plan) : plan.held.map(({ reason }) => reason))];
  const facts = { work, reading, plan, classOf, hash, held, marketplace: place.main?.id ?? null };
  const id = keepSettlement(key, known, facts);
  if (held.length > 0 || !plan.ok) {
    const lacks = plan.ok && place.held.length === 0;
    raise(work, lacks ? 'settlement-not-configured' : 'settlement-held', head.settlementId, heldWords(reading, held));
    return { settlementId: head.settlementId, state: 'held' };
  }
  const ofOrders = { ...wayAndPlace(reading, place.main), postingNumber: FIRST_POSTING, documented };
  keepOrders(id, key, FIRST_POSTING, ordersText(head, reading.orders, plan.journals, ofOrders));
  const problem = postJournals(id, plan.journals, work);
  if (problem !== null) {
    raise(work, problem.class, head.settlementId, `Settlement ${head.settlementId}: ${problem.message}`);
    markSettlement(id, head, problem.message);
    return { settlementId: head.settlementId, state: 'held' };
  }
  markSettlement(id, head, null);
  solveWhatWas(head.settlementId, work.file);
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

function raise(work: SettleWork, exceptionClass: ExceptionClass, subject: string, message: string): void {
  const plan = planException({ class: exceptionClass, subject, message });
  openException(plan, { ...NOWHERE, connection: work.connection, owner: work.owner }, work.routes);
}

/** What stood against the settlement is over (10 units). */
function solveWhatWas(settlementId: string, file: string): void {
  const classes: readonly ExceptionClass[] = [
    'settlement-held',
    'settlement-not-configured',
    'settlement-refused',
    'settlement-differs',
  ];
  const keys = [
    ...classes.map((each) => exceptionKey('settlements', each, settlementId)),
    exceptionKey('settlements', 'settlement-refused', failedRun(file)),
  ];
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, keys)) {
    solveException(requiredText(row, 'id'), 'The settlement was posted.', 'rule: its effect is there');
  }
}
