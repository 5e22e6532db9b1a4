// The execution log: what scripts wrote, newest first, by script and by type.

import { frameOf, renderPage } from './frame';
import { attribute, type Content, html, type Markup } from './html';
import { PAGE_SIZE, pageOf, pager } from './pager';
import type { AccountSource, LogEntry } from './source';
import { dateTimeText, plural } from './values';

const TYPES = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY', 'SYSTEM'];
const TONES: Readonly<Record<string, string>> = { ERROR: 'bad', EMERGENCY: 'bad', AUDIT: 'good', SYSTEM: 'warn' };
const SHAPES: Readonly<Record<string, string>> = { ERROR: '▲', EMERGENCY: '▲', AUDIT: '●', SYSTEM: '■', DEBUG: '○' };
const FOLD_AFTER = 400;

export function logPage(account: AccountSource, parameters: URLSearchParams, address: string): string {
  const script = parameters.get('script') || undefined;
  const type = parameters.get('type') || undefined;
  const page = pageOf(parameters);
  const { rows, total } = account.log.list({ script, type, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const errors = account.log.list({ script, type: 'ERROR', offset: 0, limit: 0 }).total;
  const kept = { ...(script ? { script } : {}), ...(type ? { type } : {}) };
  return renderPage(frameOf(account, address), {
    title: 'Script Execution Log',
    breadcrumbs: [
      { label: 'Home', url: '/app/center/card.nl' },
      { label: 'Scripts', url: '/app/scripts' },
    ],
    lead:
      total === 0
        ? 'No entries.'
        : `${plural(total, 'entry', 'entries')}${script ? ` from ${script}` : ''}; ${errors === 0 ? 'no errors' : plural(errors, 'error', 'errors')}.`,
    body: html`${filter(account, script, type)}${rows.length === 0 ? empty(total, script ?? type) : table(rows)}${pager('/app/log', kept, page, total)}`,
  });
}

function filter(account: AccountSource, script: string | undefined, type: string | undefined): Markup {
  const option = (value: string, label: string, chosen: string | undefined): Markup =>
    html`<option value="${value}"${attribute('selected', value === (chosen ?? ''))}>${label}</option>`;
  return html`<form class="filter" method="get" action="/app/log">
<label>Script<select name="script">${option('', 'All scripts', script)}${account.scripts.all().map((each) => option(each.scriptId, `${each.name} (${each.scriptId})`, script))}</select></label>
<label>Type<select name="type">${option('', 'All types', type)}${TYPES.map((each) => option(each, each, type))}</select></label>
<button type="submit">Filter</button>
</form>`;
}

function table(rows: readonly LogEntry[]): Markup {
  return html`<div class="scroll"><table>
<thead><tr><th>Date (PT)</th><th>Type</th><th>Script</th><th>Title</th><th>Details</th></tr></thead>
<tbody>${rows.map(
    (entry) =>
      html`<tr><td class="keep">${dateTimeText(entry.date)}</td><td class="keep"><span class="${TONES[entry.type] ?? 'soft'}">${SHAPES[entry.type] ?? '○'} ${entry.type}</span></td><td class="keep"><a href="/app/log?script=${encodeURIComponent(entry.scriptId)}" title="${entry.deploymentId}">${entry.scriptId}</a></td><td dir="auto">${entry.title}</td><td dir="auto">${details(entry.details)}</td></tr>`,
  )}</tbody>
</table></div>`;
}

function details(text: string): Content {
  if (text.length <= FOLD_AFTER) return html`<pre>${text}</pre>`;
  return html`<details><summary>${text.slice(0, 160)}…</summary><pre>${text}</pre></details>`;
}

function empty(total: number, filtered: string | undefined): Markup {
  if (total > 0) return html`<p class="empty">This page lies behind the end of the log.</p>`;
  return filtered
    ? html`<p class="empty">No entry fits this filter. <a href="/app/log">Show all entries</a>.</p>`
    : html`<p class="empty">No script has written anything yet. What scripts log, and the errors they end with, stand here; what their deployments did stands under <a href="/app/scripts">Scripts &amp; Deployments</a>.</p>`;
}
