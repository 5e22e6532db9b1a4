// Long lists come in pages; this is the strip under them.

import { html, type Markup } from './html';
import { withQuery } from './links';
import { countText } from './values';

/** Rows on a page. */
export const PAGE_SIZE = 50;

/** The page a request asks for, from 1; anything else is the first. */
export function pageOf(parameters: URLSearchParams): number {
  const page = Number(parameters.get('page') ?? '1');
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** "51–100 of 1,204", with links to the pages around. Nothing when one page holds all. */
export function pager(path: string, parameters: Readonly<Record<string, string>>, page: number, total: number): Markup {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (pages === 1) return html``;
  const to = (target: number, label: string): Markup =>
    target < 1 || target > pages || target === page
      ? html`<span>${label}</span>`
      : html`<a href="${withQuery(path, { ...parameters, page: target })}">${label}</a>`;
  const first = Math.min((page - 1) * PAGE_SIZE + 1, total);
  const last = Math.min(page * PAGE_SIZE, total);
  return html`<nav class="pager" aria-label="Pages">${to(1, 'First')}${to(page - 1, 'Previous')}<b>${countText(first)}–${countText(last)} of ${countText(total)}</b>${to(page + 1, 'Next')}${to(pages, 'Last')}</nav>`;
}
