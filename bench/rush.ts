// A rush: orders come at a steady rate for hours, at Amazon's default quotas, five processors, every marketplace set to
// fast. How long from "Amazon shows it as unshipped" to "the sales order is there", and how fast orders may come at most.

import type { OrderDraft } from '../lab/amazon/orderDraft';
import { catalogue, demoMarketplaces } from '../lab/catalogue';
import { HOUR, MINUTE } from '../lab/clock';
import { DEMO_START } from '../lab/demo/run';
import { setUpDemo } from '../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import { Random } from '../lab/random';
import { type Finding, figure, figureAtLeast, highestOf } from './finding';

const PROMISED_AN_HOUR = 1_500;
const HOURS = 4;
const BAR_MINUTES = 15;
/** Rates tried for shorter rushes, to find the highest that is kept. */
const FASTER = [2_000, 2_500, 3_000, 4_000, 5_000, 6_000];
const SHORTER_HOURS = 2;

export interface Rush {
  readonly orders: number;
  readonly imported: number;
  /** From visible to sales order, minutes. */
  readonly p99: number;
  /** Documents that wait for their import when the last order came. */
  readonly waiting: number;
  /** Orders that Amazon shows and nobody has read by then. */
  readonly unread: number;
  readonly highest: Finding['highest'];
}

export function measure(): Finding {
  const promised = rush(PROMISED_AN_HOUR, HOURS);
  let best = PROMISED_AN_HOUR;
  let first: { readonly rate: number; readonly rush: Rush } | null = null;
  for (const rate of FASTER) {
    const tried = rush(rate, SHORTER_HOURS);
    if (tried.p99 > BAR_MINUTES) {
      first = { rate, rush: tried };
      break;
    }
    best = rate;
  }
  process.stderr.write(`${limitOf(first)}\n`);
  return {
    figures: [
      figure(`${promised.orders} orders in ${HOURS} hours: lost`, promised.orders - promised.imported, 'orders', 0),
      figure('from visible as unshipped to the sales order, p99', promised.p99, 'minutes', BAR_MINUTES),
      figureAtLeast('highest rate kept within it', best, 'orders/h', PROMISED_AN_HOUR),
    ],
    highest: promised.highest,
  };
}

/** What the first rate that was too high waited for. */
function limitOf(first: { readonly rate: number; readonly rush: Rush } | null): string {
  if (first === null) return 'No rate tried was too high.';
  const { rate, rush: it } = first;
  const what =
    it.waiting >= it.unread
      ? `the import: ${it.waiting} documents waited for its two processors a connection`
      : `the reading: ${it.unread} orders were not read, by quota or units`;
  return `At ${rate} an hour p99 is ${it.p99.toFixed(1)} minutes. It is limited by ${what}.`;
}

/** So many orders an hour for so many hours, then two hours without. */
export function rush(anHour: number, hours: number): Rush {
  const world = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START });
  world.account.runner.setProcessors(5);
  deployCauseway(world.account);
  setUpDemo(world, { fast: true });
  const { account, amazon, clock } = world;
  const random = new Random(11);
  const from = clock.now();
  let placed = 0;
  for (let minute = 1; minute <= hours * 60; minute++) {
    for (; placed < (anHour * minute) / 60; placed++) amazon.control.placeOrder(draft(random));
    account.runner.runUntil(Math.max(clock.now(), from + minute * MINUTE));
  }
  const read = count(world, '');
  const waiting = count(world, "WHERE custrecord_cwy_doc_state = 'received'");
  account.runner.runUntil(clock.now() + 2 * HOUR);
  const latencies = minutesToSalesOrder(world);
  const found: Rush = {
    orders: placed,
    imported: latencies.length,
    p99: latencies[Math.ceil(latencies.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY,
    waiting,
    unread: placed - read,
    highest: highestOf(account),
  };
  account.close();
  return found;
}

function count({ account }: World, where: string): number {
  return Number(account.store.get(`SELECT COUNT(*) AS n FROM customrecord_cwy_document ${where}`)?.n);
}

function draft(random: Random): OrderDraft {
  const { id } = random.pick(demoMarketplaces);
  const channel = random.chance(0.5) ? 'FBA' : 'FBM';
  const sold = catalogue.filter((each) => each.mapped && each.channel === channel && each.marketplaces.includes(id));
  const lines = random
    .shuffle(sold)
    .slice(0, random.chance(0.3) ? 2 : 1)
    .map((product) => ({ sku: product.sku, price: product.priceMinor[id] as number }));
  return { marketplaceId: id, channel, status: 'UNSHIPPED', lines };
}

/** Sorted. */
function minutesToSalesOrder({ account }: World): number[] {
  return account.store
    .all(
      `SELECT r.created AS saved, d.custrecord_cwy_doc_visible AS visible FROM customrecord_cwy_document d
       JOIN record r ON r.grp = 'transaction' AND r.id = d.custrecord_cwy_doc_transaction`,
    )
    .map((row) => (Number(row.saved) - Date.parse(String(row.visible))) / MINUTE)
    .sort((a, b) => a - b);
}
