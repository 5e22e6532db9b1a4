// An order report of 200,000 rows compared with as many that are here, but for a few: whether memory stays flat to the end,
// and whether exactly what is missing is found. What such a run takes is measured beside, in orderReport. The account is kept in a file, so that what is in memory is not its records.

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { US } from '../lab/catalogue';
import { DAY, MINUTE } from '../lab/clock';
import { DEMO_START } from '../lab/demo/run';
import { setUpDemo } from '../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import type { Account } from '../lab/netsuite/account';
import { write } from '../lab/netsuite/profileWrite';
import type { Effort } from '../lab/netsuite/runner/spans';
import { type Finding, figure, highestOf } from './finding';
import { MEGABYTE, memory } from './memory';

const ORDERS = 20_000;
const ROWS_AN_ORDER = 10;
const ROWS = (ORDERS * ROWS_AN_ORDER).toLocaleString('en-US');
/** Of the report's orders, so many have no document, spread over it. */
const MISSING = 4;
const FETCH = 'customscript_cwy_orders_fetch_ss';
const COMPLETE = 'customscript_cwy_complete_ss';
const DOCUMENT = 'customrecord_cwy_document';

export function measure(): Finding {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-report-'));
  try {
    const file = path.join(folder, 'account.db');
    const world = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START, file });
    deployCauseway(world.account);
    setUpDemo(world);
    const missing = prepare(world);
    const { first, last } = compare(world);
    const wrong = difference(noted(world), missing) + Math.abs(comparedOrders(world) - ORDERS);
    const highest = highestOf(world.account);
    world.account.close();
    return {
      figures: [
        figure(
          `a report of ${ROWS} rows, ${ROWS_AN_ORDER} an order: memory gained in the last three quarters of its comparison`,
          (last - first) / MEGABYTE,
          'MB',
          10,
        ),
        figure(`orders found wrongly, or not found, where ${MISSING} were missing`, wrong, 'orders', 0),
      ],
      highest,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** One order that is read from Amazon is the model of all others, here and in the report. Answers the ids that are missing here. */
function prepare(world: World): Set<string> {
  const { account, amazon, clock } = world;
  const model = amazon.control.placeOrder({
    marketplaceId: US,
    status: 'UNSHIPPED',
    lines: [{ sku: 'HH-MUG-SAND', price: 1_499 }],
  });
  fetchOrders(world);
  const ids = Array.from({ length: ORDERS }, (_, index) => idOf(index));
  const missing = new Set(
    Array.from({ length: MISSING }, (_, index) => ids[Math.floor(((index + 0.5) * ORDERS) / MISSING)] as string),
  );
  const [row] = account.store.all(`SELECT id FROM ${DOCUMENT} WHERE custrecord_cwy_doc_amazon_id = ?`, [model]);
  const document = row && account.records.get(DOCUMENT, Number(row.id));
  if (!document) throw new Error('The model of all orders was not read.');
  const own = Object.fromEntries(Object.entries(document.fields).filter(([id]) => id.startsWith('custrecord_')));
  for (const id of ids) {
    if (missing.has(id)) continue;
    const externalid = String(document.fields.externalid).replace(model, id);
    write(account, DOCUMENT, { ...own, externalid, custrecord_cwy_doc_amazon_id: id });
  }
  amazon.control.twistReport(amazon.control.accountOf(US), { rewrite: (text) => multiplied(text, ids) });
  // The day ends, and what was updated in it is settled; the reading has passed its end.
  clock.set((Math.floor(clock.now() / DAY) + 1) * DAY + 10 * MINUTE);
  fetchOrders(world);
  return missing;
}

const idOf = (index: number): string =>
  `113-${String(index).padStart(7, '0')}-${String((index * 7_919) % 10_000_000).padStart(7, '0')}`;

/** Every row of the report as often as there are orders and rows of them, under their ids. */
function multiplied(text: string, ids: readonly string[]): string {
  const [header = '', row = ''] = text.split('\r\n');
  const rest = row.slice(row.indexOf('\t'));
  const lines = [header];
  for (const id of ids) for (let item = 0; item < ROWS_AN_ORDER; item++) lines.push(id + rest);
  return `${lines.join('\r\n')}\r\n`;
}

function fetchOrders({ account, clock }: World): void {
  clock.advance(16 * MINUTE);
  account.runner.run(FETCH, `customdeploy_${FETCH.slice('customscript_'.length)}_1`);
  account.runner.settle();
}

/** Bytes in use after a quarter of the report, and at its end. */
interface Flatness {
  readonly first: number;
  readonly last: number;
}

/** The runs until the report is compared. */
function compare(world: World): Flatness {
  const { account, clock } = world;
  const sampling = new Sampling(account);
  for (let run = 0; run < 8; run++) {
    clock.advance(15 * MINUTE);
    account.runner.run(COMPLETE, `customdeploy_${COMPLETE.slice('customscript_'.length)}_1`);
    if (comparedOrders(world) > 0) return sampling.result();
  }
  throw new Error('The report was not compared.');
}

/** Measures memory while a report is compared: that is looking up, and noting what is missing, after the download. */
class Sampling {
  readonly #memory: number[] = [];
  #isComparing = false;

  constructor({ control }: Account) {
    const before = control.before.bind(control);
    control.before = (position, execution, effort) => {
      before(position, execution, effort);
      if (execution.options.scriptId === COMPLETE) this.#pass(effort);
    };
  }

  /** The last call is the download; with the report's own row the comparison is over. */
  #pass(effort: Effort): void {
    if (effort === 'http') this.#memory.length = 0;
    if (effort === 'http' || effort === 'submit-fields') this.#isComparing = effort === 'http';
    else if (this.#isComparing) this.#memory.push(memory());
  }

  result(): Flatness {
    const [first, last] = [this.#memory[Math.floor(this.#memory.length / 4)], this.#memory.at(-1)];
    if (first === undefined || last === undefined) throw new Error('Nothing was compared.');
    return { first, last };
  }
}

/** Orders of the report that the region's day counts; 0 before it is compared. */
function comparedOrders({ account }: World): number {
  const row = account.store.get(
    'SELECT MAX(custrecord_cwy_prf_orders) AS n FROM customrecord_cwy_proof WHERE custrecord_cwy_prf_marketplace IS NULL',
  );
  return Number(row?.n ?? 0);
}

/** Orders that the comparison wants to be read. */
function noted({ account }: World): Set<string> {
  const rows = account.store.all(
    `SELECT custrecord_cwy_doc_amazon_id AS id FROM ${DOCUMENT} WHERE custrecord_cwy_doc_read_again = 'T'`,
  );
  return new Set(rows.map(({ id }) => String(id)));
}

const difference = (found: ReadonlySet<string>, expected: ReadonlySet<string>): number =>
  [...found].filter((id) => !expected.has(id)).length + [...expected].filter((id) => !found.has(id)).length;
