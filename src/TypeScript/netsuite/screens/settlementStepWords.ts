/**
 * What a step of a settlement will do, in words and amounts.
 *
 * @NApiVersion 2.1
 */

import type { StepKind } from '../../flows/settlements/steps';
import { counted, shownMinor } from '../../flows/settlements/waiting';
import { type Minor, minor } from '../../ledger/minor';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { differenceTable } from './differenceTable';
import { draftTables } from './draftTables';
import type { Html } from './html';
import { type Column, tableHtml } from './settlementParts';
import type { StepSituation } from './settlementSituation';

/** What a step will do, in a sentence with its amounts. */
export const WORDS: Readonly<Record<StepKind, (situation: StepSituation) => string>> = {
  approve: ({ kept }) => {
    const entries = counted(kept.journals.length, 'journal entry', 'journal entries');
    const debits = sumOf(kept.journals.flatMap(({ lines }) => lines.map(({ debit }) => debit)));
    return `${entries}, ${money(kept, debits)} of debits and as much of credits, will be posted for ${counted(kept.lines, 'line', 'lines')} of ${money(kept, kept.total)} in total. Below is the change from the settlement before it by class, and each entry.`;
  },
  suspense: ({ kept, facts }) =>
    `The ${counted(kept.lines, 'line', 'lines')} of the report come to ${money(kept, minor(kept.total + facts.difference))}, and Amazon's own total is ${money(kept, kept.total)}. The difference of ${money(kept, facts.difference)} will be posted to suspense, so that payout moves by Amazon's total. It stays an open exception until somebody has cleared it. First ask Amazon for a corrected report. Type the difference to confirm it.`,
  undo: ({ standing, kept }) => {
    const { length } = standing.standing;
    const entries = counted(length, 'journal entry', 'journal entries');
    const debits = money(kept, sumOf(standing.standing.flatMap(({ lines }) => lines.map(({ amount }) => amount))));
    const mirrored = length === 1 ? 'by a reversing entry' : 'by a reversing entry each';
    return `${entries} of posting ${kept.posting}, ${debits} of debits and as much of credits, will be taken back ${mirrored}, on the same day or, where its period is closed, on the first open day after it. What comes back to each account stands below.`;
  },
  post: ({ kept }) =>
    `The report is read again and its ${counted(kept.lines, 'line', 'lines')}, ${money(kept, kept.total)} in total, will be posted as posting ${kept.posting + 1}, with the classes and accounts as they are now. What posting ${kept.posting} held stands below.`,
  'post-new': ({ kept }) =>
    `The later report will be posted as posting ${kept.posting + 1}: ${otherWords(kept)}. What differs from posting ${kept.posting} stands below.`,
  keep: ({ kept }) =>
    `What is posted stays, ${money(kept, kept.total)}, and the content of the later report is left out: ${otherWords(kept)}. What differs stands below.`,
};

function otherWords(kept: KeptSettlement): string {
  const { other } = kept;
  if (other === null) return '';
  return `report ${other.reportId}, ${counted(other.lines, 'line', 'lines')}, ${money(kept, other.total)} in total, a difference of ${money(kept, minor(other.total - kept.total))}`;
}

const sumOf = (amounts: readonly Minor[]): Minor =>
  minor(amounts.reduce((sum, each) => sum + (each > 0 ? each : 0), 0));

const money = ({ exponent, currency }: KeptSettlement, amount: Minor): string =>
  `${shownMinor(amount, exponent)} ${currency}`;

const COLUMNS: readonly Column[] = [
  { label: 'Account', align: 'keep' },
  { label: 'Debit', align: 'n' },
  { label: 'Credit', align: 'n' },
];

/** The amounts of it, account by account or class by class. */
export const TABLES: Readonly<Record<StepKind, (situation: StepSituation) => Html | null>> = {
  approve: ({ kept }) => draftTables(kept),
  suspense: () => null,
  undo: ({ standing, lines, kept }) => {
    const entries = new Set(standing.standing.map(({ entryId }) => entryId));
    const own = lines.filter(({ entryId }) => entries.has(entryId));
    return accountTable(
      kept,
      'What comes back, by account',
      own.map(({ accountName, amount }) => [accountName, minor(-amount)]),
    );
  },
  post: ({ kept, lines }) => {
    const last = new Set(kept.journals.map(({ externalId }) => externalId));
    const own = lines.filter(({ entry }) => last.has(entry));
    return accountTable(
      kept,
      `What posting ${kept.posting} held, by account`,
      own.map(({ accountName, amount }) => [accountName, amount]),
    );
  },
  'post-new': ({ kept }) => differenceTable(kept),
  keep: ({ kept }) => differenceTable(kept),
};

/** Debits and credits of an account stand apart: what is moved to and fro is not nothing. */
function accountTable(
  kept: KeptSettlement,
  caption: string,
  moved: readonly (readonly [string, Minor])[],
): Html | null {
  if (moved.length === 0) return null;
  const accounts = [...new Set(moved.map(([account]) => account))].toSorted();
  const side = (account: string | null, sign: 1 | -1): string => {
    const own = moved.filter(([name, amount]) => (account === null || name === account) && amount * sign > 0);
    return own.length === 0
      ? ''
      : shownMinor(minor(own.reduce((all, [, amount]) => all + amount * sign, 0)), kept.exponent);
  };
  const rows = accounts.map((account) => ({ cells: [account, side(account, 1), side(account, -1)] }));
  const total = { cells: ['All accounts', side(null, 1), side(null, -1)], isSum: true };
  return tableHtml(`${caption} (${kept.currency})`, COLUMNS, [...rows, total]);
}
