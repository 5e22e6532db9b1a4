// `npm run orders`: a seller's own orders through the built scripts, before anything is installed anywhere.

import type { Instant } from '../clock';
import { ROOT } from '../demo/world';
import { type FiledOrder, NotOrders, readOrderFile } from '../orders/orderFile';
import type { OrderOutcome } from '../orders/outcomes';
import { printOrder } from '../orders/printOrder';
import { needsPerson, ordersReport, reasonsOf } from '../orders/report';
import { tryOrders } from '../orders/tryOrders';
import { type CommandShape, helpOf, readArguments, UsageError } from './arguments';
import { readGiven } from './givenFile';
import type { Output } from './output';

const SHAPE: CommandShape = {
  command: 'npm run orders --',
  about: 'Your own Amazon orders as sales orders, in a NetSuite account that lives for this one run.',
  places: [{ name: 'file.json', about: 'answers of searchOrders or getOrder, Orders API 2026-01-01', many: true }],
  options: {
    'map-unknown': { kind: 'flag', about: 'gives every SKU a placeholder item; without, orders wait as sku-unmapped' },
    json: { kind: 'flag', about: 'one JSON document on standard output (read it with npm -s run orders -- …)' },
  },
  notes: `A file holds {"orders": […], "pagination": …} or {"order": {…}}, with or without a "payload" around it,
a list of those or of orders, or one order. Nothing leaves this machine.
Exit code: 1 when a file is not orders; else 2 when an order is held or imported with an open
exception; else 0.`,
};

export interface OrdersOptions {
  readonly now?: Instant;
  /** The SuiteCloud project, built. */
  readonly project?: string;
}

/** Answers the exit code. */
export function orders(words: readonly string[], output: Output, options: OrdersOptions = {}): number {
  try {
    const given = readArguments(SHAPE, words);
    if (given.help) {
      output.out(helpOf(SHAPE));
      return 0;
    }
    const filed = given.rest('file.json').flatMap(readFile);
    output.err(`${plural(filed.length)} on the way through the add-on in an account of their own …`);
    const isMapped = given.flag('map-unknown');
    const outcomes = tryOrders(filed, {
      project: options.project ?? ROOT,
      now: options.now ?? Date.now(),
      mapUnknown: isMapped,
    });
    if (given.flag('json')) output.out(JSON.stringify(ordersReport(outcomes)));
    else print(outcomes, isMapped, output);
    return needsPerson(outcomes) ? 2 : 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof NotOrders)) throw error;
    output.err(error.message);
    return 1;
  }
}

function readFile(file: string): FiledOrder[] {
  const bytes = readGiven(file, (found) => new NotOrders(file, found, 'Name the file that holds the answer.'));
  return readOrderFile(file, bytes);
}

function print(outcomes: readonly OrderOutcome[], isMapped: boolean, output: Output): void {
  for (const each of outcomes) output.out(printOrder(each));
  output.out('─'.repeat(100));
  output.out(`${plural(outcomes.length)}: ${counted(outcomes.map(({ outcome }) => outcome))}.`);
  const waiting = outcomes.filter(({ outcome }) => outcome === 'held').flatMap(reasonsOf);
  if (waiting.length > 0) output.out(`Held by: ${counted(waiting)}.`);
  if (!isMapped && waiting.includes('sku-unmapped')) {
    output.out(
      'This account knows none of your SKUs. Run again with --map-unknown: each then gets a placeholder item.',
    );
  }
}

const plural = (count: number): string => (count === 1 ? '1 order' : `${count} orders`);

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ') || 'none';
}

if (require.main === module) {
  const output: Output = {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  };
  try {
    process.exitCode = orders(process.argv.slice(2), output);
  } catch (error) {
    output.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}
