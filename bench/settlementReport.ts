// A settlement of a million rows, made on the fly: how long it takes from its text to the plan of its journals, beside what
// csv-parse takes to part the same text into cells, and whether what stays in memory grows with the rows.

import { parse } from 'csv-parse/sync';
import { builtModule } from './builtModule';
import { type Finding, figure, figureAtLeast } from './finding';
import { MEGABYTE, memory } from './memory';
import { settlementText } from './settlementText';

const ROWS = 1_000_000;

interface Reading {
  readonly lines: number;
}

interface Plan {
  readonly ok: boolean;
  readonly journals: readonly unknown[];
  readonly proof: { readonly lines: number; readonly difference: number };
}

interface Options {
  monthOf(marketplaceName: string, currency: string, at: number): string;
  orderPartOf?(triple: unknown): string | null;
}

interface Reader {
  read(piece: string): void;
  end(): readonly Reading[];
}

type Classify = (triple: unknown) => string | null;

const { SettlementReader } = builtModule('flows/settlements/reader') as {
  SettlementReader: new (options: Options) => Reader;
};
const { classifier } = builtModule('flows/settlements/classify') as { classifier: (rows: unknown) => Classify };
const { DEFAULT_MAP } = builtModule('flows/settlements/defaultMap');
const { orderPartOf } = builtModule('flows/settlements/orderParts') as {
  orderPartOf: (triple: unknown, lineClass: string | null) => string | null;
};
const { planSettlement } = builtModule('flows/settlements/postingPlan') as {
  planSettlement: (reading: Reading, classOf: Classify, facts: object) => Plan;
};

const FACTS = {
  way: 'settlement',
  openSpans: null,
  feeTaxApart: false,
  mainMarketplace: 'Amazon.com',
  postingNumber: 1,
};

const MONTH = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', year: 'numeric', month: '2-digit' });

const PLAIN: Options = {
  monthOf: (_marketplaceName, _currency, at) => MONTH.format(at).slice(0, 7),
};

const classOf = classifier(DEFAULT_MAP);

/** As settlements are read to be posted: what each order brings and gives back, and tax by item. */
const BY_ORDER: Options = { ...PLAIN, orderPartOf: (triple) => orderPartOf(triple, classOf(triple)) };

export function measure(): Finding {
  race(ROWS / 100);
  const { plain, byOrder, parsed } = race(ROWS);
  const small = memoryBehind(ROWS / 10, PLAIN);
  const large = memoryBehind(ROWS, PLAIN);
  const largeByOrder = memoryBehind(ROWS, BY_ORDER);
  const rows = ROWS.toLocaleString('en');
  return {
    figures: [
      figureAtLeast(
        `${rows} rows of a settlement read, proven and planned, by csv-parse`,
        parsed / plain,
        'times as fast',
        1,
      ),
      figureAtLeast('the same with totals of every order', parsed / byOrder, 'times as fast', 1),
      figure('memory in use behind them, by that of a tenth of the rows', large / small, 'times', 1.2),
      figure('memory that totals of every order take', (largeByOrder - large) / MEGABYTE, 'MB', 64),
    ],
    highest: null,
  };
}

/** Seconds of each for the same text, piece by piece in turn, so that whatever else the machine does slows all of them. */
function race(rows: number): { readonly plain: number; readonly byOrder: number; readonly parsed: number } {
  const plain = contestant(PLAIN, rows);
  const byOrder = contestant(BY_ORDER, rows);
  let parsed = 0;
  let cells = 0;
  for (const piece of settlementText(rows)) {
    plain.read(piece);
    byOrder.read(piece);
    // With all that makes it fast here: arrays, no quotes, whole lines.
    parsed += timed(() => {
      for (const row of parse(piece, { delimiter: '\t', quote: false, columns: false })) cells += row.length;
    });
  }
  if (cells !== (rows + 2) * 24) throw new Error(`Expected ${(rows + 2) * 24} cells of csv-parse, found ${cells}.`);
  return { plain: plain.end(), byOrder: byOrder.end(), parsed };
}

/** A reader and what comes behind it, with the seconds that both took. */
function contestant(options: Options, rows: number): { read(piece: string): void; end(): number } {
  const reader = new SettlementReader(options);
  let seconds = 0;
  return {
    read(piece) {
      seconds += timed(() => reader.read(piece));
    },
    end() {
      seconds += timed(() => planned(reader, rows));
      return seconds;
    },
  };
}

/** The settlement that was read, proven, classed and planned, which must have come out well. */
function planned(reader: Reader, rows: number): readonly Reading[] {
  const readings = reader.end();
  const plans = readings.map((reading) => planSettlement(reading, classifier(DEFAULT_MAP), FACTS));
  const [plan] = plans;
  if (!plan?.ok || plan.journals.length !== 2 || plan.proof.lines !== rows || plan.proof.difference !== 0) {
    throw new Error(
      `Expected journals of two months for ${rows} lines, found ${JSON.stringify(plans).slice(0, 1_000)}.`,
    );
  }
  return readings;
}

/** Bytes in use when a settlement is planned and its reading is still there. */
function memoryBehind(rows: number, options: Options): number {
  const reader = new SettlementReader(options);
  for (const piece of settlementText(rows)) reader.read(piece);
  const readings = planned(reader, rows);
  const used = memory();
  if (readings.length !== 1) throw new Error(`Expected one settlement, found ${readings.length}.`);
  return used;
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1_000;
}
