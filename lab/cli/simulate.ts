// `npm run simulate`: random trade, random faults, stops and restarts, then calm; and an auditor who looks for what was
// lost, doubled or left lying. With --settlements a quarter of settlements, and an auditor of its money.

import '../timezone';
import { parseArgs } from 'node:util';
import { FAULTS, type FaultName } from '../simulate/history';
import type { Way } from '../simulate/quarter/company';
import { type QuarterOutcome, simulateQuarter } from '../simulate/quarter/simulate';
import { type Outcome, simulate } from '../simulate/simulate';

const HELP = `npm run simulate [-- options]
  --seed n            another seed is another history (1)
  --days n            of trade, such as 2 or 0.25 (1)
  --orders-per-day n  (40)
  --faults names      none, all, or names with commas: ${FAULTS.join(', ')} (all)
  --tries n           how often a broken history is played again to shorten it (40)
  --settlements       a quarter of settlements in dollars, euros and yen instead: 90 days, 60 orders a marketplace
  --way name          how the quarter records sales: order, daily, settlement, or each (each: another one a marketplace)
  --json              one JSON document on standard output (read it with npm -s run simulate -- --json)
Ends with 1 where a rule is broken.`;

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      days: { type: 'string' },
      'orders-per-day': { type: 'string', default: '40' },
      faults: { type: 'string', default: 'all' },
      tries: { type: 'string', default: '40' },
      settlements: { type: 'boolean', default: false },
      way: { type: 'string', default: 'each' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const seed = number(values.seed, '--seed');
  const tries = number(values.tries, '--tries');
  if (values.settlements) {
    const length = days(values.days ?? '90');
    tell(
      simulateQuarter({ ...QUARTER, seed, tries, days: length, ways: waysOf(values.way) }),
      quarterWords,
      values.json,
    );
    return;
  }
  const options = {
    seed,
    tries,
    days: days(values.days ?? '1'),
    ordersPerDay: number(values['orders-per-day'], '--orders-per-day'),
    faults: faultsOf(values.faults),
  };
  tell(simulate(options), words, values.json);
}

/** The scripts run once a day: what is between two runs comes together. */
const QUARTER = { every: 24 * 60, ordersPerPlace: 60, closingsPerPlace: 7, troubles: 20 } as const;

function tell<T extends { readonly ok: boolean }>(outcome: T, inWords: (outcome: T) => string, json: boolean): void {
  console.log(json ? JSON.stringify(outcome) : inWords(outcome));
  if (!outcome.ok) process.exitCode = 1;
}

function quarterWords(outcome: QuarterOutcome): string {
  const { ok, orders, settlements, manual } = outcome;
  if (!ok) return words(outcome);
  const closed = Object.entries(settlements).map(([name, count]) => `${count} of ${name}`);
  return [
    words(outcome),
    `  ${orders} orders; settlements: ${closed.join(', ')}; the books end where Amazon's own ledger does.`,
    `  Done by hand: ${manual.length}.`,
    ...manual.map((each) => `    ${each}`),
  ].join('\n');
}

function waysOf(text: string): readonly [Way, Way, Way] {
  if (text === 'each') return ['order', 'daily', 'settlement'];
  if (text === 'order' || text === 'daily' || text === 'settlement') return [text, text, text];
  throw new Error(`Expected --way order, daily, settlement or each; found "${text}".`);
}

type Told = Pick<Outcome, 'seed' | 'ok' | 'broken'> & {
  readonly history: readonly { readonly at: number }[];
};

function words({ seed, ok, broken, history }: Told): string {
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
  if (value > 0 && value <= 92) return value;
  throw new Error(`Expected --days above 0 and up to 92, found "${text}".`);
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
