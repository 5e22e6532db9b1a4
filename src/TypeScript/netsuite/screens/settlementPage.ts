/**
 * One settlement: what it waits for, its classes down to kinds of lines and months, and its journal entries as they stand
 * in NetSuite. Every number leads to the lines of the report that it is made of. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { LINE_CLASSES } from '../../flows/settlements/accounts';
import { kindText, type SeenGroup } from '../../flows/settlements/proof';
import { entryName } from '../../flows/settlements/reversal';
import type { LineClass } from '../../flows/settlements/settlement';
import { isInBooks } from '../../flows/settlements/states';
import { differenceOf, shownMinor, waitsFor } from '../../flows/settlements/waiting';
import { sum } from '../../ledger/minor';
import { SCRIPT, SETTLEMENT, SETTLEMENT_FILE } from '../ids';
import type { BookedLine } from '../settlements/booked';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { differenceTable } from './differenceTable';
import { draftTables } from './draftTables';
import { type Html, html, link } from './html';
import { addHtml, pageAddress, recordAddress } from './pageParts';
import {
  type Column,
  classLabel,
  dayOfIso,
  moneyLink,
  STATE_WORDS,
  settlementAddress,
  TABLE_STYLE,
  type TableRow,
  tableHtml,
} from './settlementParts';
import { type StepSituation, situationOf } from './settlementSituation';
import { askedHtml, stepLinks, stepsTable } from './settlementSteps';
import { unusualTable } from './unusualTable';

export function settlementForm(kept: KeptSettlement): serverWidget.Form {
  const form = serverWidget.createForm({ title: `Amazon Settlement ${kept.settlementId}` });
  const situation = situationOf(kept);
  addHtml(form, 'custpage_first', firstLine(kept, situation));
  addHtml(
    form,
    'custpage_rows',
    html`${TABLE_STYLE}<div class="cwy">${heldHtml(kept)}${unusualTable(kept)}${draftHtml(kept)}${otherHtml(kept)}${classTable(kept)}${entriesTable(kept, situation.lines)}${stepsTable(situation)}${notesHtml(kept)}</div>`,
    'OUTSIDEBELOW',
  );
  return form;
}

function firstLine(kept: KeptSettlement, situation: StepSituation): Html {
  const { id, exponent, currency } = kept;
  const open = waitsFor(kept);
  const waits = open === 'Nothing' ? 'It waits for nothing.' : `It waits for: ${open}.`.replace('..', '.');
  const total = html`Total ${shownMinor(kept.total, exponent)} ${currency}, difference of its lines ${shownMinor(differenceOf(kept), exponent)}`;
  const facts = `${kept.marketplaceName === '' ? 'Marketplace unknown' : kept.marketplaceName}, ${dayOfIso(kept.start)} to ${dayOfIso(kept.end)} (UTC), deposit planned for ${dayOfIso(kept.deposit)}.`;
  const links = [
    link(settlementAddress({}), 'All settlements'),
    link(settlementAddress({ id, view: 'proof' }), 'Proof'),
    link(settlementAddress({ id, view: 'csv' }), 'Proof as a file'),
    link(settlementAddress({ id, view: 'lines' }), 'Report lines'),
    link(pageAddress(SCRIPT.lineMap, {}), 'Settlement mapping'),
    link(recordAddress(SETTLEMENT.type, id), 'Record'),
    link(recordAddress(SETTLEMENT_FILE.type, kept.file), 'Report'),
  ];
  return html`<p class="lead"><b>${STATE_WORDS[kept.state] ?? kept.state}. ${waits}</b>${askedHtml(situation)}${stepLinks(situation)}<br>${total}. ${facts}<br>${joined(links)}</p>`;
}

const joined = (links: readonly Html[]): Html =>
  html`${links.map((each, at) => html`${at === 0 ? '' : ' · '}${each}`)}`;

function heldHtml({ held, state }: KeptSettlement): Html | null {
  if (held.length === 0 || isInBooks(state)) return null;
  const items = held.map(({ reason }) => html`<li>${reason}</li>`);
  return html`<h2>Why it is held</h2><ul>${items}</ul>`;
}

/** What waits for approval here; what waits in NetSuite stands below as its journal entries. */
const draftHtml = (kept: KeptSettlement): Html | null =>
  kept.state === 'ready' && kept.approval === 'here' ? draftTables(kept) : null;

function otherHtml(kept: KeptSettlement): Html | null {
  const table = differenceTable(kept);
  if (table === null) return null;
  const how = isInBooks(kept.state)
    ? 'To post the new content, undo the posting first; then it can be posted here. To leave it out, say so here.'
    : 'Either content can be posted here.';
  return html`${table}<p>What is posted stays until somebody decides. ${how}</p>`;
}

const CLASS_COLUMNS: readonly Column[] = [
  { label: 'Class', align: 'keep' },
  { label: 'Kind Of Line', align: '' },
  { label: 'Marketplace', align: 'keep' },
  { label: 'Month', align: 'keep' },
  { label: 'Lines', align: 'n' },
];

function classTable(kept: KeptSettlement): Html {
  const { id, groups, exponent, currency } = kept;
  if (groups.length === 0)
    return html`<h2>Classes</h2><p class="empty">The report has no line for this settlement.</p>`;
  const order: readonly (LineClass | null)[] = [null, ...LINE_CLASSES];
  const rows = order.flatMap((name): TableRow[] => {
    const own = groups.filter((group) => group.class === name).toSorted(byKind);
    if (own.length === 0) return [];
    const label = classLabel(name);
    const all = link(settlementAddress({ id, view: 'lines', class: name ?? '-' }), String(linesOf(own)));
    const amount = moneyLink(sum(own.map((each) => each.amount)), exponent, { id, view: 'lines', class: name ?? '-' });
    return [{ cells: [label, '', '', '', all, amount], isSum: true }, ...own.map((group) => kindRow(kept, group))];
  });
  const total: TableRow = {
    cells: [
      'All lines',
      '',
      '',
      '',
      String(linesOf(groups)),
      moneyLink(sum(groups.map(({ amount }) => amount)), exponent, { id, view: 'lines' }),
    ],
    isSum: true,
  };
  return tableHtml(
    'Classes, kinds of lines and months',
    [...CLASS_COLUMNS, { label: currency, align: 'n' }],
    [...rows, total],
  );
}

/** By kind in Amazon's words, then marketplace and month. */
function byKind(one: SeenGroup, other: SeenGroup): number {
  const [a, b] = [one, other].map((each) => `${kindText(each)}\t${each.marketplaceName}\t${each.month}`) as [
    string,
    string,
  ];
  return a < b ? -1 : a > b ? 1 : 0;
}

const linesOf = (groups: readonly SeenGroup[]): number => groups.reduce((all, { lines }) => all + lines, 0);

function kindRow({ id, exponent }: KeptSettlement, group: SeenGroup): TableRow {
  const kind = kindParameters(group);
  const lines = link(settlementAddress({ id, view: 'lines', ...kind }), String(group.lines));
  return {
    cells: [
      '',
      kindText(group),
      group.marketplaceName === '' ? 'Of the account' : group.marketplaceName,
      group.month,
      lines,
      moneyLink(group.amount, exponent, { id, view: 'lines', ...kind }),
    ],
  };
}

/** A group in an address. */
export const kindParameters = (group: SeenGroup): Readonly<Record<string, string>> => ({
  transaction: group.transactionType,
  type: group.amountType,
  description: group.amountDescription,
  marketplace: group.marketplaceName,
  month: group.month,
});

const ENTRY_COLUMNS: readonly Column[] = [
  { label: 'Entry', align: 'keep' },
  { label: 'Account', align: 'keep' },
  { label: 'Memo', align: '' },
  { label: 'Debit', align: 'n' },
  { label: 'Credit', align: 'n' },
];

function entriesTable(kept: KeptSettlement, lines: readonly BookedLine[]): Html {
  if (lines.length === 0) {
    return html`<h2>Journal entries</h2><p class="empty">NetSuite has no journal entry of this settlement. Its entries stand here once it is posted.</p>`;
  }
  const entries = [...new Set(lines.map(({ entryId }) => entryId))];
  const rows = entries.flatMap((entryId): TableRow[] => {
    const own = lines.filter((each) => each.entryId === entryId);
    const [first] = own as [BookedLine, ...BookedLine[]];
    const head = link(recordAddress('journalentry', entryId), first.number === '' ? first.entry : first.number);
    const side = (sign: 1 | -1): string =>
      shownMinor(
        sum(own.filter(({ amount }) => amount * sign > 0).map(({ amount }) => (amount * sign) as typeof amount)),
        kept.exponent,
      );
    return [
      { cells: [head, `${first.day}, ${first.period}`, first.entry, side(1), side(-1)], isSum: true },
      ...own.map((line) => lineRow(kept, line)),
    ];
  });
  return tableHtml(`Journal entries as they stand in NetSuite (${kept.currency})`, ENTRY_COLUMNS, rows);
}

/** A line that was not planned for this posting leads nowhere: it is made of no line of the report. */
function lineRow(kept: KeptSettlement, { entry, accountName, amount, memo }: BookedLine): TableRow {
  const plan = kept.journals.find(({ externalId }) => externalId === entry);
  const at = plan?.lines.findIndex((line) => line.memo === memo && line.debit - line.credit === amount) ?? -1;
  const size = (amount < 0 ? -amount : amount) as typeof amount;
  const figure =
    at < 0
      ? html`${shownMinor(size, kept.exponent)}${entryName(entry, kept.settlementId) === null ? ' (not planned)' : ''}`
      : moneyLink(size, kept.exponent, { id: kept.id, view: 'lines', entry, line: String(at + 1) });
  return { cells: ['', accountName, memo, amount >= 0 ? figure : '', amount < 0 ? figure : ''] };
}

function notesHtml({ notes }: KeptSettlement): Html | null {
  if (notes.length === 0) return null;
  return html`<h2>Notes</h2><ul>${notes.map((each) => html`<li>${each}</li>`)}</ul>`;
}
