// F15: a month of 100,000 orders in three marketplaces and currencies, six settlements: nobody has to touch anything.

import { auditQuarter } from '../../lab/simulate/quarter/audit';
import { manualSteps, playMonth } from '../../lab/simulate/quarter/month';
import type { PlayedQuarter } from '../../lab/simulate/quarter/play';
import { round } from '../../lab/simulate/quarter/round';
import { size } from '../support/size';

const ORDERS = size('F15 orders', 600, 100_000);

let month: PlayedQuarter;
beforeAll(() => {
  month = playMonth({ seed: 15, orders: ORDERS });
}, 3_600_000);
afterAll(() => month.company.world.account.close());

test(`F15 a month of ${ORDERS} orders in three marketplaces closes with 0 manual steps, and its books are Amazon's`, () => {
  const { world, places } = month.company;
  const settlements = places.map(({ seller, facts }) => world.amazon.control.ledgerTruth(seller, facts.id).settlements);
  expect(settlements.map(({ length }) => length)).toEqual([2, 2, 2]);
  const orders = new Set(
    settlements
      .flat()
      .flatMap(({ posted }) => posted.flatMap(({ entry }) => (entry.orderId === '' ? [] : [entry.orderId]))),
  );
  expect(orders.size).toBeGreaterThanOrEqual(ORDERS);
  expect(manualSteps(month)).toEqual([]);
  expect(auditQuarter(month)).toEqual([]);
});

test('F15 a step is counted where the map is not complete', () => {
  const { company, banks } = month;
  const { control } = company.world.amazon;
  const [place] = company.places;
  if (place === undefined) throw new Error('The company sells nowhere.');
  const kind = { amountType: 'AmazonFees', amountDescription: 'Fee of tomorrow' };
  control.chargeFee(
    { transactionType: 'NewFees', kind },
    { account: place.seller, place: place.facts.id, amount: 700 },
  );
  const { settlementId } = control.closeSettlement(place.seller, place.facts.id);
  company.world.clock.advance(3_600_000);
  round(company, banks);
  expect(manualSteps(month)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^exception settlement-held: .*Fee of tomorrow/),
      expect.stringMatching(/^report .* is waits$/),
      `settlement ${settlementId} is held`,
    ]),
  );
});
