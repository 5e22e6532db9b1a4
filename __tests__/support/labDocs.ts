// The tables of docs/lab.md, from the lab itself: what it covers, what it refuses, how long things take.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { operations as amazonOperations } from '../../lab/amazon/operations/index';
import { reportSchedules } from '../../lab/amazon/operations/reportSchedules';
import type { Account } from '../../lab/netsuite/account';
import { NotEmulated } from '../../lab/netsuite/errors';
import { Execution, type ScriptType, type Stage } from '../../lab/netsuite/execution';
import { findModule, moduleIds } from '../../lab/netsuite/modules/index';
import type { Env } from '../../lab/netsuite/modules/module';
import { NETSUITE_MODULES } from '../../lab/netsuite/modules/names';
import { recordTypes } from '../../lab/netsuite/records/index';
import { limitsOf } from '../../lab/netsuite/runner/limits';

const DOCUMENT = path.join(__dirname, '../../docs/lab.md');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The tables by the name of their place in the document. */
export function labTables(account: Account): Record<string, string> {
  return {
    modules: modules(account),
    missing: missing(),
    records: records(account),
    limits: limits(),
    spans: spans(),
    operations: operations(),
  };
}

/** What stands at a place of the document now; undefined where it has no such place. */
export function tableIn(name: string): string | undefined {
  const text = fs.readFileSync(DOCUMENT, 'utf8');
  return new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n<!-- end -->`).exec(text)?.[1];
}

export function writeTable(name: string, content: string): void {
  const text = fs.readFileSync(DOCUMENT, 'utf8');
  const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`);
  fs.writeFileSync(
    DOCUMENT,
    text.replace(place, (_, before: string, after: string) => `${before}${content}\n${after}`),
  );
}

function modules(account: Account): string {
  const rows = moduleIds().map((id) => {
    const env = executionFor(account, findModule(id)?.only?.[0] ?? 'suitelet');
    const built = findModule(id)?.build(env) ?? {};
    const names = Object.keys(built).filter((name) => typeof (built as Record<string, unknown>)[name] === 'function');
    const refused = names.filter((name) => isRefused(built as Record<string, unknown>, name));
    const done = names.filter((name) => !refused.includes(name));
    return [id, done.join(', '), refused.join(', ') || '–', findModule(id)?.only?.join(', ') ?? 'all'];
  });
  return table(['Module', 'Functions', 'Refused by name', 'Script types'], rows);
}

function executionFor(account: Account, type: ScriptType): Env {
  const options = {
    scriptId: 'customscript_docs',
    scriptInternalId: 1,
    deploymentId: 'customdeploy_docs',
    deploymentInternalId: 1,
    type,
    context: 'SUITELET',
    identity: { userId: 1, name: '', email: '', role: 'administrator', roleId: 3 },
    parameters: {},
    logLevel: 'DEBUG',
  };
  return { account, execution: new Execution(options, account.clock, account.random), shared: new Map() };
}

/** Whether a function refuses whatever it is given. */
function isRefused(module: Record<string, unknown>, name: string): boolean {
  try {
    (module[name] as (options: object) => unknown)({});
  } catch (error) {
    return error instanceof NotEmulated;
  }
  return false;
}

function missing(): string {
  const known = new Set(moduleIds());
  return [...NETSUITE_MODULES].filter((id) => !known.has(id)).join(', ');
}

function records(account: Account): string {
  const rows = recordTypes(account.features).map((type) => [
    type.type,
    type.label,
    type.feature ?? '–',
    type.cost,
    [
      type.creatable === false ? '' : 'create',
      type.editable === false ? '' : 'edit',
      type.copyable === false || type.creatable === false ? '' : 'copy',
      type.deletable === false ? '' : 'delete',
    ]
      .filter((each) => each !== '')
      .join(', ') || 'read only',
    type.sublists.map(({ id }) => id).join(', ') || '–',
    type.table ?? '–',
  ]);
  return table(['Type', 'Name', 'Feature', 'Unit class', 'Scripts may', 'Sublists', 'Query table'], rows);
}

const STAGES: readonly Stage[] = ['getInputData', 'map', 'reduce', 'summarize'];
const TYPES: readonly ScriptType[] = ['scheduled', 'suitelet', 'restlet', 'userevent'];

function limits(): string {
  const row = (name: string, type: ScriptType, stage?: Stage) => {
    const { units, seconds } = limitsOf(type, stage);
    return [name, String(units), String(seconds)];
  };
  return table(
    ['Script', 'Units', 'Virtual seconds'],
    [...TYPES.map((type) => row(type, type)), ...STAGES.map((stage) => row(`mapreduce, ${stage}`, 'mapreduce', stage))],
  );
}

function operations(): string {
  const rows = amazonOperations
    .filter((operation) => !reportSchedules.includes(operation))
    .map(({ operationId, method, path: at, rate, burst }) => [
      operationId,
      `${method} ${at}`,
      String(rate),
      String(burst),
    ]);
  return table(['Operation', 'Path', 'A second', 'Burst'], rows);
}

function spans(): string {
  const source = fs.readFileSync(path.join(__dirname, '../../lab/netsuite/runner/spans.ts'), 'utf8');
  const rows = [...source.matchAll(/^ {2}'?([a-z-]+)'?: \[([\d_]+), ([\d_]+)\],$/gm)].map(
    ([, effort = '', shortest = '', longest = '']) => [effort, shortest.replace('_', ''), longest.replace('_', '')],
  );
  return table(['Work', 'Shortest, ms', 'Longest, ms'], rows);
}
