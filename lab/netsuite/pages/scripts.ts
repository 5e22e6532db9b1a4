// Scripts with their deployments: when they run, how they last went, and where Suitelets are.

import { frameOf, renderPage } from './frame';
import { type Content, html, type Markup } from './html';
import { suiteletUrl } from './links';
import type { AccountSource, DeploymentRow, RunRow, ScriptRow } from './source';
import { dateTimeText, instantText, plural } from './values';

const KINDS: Readonly<Record<string, string>> = {
  scheduled: 'Scheduled',
  mapreduce: 'Map/Reduce',
  suitelet: 'Suitelet',
  restlet: 'RESTlet',
  userevent: 'User Event',
  client: 'Client',
  portlet: 'Portlet',
  massupdate: 'Mass Update',
};

const MAX_RUNS = 1_000;

export function scriptsPage(account: AccountSource, address: string): string {
  const scripts = [...account.scripts.all()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const runs = account.scripts.runs?.(MAX_RUNS) ?? [];
  const deployments = scripts.reduce((sum, script) => sum + script.deployments.length, 0);
  return renderPage(frameOf(account, address), {
    title: 'Scripts & Deployments',
    breadcrumbs: [{ label: 'Home', url: '/app/center/card.nl' }],
    crosslinks: [{ label: 'Execution Log', url: '/app/log' }],
    lead: `${plural(scripts.length, 'script', 'scripts')} with ${plural(deployments, 'deployment', 'deployments')}.`,
    body:
      scripts.length === 0
        ? html`<p class="empty">No scripts are deployed. A project that is deployed brings its scripts here, with their schedules.</p>`
        : table(account, scripts, runs),
  });
}

function table(account: AccountSource, scripts: readonly ScriptRow[], runs: readonly RunRow[]): Markup {
  return html`<div class="scroll"><table>
<thead><tr><th>Deployment</th><th>Script ID</th><th>Status</th><th>Runs</th><th>Last run (PT)</th></tr></thead>
<tbody>${scripts.map((script) => [
    heading(account, script),
    script.deployments.length === 0
      ? html`<tr><td class="soft" colspan="5">no deployment</td></tr>`
      : script.deployments.map((deployment) => row(script, deployment, runs)),
  ])}</tbody>
</table></div>`;
}

function heading(account: AccountSource, script: ScriptRow): Markup {
  return html`<tr class="of"><td colspan="4"><b dir="auto">${script.name}</b> · ${KINDS[script.kind] ?? script.kind} <span class="soft">${script.scriptId}, ${script.file}</span></td><td class="keep">${lastEntry(account, script)}</td></tr>`;
}

function row(script: ScriptRow, deployment: DeploymentRow, runs: readonly RunRow[]): Markup {
  return html`<tr><td dir="auto">${titled(script, deployment)}</td><td class="soft">${deployment.scriptId}</td><td class="keep">${status(deployment)}</td><td class="keep">${whenRun(script, deployment)}</td><td class="keep">${lastRun(runs, script, deployment)}</td></tr>`;
}

function titled(script: ScriptRow, deployment: DeploymentRow): Content {
  if (script.kind !== 'suitelet' || !deployment.isDeployed) return deployment.title;
  return html`<a href="${suiteletUrl(script.id, deployment.id)}">${deployment.title}</a>`;
}

function status({ isDeployed, status: state }: DeploymentRow): Content {
  return isDeployed ? html`<span class="good">● ${state}</span>` : html`<span class="soft">○ not deployed</span>`;
}

function whenRun(script: ScriptRow, deployment: DeploymentRow): string {
  if (deployment.recurrence && deployment.status === 'SCHEDULED') return deployment.recurrence;
  if (script.kind === 'suitelet') return 'when opened';
  if (script.kind === 'restlet') return 'when called';
  return script.kind === 'userevent' ? 'when a record is saved or shown' : 'when submitted';
}

function lastRun(runs: readonly RunRow[], script: ScriptRow, deployment: DeploymentRow): Content {
  const run = runs.find((each) => each.scriptId === script.scriptId && each.deploymentId === deployment.scriptId);
  if (!run) return html`<span class="soft">–</span>`;
  return html`<span class="${run.status === 'FAILED' ? 'bad' : ''}">${run.status === 'FAILED' ? '▲ ' : ''}${instantText(run.submittedAt)} ${run.status}</span>`;
}

function lastEntry(account: AccountSource, script: ScriptRow): Content {
  const [entry] = account.log.list({ script: script.scriptId, offset: 0, limit: 1 }).rows;
  const url = `/app/log?script=${encodeURIComponent(script.scriptId)}`;
  return entry ? html`<a href="${url}">log to ${dateTimeText(entry.date)}</a>` : '';
}
