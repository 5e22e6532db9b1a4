// F21: what Amazon estimates for a sale against what the settlement charges, order by order, with the distribution of errors.

import { US } from '../../lab/catalogue';
import type { FeeComparison } from '../../src/TypeScript/flows/fees/feeErrors';
import { chooseAccounts, pickUp, sellerOf } from '../support/settlements';
import { size } from '../support/size';
import { Story } from '../support/story';

const ORDERS = size('F21 orders', 24, 400);
const story = new Story({ seed: 21 });
chooseAccounts(story);
afterAll(() => story.close());

const { control } = story.world.amazon;
const seller = sellerOf(story);

interface Kept {
  readonly currency: string;
  readonly comparisons: readonly FeeComparison[];
  readonly left: number;
}

const compared = (): Kept[] =>
  story
    .rows(
      'SELECT custrecord_cwy_look_fees AS fees FROM customrecord_cwy_look WHERE custrecord_cwy_look_compared IS NOT NULL ORDER BY id',
    )
    .map(({ fees }) => JSON.parse(String(fees)) as Kept);

const asked = (): number => control.requests.getMyFeesEstimates?.made ?? 0;

/** A settlement of so many shipped orders: mugs by Amazon, lamps by the merchant with shipping. */
function settleOrders(orders: number): void {
  control.moneyRules(seller, { held: 'not at all', reserveShare: 0 });
  for (let at = 0; at < orders; at++) {
    const byAmazon = at % 2 === 0;
    story.place({
      status: 'SHIPPED',
      channel: byAmazon ? 'FBA' : 'FBM',
      lines: [
        byAmazon
          ? { sku: 'F21-MUG', price: 1_999 }
          : { sku: 'F21-LAMP', price: 2_460, shipping: 600, quantity: 1 + (at % 4 === 1 ? 1 : 0) },
      ],
    });
  }
  story.wait(10);
  control.closeSettlement(seller, US);
  pickUp(story);
}

/** The hourly run. */
function compare(): void {
  story.wait(60);
  story.world.account.runner.run('customscript_cwy_fees_ss', 'customdeploy_cwy_fees_ss_1');
}

/** What was asked is so many days older. */
function ageEstimates(days: number): void {
  const at = new Date(story.world.clock.now() - days * 86_400_000).toISOString();
  story.world.account.store.run('UPDATE customrecord_cwy_fee SET custrecord_cwy_fee_asked = ?', [at]);
}

const errorsOf = (kept: Kept | undefined) =>
  Object.fromEntries((kept?.comparisons[0]?.errors ?? []).map((each) => [each.kind, each]));

test('F21 each item of a settlement is held against Amazon’s own estimate, and what is estimated right has no error', () => {
  settleOrders(ORDERS);
  compare();
  expect(compared()).toHaveLength(1);
  const [kept] = compared();
  expect([kept?.currency, kept?.comparisons.map(({ marketplaceName }) => marketplaceName)]).toEqual([
    'USD',
    ['Amazon.com'],
  ]);
  const { fulfilment, total } = errorsOf(kept);
  expect([total?.items, kept?.comparisons[0]?.without, kept?.left]).toEqual([ORDERS, 0, 0]);
  expect(fulfilment).toMatchObject({ items: ORDERS, exact: ORDERS, p50: 0, p95: 0, most: 0, least: 0 });
  expect(total).toMatchObject({ exact: ORDERS, p50: 0, p95: 0 });
  const charged = control.ledgerTruth(seller, US).settlements[0]?.posted ?? [];
  const fees = charged.flatMap(({ entry }) =>
    entry.items.flatMap(({ amounts }) => amounts.filter(({ kind }) => kind.amountType === 'ItemFees')),
  );
  expect(total?.settled).toBe(-fees.reduce((sum, { minor }) => sum + minor, 0));
});

test('F21 an estimate is good for a week: the same prices are not asked for again, and after it they are', () => {
  const before = asked();
  expect(before).toBeGreaterThan(0);
  settleOrders(6);
  compare();
  expect([compared().length, asked()]).toEqual([2, before]);
  ageEstimates(7);
  settleOrders(6);
  compare();
  expect([compared().length, asked() > before]).toEqual([3, true]);
});

test('F21 a fee that was charged otherwise than estimated shows in the distribution, with its sign and size', () => {
  control.misestimate(seller, 'F21-MUG', -125);
  ageEstimates(7);
  settleOrders(20);
  compare();
  const { fulfilment } = errorsOf(compared()[3]);
  expect(fulfilment).toMatchObject({ items: 20, exact: 10, p50: 0, p95: 125, most: 125, least: 0 });
  expect((fulfilment?.settled ?? 0) - (fulfilment?.estimated ?? 0)).toBe(1_250);
});

test('F21 without the role nothing else stops, people are told once, and it is made up for when the role is there', () => {
  seller.roles.delete('Pricing');
  ageEstimates(7);
  settleOrders(6);
  compare();
  expect(compared()).toHaveLength(4);
  expect(story.exceptions().map((each) => each.class)).toEqual(['fees-not-estimated']);
  seller.roles.add('Pricing');
  compare();
  expect(compared()).toHaveLength(5);
  expect(story.exceptions()).toEqual([]);
});
