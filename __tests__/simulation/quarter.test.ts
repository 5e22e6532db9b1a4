// A quarter of settlements in three currencies, with everything that goes wrong on either side: in each way of recording
// the general ledger ends where Amazon's own does; and an auditor who would see a cent.

import { auditQuarter } from '../../lab/simulate/quarter/audit';
import { drawQuarter, type QuarterOptions } from '../../lab/simulate/quarter/history';
import { type PlayedQuarter, playQuarter } from '../../lab/simulate/quarter/play';
import { simulateQuarter } from '../../lab/simulate/quarter/simulate';
import { size } from '../support/size';

const DAY = 24 * 60;
/** Each marketplace in another way, so that one small quarter has all three. */
const SMALL: QuarterOptions = {
  seed: 16,
  days: 18,
  ways: ['order', 'daily', 'settlement'],
  every: 3 * DAY,
  ordersPerPlace: 5,
  closingsPerPlace: 3,
  troubles: 3,
};
const FULL = {
  days: 90,
  every: DAY,
  ordersPerPlace: 60,
  closingsPerPlace: 7,
  troubles: 20,
};

test('the same seed gives the same quarter, another one another', () => {
  expect(drawQuarter(SMALL)).toEqual(drawQuarter(SMALL));
  expect(drawQuarter({ ...SMALL, seed: 17 })).not.toEqual(drawQuarter(SMALL));
});

describe('a small quarter', () => {
  let played: PlayedQuarter;
  beforeAll(() => {
    played = playQuarter(drawQuarter(SMALL));
  });
  afterAll(() => played.company.world.account.close());
  const store = () => played.company.world.account.store;

  test('ends in the books as at Amazon, in each way of recording; people only said what new kinds of line are', () => {
    expect(auditQuarter(played)).toEqual([]);
    expect(played.manual.length).toBeGreaterThanOrEqual(3);
    expect(played.manual.filter((each) => !each.includes('was given the class'))).toEqual([]);
  });

  test('has what settlements may have: money held back, debts, nothing to pay out, a payment that came back', () => {
    const { company } = played;
    const closed = company.places.flatMap(
      ({ seller, facts }) => company.world.amazon.control.ledgerTruth(seller, facts.id).settlements,
    );
    const words = closed.flatMap(({ posted }) =>
      posted.flatMap(({ entry }) => entry.items.flatMap(({ amounts }) => amounts.map(({ kind }) => kind))),
    );
    expect(closed.length).toBeGreaterThanOrEqual(6);
    expect(closed.some(({ total }) => total < 0)).toBe(true);
    expect(closed.some(({ total, reserve }) => total === 0 && reserve > 0)).toBe(true);
    expect(closed.some(({ total, reserve }) => total > 0 && reserve > 0)).toBe(true);
    expect(words.some(({ amountDescription }) => amountDescription.startsWith('Transfer of funds'))).toBe(true);
  });

  /** What the auditor says while something is changed behind his back. */
  const findings = (sql: string): string[] => {
    store().exec('BEGIN');
    store().exec(sql);
    const found = auditQuarter(played);
    store().exec('ROLLBACK');
    return found;
  };
  const place = (way: string) => played.company.places.find((each) => each.way === way);
  const centAt = (account: number | undefined): string =>
    `UPDATE lab_posting SET debit = debit + 1 WHERE rowid =
     (SELECT MIN(rowid) FROM lab_posting WHERE account = ${account} AND debit > 0)`;
  const centOn = (use: string): string => centAt(played.company.accounts.get(use));

  test.each([
    ['a cent on payout', 'payout is', () => centOn('payout')],
    ['a cent on the bank', 'bank is', () => centAt(place('order')?.bank)],
    ['a cent on the reserve', 'reserve is', () => centOn('reserve')],
    [
      'a cent at the end of a month',
      'carried over and accrual',
      () => `${centOn('accrual').slice(0, -1)} AND day < '2026-02-01')`,
    ],
    ['a cent on the debt', 'debt is', () => centOn('debt')],
    ['a cent left of a month', 'carried over is', () => centOn('carry')],
    ['a cent of tax that stays', 'tax that Amazon remits is', () => centOn('facilitator_tax')],
    ['a cent on the clearing of the way Order', 'clearing is', () => centAt(place('order')?.clearing)],
    ['the order that it belongs to', 'so its clearing does not return to zero', () => centAt(place('order')?.clearing)],
    ['a cent on the clearing of the way Daily', 'Amazon.de: clearing is', () => centAt(place('daily')?.clearing)],
    [
      'a settlement that is not posted',
      'is expected posted once, found held',
      () => `UPDATE customrecord_cwy_settlement SET custrecord_cwy_set_state = 'held'`,
    ],
    ['a settlement that is not here', 'found nothing', () => `DELETE FROM customrecord_cwy_settlement`],
    [
      'something that waits for somebody',
      'An exception is open',
      () => `UPDATE customrecord_cwy_exception SET custrecord_cwy_exc_state = 'open'`,
    ],
  ])('shows %s to the auditor', (_name, words, change) => {
    expect(findings(change())).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
  });
});

/** At full size every marketplace in the same way, and each way so many times. */
const isFull = size('quarter: days', SMALL.days, 90) === 90;
const seeds = Array.from({ length: size('quarter: seeds in each way', 1, 4) }, (_, index) => index + 1);
type Ways = Pick<QuarterOptions, 'ways' | 'cutOver'>;
const toOthers = (day: number): Ways => ({
  ways: ['settlement', 'order', 'daily'],
  cutOver: { day, ways: ['order', 'settlement', 'settlement'] },
});
const WAYS: readonly Ways[] = isFull
  ? [
      { ways: ['order', 'order', 'order'] },
      { ways: ['daily', 'daily', 'daily'] },
      { ways: ['settlement', 'settlement', 'settlement'] },
      toOthers(40),
    ]
  : [toOthers(8)];
const named = WAYS.map((each) => ({
  each,
  names: [each.ways, ...(each.cutOver ? [each.cutOver.ways] : [])].map((ways) => ways.join(', ')).join('; then '),
}));
test.each(named.flatMap((ways) => seeds.map((seed) => ({ ...ways, seed }))))(
  'in the ways $names, seed $seed: the books end where Amazon does, to the minor unit',
  ({ each, seed }) => {
    const { broken, history, settlements } = simulateQuarter({
      ...(isFull ? FULL : SMALL),
      ...each,
      seed,
      tries: 4,
    });
    expect({ broken, history }).toEqual({ broken: [], history: [] });
    for (const closed of Object.values(settlements)) expect(closed).toBeGreaterThanOrEqual(isFull ? 6 : 2);
  },
  600_000,
);
