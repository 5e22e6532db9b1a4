// A month of many orders at Amazon, in three marketplaces: two settlements each, which the clock closes. Sales come with
// settlements here, so what the books need of an order is in Amazon's report: orders are booked in Amazon's ledger as they
// leave, and not imported one by one.

import { buildOrder } from '../../amazon/orderDraft';
import { DAY, HOUR, type Instant } from '../../clock';
import { Random } from '../../random';
import { Banks } from './bank';
import { foundQuarterCompany, type Place, type QuarterCompany, SKUS } from './company';
import type { PlayedQuarter } from './play';
import { round } from './round';

/** The first of a month, in every zone of the company. */
const START: Instant = Date.parse('2026-03-01T12:00:00Z');
/** Two settlements of fourteen days. */
const DAYS = 28;
/** Days after the start on which the schedules run: after each closing, and when the banks have the money. */
const ROUNDS: readonly number[] = [15, 21, 29, 35];
/** One of so many orders is refunded the day after. */
const REFUNDED = 20;

export interface MonthOptions {
  readonly seed: number;
  /** In all marketplaces together. */
  readonly orders: number;
}

export function playMonth({ seed, orders }: MonthOptions): PlayedQuarter {
  const ways = ['settlement', 'settlement', 'settlement'] as const;
  const company = foundQuarterCompany({ seed, start: START, ways });
  const banks = new Banks(company);
  const { clock, amazon } = company.world;
  for (const { seller } of company.places) amazon.control.moneyRules(seller, { held: 'not at all' });
  const random = new Random(seed);
  for (let day = 0; day < Math.max(...ROUNDS) + 1; day++) {
    const at = START + day * DAY;
    clock.set(Math.max(clock.now(), at));
    if (ROUNDS.includes(day)) round(company, banks);
    if (day < DAYS) trade(company, at, random, Math.ceil(orders / DAYS / company.places.length));
  }
  const history = { seed, days: DAYS, ways, every: 0, happenings: [] };
  return { company, banks, history, orders: new Map(), shipments: new Map(), manual: [] };
}

/** A day of each marketplace: so many orders that left in the hours to come, and what Amazon charges. */
function trade({ places, world }: QuarterCompany, day: Instant, random: Random, orders: number): void {
  for (const place of places) {
    // What the clock closes until now is closed before anything of this day is booked.
    world.amazon.control.ledgerTruth(place.seller, place.facts.id);
    charge(place, world, day);
    for (let n = 0; n < orders; n++) sell(place, day + Math.floor((n * 20 * HOUR) / orders), random);
  }
}

function sell({ facts, seller }: Place, at: Instant, random: Random): void {
  const price = random.int(900, 9_900);
  const isOwn = facts.country === 'JP';
  const order = buildOrder(
    {
      marketplaceId: facts.id,
      channel: 'FBA',
      status: 'SHIPPED',
      lines: [
        {
          sku: random.pick(SKUS),
          price,
          tax: Math.floor(price / 11),
          shipping: random.chance(0.3) ? 499 : 0,
          discount: random.chance(0.2) ? 100 : 0,
          taxModel: isOwn ? 'SELLER' : 'MARKETPLACE_FACILITATOR',
        },
      ],
    },
    random,
    at,
  );
  seller.money.follow(undefined, order);
  if (random.int(1, REFUNDED) === 1) seller.money.refund(order, {}, at + HOUR);
}

/** The same kinds in each settlement: storage, advertising, the subscription, stock that was lost. */
function charge({ seller, facts }: Place, { amazon }: QuarterCompany['world'], day: Instant): void {
  const where = { account: seller, place: facts.id };
  const ofSettlement = Math.round((day - START) / DAY) % 14;
  if (ofSettlement % 3 === 0) amazon.control.chargeFee('advertising', { ...where, amount: 2_500 });
  if (ofSettlement === 1) amazon.control.chargeFee('subscription', { ...where, amount: 3_999 });
  if (ofSettlement === 7) {
    amazon.control.chargeFee('storage', { ...where, amount: 4_200, generation: 'newer', tax: 400, discount: 120 });
  }
  if (ofSettlement === 9) amazon.control.reimburse(seller, facts.id, { sku: SKUS[0], amount: 1_250 });
}

/** All that waits for a person, in words: one step each. */
export function manualSteps({ company }: Pick<PlayedQuarter, 'company'>): string[] {
  const { store } = company.world.account;
  const all = (sql: string): string[] => store.all(sql).map(({ words }) => String(words));
  return [
    ...all(
      `SELECT 'exception ' || custrecord_cwy_exc_class || ': ' || custrecord_cwy_exc_message AS words
       FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_state <> 'solved' ORDER BY id`,
    ),
    ...all(
      `SELECT 'report ' || custrecord_cwy_sfl_report || ' is ' || custrecord_cwy_sfl_state AS words
       FROM customrecord_cwy_setfile WHERE custrecord_cwy_sfl_state <> 'read' ORDER BY id`,
    ),
    ...all(
      `SELECT 'settlement ' || custrecord_cwy_set_number || ' is ' || custrecord_cwy_set_state AS words
       FROM customrecord_cwy_settlement WHERE custrecord_cwy_set_state <> 'matched' ORDER BY id`,
    ),
    ...all(
      `SELECT 'payout of ' || custrecord_cwy_pay_settlement || ' is ' || custrecord_cwy_pay_state AS words
       FROM customrecord_cwy_payout WHERE custrecord_cwy_pay_state <> 'matched' ORDER BY id`,
    ),
  ];
}
