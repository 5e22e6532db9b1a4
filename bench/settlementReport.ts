// A settlement of a million rows, made on the fly: how long reading, grouping and adding up takes beside what csv-parse takes
// for the same text, and whether what stays in memory grows with the rows.

import { parse } from 'csv-parse/sync';
import { builtModule } from './builtModule';
import { type Finding, figure, figureAtLeast } from './finding';
import { MEGABYTE, memory } from './memory';
import { settlementText } from './settlementText';

const ROWS = 1_000_000;

interface Reading {
  readonly head: { readonly total: number };
  readonly lines: number;
  readonly sum: number;
  readonly groups: readonly unknown[];
  readonly orders: ReadonlyMap<string, unknown>;
}

interface Options {
  monthOf(marketplaceName: string, currency: string, at: number): string;
  orderKeyOf?(transactionType: string, amountType: string, amountDescription: string): string | null;
}

interface Reader {
  read(piece: string): void;
  end(): readonly Reading[];
}

export function measure(): Finding {
  read(ROWS / 100, {});
  parsed(ROWS / 100);
  const small = read(ROWS / 10, {});
  const large = read(ROWS, {});
  const withOrders = read(ROWS, { orderKeyOf: (type, amountType) => `${type} ${amountType}` });
  const apart = parsed(ROWS);
  const rows = ROWS.toLocaleString('en');
  return {
    figures: [
      figureAtLeast(
        `${rows} rows of a settlement read and added up, as fast as csv-parse alone`,
        apart.seconds / large.seconds,
        'times',
        1,
      ),
      figureAtLeast('the same with totals of every order', apart.seconds / withOrders.seconds, 'times', 1),
      figure('memory in use behind them, by that of a tenth', large.memory / small.memory, 'times', 1.2),
      figure('memory that totals of every order take', (withOrders.memory - large.memory) / MEGABYTE, 'MB', 64),
    ],
    highest: null,
  };
}

interface Cost {
  readonly seconds: number;
  readonly memory: number;
}

/** Of the reader alone; making the text is not counted. */
function read(rows: number, more: Partial<Options>): Cost {
  const { SettlementReader } = builtModule('flows/settlements/reader') as {
    SettlementReader: new (options: Options) => Reader;
  };
  const reader = new SettlementReader({ monthOf, ...more });
  let seconds = 0;
  for (const piece of settlementText(rows)) seconds += timed(() => reader.read(piece));
  let readings: readonly Reading[] = [];
  seconds += timed(() => {
    readings = reader.end();
  });
  const used = memory();
  const [reading] = readings;
  if (!reading || reading.lines !== rows || reading.sum !== reading.head.total) {
    throw new Error(
      `Expected ${rows} lines that add up to the total, found ${reading?.lines} that add up to ${reading?.sum}.`,
    );
  }
  return { seconds, memory: used };
}

/** csv-parse with all that makes it fast here: arrays, no quotes, whole lines in pieces of memory's size. */
function parsed(rows: number): { readonly seconds: number } {
  let found = 0;
  let seconds = 0;
  for (const piece of settlementText(rows)) {
    seconds += timed(() => {
      found += parse(piece, { delimiter: '\t', quote: false, columns: false }).length;
    });
  }
  if (found !== rows + 2) throw new Error(`Expected ${rows + 2} rows of csv-parse, found ${found}.`);
  return { seconds };
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1_000;
}

const MONTH = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', year: 'numeric', month: '2-digit' });

const monthOf: Options['monthOf'] = (_marketplaceName, _currency, at) => MONTH.format(at).slice(0, 7);
