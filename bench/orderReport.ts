// An order report of 200,000 rows, compared with what is held: units, memory beyond the report's own bytes, time.

import { DAY, MINUTE } from '../lab/clock';
import { DEMO_START } from '../lab/demo/run';
import { setUpDemo } from '../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import { Random } from '../lab/random';
import { type Finding, figure, highestOf } from './finding';

const ROWS = 200_000;
/** Rows of one order. */
const ITEMS = 2;
const COMPARE = 'customscript_cwy_complete_ss';
const FETCH = 'customscript_cwy_orders_fetch_ss';
const MEGABYTE = 1024 * 1024;

export function measure(): Finding {
  const world = createWorld({ profile: 'oneworld', seed: 11, start: DEMO_START });
  deployCauseway(world.account);
  setUpDemo(world);
  const small = compare(world, ROWS / 100);
  const large = compare(world, ROWS);
  return {
    figures: [
      figure(`units of a run that compares ${ROWS.toLocaleString('en')} rows`, large.units, 'units', 5_000),
      figure('heap above that of a hundredth of the rows', Math.max(0, large.heap - small.heap), 'MB', 32),
      figure('virtual minutes of its run', large.minutes, 'min', 10),
    ],
    highest: highestOf(world.account),
  };
}

interface Cost {
  readonly units: number;
  /** Megabytes of heap at most, above those before the run. */
  readonly heap: number;
  readonly minutes: number;
}

/** A day of its own whose report has so many rows, none of which must be read. */
function compare(world: World, rows: number): Cost {
  const { account, amazon, clock } = world;
  const [seller] = amazon.accounts;
  if (!seller) throw new Error('The simulated Amazon has no seller.');
  amazon.control.placeOrder({ status: 'UNSHIPPED' });
  amazon.control.twistReport(seller, { gzip: true, rewrite: (text) => withRows(text, rows) });
  const day = Math.floor(clock.now() / DAY) * DAY;
  clock.advance(day + DAY + 30 * MINUTE - clock.now());
  const run = (script: string): number => {
    account.runner.run(script, `${script.replace('script', 'deploy')}_1`);
    return account.runner.statistics().find((each) => each.script === script)?.highest ?? 0;
  };
  run(FETCH);
  account.runner.settle();
  run(COMPARE);
  clock.advance(15 * MINUTE);
  const begun = clock.now();
  const { heap, result: units } = peakOf(world, () => run(COMPARE));
  const minutes = (clock.now() - begun) / MINUTE;
  const [last] = account.store.all(
    `SELECT custrecord_cwy_prf_orders AS orders, custrecord_cwy_prf_state AS state FROM customrecord_cwy_proof
     WHERE custrecord_cwy_prf_marketplace IS NULL AND custrecord_cwy_prf_connection = 1 ORDER BY custrecord_cwy_prf_day DESC LIMIT 1`,
  );
  const expected = rows / ITEMS + 1;
  if (last?.state !== 'proven' || last.orders !== expected) {
    throw new Error(`Expected a proven day of ${expected} orders, found ${JSON.stringify(last)}.`);
  }
  return { units, heap, minutes };
}

/** Rows of orders from a marketplace that is not read, behind those of the report. */
function withRows(text: string, rows: number): string {
  const random = new Random(3);
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');
  const lines: string[] = [];
  for (let order = 0; order < rows / ITEMS; order++) {
    const id = `702-${digits(7)}-${String(order).padStart(7, '0')}`;
    const facts = `${id}\t${id}\t2026-03-02T0${digits(1)}:1${digits(1)}:00+00:00\t2026-03-02T1${digits(1)}:20:00+00:00\tShipped\tAmazon`;
    for (let item = 0; item < ITEMS; item++) {
      const sold = `Amazon.com.mx\t\tExpedited\tA household thing with a long name, number ${digits(4)}\tSKU-${digits(5)}\tB0${digits(8)}`;
      lines.push(`${facts}\t${sold}\tShipped\t1\tMXN\t${digits(3)}.${digits(2)}${'\t'.repeat(12)}\r\n`);
    }
  }
  return text + lines.join('');
}

/** The highest use of the heap at any query of a run; files are outside it. */
function peakOf<T>({ account }: World, run: () => T): { heap: number; result: T } {
  const { store } = account;
  const plain = store.all.bind(store);
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  store.all = (...args) => {
    // What nobody holds any more is no use of memory.
    global.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    return plain(...args);
  };
  try {
    const result = run();
    return { heap: (peak - before) / MEGABYTE, result };
  } finally {
    store.all = plain;
  }
}
