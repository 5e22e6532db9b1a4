// Accounts that a transaction may post to. Source: SUBSIDIARY_MISMATCH, INVALID_KEY_OR_REF (SuiteScript error codes);
// that summary accounts are refused and that a foreign-currency account takes its own currency only is practice.

import type { Account } from '../account';
import { refuse } from '../errors';
import { bookCurrency } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { isAvailableTo, refuseInactive, subsidiaryOf } from './transaction';

const NEVER_POSTED = new Set(['NonPosting', 'Stat']);

export function postingAccount(
  account: Account,
  record: RecordData,
  value: FieldValue | undefined,
  currency: string,
): RecordData {
  const found = refuseInactive(account, 'account', 'account', value);
  if (!found) refuse('USER_ERROR', 'Please enter value(s) for: Account');
  const { fields } = found;
  if (fields.issummary === true || NEVER_POSTED.has(String(fields.accttype))) {
    refuse('INVALID_KEY_OR_REF', `Invalid account reference key ${value}.`);
  }
  if (!isAvailableTo(account, found, subsidiaryOf(record))) {
    refuse('SUBSIDIARY_MISMATCH', `The account ${fields.acctname} is not in the subsidiary of this transaction.`);
  }
  const own = fields.currency;
  const isForeign = own && own !== bookCurrency(account, subsidiaryOf(record));
  if (isForeign && own !== currency)
    refuse('INVALID_KEY_OR_REF', `Invalid account reference key ${value} for currency ${currency}.`);
  return found;
}
