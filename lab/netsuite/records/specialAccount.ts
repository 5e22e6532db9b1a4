// The accounts that NetSuite posts to by itself. Source: special accounts of the chart (practice).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { SpecialAccount } from './account';

/** The internal id of one; refuses where the chart has none that is active. */
export function specialAccount(account: Account, kind: SpecialAccount): number {
  const row = account.store.get("SELECT id FROM account WHERE sspecacct = ? AND isinactive = 'F' ORDER BY id", [kind]);
  return row ? (row.id as number) : refuse('USER_ERROR', `The chart of accounts has no account of the kind ${kind}.`);
}
