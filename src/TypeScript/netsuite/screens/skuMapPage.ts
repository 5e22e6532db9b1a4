/**
 * The audit of the SKU map as a page: what is mapped wrongly, how far each marketplace is covered, and proposals to
 * accept.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import type { Gap } from '../../flows/skumap/audit';
import { type AuditFilter, auditParameters, GAP_KINDS, GAP_WORDS, gapsShown } from '../../flows/skumap/seen';
import { SCRIPT } from '../ids';
import { type AuditReading, itemsOfGap, readAudit } from '../skuMapAudit';
import { addToken } from './formToken';
import { type Html, html, link } from './html';
import { showNotice } from './notice';
import { addHtml, addSelect, pageAddress, pagerHtml } from './pageParts';
import { addCoverage, addGaps, addHistory, addProposals, isProposed, linesOf } from './skuMapLists';
import { proposalsOf } from './skuMapProposals';
import { type ItemStock, stockOf, stockWords } from './skuMapStock';

export const PARAMETER = 'custparam_';
export const FIELD = 'custpage_';
const PAGE_ROWS = 50;

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
  addChoice(form, filter, reading);
  form.addSubmitButton({ label: 'Go' });
  const wide = { reading, stock };
  addProposals(form, lines.filter(isProposed), wide);
  addGaps(
    form,
    lines.filter((line) => !isProposed(line)),
    { ...wide, title: titleOf(page, gaps.length, shown.length) },
  );
  addCoverage(form, reading);
  addHistory(form, reading);
  if (lines.length === 0) addHtml(form, 'custpage_empty', emptyState(reading), 'OUTSIDEBELOW');
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
    return html` · ${to}${behind === '' ? '' : ` (behind them ${behind})`}`;
  });
  return html`<p class="lead"><b>${audit.gaps.length} ${audit.gaps.length === 1 ? 'thing is' : 'things are'} mapped wrongly.</b>${parts}</p>`;
}

function itemsOf(gaps: readonly Gap[], { rows }: AuditReading): string[] {
  return [...new Set(gaps.flatMap((gap) => itemsOfGap(gap, rows)))];
}

function addChoice(form: serverWidget.Form, filter: AuditFilter, { marketplaces }: AuditReading): void {
  const container = 'custpage_filters';
  const group = form.addFieldGroup({ id: container, label: 'Filters' });
  group.isCollapsible = true;
  group.isCollapsed = Object.keys(auditParameters({ ...filter, page: 0 }, '')).length === 0;
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
  addToken(form);
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
