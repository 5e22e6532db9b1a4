// What every transaction does when it is made and saved: numbers itself, takes its day, currency and rate, and its period.

import type { Account } from '../account';
import { refuse } from '../errors';
import { serverDay } from '../serverTime';
import { baseCurrencyId, bookCurrency, isoOf } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { nextNumber } from './numbering';

/** Practice: a new transaction is dated today, in the server's zone where no user has one of their own. */
export function dateToday(account: Account, { fields }: RecordData): void {
  fields.trandate ??= serverDay(account.clock.now());
}

/** Document numbers run by type. Source: Set Up Auto-Generated Numbers (help); prefixes are practice. */
export function numberTransaction(account: Account, record: RecordData, old: RecordData | null, prefix: string): void {
  record.fields.tranid = old?.fields.tranid ?? `${prefix}${nextNumber(account, record.type)}`;
}

export const subsidiaryOf = ({ fields }: RecordData): string | null =>
  (fields.subsidiary as string | null | undefined) ?? null;

/** Currency where none was given: the base currency of the books. */
export function defaultCurrency(account: Account, record: RecordData): void {
  const { fields } = record;
  fields.currency = account.has('MULTICURRENCY')
    ? (fields.currency ?? bookCurrency(account, subsidiaryOf(record)))
    : baseCurrencyId(account);
}

/**
 * The rate from the transaction's currency to the books' on its day. A rate that a script gave stays; one that came of
 * another day or currency is taken anew. Source: Currency Exchange Rates (help).
 */
export function sourceRate(account: Account, record: RecordData, old: RecordData | null): void {
  const { fields } = record;
  const books = bookCurrency(account, subsidiaryOf(record));
  if (fields.currency === books) {
    fields.exchangerate = 1;
    return;
  }
  const isStale = old !== null && old.fields.exchangerate === fields.exchangerate && movedFrom(old, record);
  if (isPositive(fields.exchangerate) && !isStale) return;
  const [source, target] = [isoOf(account, String(fields.currency)), isoOf(account, books)];
  fields.exchangerate =
    account.company.exchangeRate(source, target, String(fields.trandate)) ??
    refuse('MISSING_CRNCY_EXCH_RATE', `There is no exchange rate from ${source} to ${target} on ${fields.trandate}.`);
}

const isPositive = (value: FieldValue | undefined): boolean => typeof value === 'number' && value > 0;

const movedFrom = (old: RecordData, record: RecordData): boolean =>
  ['currency', 'trandate', 'subsidiary'].some((id) => old.fields[id] !== record.fields[id]);

export const isSet = (value: FieldValue | undefined): boolean => value !== undefined && value !== null && value !== '';

/** Refuses a reference to something that is inactive. Source: INVALID_KEY_OR_REF (SuiteScript error codes). */
export function refuseInactive(
  account: Account,
  target: string,
  field: string,
  value: FieldValue | undefined,
): RecordData | null {
  if (!isSet(value)) return null;
  const found = account.records.look(target, Number(value));
  if (!found || found.fields.isinactive === true)
    refuse('INVALID_KEY_OR_REF', `Invalid ${field} reference key ${value}.`);
  return found;
}

/** Source: SUBSIDIARY_MISMATCH (SuiteScript error codes). A location belongs to one subsidiary, and only to that. */
export function checkLocation(account: Account, record: RecordData, value: FieldValue | undefined): void {
  const location = refuseInactive(account, 'location', 'location', value);
  if (!location || !account.has('SUBSIDIARIES')) return;
  if (location.fields.subsidiary !== record.fields.subsidiary) {
    refuse('SUBSIDIARY_MISMATCH', `The location ${location.fields.name} is not in the subsidiary of this transaction.`);
  }
}

/**
 * Unconfirmed, the stricter reading: a department or class with a list of subsidiaries is for those alone, as accounts are;
 * one without a list is for all.
 */
export function checkSegment(
  account: Account,
  record: RecordData,
  target: 'department' | 'classification',
  value: FieldValue | undefined,
): void {
  const found = refuseInactive(account, target, target === 'department' ? 'department' : 'class', value);
  const listed = found?.fields.subsidiary;
  if (!found || !Array.isArray(listed) || listed.length === 0) return;
  if (!isAvailableTo(account, found, subsidiaryOf(record))) {
    refuse('SUBSIDIARY_MISMATCH', `The ${target} ${found.fields.name} is not in the subsidiary of this transaction.`);
  }
}

/** Whether a list of subsidiaries, with their children where it says so, holds one. */
export function isAvailableTo(account: Account, { fields }: RecordData, subsidiary: string | null): boolean {
  if (subsidiary === null || !account.has('SUBSIDIARIES')) return true;
  const listed = Array.isArray(fields.subsidiary) ? fields.subsidiary : [];
  let current: string | null = subsidiary;
  while (current !== null) {
    if (listed.includes(current)) return current === subsidiary || fields.includechildren === true;
    const parent: RecordData | undefined = account.records.get('subsidiary', Number(current));
    current = (parent?.fields.parent as string | null | undefined) ?? null;
  }
  return false;
}
