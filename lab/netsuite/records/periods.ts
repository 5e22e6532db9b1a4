// Posting periods: which one a day falls in, and whether it may still be posted to.
// Source: Closed and Locked Periods (help): nobody posts to a closed period; locked ones only administrators and roles
// that may override restrictions.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { Identity } from '../execution';
import { ADMINISTRATOR } from '../permissions';
import { serverDay } from '../serverTime';
import type { PeriodLock, RecordData } from './definition';

/** Sets the period of a posting transaction from its day where no script did, and refuses a closed one. */
export function choosePeriod(account: Account, record: RecordData, old: RecordData | null): void {
  if (!account.has('ACCOUNTINGPERIODS')) return;
  const { fields } = record;
  fields.postingperiod = chosenPeriod(account, record, old);
  checkPeriod(account, record);
  checkDay(account, record, old);
  if (old?.fields.postingperiod && old.fields.postingperiod !== fields.postingperiod) checkPeriod(account, old);
}

/** The period a save posts to: the one that was given, or that of the day. A day that moves takes its period along. */
function chosenPeriod(account: Account, { fields }: RecordData, old: RecordData | null): string {
  const moved =
    old !== null && old.fields.trandate !== fields.trandate && old.fields.postingperiod === fields.postingperiod;
  return fields.postingperiod && !moved ? String(fields.postingperiod) : periodOf(account, String(fields.trandate));
}

/**
 * Source: Allow Transaction Date Outside of the Posting Period (DATEPERIODMISMATCH, accounting preferences, help),
 * DATE_PRD_MISMATCH (SuiteScript error codes). Unconfirmed: its values, and that a fresh account disallows it.
 */
function checkDay(account: Account, { fields }: RecordData, old: RecordData | null): void {
  const isAsBefore = old?.fields.postingperiod === fields.postingperiod && old?.fields.trandate === fields.trandate;
  const preference = account.company.page('accountingpreferences').dateperiodmismatch;
  if (isAsBefore || preference === 'ALLOW' || preference === 'WARN') return;
  const period = account.records.get('accountingperiod', Number(fields.postingperiod));
  const day = String(fields.trandate);
  if (period && (day < String(period.fields.startdate) || day > String(period.fields.enddate))) {
    refuse(
      'DATE_PRD_MISMATCH',
      `The transaction date ${day} is not within the posting period ${period.fields.periodname}.`,
    );
  }
}

function periodOf(account: Account, day: string): string {
  const row = account.store.get(
    "SELECT id FROM accountingperiod WHERE startdate <= ? AND enddate >= ? AND isposting = 'T' AND isadjust = 'F' AND isinactive = 'F'",
    [day, day],
  );
  return row
    ? String(row.id)
    : refuse('VALID_PRD_REQD', `Insert Transaction Failure: No valid, open, posting period for date - ${day}`);
}

function checkPeriod(account: Account, { fields }: RecordData): void {
  const period = account.records.get('accountingperiod', Number(fields.postingperiod));
  if (period?.fields.isposting !== true) {
    refuse(
      'VALID_PRD_REQD',
      `Insert Transaction Failure: No valid, open, posting period for date - ${fields.trandate}`,
    );
  }
  if (period.fields.closed === true) {
    refuse('CLOSED_TRAN_PRD', 'The G/L impact of a transaction in a closed period cannot be changed.');
  }
}

/** Refuses to leave or change a transaction of a closed period (deleting, voiding). */
export function refuseClosed(account: Account, record: RecordData): void {
  if (account.has('ACCOUNTINGPERIODS') && record.fields.postingperiod) checkPeriod(account, record);
}

/**
 * Refuses a change of a locked period by someone who may not override the lock: `record` as it is about to be saved or
 * deleted, `old` as it is stored. The system (scheduled and map/reduce scripts) is an administrator and is let through.
 * Code unconfirmed.
 */
export function refuseLocked(
  account: Account,
  record: RecordData,
  old: RecordData | null,
  identity: Identity,
  locks: readonly PeriodLock[],
): void {
  if (!account.has('ACCOUNTINGPERIODS') || identity.role === ADMINISTRATOR) return;
  if (account.permits(identity, 'ADMI_PERIODOVERRIDE', 'FULL')) return;
  const day = record.fields.trandate ?? serverDay(account.clock.now());
  const chosen = chosenPeriod(account, { ...record, fields: { ...record.fields, trandate: day } }, old);
  const periods = [chosen, old?.fields.postingperiod].map((id) => account.records.get('accountingperiod', Number(id)));
  if (periods.some((period) => locks.some((lock) => period?.fields[lock] === true))) {
    refuse(
      'CLOSED_TRAN_PRD',
      'You cannot post to a locked period without the Override Period Restrictions permission.',
    );
  }
}
