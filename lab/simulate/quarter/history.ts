// What happens in a quarter of settlements, as plain data drawn from a seed: sales, refunds and fees at Amazon, how each
// settlement ends and how its report turns out, and the trouble on both sides. Any part of it can be played by itself.

import type { FeeName } from '../../amazon/settlements/kinds';
import { type Instant, MINUTE } from '../../clock';
import { Random } from '../../random';
import { QUARTER_MARKETPLACES, SKUS, type Way } from './company';

/** A Tuesday morning in Los Angeles, four days before the end of a month: a quarter from here on has three of them. */
export const START: Instant = Date.parse('2026-01-27T16:00:00Z');

/** Minutes since trade began. */
export type Minute = number;

/** Which marketplace, counted from 0 in the order of `QUARTER_MARKETPLACES`. */
export type PlaceIndex = number;

/** Minor units; `price` of one unit, the others for the whole line. */
export interface SoldLine {
  readonly sku: string;
  readonly quantity: number;
  readonly price: number;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
  readonly taxModel: 'MARKETPLACE_FACILITATOR' | 'SELLER';
}

/**
 * How a settlement that is closed on demand turns out: its report whole and at once; a day or more late; without its last
 * line (Amazon's own inconsistent report); everything held back in reserve; a total below zero; the payment sent back later; another settlement closed some hours after it.
 */
export const ENDINGS = ['plain', 'late', 'inconsistent', 'all-reserved', 'negative', 'bounced', 'split'] as const;
export type Ending = (typeof ENDINGS)[number];

export type Happening = {
  readonly at: Minute;
  readonly place: PlaceIndex;
} /** From then on what ships is payable at once, instead of a week after its delivery. */ & (
  | { readonly what: 'undeferred' }
  | { readonly what: 'ordered'; readonly order: number; readonly lines: readonly SoldLine[] }
  | { readonly what: 'shipped'; readonly order: number; readonly all: boolean }
  | { readonly what: 'refunded'; readonly order: number; readonly how: 'whole' | 'one unit' | 'claim' }
  | { readonly what: 'fee'; readonly fee: FeeName; readonly amount: number; readonly newer: boolean }
  /** In words that no map has. */
  | { readonly what: 'new-fee'; readonly words: string; readonly amount: number }
  | { readonly what: 'reimbursed'; readonly sku: string; readonly code: string; readonly amount: number }
  | { readonly what: 'closed'; readonly ending: Ending; readonly hours: number }
  /** The bank sends the last payment back. */
  | { readonly what: 'bounced' }
  /** The last inconsistent report once more, now whole; and the last settlement's report once more as it was. */
  | { readonly what: 'corrected' }
  | { readonly what: 'reissued' }
  | { readonly what: 'card-charged'; readonly charges: number }
  | { readonly what: 'fault'; readonly kind: (typeof FAULTS)[number]; readonly operation: (typeof OPERATIONS)[number] }
  /** The machine stops at the n-th position from now. */
  | { readonly what: 'stopped'; readonly position: number; readonly after: boolean; readonly restarts: boolean }
  /** Somebody runs the posting once more. */
  | { readonly what: 'run-again' }
);

export interface CutOver {
  readonly day: number;
  readonly ways: readonly [Way, Way, Way];
}

export interface QuarterHistory {
  readonly seed: number;
  readonly days: number;
  readonly ways: readonly [Way, Way, Way];
  /** From a day on, counted from 0, each marketplace records in another way. */
  readonly cutOver?: CutOver | undefined;
  /** So often the scripts run, in minutes. */
  readonly every: Minute;
  readonly happenings: readonly Happening[];
}

export interface QuarterOptions {
  readonly seed: number;
  readonly days: number;
  readonly ways: QuarterHistory['ways'];
  readonly cutOver?: CutOver;
  readonly every: Minute;
  readonly ordersPerPlace: number;
  /** Closed on demand; the clock closes others. */
  readonly closingsPerPlace: number;
  /** Of each kind that machines have: stops, faults of Amazon's, runs twice. */
  readonly troubles: number;
}

export const DAY: Minute = 24 * 60;
const FAULTS = ['throttle', 'internal-error', 'unavailable', 'timeout-before', 'truncated', 'expired-token'] as const;
const OPERATIONS = ['getReports', 'getReportDocument', 'downloadDocument', 'searchOrders'] as const;
const FEES = ['storage', 'long-term-storage', 'inbound', 'removal', 'vine', 'subscription', 'advertising'] as const;
const CODES = ['WAREHOUSE_LOST', 'WAREHOUSE_DAMAGE', 'MISSING_FROM_INBOUND', 'COMPENSATED_CLAWBACK'] as const;
const MOST_POSITION = 90;
/** Deferred money of later orders is settled after the trade ends, so sales begin early. */
const LAST_SALES = 0.8;

/** One marketplace of the three pays at once. */
const UNDEFERRED: PlaceIndex = 1;

export function drawQuarter(options: QuarterOptions): QuarterHistory {
  const { seed, days, ways, cutOver, every, troubles } = options;
  const random = new Random(seed);
  const last = Math.floor(days * DAY) - 1;
  const happenings = QUARTER_MARKETPLACES.flatMap((id, place): Happening[] => [
    ...(place === UNDEFERRED ? [{ at: 0, place, what: 'undeferred' } as const] : []),
    ...salesOf(options, place, random.fork(`sales ${id}`)),
    ...chargesOf(options, place, random.fork(`charges ${id}`)),
    ...closingsOf(options, place, random.fork(`closings ${id}`)),
  ]);
  const trouble = random.fork('trouble');
  for (let n = 0; n < troubles; n++) happenings.push(...drawTrouble(last, trouble));
  // What is drawn for one minute stays in the order it was drawn in.
  return { seed, days, ways, cutOver, every, happenings: happenings.sort((a, b) => a.at - b.at) };
}

function salesOf({ days, ordersPerPlace }: QuarterOptions, place: PlaceIndex, random: Random): Happening[] {
  const last = Math.floor(days * DAY * LAST_SALES);
  return Array.from({ length: ordersPerPlace }, (_, index): Happening[] => {
    const order = place * ordersPerPlace + index + 1;
    const own = random.fork(`order ${order}`);
    const at = own.int(0, last);
    const life: Happening[] = [{ at, place, what: 'ordered', order, lines: linesOf(place, own) }];
    let now = at;
    const later = (least: Minute, most: Minute): Minute => {
      now += own.int(least, most);
      return now;
    };
    if (own.chance(0.3) && !isNearMonthEnd(at)) {
      life.push({ at: later(60, DAY), place, what: 'shipped', order, all: false });
    }
    life.push({ at: later(60, DAY), place, what: 'shipped', order, all: true });
    if (own.chance(0.25)) {
      const how = own.pick(['whole', 'one unit', 'claim'] as const);
      life.push({ at: later(DAY, 12 * DAY), place, what: 'refunded', order, how });
    }
    return life;
  }).flat();
}

/**
 * Of an order that is between two parts Amazon and a bill may each have a minor unit more, until its last part: no month ends
 * there, so that month ends can be compared to the unit.
 */
function isNearMonthEnd(at: Minute): boolean {
  const month = (minute: Minute): string => new Date(START + minute * MINUTE).toISOString().slice(0, 7);
  return month(at - DAY) !== month(at + 4 * DAY);
}

function linesOf(place: PlaceIndex, random: Random): SoldLine[] {
  const skus = random.shuffle(SKUS).slice(0, random.chance(0.3) ? 2 : 1);
  // In Japan tax is inside Principal, whoever owes it, so there the seller does.
  const isOwn = QUARTER_MARKETPLACES[place] === 'A1VC38T7YXB528' || random.chance(0.25);
  return skus.map((sku) => {
    const price = random.int(900, 9_900);
    const quantity = random.int(1, 3);
    return {
      sku,
      quantity,
      price,
      tax: random.int(0, Math.floor((price * quantity) / 10)),
      shipping: random.chance(0.4) ? random.int(1, 999) : 0,
      discount: random.chance(0.3) ? random.int(1, Math.floor(price / 2)) : 0,
      taxModel: isOwn ? 'SELLER' : 'MARKETPLACE_FACILITATOR',
    };
  });
}

/** Fees every few days, a reimbursement now and then, and one kind of line that nobody has seen. */
function chargesOf({ days }: QuarterOptions, place: PlaceIndex, random: Random): Happening[] {
  const last = Math.floor(days * DAY) - 1;
  const anyTime = (): Minute => random.int(0, last);
  const fees = Array.from({ length: Math.max(2, Math.round(days / 4)) }, (): Happening => {
    const fee = random.pick(FEES);
    return { at: anyTime(), place, what: 'fee', fee, amount: random.int(50, 3_000), newer: random.chance(0.5) };
  });
  const paid = Array.from({ length: Math.max(1, Math.round(days / 15)) }, (): Happening => {
    const code = random.pick(CODES);
    const amount = random.int(100, 4_000) * (code === 'COMPENSATED_CLAWBACK' ? -1 : 1);
    return { at: anyTime(), place, what: 'reimbursed', sku: random.pick(SKUS), code, amount };
  });
  const words = `Quarter Handling Surcharge ${random.int(1, 99)}`;
  return [...fees, ...paid, { at: anyTime(), place, what: 'new-fee', words, amount: random.int(100, 2_000) }];
}

/** Spread over the days; each ending is drawn before any comes again, and each place begins with another one. */
function closingsOf({ days, closingsPerPlace }: QuarterOptions, place: PlaceIndex, random: Random): Happening[] {
  const span = Math.floor((days * DAY) / closingsPerPlace);
  return Array.from({ length: closingsPerPlace }, (_, index): Happening[] => {
    const ending = ENDINGS[(index + place * 2) % ENDINGS.length] as Ending;
    const at = span * index + random.int(Math.floor(span / 2), span - 1);
    const closed: Happening = { at, place, what: 'closed', ending, hours: random.int(20, 70) };
    const soon = at + random.int(120, 2 * DAY);
    if (ending === 'split') return [closed, { ...closed, at: at + random.int(60, 600), ending: 'plain' }];
    if (ending === 'bounced') return [closed, { at: soon, place, what: 'bounced' }];
    if (ending === 'inconsistent') return [closed, { at: soon, place, what: 'corrected' }];
    if (ending === 'negative') return [closed, { at: soon, place, what: 'card-charged', charges: random.int(1, 2) }];
    return random.chance(0.3) ? [closed, { at: soon, place, what: 'reissued' }] : [closed];
  }).flat();
}

function drawTrouble(last: Minute, random: Random): Happening[] {
  const where = () => ({ at: random.int(0, last), place: 0 });
  return [
    {
      ...where(),
      what: 'stopped',
      position: random.int(1, MOST_POSITION),
      after: random.chance(0.5),
      restarts: random.chance(0.5),
    },
    { ...where(), what: 'fault', kind: random.pick(FAULTS), operation: random.pick(OPERATIONS) },
    { ...where(), what: 'run-again' },
  ];
}
