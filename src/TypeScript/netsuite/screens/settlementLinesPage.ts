/**
 * Lines of a settlement's report: those of a kind, a class, an order or a journal line, or one row; each with its content
 * hash, its sales order and the journal entry that it went into. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { PAGE_ROWS } from '../../flows/exceptions/queue';
import type { JournalLine, JournalPlan } from '../../flows/settlements/journals';
import type { ReportLine } from '../../flows/settlements/lineFinder';
import { type ItemTaxRow, ownTaxByItem, type TaxedLine } from '../../flows/settlements/ownTax';
import { kindText, type SeenGroup } from '../../flows/settlements/proof';
import {
  groupKey,
  groupsOf,
  type PlannedPlace,
  placesOf,
  sharedWith,
  type TraceFacts,
} from '../../flows/settlements/trace';
import { counted, shownMinor } from '../../flows/settlements/waiting';
import { type Minor, sum } from '../../ledger/minor';
import { readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { type BookedLine, bookedLines } from '../settlements/booked';
import { nameOf } from '../settlements/chosen';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { reading } from '../settlements/proofFacts';
import { findLines, salesOrdersOf } from '../settlements/reportLines';
import { contentHash } from '../settlements/reportPieces';
import { type Content, type Html, html, link } from './html';
import { addHtml, pagerHtml, recordAddress } from './pageParts';
import {
  type Column,
  classLabel,
  settlementAddress,
  TABLE_STYLE,
  type TableRow,
  tableHtml,
  utcText,
} from './settlementParts';

/** Parameters of the address, without their prefix. */
export type LineQuery = Readonly<Record<string, string | undefined>>;

/** What is asked for: the groups that may hold it, and in words. */
interface Asked {
  readonly words: string;
  readonly groups: readonly SeenGroup[];
  /** What the groups come to where all of their lines are asked for; null for an order or a row. */
  readonly expected: { readonly lines: number; readonly amount: Minor } | null;
  /** The journal line asked from; null otherwise. */
  readonly journal: { readonly place: string; readonly amount: Minor; readonly shared: string } | null;
  wants(line: ReportLine): boolean;
}

export function settlementLinesForm(kept: KeptSettlement, query: LineQuery, page: number): serverWidget.Form {
  const form = serverWidget.createForm({ title: `Report Lines of Settlement ${kept.settlementId}` });
  const facts = traceFacts(kept);
  const asked = askedFor(kept, query, facts);
  const classes = new Map(kept.groups.map((group) => [groupKey(group), group.class]));
  const taxed: TaxedLine[] = [];
  // Of an order all lines, also those that other pages show.
  const wants = (line: ReportLine): boolean => {
    const isWanted = asked.wants(line);
    if (isWanted && query.order !== undefined) taxed.push({ ...line, class: classes.get(groupKey(line)) ?? null });
    return isWanted;
  };
  const read = reading(() => findLines(kept, { wants, skip: page * PAGE_ROWS, keep: PAGE_ROWS }));
  if (!read.ok) {
    addHtml(form, 'custpage_first', unreadable(kept, asked, read.reason));
    return form;
  }
  const found = read.value;
  addHtml(form, 'custpage_first', firstLine(kept, asked, found));
  const table = found.kept.length === 0 ? EMPTY : linesTable(kept, found.kept, facts);
  const taxes = query.order === undefined ? null : taxTable(kept, ownTaxByItem(taxed));
  addHtml(form, 'custpage_rows', html`${TABLE_STYLE}<div class="cwy">${taxes ?? ''}${table}</div>`, 'OUTSIDEBELOW');
  const given = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const turn = (to: number): string => settlementAddress({ ...given, page: String(to) });
  addHtml(form, 'custpage_pager', pagerHtml({ page, total: found.lines }, turn), 'OUTSIDEBELOW');
  return form;
}

const unreadable = ({ id }: KeptSettlement, { words }: Asked, reason: string): Html =>
  html`<p class="lead"><b>${words}: the report cannot be read.</b> ${reason}<br>${link(settlementAddress({ id }), 'The settlement')}</p>`;

const EMPTY = html`<p class="empty">The report has no such line. Lines stand here when you come from a number on the page of the settlement.</p>`;

/** 10 units. */
export function traceFacts(kept: KeptSettlement): TraceFacts {
  const marketplaces = readMarketplaces(featureFlags(), kept.connection);
  const main = nameOf(marketplaces.find(({ id }) => id === kept.marketplace) ?? null);
  return { journals: kept.journals, groups: kept.groups, main };
}

function askedFor(kept: KeptSettlement, query: LineQuery, facts: TraceFacts): Asked {
  const { order, row, entry, line, month } = query;
  if (row !== undefined) {
    return {
      words: `Row ${row}`,
      groups: [],
      expected: null,
      journal: null,
      wants: (each) => String(each.row) === row,
    };
  }
  if (order !== undefined) {
    return {
      words: `Order ${order}`,
      groups: [],
      expected: null,
      journal: null,
      wants: (each) => each.orderId === order,
    };
  }
  if (entry !== undefined) return ofJournal(kept, entry, Number(line), facts);
  if (query.class !== undefined) {
    const own = kept.groups.filter((group) => (group.class ?? '-') === query.class);
    return ofGroups(classLabel(own[0]?.class ?? null), own);
  }
  if (month !== undefined) {
    const key = groupKey({
      transactionType: query.transaction ?? '',
      amountType: query.type ?? '',
      amountDescription: query.description ?? '',
      marketplaceName: query.marketplace ?? '',
      month,
    });
    const own = kept.groups.filter((group) => groupKey(group) === key);
    const [group] = own;
    return ofGroups(
      group === undefined
        ? 'A kind that is not here'
        : `${kindText(group)}, ${group.marketplaceName || 'of the account'}, ${month}`,
      own,
    );
  }
  return ofGroups('All lines', kept.groups);
}

function ofGroups(words: string, groups: readonly SeenGroup[]): Asked {
  const keys = new Set(groups.map(groupKey));
  const lines = groups.reduce((all, group) => all + group.lines, 0);
  const expected = { lines, amount: sum(groups.map(({ amount }) => amount)) };
  return { words, groups, expected, journal: null, wants: (each) => keys.has(groupKey(each)) };
}

function ofJournal(kept: KeptSettlement, entry: string, number: number, facts: TraceFacts): Asked {
  const plan = kept.journals.find(({ externalId }) => externalId === entry);
  const line = plan?.lines[number - 1];
  if (plan === undefined || line === undefined) return ofGroups(`No line ${number} of ${entry}`, []);
  const groups = groupsOf(line, plan, facts);
  const amount = (line.debit - line.credit) as Minor;
  return {
    ...ofGroups(`Line ${number} of the journal entry ${entry}: ${line.memo}`, groups),
    journal:
      line.class === null
        ? null
        : { place: `${entry}, line ${number}`, amount, shared: sharedWords(line, plan, facts) },
  };
}

/** Of many kinds together each would have to be looked for; such a line is of the smallest amounts. */
const MOST_FOLLOWED = 40;

function sharedWords(line: JournalLine, entry: JournalPlan, facts: TraceFacts): string {
  if (groupsOf(line, entry, facts).length > MOST_FOLLOWED) return '';
  const places = sharedWith(line, entry, facts).map((place) => `${place.externalId}, line ${place.line + 1}`);
  return places.length === 0 ? '' : ` Parts of the same lines stand in ${places.join('; ')}.`;
}

function firstLine(kept: KeptSettlement, asked: Asked, found: { readonly lines: number; readonly sum: Minor }): Html {
  const { exponent, currency, id } = kept;
  const money = (amount: Minor): string => `${shownMinor(amount, exponent)} ${currency}`;
  const { expected, journal } = asked;
  const agrees = expected === null || (expected.lines === found.lines && expected.amount === found.sum);
  const other =
    agrees || expected === null
      ? ''
      : ` Not what was posted: that was ${counted(expected.lines, 'line', 'lines')}, ${money(expected.amount)}.`;
  const booked =
    journal === null
      ? ''
      : ` The journal line (${journal.place}) is ${money(journal.amount)}, debits less credits.${journal.shared}`;
  const back = link(settlementAddress({ id }), 'The settlement');
  return html`<p class="lead"><b>${asked.words}: ${counted(found.lines, 'line', 'lines')}, ${money(found.sum)}.${other}</b>${booked}<br>${back}</p>`;
}

/** Null where the order has no tax. */
function taxTable({ exponent, currency }: KeptSettlement, rows: readonly ItemTaxRow[]): Html | null {
  if (rows.length === 0) return null;
  const money = (amount: Minor): string => shownMinor(amount, exponent);
  const cells = rows.map(
    ({ transactionType, item, sku, tax, withheld, own }): TableRow => ({
      cells: [transactionType, item === '' ? '–' : item, sku, money(tax), money(withheld), money(own)],
    }),
  );
  const total = sum(rows.map(({ own }) => own));
  return tableHtml(
    `Tax by item, ${currency}: ${money(total)} is your own`,
    [
      { label: 'Transaction-type', align: 'keep' },
      { label: 'Order Item', align: 'keep' },
      { label: 'SKU', align: '' },
      { label: 'Tax', align: 'n' },
      { label: 'Remitted By Amazon', align: 'n' },
      { label: 'Your Own', align: 'n' },
    ],
    cells,
  );
}

const COLUMNS: readonly Column[] = [
  { label: 'Row', align: 'n' },
  { label: 'Order', align: 'keep' },
  { label: 'SKU', align: 'keep' },
  { label: 'Kind Of Line', align: '' },
  { label: 'Posted (UTC)', align: 'keep' },
];
const LAST: readonly Column[] = [
  { label: 'Journal Entry', align: 'keep' },
  { label: 'SHA-256 Of The Row', align: '' },
];

function linesTable(kept: KeptSettlement, lines: readonly ReportLine[], facts: TraceFacts): Html {
  const orders = salesOrdersOf(lines.map(({ orderId }) => orderId));
  const entries = new Map(bookedLines(kept.id, kept.exponent).map((each) => [each.entry, each]));
  const byKey = new Map(kept.groups.map((group) => [groupKey(group), group]));
  const rows = lines.map((line): TableRow => {
    const group = byKey.get(groupKey(line));
    const places = group === undefined ? [] : placesOf(group, facts);
    return {
      cells: [
        link(settlementAddress({ id: kept.id, view: 'lines', row: String(line.row) }), String(line.row)),
        orderCell(kept, line, orders.get(line.orderId)),
        line.sku,
        kindText(line),
        utcText(line.posted),
        shownMinor(line.amount, kept.exponent),
        entryCell(kept, places, entries),
        html`<code>${contentHash(line.text)}</code>`,
      ],
    };
  });
  return tableHtml('Lines of the report', [...COLUMNS, { label: kept.currency, align: 'n' }, ...LAST], rows);
}

function orderCell({ id }: KeptSettlement, { orderId }: ReportLine, salesOrder: string | undefined): Content {
  if (orderId === '') return '–';
  const own = link(settlementAddress({ id, view: 'lines', order: orderId }), orderId);
  return salesOrder === undefined
    ? own
    : html`${own}<br>${link(recordAddress('salesorder', salesOrder), 'Sales order')}`;
}

/** An entry that is planned and not in NetSuite is no place to lead to. */
function entryCell(
  { id }: KeptSettlement,
  places: readonly PlannedPlace[],
  entries: ReadonlyMap<string, BookedLine>,
): Content {
  const links = places.flatMap(({ externalId, line }) => {
    const booked = entries.get(externalId);
    if (booked === undefined) return [];
    const entry = link(
      recordAddress('journalentry', booked.entryId),
      booked.number === '' ? externalId : booked.number,
    );
    const number = String(line + 1);
    return [
      html`${entry}, ${link(settlementAddress({ id, view: 'lines', entry: externalId, line: number }), `line ${number}`)}`,
    ];
  });
  return links.length === 0
    ? 'Not posted'
    : html`${links.map((each, at) => html`${at === 0 ? '' : html`<br>`}${each}`)}`;
}
