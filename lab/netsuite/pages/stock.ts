// Stock by item and location: on hand, committed, available, and its value.

import { frameOf, renderPage } from './frame';
import { type Content, html, type Markup } from './html';
import { recordUrl } from './links';
import { PAGE_SIZE, pageOf, pager } from './pager';
import type { AccountSource, StockRow } from './source';
import { countText, minorText, plural } from './values';

export function stockPage(account: AccountSource, parameters: URLSearchParams, address: string): string | undefined {
  if (!account.stock) return undefined;
  const rows = account.stock.all();
  const page = pageOf(parameters);
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return renderPage(frameOf(account, address), {
    title: 'Stock by Location',
    breadcrumbs: [{ label: 'Home', url: '/app/center/card.nl' }],
    lead: answer(rows),
    body:
      rows.length === 0
        ? empty()
        : html`${table(account, shown)}${pager('/app/reporting/stock', {}, page, rows.length)}`,
  });
}

function answer(rows: readonly StockRow[]): string {
  const short = rows.filter(({ available }) => available <= 0).length;
  return `${plural(rows.length, 'stock position', 'stock positions')}, ${short === 0 ? 'all with something available' : `${countText(short)} with nothing available`}.`;
}

function table(account: AccountSource, rows: readonly StockRow[]): Markup {
  return html`<div class="scroll"><table>
<thead><tr><th>Item</th><th>Location</th><th class="n">On Hand</th><th class="n">Committed</th><th class="n">Available</th><th class="n">Value</th><th>Currency</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><td dir="auto">${linked(account, 'item', row.item, row.itemName)}</td><td dir="auto">${row.location === null ? '–' : linked(account, 'location', row.location, row.locationName)}</td><td class="n">${countText(row.onHand)}</td><td class="n">${row.committed ? countText(row.committed) : '–'}</td><td class="n${row.available < 0 ? ' bad' : ''}">${countText(row.available)}</td><td class="n">${row.valueMinor === undefined ? '–' : minorText(row.valueMinor, row.currency ?? 'USD')}</td><td>${row.valueMinor === undefined ? '' : (row.currency ?? '')}</td></tr>`,
  )}</tbody>
</table></div>`;
}

function linked(account: AccountSource, target: string, id: number, name: string | undefined): Content {
  const type = account.records.typeOf(target, id);
  const text = name ?? account.records.nameOf(target, id) ?? String(id);
  return type === undefined ? text : html`<a href="${recordUrl(type, id)}">${text}</a>`;
}

function empty(): Markup {
  return html`<p class="empty">No item has stock yet. Each item with a quantity at a location stands here, with what is committed to orders.</p>`;
}
