// A quarter played from its first minute in a fresh company, then calm: what Amazon held up arrives, a person decides what
// nobody but a person can, and schedules go on until nothing moves any more.

import type { Entry } from '../../amazon/settlements/entry';
import { FEES } from '../../amazon/settlements/kinds';
import { HOUR, type Instant, MINUTE } from '../../clock';
import { Person } from '../../netsuite/runner/person';
import { accountant } from './accountant';
import { Banks } from './bank';
import { foundQuarterCompany, listValue, type Place, type QuarterCompany, type Way } from './company';
import { type CutOver, DAY, type Happening, type QuarterHistory, START } from './history';
import { round, SETTLE } from './round';

export interface PlayedQuarter {
  readonly history: QuarterHistory;
  readonly company: QuarterCompany;
  /** Amazon's ids by the history's own count. */
  readonly orders: ReadonlyMap<number, string>;
  /** What Amazon booked for shipments, by place: its own ledger, released or not. */
  readonly shipments: ReadonlyMap<Place, readonly Entry[]>;
  /** What people had to do, in words, in order. */
  readonly manual: readonly string[];
  readonly banks: Banks;
}

/** Late reports are three days late at most; daily sales are booked the day after. */
const CALM_DAYS = 4;

/** Every description begins so: the last row is missing. */
const ANY_ROW = '';

interface Scene extends PlayedQuarter {
  readonly orders: Map<number, string>;
  readonly manual: string[];
  /** Settlements whose report lacks a line, by place. */
  readonly inconsistent: Map<Place, string[]>;
}

export function playQuarter(history: QuarterHistory): PlayedQuarter {
  const company = foundQuarterCompany({ seed: history.seed, start: START, ways: history.ways });
  const scene = sceneOf(company, history);
  company.places.forEach((place, index) => {
    planCutOver(scene, place, index);
  });
  const { clock, amazon } = company.world;
  let nextRun = history.every;
  const until = (minute: number): void => {
    for (; nextRun <= minute; nextRun += history.every) {
      clock.set(Math.max(clock.now(), START + nextRun * MINUTE));
      run(scene);
    }
    clock.set(Math.max(clock.now(), START + minute * MINUTE));
  };
  for (const happening of history.happenings) {
    until(happening.at);
    happen(scene, happening);
  }
  until(history.days * DAY);
  amazon.control.clearFaults();
  for (const place of company.places) correct(scene, place);
  for (let day = 1; day <= CALM_DAYS; day++) {
    clock.set(Math.max(clock.now(), START + (history.days + day) * DAY * MINUTE));
    run(scene);
  }
  return scene;
}

function sceneOf(company: QuarterCompany, history: QuarterHistory): Scene {
  const shipments = new Map<Place, Entry[]>(company.places.map((place) => [place, []]));
  for (const place of company.places) place.seller.money.watch((entry) => shipments.get(place)?.push(entry));
  return {
    company,
    history,
    orders: new Map(),
    shipments,
    manual: [],
    banks: new Banks(company),
    inconsistent: new Map(),
  };
}

/** The way in which what ships at a moment is recorded: that of its day where the books count it. */
export function wayAt({ history, company }: PlayedQuarter, place: Place, at: Instant): Way {
  const { cutOver } = history;
  const after = cutOver?.ways[company.places.indexOf(place)];
  return cutOver !== undefined && after !== undefined && dayIn(place, at) >= firstDay(place, cutOver)
    ? after
    : place.way;
}

/** `YYYY-MM-DD` where the books count it. */
export const dayIn = ({ zone }: Place, at: Instant): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));

const firstDay = (place: Place, { day }: CutOver): string => dayIn(place, START + day * DAY * MINUTE);

/** A person enters the new way long before its first day. */
function planCutOver({ company, history: { cutOver } }: Scene, place: Place, index: number): void {
  const { account } = company.world;
  const way = cutOver?.ways[index];
  if (cutOver === undefined || way === undefined || way === place.way) return;
  new Person(account).edit('customrecord_cwy_marketplace', place.record, {
    values: {
      custrecord_cwy_mkt_way: listValue(account, 'customlist_cwy_way', `val_cwy_way_${way}`),
      custrecord_cwy_mkt_way_from: firstDay(place, cutOver),
    },
    sublists: {},
  });
}

/** One round of every schedule, and then the accountant's look at what waits. */
function run({ company, manual, banks }: Scene): void {
  round(company, banks);
  // Machines stop under scripts here, and not under a person's hands.
  const { control } = company.world.account;
  control.reset();
  control.restarts = true;
  manual.push(...accountant(company.world.account));
}

/** What is impossible by now does not happen: a shorter history leaves things out. */
function happen(scene: Scene, happening: Happening): void {
  try {
    change(scene, happening);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function change(scene: Scene, happening: Happening): void {
  const { company, orders } = scene;
  const { amazon, account } = company.world;
  const place = company.places[happening.place] as Place;
  const { seller, facts } = place;
  const where = { account: seller, place: facts.id };
  switch (happening.what) {
    case 'undeferred':
      amazon.control.moneyRules(seller, { held: 'not at all' });
      return;
    case 'ordered': {
      const draft = { marketplaceId: facts.id, channel: 'FBA', status: 'UNSHIPPED', lines: happening.lines } as const;
      orders.set(happening.order, amazon.control.placeOrder(draft));
      return;
    }
    case 'shipped':
    case 'refunded':
      changeOrder(scene, happening);
      return;
    case 'fee':
      amazon.control.chargeFee(happening.fee, { ...where, amount: happening.amount, ...generationOf(happening) });
      return;
    case 'new-fee': {
      const kind = { amountType: 'AmazonFees', amountDescription: happening.words };
      amazon.control.chargeFee({ transactionType: 'QuarterFees', kind }, { ...where, amount: happening.amount });
      return;
    }
    case 'reimbursed':
      amazon.control.reimburse(seller, facts.id, {
        sku: happening.sku,
        code: happening.code,
        amount: happening.amount,
      });
      return;
    case 'closed':
      close(scene, place, happening);
      return;
    case 'bounced':
      scene.banks.sendBack(place);
      return;
    case 'corrected':
      correct(scene, place);
      return;
    case 'reissued': {
      const last = amazon.control.ledgerTruth(seller, facts.id).settlements.at(-1);
      const isWhole = !scene.inconsistent.get(place)?.includes(last?.settlementId ?? '');
      if (last !== undefined && isWhole) amazon.control.reissueSettlement(seller, last.settlementId);
      return;
    }
    case 'card-charged':
      amazon.control.chargeCard(seller, facts.id, happening.charges);
      return;
    case 'fault':
      amazon.control.fault({ kind: happening.kind, operation: happening.operation, times: 1, delay: HOUR });
      return;
    case 'stopped':
      account.control[happening.after ? 'stopAfter' : 'stopAt'](happening.position);
      account.control.restarts = happening.restarts;
      return;
    case 'run-again':
      account.runner.run(SETTLE, 'customdeploy_cwy_settle_mr_r1');
      account.runner.settle();
  }
}

type Change = Extract<Happening, { readonly what: 'shipped' | 'refunded' }>;

function changeOrder({ company, orders }: Scene, happening: Change): void {
  const { control } = company.world.amazon;
  const id = orders.get(happening.order);
  const order = control.truth().find(({ orderId }) => orderId === id);
  const [line] = order?.lines ?? [];
  if (id === undefined || order === undefined || line === undefined) return;
  if (happening.what === 'shipped') {
    if (order.status === 'SHIPPED') return;
    control.update(id, happening.all ? { status: 'SHIPPED' } : { fulfilled: { [line.sku]: 1 } });
    return;
  }
  const units = { [line.orderItemId]: 1 };
  if (happening.how === 'whole') control.refund(id);
  else control.refund(id, happening.how === 'claim' ? { units, type: 'A-to-z Guarantee Refund' } : { units });
}

/** In the newer generation tax and discount have rows of their own. */
const generationOf = ({ newer, amount, fee }: Extract<Happening, { readonly what: 'fee' }>) =>
  newer && FEES[fee].newer !== null
    ? ({ generation: 'newer', tax: Math.floor(amount / 5), discount: Math.floor(amount / 9) } as const)
    : {};

/** A settlement without any row is none. */
function close(scene: Scene, place: Place, { ending, hours }: Extract<Happening, { readonly what: 'closed' }>): void {
  const { clock, amazon } = scene.company.world;
  const { seller, facts } = place;
  const { control } = amazon;
  const { payable, reserve, debt } = control.ledgerTruth(seller, facts.id);
  if (ending === 'negative') {
    const amount = Math.max(0, payable + reserve + debt) + hours;
    control.chargeFee('inbound', { account: seller, place: facts.id, amount });
  }
  if (!seller.money.look(facts.id, clock.now()).hasRows(clock.now())) return;
  const { settlementId } = control.closeSettlement(seller, facts.id, {
    ...(ending === 'late' ? { reportAfter: hours * HOUR } : {}),
    ...(ending === 'inconsistent' ? { rows: { missing: ANY_ROW } } : {}),
    ...(ending === 'all-reserved' ? { reserve: 'all' } : {}),
  });
  if (ending !== 'inconsistent') return;
  scene.inconsistent.set(place, [...(scene.inconsistent.get(place) ?? []), settlementId]);
}

/** Amazon makes the reports whole that lacked a line. */
function correct({ company, inconsistent }: Scene, place: Place): void {
  for (const settlementId of inconsistent.get(place) ?? []) {
    company.world.amazon.control.reissueSettlement(place.seller, settlementId);
  }
  inconsistent.delete(place);
}
