// The end of a month of a company that bills its orders: fees and refunds of what is billed, and each order that only one of
// Amazon and the books has.

import { US } from '../../lab/catalogue';
import { DAY } from '../../lab/clock';
import { accrualLines, accrualRun, accruals, notTied, until } from '../support/accruals';
import { visit } from '../support/addOn';
import { bill, ship } from '../support/billing';
import { wordsOf } from '../support/settledBooks';
import { chooseAccounts, pickUp, sellerOf } from '../support/settlements';
import { size } from '../support/size';
import { Story } from '../support/story';

const ways = (['order', 'daily'] as const).slice(0, size('accruals, ways that bill', 1, 2));
const stories: Story[] = [];
afterAll(() => {
  for (const story of stories) story.close();
});

/** Bills go to the marketplace's own clearing account, and so must what settlements relieve. */
function ownClearing(story: Story): void {
  for (const { id } of story.rows(
    `SELECT a.id FROM customrecord_cwy_account a JOIN customlist_cwy_account_role r ON r.id = a.custrecord_cwy_acc_role WHERE r.name = 'Clearing'`,
  )) {
    story.world.account.records.remove('customrecord_cwy_account', Number(id));
  }
}

const mug = (story: Story): string =>
  story.arrive({ lines: [{ sku: 'HH-MUG-SAND', quantity: 2, price: 1_500, tax: 120 }] });

/** Shipped and to be billed here, shipped and posted at Amazon. */
function leaves(story: Story, orderId: string): void {
  ship(story, orderId);
  story.world.amazon.control.update(orderId, { status: 'SHIPPED' });
}

test.each(ways)(
  'in the way %s the sale stays on clearing; fees and refunds are booked, and orders that one has alone are named',
  (way) => {
    const story = new Story({ seed: 34, setUp: { way } });
    stories.push(story);
    chooseAccounts(story);
    ownClearing(story);
    const { control } = story.world.amazon;
    const account = sellerOf(story);
    const first = mug(story);
    leaves(story, first);
    until(story, '2026-03-03T15:00:00Z');
    bill(story);
    until(story, '2026-03-17T12:00:00Z');
    pickUp(story);
    until(story, '2026-03-26T12:00:00Z');
    const second = mug(story);
    leaves(story, second);
    control.refund(first, {});
    const here = mug(story);
    ship(story, here);
    const there = story.place({ status: 'SHIPPED', lines: [{ sku: 'HH-MUG-SAND', price: 999 }] });
    control.chargeFee('storage', { account, place: US, amount: 700 });
    until(story, '2026-03-31T10:00:00Z');
    bill(story);
    pickUp(story);
    control.refund(second, {});
    control.chargeFee('advertising', { account, place: US, amount: 300 });
    until(story, '2026-04-04T12:00:00Z');
    accrualRun(story);

    const lines = accrualLines(story);
    // Commission on the second order comes back but for a fifth; its refund waits with it, and Amazon sold mugs for 30.00.
    expect(lines.filter(({ day }) => day === '2026-03-31').map((line) => `${line.account} ${line.minor}`)).toEqual([
      'Amazon Refunds 3000',
      'Tax Collected By Amazon 120',
      'Tax Collected By Amazon -120',
      'Amazon Referral Fees 90',
      'Amazon Advertising 300',
      'Amazon Accrual -3390',
    ]);
    expect(lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
    const truth = control.ledgerTruth(account, US, Date.parse('2026-04-01T07:00:00Z') - 1);
    const [march] = accruals(story);
    expect(Number(march?.total)).toBe(truth.total / 100);
    expect(march?.message).toMatch(
      /^2026-03 ties: .*, with 1 order billed here and not posted by Amazon \(30\.00 USD\) and 1 order posted by Amazon and not billed here \(8\.49 USD\)\.$/,
    );
    const [sums] = story.rows('SELECT custrecord_cwy_acr_sums AS sums FROM customrecord_cwy_accrual WHERE id = 1');
    expect(JSON.parse(String(sums?.sums))).toMatchObject({
      unposted: [{ orderId: here, amount: 3_000 }],
      unbilled: [{ orderId: there, amount: 849 }],
    });
    const page = (parameters: Record<string, string>): string =>
      wordsOf(visit(story.world, { script: 'accrual', parameters, role: 'customrole_cwy_accountant' }).text);
    expect(page({})).toContain('2026-03 ties in each of its 2 marketplaces.');
    const detail = page({ custparam_id: '1' });
    expect(detail).toContain(`2026-03 ties: Amazon owes −26.26 USD`);
    expect(detail).toMatch(/Clearing 60\.00 .* Accrual −33\.90 .* Difference 0\.00/);
    expect(detail).toContain(here);
    expect(detail).toContain(there);
    expect(detail).toMatch(/SHA-256 [0-9A-F]{64}/);
    expect(notTied(story)).toEqual([expect.stringContaining('1 order posted by Amazon and not billed here')]);
  },
);

const months = size('accruals, months of random trade', 0, 2);

(months > 0 ? test : test.skip)(
  'in three currencies every month of random trade ties, whatever happens to payments, and settlements of later take back',
  () => {
    const story = new Story({ seed: 5, setUp: { way: 'settlement' } });
    stories.push(story);
    chooseAccounts(story);
    const { control } = story.world.amazon;
    const account = sellerOf(story);
    const from = story.world.clock.now();
    const span = { from, to: from + 80 * DAY };
    control.trade({ ...span, ordersPerDay: 8, seed: 9 });
    control.moneyLife({ ...span, refunds: 0.2, seed: 5 });
    const events: Readonly<Record<number, () => void>> = {
      20: () => control.closeSettlement(account, US),
      24: () => control.failTransfer(account, US),
      28: () => control.chargeFee('storage', { account, place: US, amount: 900_000 }),
      57: () => control.chargeCard(account, US, 2),
    };
    const reads = new Set([34, 64]);
    for (let day = 1; day <= months * 31 + 4; day++) {
      until(story, new Date(from + day * DAY).toISOString());
      events[day]?.();
      if (day % 6 !== 0 && !reads.has(day)) continue;
      for (const slot of [1, 2]) {
        pickUp(story, slot);
        accrualRun(story, slot);
      }
    }
    const found = accruals(story);
    expect(found).toHaveLength(months * 3);
    expect(found.filter(({ message }) => !/^2026-\d\d ties: /.test(message))).toEqual([]);
    expect(notTied(story)).toEqual([]);
    const lines = accrualLines(story);
    expect(lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
    expect(lines.some(({ externalId }) => externalId.endsWith('-2'))).toBe(true);
  },
);
