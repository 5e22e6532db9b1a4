/**
 * The page Accrual: does the month tie with what Amazon owes? The list of months, and one month with its terms, its entries
 * and the orders that only one of both has. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { monthOf } from '../../flows/accruals/months';
import { accruedBy } from '../../flows/accruals/plan';
import type { OrderAmount } from '../../flows/accruals/sums';
import { TIE_ROLES, tieOf, tieWords } from '../../flows/accruals/tie';
import { kindText } from '../../flows/settlements/proof';
import type { LineGroup } from '../../flows/settlements/settlement';
import { counted, shownMinor } from '../../flows/settlements/waiting';
import { exponentOf } from '../../ledger/currencies';
import { type Minor, minor, negate, sum } from '../../ledger/minor';
import { entryIds, type ListedAccrual, listedAccrual, newestAccruals } from '../accruals/accrualList';
import { ACCRUAL, SCRIPT } from '../ids';
import { ACCOUNT_ROLES } from '../values';
import { PARAMETER } from './exceptionPage';
import { type Content, type Html, html, link } from './html';
import { addHtml, pageAddress, recordAddress } from './pageParts';
import { type Column, TABLE_STYLE, type TableRow, tableHtml } from './settlementParts';

/** Orders that one table lists; the record has all. */
const MOST_ORDERS = 200;

const addressOf = (id: string): string => pageAddress(SCRIPT.accrualPage, { [`${PARAMETER}id`]: id });

export function accrualsForm(): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Accrual' });
  const accruals = newestAccruals();
  addHtml(form, 'custpage_first', html`<p class="lead"><b>${firstWords(accruals)}</b><br>${exceptionsLink()}</p>`);
  if (accruals.length === 0) {
    addHtml(form, 'custpage_empty', EMPTY, 'OUTSIDEBELOW');
    return form;
  }
  const table = tableHtml('Months', COLUMNS, accruals.map(rowOf));
  addHtml(form, 'custpage_rows', html`${TABLE_STYLE}<div class="cwy">${table}</div>`, 'OUTSIDEBELOW');
  return form;
}

const EMPTY = html`<p class="empty">No month is here yet. Three days after a month has ended, what Amazon had not settled then is booked on its last day and undone on the next, for each marketplace that has an account for accruals: choose one on an Amazon Account record with the use Accrual.</p>`;

const exceptionsLink = (): Html =>
  link(pageAddress(SCRIPT.exceptions, { [`${PARAMETER}flow`]: 'settlements' }), 'Exceptions about settlements');

const isTied = ({ tie, state }: ListedAccrual): boolean =>
  state === 'made' && tie !== null && tieOf(tie).difference === 0;

/** About the newest month. */
function firstWords(accruals: readonly ListedAccrual[]): string {
  const [newest] = accruals;
  if (newest === undefined) return 'No month has ended here yet, so nothing has to tie.';
  const ofMonth = accruals.filter(({ month }) => month === newest.month);
  if (ofMonth.length === 1) return `${newest.marketplaceName}: ${newest.message}`;
  const tied = ofMonth.filter(isTied);
  if (tied.length === ofMonth.length) return `${newest.month} ties in each of its ${ofMonth.length} marketplaces.`;
  const rest = ofMonth.filter((each) => !isTied(each)).map(({ marketplaceName }) => marketplaceName);
  return `${newest.month} does not tie yet in ${rest.join(', ')}; it ties in ${tied.length} of ${ofMonth.length} marketplaces.`;
}

const COLUMNS: readonly Column[] = [
  { label: 'Month', align: 'keep' },
  { label: 'Marketplace', align: 'keep' },
  { label: 'State', align: 'keep' },
  { label: 'Accrual', align: 'n' },
  { label: 'Books', align: 'n' },
  { label: 'Amazon Owes', align: 'n' },
  { label: 'Difference', align: 'n' },
  { label: '', align: 'keep' },
  { label: 'Where It Stands', align: 'words' },
];

const stateWords = (each: ListedAccrual): string => {
  if (each.state !== 'made') return each.state === 'waits' ? '■ Waits' : '○ Being Read';
  return isTied(each) ? '● Ties' : '✕ Does Not Tie';
};

function rowOf(each: ListedAccrual): TableRow {
  const { id, month, currency, tie, message } = each;
  const result = tie === null ? null : tieOf(tie);
  const money = (amount: Minor | undefined): Content =>
    amount === undefined ? '–' : link(addressOf(id), shownMinor(amount, exponentOf(currency)));
  return {
    cells: [
      link(addressOf(id), month),
      each.marketplaceName,
      stateWords(each),
      money(tie === null ? undefined : tie.balances.accrual),
      money(result?.books),
      money(result?.total),
      money(result?.difference),
      currency,
      message,
    ],
  };
}

export function accrualForm(id: string): serverWidget.Form {
  const accrual = listedAccrual(id);
  const form = serverWidget.createForm({ title: `Amazon Accrual ${accrual.month}, ${accrual.marketplaceName}` });
  const links = html`${link(pageAddress(SCRIPT.accrualPage, {}), 'All months')} · ${link(recordAddress(ACCRUAL.type, id), 'Record')}`;
  addHtml(form, 'custpage_first', html`<p class="lead"><b>${firstOf(accrual)}</b><br>${links}</p>`);
  const parts = [termsTable(accrual), ...entryTables(accrual), ...sumTables(accrual), ...orderTables(accrual)];
  const shown = parts.filter((each) => each !== null);
  addHtml(
    form,
    'custpage_parts',
    html`${TABLE_STYLE}<div class="cwy">${shown}${source(accrual)}</div>`,
    'OUTSIDEBELOW',
  );
  return form;
}

const firstOf = ({ tie, state, message }: ListedAccrual): string =>
  tie === null || state !== 'made' ? message : tieWords(tieOf(tie), tie);

function termsTable({ tie, sums, currency }: ListedAccrual): Html | null {
  if (tie === null) return null;
  const { exponent, balances } = tie;
  const result = tieOf(tie);
  const row = (words: string, amount: Minor, isSum = false): TableRow => ({
    cells: [words, shownMinor(amount, exponent)],
    isSum,
  });
  const orders = (count: number): string => counted(count, 'order', 'orders');
  const rows = [
    ...TIE_ROLES.map((role) => row(ACCOUNT_ROLES[role], balances[role])),
    row('The books', result.books, true),
    row(`Less what is billed here and not posted by Amazon, ${orders(tie.unposted.length)}`, negate(result.unposted)),
    row(`With what Amazon has posted and is not billed here, ${orders(tie.unbilled.length)}`, result.unbilled),
    row('What Amazon should owe', minor(result.books - result.unposted + result.unbilled), true),
    row('What Amazon says it owes', result.total),
    row('Difference', result.difference, true),
  ];
  const columns: readonly Column[] = [
    { label: 'At the end of the last day, debits less credits', align: '' },
    { label: currency, align: 'n' },
  ];
  const missing = sums?.missing ?? [];
  const list = missing.length === 0 ? null : html`<ul>${missing.map((each) => html`<li>${each}</li>`)}</ul>`;
  return html`${tableHtml('The tie', columns, rows)}${list ?? ''}`;
}

function entryTables({ journals, currency, month }: ListedAccrual): Html[] {
  if (journals.length === 0) return [];
  const ids = entryIds(journals.map(({ externalId }) => externalId));
  const { lastDay } = monthOf(month, 'UTC');
  const columns: readonly Column[] = [
    { label: 'Account', align: '' },
    { label: 'What', align: '' },
    { label: 'Debit', align: 'n' },
    { label: `Credit ${currency}`, align: 'n' },
  ];
  return journals.map((journal) => {
    const shown = (amount: Minor): string => (amount === 0 ? '' : shownMinor(amount, journal.exponent));
    const rows = journal.lines.map(({ account, memo, debit, credit }) => ({
      cells: [ACCOUNT_ROLES[account], memo, shown(debit), shown(credit)],
    }));
    const id = ids.get(journal.externalId);
    const accrued = shownMinor(accruedBy([{ ...journal, day: lastDay }], lastDay), journal.exponent);
    const record =
      id === undefined ? html`It is not in NetSuite.` : link(recordAddress('journalentry', id), 'Journal entry');
    return html`${tableHtml(`${journal.day}: ${journal.memo} (${accrued})`, columns, rows)}<p>${record}</p>`;
  });
}

function sumTables({ sums, currency }: ListedAccrual): Html[] {
  if (sums === null) return [];
  const of = (caption: string, groups: readonly LineGroup[]): Html[] => {
    if (groups.length === 0) return [];
    const money = (amount: Minor): string => shownMinor(amount, exponentOf(currency));
    const rows: TableRow[] = groups.map((group) => ({
      cells: [kindText(group), String(group.lines), money(group.amount)],
    }));
    const total = { cells: ['Total', '', money(sum(groups.map(({ amount }) => amount)))], isSum: true };
    return [
      tableHtml(
        caption,
        [
          { label: 'Kind, as a settlement will call it', align: '' },
          { label: 'Amounts', align: 'n' },
          { label: currency, align: 'n' },
        ],
        [...rows, total],
      ),
    ];
  };
  return [...of('Held back', sums.held), ...of('Payable, in a settlement that was open', sums.open)];
}

function orderTables({ sums, currency }: ListedAccrual): Html[] {
  if (sums === null) return [];
  const of = (caption: string, orders: readonly OrderAmount[]): Html[] => {
    if (orders.length === 0) return [];
    const shown = orders.slice(0, MOST_ORDERS);
    const more = orders.length > shown.length ? `, the first ${shown.length} of ${orders.length}` : '';
    return [
      tableHtml(
        `${caption}${more}`,
        [
          { label: 'Amazon order', align: 'keep' },
          { label: currency, align: 'n' },
        ],
        shown.map(({ orderId, amount }) => ({ cells: [orderId, shownMinor(amount, exponentOf(currency))] })),
      ),
    ];
  };
  return [
    ...of('Billed here and not posted by Amazon', sums.unposted),
    ...of('Posted by Amazon and not billed here', sums.unbilled),
  ];
}

function source({ sums, hash, pieces }: ListedAccrual): Html {
  if (sums === null || hash === null) return html``;
  const files = counted(pieces.length, 'file', 'files');
  const lines = hash.split('\n').map((each) => html`<br><code>SHA-256 ${each}</code>`);
  return html`<p>Made of ${counted(sums.transactions, 'transaction that was', 'transactions that were')} not settled, out of all that are kept in ${files}.${lines}</p>`;
}
