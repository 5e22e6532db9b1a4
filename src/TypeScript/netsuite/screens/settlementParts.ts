/**
 * Parts of the pages of settlements: tables whose numbers stand right and lead to what they are made of, addresses, dates.
 *
 * @NApiVersion 2.1
 */

import { CLASS_ROWS } from '../../flows/settlements/classes';
import type { LineClass } from '../../flows/settlements/settlement';
import { shownMinor } from '../../flows/settlements/waiting';
import type { Minor } from '../../ledger/minor';
import { SCRIPT } from '../ids';
import { PARAMETER } from './exceptionPage';
import { type Content, type Html, html, link } from './html';
import { pageAddress } from './pageParts';

/** Of tables; each page that has one brings it along. */
export const TABLE_STYLE = html`<style>.cwy table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}.cwy th{text-align:left;border-bottom:1px solid #999;padding:4px 10px 4px 0}.cwy td{padding:4px 10px 4px 0;border-bottom:1px solid #e5e5e5;vertical-align:top}.cwy th.n,.cwy td.n{text-align:right;white-space:nowrap}.cwy td.keep{white-space:nowrap}.cwy tr.sum td{font-weight:bold;border-top:1px solid #999}.cwy h2{margin:18px 0 6px;font-size:1.1em}.cwy code{font-size:.85em;overflow-wrap:anywhere}.cwy td.words{max-width:32em}.cwy td.n+td.keep,.cwy th.n+th.keep{padding-left:8px}</style>`;

export type Align = 'n' | 'keep' | 'words' | '';

export interface Column {
  readonly label: string;
  readonly align: Align;
}

export interface TableRow {
  readonly cells: readonly Content[];
  readonly isSum?: boolean;
}

export function tableHtml(caption: string, columns: readonly Column[], rows: readonly TableRow[]): Html {
  const head = columns.map(({ label, align }) => html`<th scope="col" class="${align}">${label}</th>`);
  const body = rows.map(
    ({ cells, isSum = false }) =>
      html`<tr class="${isSum ? 'sum' : ''}">${cells.map((each, at) => html`<td class="${columns[at]?.align ?? ''}">${each}</td>`)}</tr>`,
  );
  return html`<h2>${caption}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Address of a view of the page. Names go without the prefix of parameters. */
export function settlementAddress(parameters: Readonly<Record<string, string>>): string {
  const named = Object.entries(parameters).map(([name, value]) => [`${PARAMETER}${name}`, value] as const);
  return pageAddress(SCRIPT.settlementPages, Object.fromEntries(named));
}

/** An amount that leads to what it is made of. */
export const moneyLink = (amount: Minor, exponent: number, parameters: Readonly<Record<string, string>>): Html =>
  link(settlementAddress(parameters), shownMinor(amount, exponent));

/** `2026-03-14`, of an ISO moment in UTC, as Amazon's report writes it. */
export const dayOfIso = (iso: string): string => iso.slice(0, 10);

/** `2026-03-05 20:00:00`, of milliseconds. */
export const utcText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** A word and a shape before any colour. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  held: '■ Held',
  ready: '○ Ready',
  posted: '● Posted',
  matched: '✓ Matched to Bank',
  reversed: '↺ Reversed',
};

export const classLabel = (name: LineClass | null): string =>
  name === null ? '■ No class' : name === 'review' ? `■ ${CLASS_ROWS.review.label}` : CLASS_ROWS[name].label;
