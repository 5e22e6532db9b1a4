/**
 * The entries of an accrual: made once by their external ids, and believed when they are read back.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { JournalLine, JournalPlan } from '../../flows/settlements/journals';
import type { AccountRole } from '../../flows/settlements/settlement';
import { fromNumber, type Minor, minor, toNumber, ZERO } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { dateOf } from '../days';
import type { Segments } from '../features';
import { isTrue, number, requiredText, rowsIn } from '../rows';
import { codeOf, isLasting, isTaken } from '../saving';
import { accountOf, accountOfLine } from '../settlements/chosen';
import { segmentCells } from '../settlements/journals';
import type { Chosen } from '../settlements/settlementWork';
import { ACCOUNT_ROLES } from '../values';

export interface AccrualBooks {
  readonly marketplace: Marketplace;
  readonly accounts: Chosen['accounts'];
  readonly oneWorld: boolean;
  readonly segments: Segments;
}

/** Below the 5,000 rows of a query: an entry has a line for each class. */
const ENTRIES_AT_ONCE = 50;

export const chosenAccount = ({ marketplace, accounts }: AccrualBooks, role: AccountRole): string | null =>
  accountOf({ accounts }, marketplace, role);

const accountOfEntry = ({ marketplace, accounts }: AccrualBooks, line: JournalLine): string | null =>
  accountOfLine({ marketplaces: [marketplace], accounts }, line);

/** Accounts that the entries need and nobody chose, in words. */
export function missingAccounts(journals: readonly JournalPlan[], books: AccrualBooks): string[] {
  const lines = journals.flatMap((journal) => journal.lines).filter((line) => accountOfEntry(books, line) === null);
  return [...new Set(lines.map(({ account }) => account))].map(
    (role) => `No account that can be used so is chosen for ${books.marketplace.name}: ${ACCOUNT_ROLES[role]}.`,
  );
}

/** 10 units, 30 for each entry that is not there, and 10 for each fifty to read back. Null where all stand as planned. */
export function postEntries(journals: readonly JournalPlan[], books: AccrualBooks): string | null {
  const there = entriesOf(journals);
  for (const plan of journals) {
    const refused = there.has(plan.externalId) ? null : post(plan, books);
    if (refused !== null) return refused;
  }
  return differing(journals, books);
}

function entriesOf(journals: readonly JournalPlan[]): Set<string> {
  const sql = `SELECT externalid FROM transaction WHERE type = 'Journal' AND externalid IN (…)`;
  return new Set(
    rowsIn(
      sql,
      journals.map(({ externalId }) => externalId),
    ).map((row) => requiredText(row, 'externalid')),
  );
}

/** What NetSuite says against it; null where it stands now, by this run or an earlier one. */
function post(plan: JournalPlan, books: AccrualBooks): string | null {
  const { subsidiary, currencyId } = books.marketplace;
  const entry = record.create({ type: record.Type.JOURNAL_ENTRY });
  const set = (fieldId: string, value: string | Date): void => {
    entry.setValue({ fieldId, value: value as string });
  };
  set('externalid', plan.externalId);
  if (books.oneWorld && subsidiary !== null) set('subsidiary', subsidiary);
  if (currencyId !== null) set('currency', currencyId);
  set('trandate', dateOf(plan.day));
  set('memo', plan.memo);
  plan.lines.forEach((each, line) => {
    const { debit, credit, memo } = each;
    const cell = (fieldId: string, value: string | number): void => {
      entry.setSublistValue({ sublistId: 'line', fieldId, line, value });
    };
    cell('account', accountOfEntry(books, each) ?? '');
    if (debit > 0) cell('debit', toNumber(debit, plan.exponent));
    else cell('credit', toNumber(credit, plan.exponent));
    cell('memo', memo);
    for (const [fieldId, value] of segmentCells(each, books.segments)) cell(fieldId, value);
  });
  try {
    entry.save();
    return null;
  } catch (error) {
    if (isTaken(error)) return null;
    if (!(error instanceof Error) || !isLasting(error)) throw error;
    return `NetSuite refused the entry of ${plan.day} (${codeOf(error)}): ${error.message}`;
  }
}

/** By entry and account, what stands in NetSuite against what was planned. */
function differing(journals: readonly JournalPlan[], books: AccrualBooks): string | null {
  const sql = `SELECT t.externalid, t.posting, l.expenseaccount AS account, l.foreignamount AS amount FROM transaction t
    JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'Journal' AND t.externalid IN (…)`;
  const exponent = journals[0]?.exponent ?? 0;
  const rest = new Map<string, Minor>();
  const add = (key: string, amount: number): void => {
    rest.set(key, minor((rest.get(key) ?? ZERO) + amount));
  };
  const ids = journals.map(({ externalId }) => externalId);
  const waiting = new Set<string>();
  for (const row of rowsIn(sql, ids, [], ENTRIES_AT_ONCE)) {
    if (!isTrue(row, 'posting')) waiting.add(requiredText(row, 'externalid'));
    add(
      `${requiredText(row, 'externalid')} ${requiredText(row, 'account')}`,
      fromNumber(number(row, 'amount') ?? 0, exponent),
    );
  }
  for (const { externalId, lines } of journals) {
    for (const line of lines) add(`${externalId} ${accountOfEntry(books, line)}`, line.credit - line.debit);
  }
  const wrong = [...rest].filter(([, amount]) => amount !== 0).map(([key]) => key.split(' ')[0]);
  if (wrong.length === 0) {
    // Source: journals that wait for approval are not posted (Require Approvals on Journal Entries, help).
    return waiting.size === 0 ? null : `Approve in NetSuite what waits there: ${[...waiting].join(', ')}.`;
  }
  return `The entry ${wrong[0]} does not hold what was planned in ${wrong.length} of its accounts.`;
}
