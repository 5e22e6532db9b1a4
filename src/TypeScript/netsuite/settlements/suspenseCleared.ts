/**
 * Known differences that are cleared: the suspense account is back at zero for the settlement, or a person has solved its
 * exception with a note.
 *
 * @NApiVersion 2.1
 */

import { exceptionKey } from '../../flows/exceptions/exception';
import { entryName } from '../../flows/settlements/reversal';
import { type Minor, sum } from '../../ledger/minor';
import { EXCEPTION, SETTLEMENT } from '../ids';
import { requiredText, rows, rowsIn } from '../rows';
import { type BookedLine, bookedLines } from './booked';
import { type KeptSettlement, loadSettlement } from './loadedSettlement';
import { solveOf } from './settleExceptions';
import { endSuspense } from './settlements';

/** Of one run; the next one looks at the others. */
const MOST_AT_ONCE = 20;

/** 10 units, and about 45 for each that is open. */
export function endClearedSuspense(): void {
  const sql = `SELECT id FROM ${SETTLEMENT.type} WHERE ${SETTLEMENT.suspenseOpen} = 'T' AND ${SETTLEMENT.state} IN ('posted', 'matched')
    ORDER BY id FETCH FIRST ${MOST_AT_ONCE} ROWS ONLY`;
  for (const row of rows(sql)) {
    const kept = loadSettlement(requiredText(row, 'id'));
    const isBack = inSuspense(kept, bookedLines(kept.id, kept.exponent)) === 0;
    if (!isBack && !isSolved(kept.settlementId)) continue;
    if (isBack) solveOf(['settlement-suspense'], kept.settlementId, 'The suspense account is back at zero.');
    endSuspense(kept.id);
  }
}

function isSolved(settlementId: string): boolean {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} = 'solved' AND externalid IN (…)`;
  return rowsIn(sql, [exceptionKey('settlements', 'settlement-suspense', settlementId)]).length > 0;
}

/** Internal ids of the accounts that its known difference was posted to. */
export function suspenseAccounts({ accounts, suspense }: KeptSettlement): ReadonlySet<string> {
  if (suspense === null) return new Set();
  return new Set(Object.entries(accounts ?? {}).flatMap(([use, id]) => (use.endsWith('/suspense') ? [id] : [])));
}

/** What of it stands there now, debits less credits; entries that only wait count for nothing. */
export function inSuspense(kept: KeptSettlement, lines: readonly BookedLine[]): Minor {
  const accounts = suspenseAccounts(kept);
  return sum(lines.filter(({ account, posted }) => posted && accounts.has(account)).map(({ amount }) => amount));
}

/** Entries that people made to clear it: none of the add-on's own, and with a line on the suspense account. */
export function clearingEntries(kept: KeptSettlement, lines: readonly BookedLine[]): ReadonlySet<string> {
  const accounts = suspenseAccounts(kept);
  return new Set(
    lines
      .filter(({ entry, account }) => entryName(entry, kept.settlementId) === null && accounts.has(account))
      .map(({ entryId }) => entryId),
  );
}
