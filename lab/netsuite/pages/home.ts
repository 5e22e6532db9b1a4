// The home page: what is in the account, and where to go.

import type { RecordDefinition } from '../records/definition';
import { frameOf, renderPage } from './frame';
import { type Content, html, type Markup } from './html';
import { listUrl } from './links';
import type { AccountSource } from './source';
import { countText, plural } from './values';

interface Counted {
  readonly definition: RecordDefinition;
  readonly count: number;
}

export function homePage(account: AccountSource, address: string): string {
  const counted = [...account.definitions.values()]
    .map((definition) => ({ definition, count: account.records.list(definition.type, { offset: 0, limit: 0 }).total }))
    .sort((a, b) => (a.definition.plural < b.definition.plural ? -1 : 1));
  const filled = counted.filter(({ count }) => count > 0);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const errors = account.log.list({ type: 'ERROR', offset: 0, limit: 0 }).total;
  return renderPage(frameOf(account, address), {
    title: 'Home',
    lead: html`${plural(total, 'record', 'records')} of ${plural(filled.length, 'type', 'types')}; ${errors === 0 ? 'no errors in the execution log' : html`<a href="/app/log?type=ERROR">${plural(errors, 'error', 'errors')} in the execution log</a>`}.`,
    body: html`${places(account)}${total === 0 ? empty() : tiles(filled)}${bare(counted)}${scripts(account)}`,
  });
}

/** What the deployed projects put into the menu, to be found without opening it. */
function places(account: AccountSource): Content {
  return (account.menu ?? []).map(
    ({ label, categories }) =>
      html`<nav class="places" aria-label="${label}"><h2>${label}</h2><div>${categories
        .filter(({ links }) => links.length > 0)
        .map(
          (category) =>
            html`<section><b>${category.label}</b>${category.links.map((link) => html`<a href="${link.url}" dir="auto">${link.label}</a>`)}</section>`,
        )}</div></nav>`,
  );
}

function tiles(filled: readonly Counted[]): Markup {
  const kinds: [string, (definition: RecordDefinition) => boolean][] = [
    ['Transactions', ({ group }) => group === 'transaction'],
    ['Custom Records', ({ type }) => type.startsWith('customrecord')],
    ['Items', ({ group }) => group === 'item'],
    ['Custom Lists', ({ type }) => type.startsWith('customlist')],
    ['Lists', ({ group, type }) => !['transaction', 'item'].includes(group) && !isCustom(type)],
  ];
  return html`<div class="tiles">${kinds.map(([label, belongs]) =>
    tile(
      label,
      filled.filter(({ definition }) => belongs(definition)),
    ),
  )}</div>`;
}

function tile(label: string, rows: readonly Counted[]): Content {
  if (rows.length === 0) return '';
  return html`<section><h2>${label}</h2><table><tbody>${rows.map(
    ({ definition, count }) =>
      html`<tr><td><a href="${listUrl(definition.type)}" dir="auto">${definition.plural}</a></td><td class="n">${countText(count)}</td></tr>`,
  )}</tbody></table></section>`;
}

function bare(counted: readonly Counted[]): Content {
  const none = counted.filter(({ count }) => count === 0);
  if (none.length === 0) return '';
  return html`<details class="soft"><summary>${plural(none.length, 'type without records', 'types without records')}</summary><p>${none.map(
    ({ definition }, at) => html`${at > 0 ? ', ' : ''}<a href="${listUrl(definition.type)}">${definition.plural}</a>`,
  )}</p></details>`;
}

function scripts(account: AccountSource): Content {
  const all = account.scripts.all();
  if (all.length === 0)
    return html`<h2>Scripts</h2><p class="empty">No scripts are deployed. Deploying a project adds them here.</p>`;
  const deployments = all.reduce((sum, script) => sum + script.deployments.length, 0);
  const entries = account.log.list({ offset: 0, limit: 0 }).total;
  return html`<h2>Scripts</h2><p><a href="/app/scripts">${plural(all.length, 'script', 'scripts')}</a> with ${plural(deployments, 'deployment', 'deployments')} · <a href="/app/log">${entries === 0 ? 'Execution log, empty' : plural(entries, 'log entry', 'log entries')}</a></p>`;
}

function empty(): Markup {
  return html`<p class="empty">Nothing has been recorded yet. Every record that scripts make or that a deployment brings is counted here, by type.</p>`;
}

function isCustom(type: string): boolean {
  return type.startsWith('customrecord') || type.startsWith('customlist');
}
