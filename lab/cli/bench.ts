// `npm run bench`: the figures that the project promises, measured here and now, beside their bars.

import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, type Finding, figure } from '../../bench/finding';
import { table } from './table';

const MEASUREMENTS = [
  'sweep',
  'reservation',
  'life',
  'day',
  'rush',
  'outage',
  'orderReport',
  'report',
  'settlementReport',
  'settlements',
  'pickUp',
  'start',
] as const;
type Name = (typeof MEASUREMENTS)[number];

const HELP = `npm run bench [-- options]
  --only name  one measurement: ${MEASUREMENTS.join(', ')}; may be given several times
  --json       one JSON document on standard output (read it with npm -s run bench -- --json)
  --strict     ends with 1 where a bar is missed`;

function main(): void {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [...MEASUREMENTS] },
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const findings = values.only.map(nameOf).map(measure);
  const figures = [...findings.flatMap((each) => each.figures), ...headroom(findings)];
  const shown = figures.map(({ name, value, unit, bar, ok }) => ({ name, value, unit, bar, ok }));
  console.log(values.json ? JSON.stringify(shown) : tableOf(figures));
  if (values.strict && figures.some(({ ok }) => !ok)) process.exitCode = 1;
}

function nameOf(text: string): Name {
  const name = MEASUREMENTS.find((each) => each === text);
  if (name) return name;
  throw new Error(`Expected --only ${MEASUREMENTS.join(', ')}; found "${text}".`);
}

/** In a process of its own, with forced collections: they measure what stays in memory. */
function measure(name: Name): Finding {
  process.stderr.write(`measuring: ${name} …\n`);
  const program = path.join(__dirname, '../../bench/run.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', program, name], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The measurement ${name} failed.\n${stderr.trim()}`);
  return JSON.parse(stdout) as Finding;
}

/** The one invocation, of all that ran for the other figures, that came closest to its limit. */
function headroom(findings: readonly Finding[]): Figure[] {
  const found = findings.flatMap(({ highest }) => (highest ? [highest] : [])).sort((a, b) => b.percent - a.percent);
  const [most] = found;
  return most ? [figure(`largest part of its units that an invocation used (${most.of})`, most.percent, '%', 50)] : [];
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, bar, side, ok }) => [
    name,
    value,
    unit,
    `${side} ${bar}`,
    ok ? 'yes' : 'NO',
  ]);
  return table(['figure', 'measured', 'unit', 'bar', 'kept'], rows);
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
