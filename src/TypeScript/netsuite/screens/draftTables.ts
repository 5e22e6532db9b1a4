/**
 * The draft of a settlement that waits for approval: its classes beside those of the settlement before it, and the journal
 * entries as they will be made.
 *
 * @NApiVersion 2.1
 */

import { draftRows } from '../../flows/settlements/draft';
import type { JournalPlan } from '../../flows/settlements/journals';
import { shownMinor } from '../../flows/settlements/waiting';
import { type Minor, minor, sum } from '../../ledger/minor';
import { type KeptSettlement, previousSettlement } from '../settlements/loadedSettlement';
import { ACCOUNT_ROLES } from '../values';
import { type Html, html, link } from './html';
import { type Column, classLabel, dayOfIso, settlementAddress, type TableRow, tableHtml } from './settlementParts';

/** 12 units. */
export function draftTables(kept: KeptSettlement): Html {
  return html`${changeTable(kept, previousSettlement(kept))}${planTable(kept)}`;
}

const CHANGE_COLUMNS: readonly Column[] = [
  { label: 'Class', align: 'keep' },
  { label: 'This Settlement', align: 'n' },
  { label: 'The One Before', align: 'n' },
  { label: 'Change', align: 'n' },
];

function changeTable(kept: KeptSettlement, before: KeptSettlement | null): Html {
  const { exponent, currency } = kept;
  const shown = (amount: Minor | null): string => (amount === null ? '–' : shownMinor(amount, exponent));
  const rows = draftRows(kept.byClass, before?.byClass ?? null).map(
    (row): TableRow => ({
      cells: [classLabel(row.class), shown(row.amount), shown(row.previous), shown(row.change)],
    }),
  );
  const previous = before?.total ?? null;
  const change = previous === null ? null : minor(kept.total - previous);
  const total: TableRow = { cells: ['Total', shown(kept.total), shown(previous), shown(change)], isSum: true };
  const table = tableHtml(`The draft beside the settlement before it (${currency})`, CHANGE_COLUMNS, [...rows, total]);
  const which =
    before === null
      ? html`<p>No earlier settlement of this marketplace and currency is here, so there is nothing to compare with.</p>`
      : html`<p>The one before: ${link(settlementAddress({ id: before.id }), before.settlementId)}, ${dayOfIso(before.start)} to ${dayOfIso(before.end)} (UTC).</p>`;
  return html`${table}${which}`;
}

const PLAN_COLUMNS: readonly Column[] = [
  { label: 'Day', align: 'keep' },
  { label: 'Account', align: 'keep' },
  { label: 'Memo', align: '' },
  { label: 'Debit', align: 'n' },
  { label: 'Credit', align: 'n' },
];

function planTable({ journals, exponent, currency }: KeptSettlement): Html {
  const shown = (amount: Minor): string => (amount === 0 ? '' : shownMinor(amount, exponent));
  const entry = ({ day, memo, lines }: JournalPlan): TableRow[] => [
    {
      cells: [
        day,
        '',
        memo,
        shown(sum(lines.map(({ debit }) => debit))),
        shown(sum(lines.map(({ credit }) => credit))),
      ],
      isSum: true,
    },
    ...lines.map((line) => ({
      cells: ['', ACCOUNT_ROLES[line.account], line.memo, shown(line.debit), shown(line.credit)],
    })),
  ];
  return tableHtml(`Journal entries as they will be made (${currency})`, PLAN_COLUMNS, journals.flatMap(entry));
}
