// Where the money of a cash sale or a customer payment goes: undeposited funds, or an account.
// Source: Cash Sale, Customer Payment (help): a bank account; Expand Account Lists (accounting preferences, help; practice
// for what it adds): any account that can be posted to.

import type { Account } from '../account';
import { refuse } from '../errors';
import { choice, select } from './build';
import { bookCurrency } from './companyCurrency';
import type { FieldDefinition, RecordData } from './definition';
import { postingAccount } from './postingAccount';
import { specialAccount } from './specialAccount';
import { isSet, subsidiaryOf } from './transaction';

export const DEPOSIT_FIELDS: readonly FieldDefinition[] = [
  // A radio button: its values are text, not booleans (Records Browser).
  choice(
    'undepfunds',
    'Undeposited Funds',
    { T: 'Undeposited Funds', F: 'Account' },
    { initially: 'T', required: true },
  ),
  select('account', 'Account', 'account'),
  select('paymentmethod', 'Payment Method', 'paymentmethod'),
];

/** The letter of the status: money that waits for its deposit, or is where it belongs. */
export const depositStatus = ({ fields }: RecordData): 'B' | 'C' => (fields.undepfunds === 'T' ? 'B' : 'C');

/**
 * The account that takes the money, as an internal id; refuses one that cannot.
 * Unconfirmed: stricter readings. An account beside undeposited funds is refused, not ignored; a bank account takes its
 * own currency only, the books' own included.
 */
export function depositAccount(account: Account, record: RecordData): number {
  const { fields } = record;
  if (fields.undepfunds === 'T') {
    if (isSet(fields.account))
      refuse('USER_ERROR', 'Money goes to undeposited funds or to an account: set undepfunds to F first.');
    return specialAccount(account, 'UndepFunds');
  }
  const currency = String(fields.currency);
  const found = postingAccount(account, record, fields.account, currency);
  const isBank = found.fields.accttype === 'Bank';
  const isExpanded = account.company.page('accountingpreferences').assetcogsitemaccts === true;
  const own = found.fields.currency ?? bookCurrency(account, subsidiaryOf(record));
  if ((!isBank && !isExpanded) || (isBank && own !== currency)) {
    refuse('INVALID_KEY_OR_REF', `Invalid account reference key ${fields.account}.`);
  }
  return found.id as number;
}
