// A scripted list as a page: a table with links in its columns.

import { isNumeric, link } from './fieldInput';
import { functionButton, linksOf } from './form';
import { type Frame, renderPage } from './frame';
import { attribute, type Content, html, type Markup } from './html';
import { withQuery } from './links';
import type { ColumnModel, ListModel } from './model';
import { plural } from './values';

type Row = Readonly<Record<string, string>>;

/** A list as a whole page of HTML. */
export function renderList(list: ListModel, frame: Frame): string {
  const buttons = list.buttons.map((button) => functionButton(button, list.clientScript));
  return renderPage(frame, {
    title: list.title,
    hideMenu: list.hideNavBar,
    lead: plural(list.rows.length, 'row', 'rows'),
    breadcrumbs: linksOf(list.links, 'BREADCRUMB'),
    crosslinks: linksOf(list.links, 'CROSSLINK'),
    body: html`${buttons.length > 0 ? html`<div class="buttons">${buttons}</div>` : ''}${list.rows.length === 0 ? html`<p class="empty">No rows. The script that makes this list found nothing to show.</p>` : table(list)}`,
  });
}

function table({ columns, rows }: ListModel): Markup {
  return html`<div class="scroll"><table>
<thead><tr>${columns.map((column) => html`<th${attribute('class', classOf(column))}>${column.label}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column) => html`<td dir="auto"${attribute('class', classOf(column))}>${cell(column, row)}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

function cell(column: ColumnModel, row: Row): Content {
  if (column.edit !== null) return editLinks(column.edit, row);
  const text = row[column.id] ?? '';
  if (column.type === 'CHECKBOX') return text === 'T' ? 'Yes' : 'No';
  if (column.url === null) return column.type === 'URL' ? link(text, text) : text;
  const base = column.url.dynamic ? (row[column.url.base] ?? '') : column.url.base;
  const parameters = column.parameters.map(({ name, value, dynamic }) => [name, dynamic ? (row[value] ?? '') : value]);
  return link(withQuery(base, Object.fromEntries(parameters)), text);
}

function editLinks(edit: NonNullable<ColumnModel['edit']>, row: Row): Content {
  const words = edit.showView ? ['Edit', 'View'] : ['Edit'];
  if (edit.clickable !== null && row[edit.clickable] !== 'T' && row[edit.clickable] !== 'true')
    return words.join(' | ');
  const id = { [edit.parameterName]: row[edit.parameter] ?? '' };
  const [editLink, viewLink] = [withQuery(edit.link, { ...id, e: 'T' }), withQuery(edit.link, id)];
  return edit.showView ? html`${link(editLink, 'Edit')} | ${link(viewLink, 'View')}` : link(editLink, 'Edit');
}

function classOf(column: ColumnModel): string | null {
  if (column.align === 'RIGHT' || isNumeric(column.type)) return 'n';
  return column.align === 'CENTER' ? 'c' : null;
}
