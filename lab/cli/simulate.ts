// `npm run simulate`: random trade, random faults, stops and restarts, then calm; and an auditor who looks for what was
// lost, doubled or left lying.

import '../timezone';
import { parseArgs } from 'node:util';
import { FAULTS, type FaultName } from '../simulate/history';
import { type Outcome, simulate } from '../simulate/simulate';

const HELP = `npm run simulate [-- options]
  --seed n            another seed is another history (1)
  --days n            of trade, such as 2 or 0.25 (1)
  --orders-per-day n  (40)
  --faults names      none, all, or names with commas: ${FAULTS.join(', ')} (all)
  --tries n           how often a broken history is played again to shorten it (40)
  --json              one JSON document on standard output (read it with npm -s run simulate -- --json)
Ends with 1 where a rule is broken.`;

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      days: { type: 'string', default: '1' },
      'orders-per-day': { type: 'string', default: '40' },
      faults: { type: 'string', default: 'all' },
      tries: { type: 'string', default: '40' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const outcome = simulate({
    seed: number(values.seed, '--seed'),
    days: days(values.days),
    ordersPerDay: number(values['orders-per-day'], '--orders-per-day'),
    faults: faultsOf(values.faults),
    tries: number(values.tries, '--tries'),
  });
  console.log(values.json ? JSON.stringify(outcome) : words(outcome));
  if (!outcome.ok) process.exitCode = 1;
}

function words({ seed, ok, broken, history }: Outcome): string {
  if (ok) return `Seed ${seed}: every rule holds.`;
  const steps = history.map(({ at, ...rest }) => `  minute ${String(at).padStart(5)}  ${JSON.stringify(rest)}`);
  return [
    `Seed ${seed}: ${broken.length} broken.`,
    ...broken.map((each) => `  ${each}`),
    'The shortest history found:',
    ...steps,
  ].join('\n');
}

function faultsOf(text: string): readonly FaultName[] {
  if (text === 'all') return FAULTS;
  if (text === 'none') return [];
  return text.split(',').map((name) => {
    const fault = FAULTS.find((each) => each === name.trim());
    if (fault) return fault;
    throw new Error(`Expected --faults none, all or names out of ${FAULTS.join(', ')}; found "${name}".`);
  });
}

function days(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 60) return value;
  throw new Error(`Expected --days above 0 and up to 60, found "${text}".`);
}

function number(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`Expected a whole number for ${option}, found "${text}".`);
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
