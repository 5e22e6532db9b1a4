/**
 * The audit of the SKU map as a page: what is mapped wrongly, how far each marketplace is covered, and proposals to
 * accept.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import * as url from 'N/url';
import type { Gap } from '../flows/skumap/audit';
import {
  type AuditFilter,
  auditParameters,
  coverageOf,
  GAP_FIXES,
  GAP_KINDS,
  GAP_WORDS,
  gapsShown,
} from '../flows/skumap/seen';
import { formatMinor, sum } from '../ledger/minor';
import { formToken, TOKEN_FIELD } from './formToken';
import { type Html, html, link } from './html';
import { SCRIPT, SKU_MAP } from './ids';
import { showNotice } from './notice';
import { addHtml, addSelect, pageAddress, pagerHtml, recordAddress } from './pageParts';
import { type AuditReading, readAudit } from './skuMapAudit';
import { type NamedProposal, proposalsOf } from './skuMapProposals';
import { type ItemStock, stockOf } from './skuMapStock';

export const PARAMETER = 'custparam_';
export const FIELD = 'custpage_';
export const ROWS = 'custpage_gaps';

const PAGE_ROWS = 50;

interface Line {
  readonly gap: Gap;
  readonly proposal: NamedProposal | null;
}

export function skuMapPage(filter: AuditFilter): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon SKU Map Audit' });
  const reading = readAudit(today());
  const shown = gapsShown(reading.audit.gaps, filter);
  const page = Math.min(filter.page, Math.max(0, Math.ceil(shown.length / PAGE_ROWS) - 1));
  const gaps = shown.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  const lines = linesOf(gaps, proposalsOf(gaps, reading.rows));
  const stock = stockOf([
    ...itemsOf(reading.audit.gaps, reading),
    ...lines.flatMap(({ proposal }) => proposal?.itemId ?? []),
  ]);
  showNotice(form);
  addHtml(form, 'custpage_first', firstLine(reading, stock));
  addHtml(form, 'custpage_coverage', coverage(reading));
  addChoice(form, filter, reading);
  form.addSubmitButton({ label: 'Go' });
  addLines(form, lines, { reading, stock, title: titleOf(page, gaps.length, shown.length) });
  if (lines.length === 0) addHtml(form, 'custpage_empty', emptyState(reading));
  addHtml(
    form,
    'custpage_pager',
    pagerHtml({ page, total: shown.length }, (to) => auditAddress({ ...filter, page: to })),
    'OUTSIDEBELOW',
  );
  return form;
}

function auditAddress(filter: AuditFilter): string {
  return pageAddress(SCRIPT.skuMap, auditParameters(filter, PARAMETER));
}

/** The day in the server's zone: rows hold from day to day, and an audit is no posting. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function firstLine({ audit, rows }: AuditReading, stock: ReadonlyMap<string, ItemStock>): Html {
  const found = GAP_KINDS.filter((kind) => audit.counts[kind] > 0);
  if (found.length === 0) return html`<p class="lead"><b>Nothing is mapped wrongly.</b></p>`;
  const parts = found.map((kind) => {
    const items = audit.gaps.filter((gap) => gap.kind === kind).flatMap((gap) => itemsOfGap(gap, rows));
    const behind = stockWords(items, stock);
    const to = link(
      auditAddress({ kind, marketplace: '', page: 0 }),
      `${audit.counts[kind]} ${GAP_WORDS[kind].slice(2).toLowerCase()}`,
    );
    return html`<li>${to}${behind === '' ? '' : ` – behind them ${behind}`}</li>`;
  });
  return html`<p class="lead"><b>${audit.gaps.length} ${audit.gaps.length === 1 ? 'thing is' : 'things are'} mapped wrongly.</b></p><ul>${parts}</ul>`;
}

function itemsOf(gaps: readonly Gap[], { rows }: AuditReading): string[] {
  return [...new Set(gaps.flatMap((gap) => itemsOfGap(gap, rows)))];
}

function itemsOfGap(gap: Gap, rows: AuditReading['rows']): string[] {
  return rows.filter((row) => gap.rowIds.includes(row.id)).map((row) => row.itemId);
}

/** `40 units, 1,200.00 USD`; empty where there is no stock, or none is known. */
function stockWords(items: readonly string[], stock: ReadonlyMap<string, ItemStock>): string {
  const held = [...new Set(items)].flatMap((item) => stock.get(item) ?? []);
  const units = held.reduce((total, each) => total + each.units, 0);
  if (units === 0) return '';
  const values = held.flatMap((each) => each.values);
  const money = [...new Set(values.map((each) => each.currency))].map((currency) => {
    const amount = sum(values.filter((each) => each.currency === currency).map((each) => each.amount));
    return `${grouped(formatMinor(amount, 2))} ${currency}`.trim();
  });
  return [`${grouped(String(units))} units in stock`, ...money].join(', ');
}

const grouped = (decimal: string): string => decimal.replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');

function coverage({ audit, marketplaces, listings, documents, isPartial }: AuditReading): Html {
  const cover = coverageOf(
    marketplaces.map((each) => each.id),
    listings,
    audit.gaps,
  );
  const lines = marketplaces.map(({ id, name }) => {
    const { seen, mapped } = cover.find((each) => each.marketplace === id) ?? { seen: 0, mapped: 0 };
    const share = seen === 0 ? '–' : `${Math.floor((mapped * 100) / seen)} %`;
    return html`<tr><td>${name}</td><td class="n">${mapped}</td><td class="n">${seen}</td><td class="n">${share}</td></tr>`;
  });
  const note = isPartial ? ' There is more than this page reads; older orders and rows are left out.' : '';
  return html`<p>SKUs seen in ${documents} orders:${note}</p><table style="width:auto"><thead><tr><th>Marketplace</th><th class="n">Mapped</th><th class="n">Seen</th><th class="n">Covered</th></tr></thead><tbody>${lines}</tbody></table>`;
}

function addChoice(form: serverWidget.Form, filter: AuditFilter, { marketplaces }: AuditReading): void {
  const container = 'custpage_filters';
  form.addFieldGroup({ id: container, label: 'Show' });
  addSelect(form, {
    id: `${FIELD}kind`,
    label: 'Kind of Gap',
    container,
    options: [['', 'Any'], ...GAP_KINDS.map((kind) => [kind, GAP_WORDS[kind]] as const)],
    value: filter.kind,
  });
  addSelect(form, {
    id: `${FIELD}marketplace`,
    label: 'Marketplace',
    container,
    options: [['', 'Any'], ...marketplaces.map(({ id, name }) => [id, name || id] as const)],
    value: filter.marketplace,
  });
  const token = form.addField({ id: TOKEN_FIELD, label: 'Token', type: serverWidget.FieldType.TEXT });
  token.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  token.defaultValue = formToken();
}

/** A line for each gap; an unmapped SKU has one for each of its proposals. */
function linesOf(gaps: readonly Gap[], proposals: ReadonlyMap<Gap, readonly NamedProposal[]>): Line[] {
  return gaps.flatMap((gap): Line[] => {
    const own = proposals.get(gap) ?? [];
    return own.length === 0 ? [{ gap, proposal: null }] : own.map((proposal) => ({ gap, proposal }));
  });
}

interface Shown {
  readonly reading: AuditReading;
  readonly stock: ReadonlyMap<string, ItemStock>;
  readonly title: string;
}

function addLines(form: serverWidget.Form, lines: readonly Line[], shown: Shown): void {
  const list = form.addSublist({ id: ROWS, label: shown.title, type: serverWidget.SublistType.LIST });
  const { CHECKBOX, TEXT, TEXTAREA, URL, INTEGER } = serverWidget.FieldType;
  const { HIDDEN, ENTRY } = serverWidget.FieldDisplayType;
  list.addField({ id: 'tick', label: 'Accept', type: CHECKBOX });
  for (const id of ['wishplace', 'wishsku', 'wishitem']) {
    list.addField({ id, label: id, type: TEXT }).updateDisplayType({ displayType: HIDDEN });
  }
  list.addField({ id: 'kind', label: 'Kind', type: TEXT });
  list.addField({ id: 'place', label: 'Marketplace', type: TEXT });
  list.addField({ id: 'sku', label: 'Seller SKU', type: TEXT });
  list.addField({ id: 'item', label: 'Item', type: TEXT });
  list.addField({ id: 'pack', label: 'Pack', type: INTEGER }).updateDisplayType({ displayType: ENTRY });
  list.addField({ id: 'why', label: 'What Was Found', type: TEXTAREA });
  list.addField({ id: 'fix', label: 'What To Do', type: TEXTAREA });
  list.addField({ id: 'stock', label: 'Behind It', type: TEXT });
  list.addField({ id: 'record', label: 'Map Row', type: URL }).linkText = 'Open';
  lines.forEach((line, at) => {
    for (const [id, value] of Object.entries(cells(line, shown))) {
      if (value !== '') list.setSublistValue({ id, line: at, value });
    }
  });
}

const REASONS: Readonly<Record<NamedProposal['reason'], string>> = {
  'same-sku-elsewhere': 'Proposed: this SKU stands for it in another marketplace.',
  'item-name': 'Proposed: the item has this name.',
  upc: 'Proposed: the item has this UPC.',
  'item-name-alike': 'Proposed: the item is named nearly so.',
};

function cells({ gap, proposal }: Line, { reading, stock }: Shown): Record<string, string> {
  const items = proposal ? [proposal.itemId] : itemsOfGap(gap, reading.rows);
  const names = proposal
    ? [proposal.itemName]
    : reading.rows.filter((row) => gap.rowIds.includes(row.id)).map((row) => row.itemName);
  const place = reading.marketplaces.find((each) => each.id === gap.marketplaceId);
  return {
    ...(proposal ? { wishplace: gap.marketplaceId, wishsku: gap.sku, wishitem: proposal.itemId } : {}),
    kind: GAP_WORDS[gap.kind],
    place: place?.name ?? '',
    sku: gap.sku,
    item: [...new Set(names)].join(', '),
    pack: proposal ? String(proposal.pack) : '',
    why: proposal ? REASONS[proposal.reason] : gap.message,
    fix:
      gap.kind === 'unmapped' && proposal === null
        ? 'Add a row by hand: no item is named like it.'
        : GAP_FIXES[gap.kind],
    stock: stockWords(items, stock),
    record: gap.rowIds[0] === undefined ? newRowAddress(gap) : recordAddress(SKU_MAP.type, gap.rowIds[0]),
  };
}

/** The page for a new row, marketplace and SKU filled in. */
function newRowAddress({ marketplaceId, sku }: Gap): string {
  const params = { [`record.${SKU_MAP.marketplace}`]: marketplaceId, [`record.${SKU_MAP.sku}`]: sku };
  return url.resolveRecord({ recordType: SKU_MAP.type, isEditMode: true, params });
}

function titleOf(page: number, count: number, total: number): string {
  if (total === 0) return 'Gaps';
  return `Gaps ${page * PAGE_ROWS + 1} to ${page * PAGE_ROWS + count} of ${total}`;
}

function emptyState({ listings, rows }: AuditReading): Html {
  if (listings.length === 0 && rows.length === 0) {
    return html`<p class="empty">No order has been read yet and the SKU map is empty. SKUs appear here with the first orders; rows can be added before, by hand or by CSV import.</p>`;
  }
  return html`<p class="empty">No gap fits this choice. SKUs without a row, rows that overlap and items that cannot be sold would stand here.</p>`;
}
