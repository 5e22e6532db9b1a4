// Whether legacy tax stands on the lines of sales transactions, and which fields their lines have because of it.
// Source: Set Up Taxes, Per-Line Taxes on Transactions (help): by the edition outside the US, by preference in it.
// Unconfirmed: the id of the preference.

import type { Account } from '../account';
import type { FieldDefinition } from './definition';

/** Fields that lines have with taxes on them, and the one they have without. */
const WITH = new Set(['taxcode', 'taxrate1', 'tax1amt', 'grossamt']);
const WITHOUT = 'istaxable';

export function taxesOnLines(account: Account): boolean {
  const preference = account.company.page('accountingpreferences').perlinetaxes;
  return typeof preference === 'boolean' ? preference : account.company.country !== 'US';
}

/** The fields that lines of a sublist have in this account. */
export function shownLineFields(account: Account, type: string, sublist: string): ReadonlyMap<string, FieldDefinition> {
  const fields = account.lineFields(type, sublist);
  if (account.has('TAX_OVERHAULING') || !fields.has('taxrate1')) return fields;
  const onLines = taxesOnLines(account);
  return new Map([...fields].filter(([id]) => (onLines ? id !== WITHOUT : !WITH.has(id))));
}
