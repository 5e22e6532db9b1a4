// A run as people read it: log, units, records, answer, errors.

import type { RunReport } from './labReport';
import type { Output } from './output';
import { table } from './table';

export function printRun(report: RunReport, { out, err }: Output): void {
  section(out, 'Log', report.logs, (logs) =>
    logs.map(({ type, title, details }) => `  ${type.padEnd(9)}  ${title}${details === '' ? '' : `: ${details}`}`),
  );
  section(out, 'Units', stagesOf(report), (stages) => [
    table(
      ['stage', 'invocations', 'units', 'dearest', 'limit'],
      stages.map(({ stage, invocations, total, highest, limit }) => [stage, invocations, total, highest, limit]),
    ),
  ]);
  section(out, 'Records created', report.records, (records) => [
    table(
      ['type', 'id', 'external id'],
      records.map(({ type, id, externalId }) => [type, id, externalId ?? '']),
    ),
  ]);
  if (report.response) {
    const { location } = report.response.headers as Readonly<Record<string, string>>;
    out(`\nResponse ${report.response.status}${location === undefined ? '' : ` to ${location}`}`);
    out(shortened(report.response.body));
  }
  for (const note of report.notes) err(note);
  section(out, 'Errors', report.errors, (errors) =>
    errors.map(
      ({ stage, key, name, message, retried }) =>
        `  ${stage}${key === null ? '' : ` "${key}"`}: ${titled(name, message)}${retried ? ' (tried again)' : ''}`,
    ),
  );
  out(`\n${report.status}`);
}

const titled = (name: string, message: string): string =>
  message.startsWith(`${name}:`) ? message : `${name}: ${message}`;

const MOST_LINES = 80;

/** A page without its styles, scripts and frame; what is long is cut, `--json` has it all. */
function shortened(body: string): string {
  const page = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(body)?.[1] ?? body;
  const lines = page
    .replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length <= MOST_LINES) return lines.join('\n');
  return [...lines.slice(0, MOST_LINES), `(${lines.length - MOST_LINES} more lines: see --json)`].join('\n');
}

function section<T>(
  out: Output['out'],
  title: string,
  entries: readonly T[],
  lines: (entries: readonly T[]) => string[],
): void {
  if (entries.length === 0) return;
  out(`\n${title}`);
  for (const line of lines(entries)) out(line);
}

interface StageRow {
  readonly stage: string;
  readonly limit: number;
  invocations: number;
  total: number;
  highest: number;
}

function stagesOf({ units }: RunReport): StageRow[] {
  const rows = new Map<string, StageRow>();
  for (const { script, stage, used, limit } of units) {
    const row = rows.get(`${script} ${stage}`) ?? { stage, limit, invocations: 0, total: 0, highest: 0 };
    row.invocations++;
    row.total += used;
    row.highest = Math.max(row.highest, used);
    rows.set(`${script} ${stage}`, row);
  }
  return [...rows.values()];
}
