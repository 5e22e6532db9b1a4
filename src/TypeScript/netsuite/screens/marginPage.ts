/**
 * What each SKU brings: settled sales, refunds, fees, storage and reimbursements, and the cost of what left, in one
 * marketplace and month; below it how far Amazon's estimates of fees are from what it charges. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as file from 'N/file';
import * as serverWidget from 'N/ui/serverWidget';
import { PAGE_ROWS } from '../../flows/exceptions/queue';
import { FEE_KINDS } from '../../flows/fees/feeErrors';
import { type MarginLine, type MarginSheet, marginCsv, marginOf, totalOf } from '../../flows/margin/marginCsv';
import { shownMinor } from '../../flows/settlements/waiting';
import { exponentOf } from '../../ledger/currencies';
import { type Minor, minor } from '../../ledger/minor';
import { SCRIPT } from '../ids';
import { type ComparedLook, comparedLooks, type MarginMonth, marginMonths, monthMargins } from '../insight/margins';
import { PARAMETER } from './exceptionPage';
import { type Html, html, link } from './html';
import { addHtml, pageAddress, pagerHtml } from './pageParts';
import { type Column, settlementAddress, TABLE_STYLE, type TableRow, tableHtml } from './settlementParts';

export interface MarginWish {
  /** Internal id of the marketplace's record; empty for what nobody can place; undefined for the latest month's first. */
  readonly place: string | undefined;
  readonly month: string | undefined;
  /** From 0. */
  readonly page: number;
}

/** Settlements whose fees are shown. */
const MOST_COMPARED = 10;

const addressOf = (parameters: Readonly<Record<string, string>>): string =>
  pageAddress(
    SCRIPT.marginPages,
    Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${PARAMETER}${name}`, value])),
  );

const shownOf = (months: readonly MarginMonth[], { place, month }: MarginWish): MarginMonth | undefined =>
  months.find((each) => each.place === place && each.month === month) ?? months[0];

export function marginForm(wish: MarginWish): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon SKU Margins' });
  const months = marginMonths();
  const shown = shownOf(months, wish);
  if (shown === undefined) {
    addHtml(form, 'custpage_first', html`<p class="lead"><b>No margin is known yet.</b></p>`);
    addHtml(form, 'custpage_empty', EMPTY, 'OUTSIDEBELOW');
  } else showMonth(form, shown, months, wish.page);
  addHtml(form, 'custpage_fees', feesHtml(comparedLooks(MOST_COMPARED)), 'OUTSIDEBELOW');
  return form;
}

const EMPTY = html`<p class="empty">Margins appear after the first settlement was read: a run every six hours adds what each SKU brought and took, and what the goods cost that left.</p>`;

function sheetOf(shown: MarginMonth): MarginSheet {
  const { skus, ...currencies } = monthMargins(shown);
  return { marketplace: shown.name, month: shown.month, ...currencies, skus: skus.filter(tellsSomething) };
}

/** A row whose amounts all went to other SKUs says nothing. */
const tellsSomething = ({ units, refundedUnits, amounts, cost }: MarginLine): boolean =>
  units !== 0 || refundedUnits !== 0 || (cost ?? 0) !== 0 || Object.values(amounts).some((amount) => amount !== 0);

function showMonth(form: serverWidget.Form, shown: MarginMonth, months: readonly MarginMonth[], wanted: number): void {
  const sheet = sheetOf(shown);
  const sorted = sheet.skus.toSorted((one, other) => rankOf(one, sheet) - rankOf(other, sheet));
  const total = sorted.length;
  const page = Math.max(0, Math.min(wanted, Math.ceil(total / PAGE_ROWS) - 1));
  addHtml(form, 'custpage_first', firstLine(shown, sheet));
  addHtml(form, 'custpage_months', monthsHtml(shown, months));
  const rows = sorted.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS).map((line) => rowOf(line, sheet));
  const sum: TableRow = { ...rowOf({ ...totalOf(sheet.skus), sku: `All ${total}` }, sheet), isSum: true };
  const caption = `SKUs ${page * PAGE_ROWS + 1} to ${page * PAGE_ROWS + rows.length} of ${total}, the least margin first`;
  const table = tableHtml(caption, columnsOf(sheet), [...rows, sum]);
  addHtml(form, 'custpage_rows', html`${TABLE_STYLE}<div class="cwy">${table}</div>${NOTE}`, 'OUTSIDEBELOW');
  const { place, month } = shown;
  const turn = (to: number): string => addressOf({ place, month, page: String(to) });
  addHtml(form, 'custpage_pager', pagerHtml({ page, total }, turn), 'OUTSIDEBELOW');
}

/** What loses most stands first. */
const rankOf = (line: MarginLine, sheet: MarginSheet): number => marginOf(line, sheet) ?? 0;

const NOTE = html`<p>Sales, fees and the rest stand in the month in which Amazon posted them; cost in the month in which the goods left. Aside is what no margin holds, such as tax and reserves: with it, a settlement’s rows add up to the settlement.</p>`;

function firstLine(shown: MarginMonth, sheet: MarginSheet): Html {
  const total = totalOf(sheet.skus);
  const margin = marginOf(total, sheet);
  const losing = sheet.skus.filter((line) => line.sku !== '' && (marginOf(line, sheet) ?? 0) < 0).length;
  const money =
    margin === null
      ? `cost is in ${sheet.costCurrency ?? ''}, the rest in ${sheet.currency ?? ''}`
      : `${money2(margin, sheet.currency ?? sheet.costCurrency)} margin`;
  const words = `${shown.name}, ${shown.month}: ${money}, ${losing === 1 ? '1 SKU loses' : `${losing} SKUs lose`} money.`;
  const { place, month } = shown;
  return html`<p class="lead"><b>${words}</b><br>${link(addressOf({ place, month, view: 'csv' }), 'The same as a file (CSV)')}</p>`;
}

function monthsHtml(shown: MarginMonth, months: readonly MarginMonth[]): Html {
  const links = months
    .slice(0, 36)
    .map((each) =>
      each === shown
        ? html`<b>${each.name} ${each.month}</b> &nbsp; `
        : html`${link(addressOf({ place: each.place, month: each.month }), `${each.name} ${each.month}`)} &nbsp; `,
    );
  return html`<p>${links}</p>`;
}

function columnsOf({ currency, costCurrency }: MarginSheet): Column[] {
  const amounts = ['Sales', 'Refunds', 'Fees', 'Storage', 'Reimbursed', 'Other', 'Aside'];
  return [
    { label: 'SKU', align: 'keep' },
    { label: 'Units', align: 'n' },
    ...amounts.map((label, at): Column => ({ label: at === 0 ? `${label} ${currency ?? ''}` : label, align: 'n' })),
    { label: `Cost ${costCurrency ?? ''}`, align: 'n' },
    { label: 'Margin', align: 'n' },
  ];
}

function rowOf(line: MarginLine, sheet: MarginSheet): TableRow {
  const { amounts } = line;
  const money = (amount: Minor): string => (amount === 0 ? '–' : money1(amount, sheet.currency));
  const margin = marginOf(line, sheet);
  return {
    cells: [
      line.sku === '' ? 'No SKU known' : line.sku,
      line.refundedUnits === 0 ? String(line.units) : `${line.units} (${line.refundedUnits} back)`,
      ...[amounts.sales, amounts.refunds, amounts.fees, amounts.storage].map(money),
      ...[amounts.reimbursements, amounts.other, amounts.aside].map(money),
      line.cost === null || line.cost === 0 ? '–' : money1(minor(-line.cost), sheet.costCurrency),
      margin === null ? 'two currencies' : money1(margin, sheet.currency ?? sheet.costCurrency),
    ],
  };
}

const money1 = (amount: Minor, currency: string | null): string => shownMinor(amount, exponentOf(currency ?? 'USD'));
const money2 = (amount: Minor, currency: string | null): string => `${money1(amount, currency)} ${currency ?? ''}`;

const FEE_WORDS = { referral: 'Referral', fulfilment: 'Fulfilment', closing: 'Closing', total: 'All' } as const;

function feesHtml(looks: readonly ComparedLook[]): Html {
  const columns: readonly Column[] = [
    ...['Settlement', 'Marketplace', 'Fee'].map((label): Column => ({ label, align: 'keep' })),
    ...['Items', 'Exact', 'Estimated', 'Charged', 'Half within', '95 of 100 within', 'Most above', 'Most below'].map(
      (label): Column => ({ label, align: 'n' }),
    ),
    { label: '', align: 'keep' },
  ];
  const rows = looks.flatMap((look) =>
    look.comparisons.flatMap(({ marketplaceName, errors, without }) =>
      FEE_KINDS.flatMap((kind) => {
        const found = errors.find((each) => each.kind === kind);
        if (found === undefined) return [];
        const money = (amount: number): string => money1(minor(amount), look.currency);
        const { items, exact, estimated, settled, p50, p95, most, least } = found;
        const missing = kind === 'total' && without + look.left > 0 ? ` (${without + look.left} not compared)` : '';
        const cells = [
          link(settlementAddress({ id: look.settlement }), look.number),
          marketplaceName,
          FEE_WORDS[kind],
          `${items}${missing}`,
          String(exact),
          ...[estimated, settled, p50, p95, most, least].map(money),
          look.currency,
        ];
        return [{ cells, isSum: kind === 'total' }];
      }),
    ),
  );
  const empty = html`<p class="empty">Nothing is compared yet: every hour a run asks Amazon what it would charge for what settlements sold.</p>`;
  return html`${TABLE_STYLE}<div class="cwy">${rows.length === 0 ? html`<h2>Fees as estimated and as charged</h2>${empty}` : tableHtml('Fees as estimated and as charged, item by item', columns, rows)}</div>`;
}

/** Null where there is no month yet. */
export function marginFile(wish: MarginWish): file.File | null {
  const shown = shownOf(marginMonths(), wish);
  if (shown === undefined) return null;
  const name = `sku-margins-${shown.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${shown.month}.csv`;
  return file.create({ name, fileType: file.Type.CSV, contents: marginCsv(sheetOf(shown)) });
}
