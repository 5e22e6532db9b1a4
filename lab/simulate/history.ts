// What happens in a simulation, as plain data drawn from a seed: the same seed gives the same history, and any part of a
// history can be played by itself.

import type { FaultKind } from '../amazon/faults';
import { catalogue, demoMarketplaces } from '../catalogue';
import { Random } from '../random';

/** Minutes since trade began. */
export type Minute = number;

export interface OrderedLine {
  readonly sku: string;
  readonly quantity: number;
  /** Minor units; of one unit, and for the whole line. */
  readonly price: number;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
}

/** `order` counts the orders of the history from 1. What happens to an order that was never placed does not happen. */
export type Happening = { readonly at: Minute } & (
  | {
      readonly what: 'placed';
      readonly order: number;
      readonly marketplaceId: string;
      readonly channel: 'FBM' | 'FBA';
      readonly pending: boolean;
      readonly lines: readonly OrderedLine[];
    }
  | { readonly what: 'released'; readonly order: number }
  | { readonly what: 'moved'; readonly order: number }
  /** `units` of the first line; all lines without. */
  | { readonly what: 'cancelled'; readonly order: number; readonly by: 'BUYER' | 'AMAZON'; readonly units?: number }
  | { readonly what: 'asked-to-cancel'; readonly order: number }
  /** Amazon's warehouse ships one unit of each line, or all that is left. */
  | { readonly what: 'amazon-shipped'; readonly order: number; readonly all: boolean }
  /** The seller's own warehouse fulfils one unit of the first open line, or all that is left. */
  | { readonly what: 'warehouse-shipped'; readonly order: number; readonly all: boolean }
  /** Somebody runs a deployment once more, whatever its schedule says. */
  | { readonly what: 'run-again'; readonly script: string; readonly deployment: string }
  | { readonly what: 'fault'; readonly kind: FaultKind; readonly operation: string; readonly times: number }
  /** The machine stops at the n-th position from now. */
  | { readonly what: 'stopped'; readonly position: number; readonly after: boolean; readonly restarts: boolean }
);

export interface History {
  readonly seed: number;
  readonly days: number;
  readonly happenings: readonly Happening[];
}

/** What can go wrong, by the names the command takes. */
export const FAULTS = [
  'throttle',
  'internal-error',
  'unavailable',
  'timeout-before',
  'timeout-after',
  'truncated',
  'missing-row',
  'repeated-page',
  'stale-row',
  'late-update',
  'expired-token',
  'stop',
  'duplicate-run',
] as const;
export type FaultName = (typeof FAULTS)[number];

export interface HistoryOptions {
  readonly seed: number;
  readonly days: number;
  readonly ordersPerDay: number;
  readonly faults: readonly FaultName[];
}

const DAY: Minute = 24 * 60;
/** One of these happens for each so many orders. */
const ORDERS_A_FAULT = 3;
const MOST_POSITION = 60;
const OPERATIONS = ['searchOrders', 'getOrder'];

/** Deployments that people may start by hand, or a schedule twice. */
const DEPLOYMENTS: readonly (readonly [script: string, deployment: string])[] = [
  ['customscript_cwy_orders_fetch_ss', 'customdeploy_cwy_orders_fetch_ss_1'],
  ['customscript_cwy_orders_fetch_ss', 'customdeploy_cwy_orders_fetch_ss_2'],
  ['customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr'],
  ['customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_1'],
  ['customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_r1'],
];

export function drawHistory({ seed, days, ordersPerDay, faults }: HistoryOptions): History {
  const random = new Random(seed);
  const orders = Math.max(1, Math.round(days * ordersPerDay));
  const happenings = Array.from({ length: orders }, (_, index) =>
    lifeOf(index + 1, random.int(0, Math.floor(days * DAY) - 1), days, random.fork(`order ${index}`)),
  ).flat();
  const trouble = random.fork('trouble');
  const troubles = faults.length === 0 ? 0 : Math.ceil(orders / ORDERS_A_FAULT);
  for (let n = 0; n < troubles; n++)
    happenings.push(drawTrouble(trouble.int(0, Math.floor(days * DAY)), trouble.pick(faults), trouble));
  // What is drawn for one minute stays in the order it was drawn in.
  return { seed, days, happenings: happenings.sort((a, b) => a.at - b.at) };
}

/** In a history of less than a day everything follows faster. */
function lifeOf(order: number, at: Minute, days: number, random: Random): Happening[] {
  const marketplace = random.pick(demoMarketplaces);
  const channel = random.chance(0.4) ? 'FBA' : 'FBM';
  const pending = random.chance(0.3);
  const life: Happening[] = [
    {
      at,
      what: 'placed',
      order,
      marketplaceId: marketplace.id,
      channel,
      pending,
      lines: linesOf(marketplace.id, channel, random),
    },
  ];
  let now = at;
  const later = (least: Minute, most: Minute): Minute => {
    now += random.int(least, Math.max(least, Math.round(most * Math.min(1, days))));
    return now;
  };
  if (pending) {
    if (random.chance(0.15)) return [...life, { at: later(5, 600), what: 'cancelled', order, by: 'AMAZON' }];
    life.push({ at: later(5, 300), what: 'released', order });
  }
  if (random.chance(0.1)) life.push({ at: later(1, 60), what: 'moved', order });
  if (random.chance(0.08)) life.push({ at: later(1, 120), what: 'asked-to-cancel', order });
  if (random.chance(0.08)) life.push({ at: later(1, 300), what: 'cancelled', order, by: 'BUYER', units: 1 });
  if (random.chance(0.06)) return [...life, { at: later(1, 600), what: 'cancelled', order, by: 'BUYER' }];
  if (channel === 'FBA') {
    if (random.chance(0.3)) life.push({ at: later(30, 400), what: 'amazon-shipped', order, all: false });
    life.push({ at: later(30, 900), what: 'amazon-shipped', order, all: true });
  } else {
    if (random.chance(0.3)) life.push({ at: later(30, 400), what: 'warehouse-shipped', order, all: false });
    if (random.chance(0.9)) life.push({ at: later(30, 600), what: 'warehouse-shipped', order, all: true });
  }
  return life;
}

function linesOf(marketplaceId: string, channel: 'FBM' | 'FBA', random: Random): OrderedLine[] {
  const sold = catalogue.filter((each) => each.channel === channel && each.marketplaces.includes(marketplaceId));
  const products = random.shuffle(sold).slice(0, random.chance(0.3) ? 2 : 1);
  return products.map((product) => {
    const price = product.priceMinor[marketplaceId] as number;
    const quantity = random.int(1, 3);
    return {
      sku: product.sku,
      quantity,
      price,
      tax: random.int(0, Math.floor((price * quantity) / 10)),
      shipping: random.chance(0.3) ? random.int(1, 999) : 0,
      discount: random.chance(0.2) ? random.int(1, price) : 0,
    };
  });
}

function drawTrouble(at: Minute, name: FaultName, random: Random): Happening {
  if (name === 'stop') {
    const position = random.int(1, MOST_POSITION);
    return { at, what: 'stopped', position, after: random.chance(0.5), restarts: random.chance(0.5) };
  }
  if (name === 'duplicate-run') {
    const [script, deployment] = random.pick(DEPLOYMENTS);
    return { at, what: 'run-again', script, deployment };
  }
  // A token that ends with every call is not one that expired: that is an access taken away.
  const times = name === 'expired-token' ? 1 : random.int(1, 3);
  return { at, what: 'fault', kind: name, operation: random.pick(OPERATIONS), times };
}
