/**
 * Parts that the add-on's pages share: markup, lists to choose from, addresses, page turning.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import * as url from 'N/url';
import { type Html, html, link } from './html';

export function addHtml(
  form: serverWidget.Form,
  id: string,
  markup: Html | null,
  place: 'OUTSIDEABOVE' | 'OUTSIDEBELOW' = 'OUTSIDEABOVE',
): void {
  if (markup === null) return;
  const field = form.addField({ id, label: ' ', type: serverWidget.FieldType.INLINEHTML });
  field.updateLayoutType({ layoutType: serverWidget.FieldLayoutType[place] });
  field.defaultValue = markup.text;
}

export interface Select {
  readonly id: string;
  readonly label: string;
  readonly container: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly value: string;
}

export function addSelect(form: serverWidget.Form, { id, label, container, options, value }: Select): void {
  const field = form.addField({ id, label, type: serverWidget.FieldType.SELECT, container });
  for (const [each, text] of options) field.addSelectOption({ value: each, text, isSelected: each === value });
}

export interface Page {
  readonly id: string;
  readonly deployment: string;
}

/** Address of one of the add-on's own pages. */
export function pageAddress(page: Page, params: Readonly<Record<string, string>>): string {
  return url.resolveScript({ scriptId: page.id, deploymentId: page.deployment, params: { ...params } });
}

export function recordAddress(recordType: string, recordId: string): string {
  return url.resolveRecord({ recordType, recordId, isEditMode: false });
}

/** Links to the pages around the one shown; nothing where one page holds all. */
export function pagerHtml(
  { page, total }: { readonly page: number; readonly total: number },
  addressOf: (page: number) => string,
  pageRows = 50,
): Html | null {
  const pages = Math.ceil(total / pageRows);
  if (pages <= 1) return null;
  const turn = (to: number, words: string): Html =>
    to < 0 || to >= pages ? html`<span>${words}</span>` : link(addressOf(to), words);
  return html`<p class="pager">${turn(page - 1, '‹ Previous')} Page ${page + 1} of ${pages} ${turn(page + 1, 'Next ›')}</p>`;
}

/** Cells by the id of their field, a line each; an empty one is left out, because NetSuite takes no empty values. */
export function fill(list: serverWidget.Sublist, lines: readonly Readonly<Record<string, string>>[]): void {
  lines.forEach((cells, line) => {
    for (const [id, value] of Object.entries(cells)) if (value !== '') list.setSublistValue({ id, line, value });
  });
}
