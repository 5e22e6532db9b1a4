/**
 * What the steps of a report share: the run they are made in, answers of Amazon's, and rest after what came to nothing.
 *
 * @NApiVersion 2.1
 */

import type { Refusal } from '../../amazon/refusal';
import type { Asking } from '../../amazon/request';
import type { Span } from '../../flows/completeness/days';
import { ATTEMPTS_TO_TELL, restAfter } from '../../flows/completeness/reportLife';
import { spanName } from '../../flows/completeness/words';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { ask, type Calls, fail } from '../connection/calls';
import type { Marketplace } from '../connection/marketplaces';
import { NOWHERE, openException, solveException } from '../exceptions';
import { EXCEPTION, REPORT } from '../ids';
import { requiredText, rowsIn } from '../rows';
import { changeReport, type ReportRow } from './reports';

/** Units of a call with a fresh token and what is written of its answer. */
export const UNITS_A_CALL = 80;

export interface Stepping extends Calls {
  readonly marketplaces: readonly Marketplace[];
  /** The run's row. */
  readonly run: number;
  /** Everything updated before this instant has been read by the sweep; null where nothing has. */
  readonly position: number | null;
  /** Orders noted to be read one by one. */
  noted: number;
}

export const marketplaceIds = ({ marketplaces }: Stepping): string[] =>
  marketplaces.map(({ marketplaceId }) => marketplaceId);

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/**
 * What Amazon answers; null where it refuses: `unknown` says what follows where it does not know the id, `denied` where it
 * lets the application do other things but not this; anything else ends the run.
 */
export function answered<T>(
  calls: Calls,
  asking: Asking,
  read: (body: string) => Reading<T>,
  unknown: (() => void) | null = null,
  denied: (() => void) | null = null,
): T | null {
  const answer = ask(calls, asking, false);
  if (!answer.ok) {
    const { status } = answer.failure;
    if (unknown !== null && status === 404) unknown();
    else if (denied !== null && status === 403 && answer.verdict.rule !== 'access-revoked') denied();
    else fail(calls, asking.operationId, answer.verdict);
    return null;
  }
  const reading = read(answer.body);
  if (reading.ok) return reading.value;
  fail(calls, asking.operationId, {
    rule: reading.class,
    action: 'hold',
    reason: `An answer about reports cannot be read. ${reading.message}`,
    throttled: false,
    slowly: false,
    unsettled: false,
  });
  return null;
}

/** It came to nothing and is asked for anew, later each time. */
export function askAnew(stepping: Stepping, report: ReportRow, message: string): string {
  rest(stepping, report, { state: 'wanted', message, class: 'report-not-made', isLasting: false });
  return `${message} It is asked for anew.`;
}

export interface Rest {
  readonly state: 'wanted' | 'ready' | 'awaiting';
  readonly message: string;
  readonly class: ExceptionClass;
  /** It will not pass by itself: told the first time. */
  readonly isLasting: boolean;
}

export function rest(stepping: Stepping, report: ReportRow, { state, message, isLasting, ...about }: Rest): void {
  const attempts = report.attempts + 1;
  changeReport(report, state, {
    [REPORT.attempts]: attempts,
    [REPORT.next]: new Date(Date.now() + restAfter(attempts)).toISOString(),
    [REPORT.message]: message,
    ...(state === 'wanted' ? { [REPORT.amazonId]: '', [REPORT.documentId]: '', [REPORT.asked]: '' } : {}),
  });
  if (attempts !== ATTEMPTS_TO_TELL && !(isLasting && attempts === 1)) return;
  const { connection, routes } = stepping;
  const plan = planException({
    class: about.class,
    subject: subjectOf(stepping, report),
    message: `${connection.name}, orders updated on ${spanName(report)}: ${message}`,
  });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, routes);
}

const subjectOf = ({ connection }: Stepping, { from, to }: Span): string =>
  `${connection.id}-${new Date(from).toISOString()}-${new Date(to).toISOString()}`;

/** What stood against the report is over (10 units). */
export function solveWhatWas(stepping: Stepping, report: ReportRow): void {
  const classes: readonly ExceptionClass[] = ['report-not-made', 'report-unreadable'];
  const keys = classes.map((each) => exceptionKey('orders', each, subjectOf(stepping, report)));
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, keys)) {
    solveException(requiredText(row, 'id'), 'The report was compared.', 'rule: its effect is there');
  }
}
