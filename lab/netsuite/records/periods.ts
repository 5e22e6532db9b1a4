// Posting periods: which one a day falls in, and whether it may still be posted to.
// Source: Closed and Locked Periods (help): nobody posts to a closed period; locked ones only administrators and roles
// that may override restrictions.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { Identity } from '../execution';
import { ADMINISTRATOR } from '../permissions';
import type { RecordData } from './definition';

type Lock = 'alllocked' | 'arlocked' | 'aplocked';

/** Sets the period of a posting transaction from its day, and refuses a closed one. */
export function choosePeriod(account: Account, record: RecordData, old: RecordData | null): void {
  if (!account.has('ACCOUNTINGPERIODS')) return;
  const { fields } = record;
  const moved =
    old !== null && old.fields.trandate !== fields.trandate && old.fields.postingperiod === fields.postingperiod;
  if (!fields.postingperiod || moved) fields.postingperiod = periodOf(account, String(fields.trandate));
  checkPeriod(account, record);
  if (old?.fields.postingperiod && old.fields.postingperiod !== fields.postingperiod) checkPeriod(account, old);
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
 * Refuses a save into a locked period by someone who may not override the lock. The system (scheduled and map/reduce
 * scripts) is an administrator and is let through. Code unconfirmed.
 */
export function refuseLocked(
  account: Account,
  record: RecordData,
  identity: Identity,
  locks: readonly Lock[] = ['alllocked'],
): void {
  if (!account.has('ACCOUNTINGPERIODS') || identity.role === ADMINISTRATOR) return;
  if (account.permits(identity, 'ADMI_PERIODOVERRIDE', 'FULL')) return;
  const id =
    record.fields.postingperiod ?? (record.fields.trandate ? periodOf(account, String(record.fields.trandate)) : null);
  const period = id === null ? undefined : account.records.get('accountingperiod', Number(id));
  if (period && locks.some((lock) => period.fields[lock] === true)) {
    refuse(
      'CLOSED_TRAN_PRD',
      'You cannot post to a locked period without the Override Period Restrictions permission.',
    );
  }
}
