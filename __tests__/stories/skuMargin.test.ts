// Margins by SKU: what settlements brought and took, storage as Amazon spreads it, and what the goods cost that left.

import { US } from '../../lab/catalogue';
import { DAY } from '../../lab/clock';
import { COLUMN_OF, MARGIN_COLUMNS } from '../../src/TypeScript/flows/margin/marginRows';
import { visit } from '../support/addOn';
import { wordsOf } from '../support/settledBooks';
import { chooseAccounts, pickUp, sellerOf } from '../support/settlements';
import { Story } from '../support/story';

const story = new Story({ seed: 9 });
chooseAccounts(story);
afterAll(() => story.close());

const { account, amazon, clock } = story.world;
const { control } = amazon;
const seller = sellerOf(story);
const TEAPOT = 'HH-TEAPOT-FBA';
const LAMP = 'HH-LAMP-FBA';

interface Margin {
  readonly sku: string;
  readonly month: string;
  readonly settled: number;
  readonly [column: string]: string | number;
}

const columns = [...MARGIN_COLUMNS, 'cost', 'units'];
const margins = (): Margin[] =>
  story.rows(
    `SELECT COALESCE(custrecord_cwy_mgn_sku, '') AS sku, custrecord_cwy_mgn_month AS month,
     custrecord_cwy_mgn_settlement IS NOT NULL AS settled, ${columns.map((each) => `custrecord_cwy_mgn_${each} AS ${each}`).join(', ')}
     FROM customrecord_cwy_margin WHERE isinactive = 'F' ORDER BY month, sku, settled`,
  ) as unknown as Margin[];

function book(): void {
  account.runner.run('customscript_cwy_margin_mr', 'customdeploy_cwy_margin_mr');
}

/** What the run of the connection's slot asks Amazon for: fees, and reports of storage. */
function ask(minutes = 60): void {
  story.wait(minutes);
  account.runner.run('customscript_cwy_fees_ss', 'customdeploy_cwy_fees_ss_1');
}

const month = (): string => new Date(clock.now()).toISOString().slice(0, 7);
let before = '';
let during = '';

beforeAll(() => {
  control.moneyRules(seller, { held: 'not at all', reserveShare: 0 });
  before = month();
  story.arrive({ channel: 'FBA', status: 'SHIPPED', lines: [{ sku: TEAPOT, quantity: 2, price: 4_499 }] });
  story.arrive({ channel: 'FBA', status: 'SHIPPED', lines: [{ sku: LAMP, price: 8_900 }] });
  clock.advance(31 * DAY);
  during = month();
  control.chargeFee('storage', { account: seller, place: US, amount: 1_001 });
  control.reimburse(seller, US, { sku: LAMP, amount: 4_000 });
  story.wait(1);
  control.closeSettlement(seller, US);
  pickUp(story);
  book();
});

/** By column, of all settlements: one was closed by Amazon's clock, one by hand. */
function settledByColumn(): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { groups } of story.rows('SELECT custrecord_cwy_set_groups AS groups FROM customrecord_cwy_settlement')) {
    const { byClass } = JSON.parse(String(groups)) as { byClass: { class: keyof typeof COLUMN_OF; amount: number }[] };
    for (const each of byClass) sums[COLUMN_OF[each.class]] = (sums[COLUMN_OF[each.class]] ?? 0) + each.amount;
  }
  return sums;
}

/** All rows come to the classes of the settlements. */
function expectWhole(): void {
  const settled = margins().filter((each) => each.settled === 1);
  for (const column of MARGIN_COLUMNS) {
    expect([column, settled.reduce((all, each) => all + Number(each[column]), 0)]).toEqual([
      column,
      settledByColumn()[column] ?? 0,
    ]);
  }
}

test('each SKU has what its lines came to, and all rows come to the classes of the settlement', () => {
  const settled = margins().filter((each) => each.settled === 1);
  const of = (sku: string, column: string): number =>
    settled.filter((each) => each.sku === sku).reduce((all, each) => all + Number(each[column]), 0);
  expect([of(TEAPOT, 'units'), of(TEAPOT, 'sales')]).toEqual([2, 8_998]);
  expect([of(LAMP, 'units'), of(LAMP, 'sales'), of(LAMP, 'reimbursements')]).toEqual([1, 8_900, 4_000]);
  expect([of(TEAPOT, 'fees') < 0, of('', 'storage')]).toEqual([true, -1_001]);
  expectWhole();
});

test('goods cost what their fulfilments posted, at average cost, in the month in which they left', () => {
  const cost = margins().filter((each) => each.settled === 0);
  const posted = story.rows(
    `SELECT l.custcol_cwy_sku AS sku, SUM(l.netamount) AS cost FROM transactionline l JOIN "transaction" t ON t.id = l."transaction"
     WHERE t.type = 'ItemShip' AND l.iscogs = 'T' GROUP BY l.custcol_cwy_sku ORDER BY 1`,
  );
  expect(cost.map(({ sku, month: its }) => [sku, its])).toEqual([
    [LAMP, before],
    [TEAPOT, before],
  ]);
  expect(cost.map((each) => Number(each.cost))).toEqual(posted.map((each) => Math.round(Number(each.cost) * 100)));
  expect(cost.every((each) => Number(each.cost) > 0)).toBe(true);
});

test('a run that finds nothing new writes nothing', () => {
  const stamps = () => story.rows('SELECT id, lastmodified FROM customrecord_cwy_margin ORDER BY id');
  const first = stamps();
  clock.advance(DAY / 2);
  book();
  expect(stamps()).toEqual(first);
});

test('storage is spread by Amazon’s own report of the month before, and the settlement stays whole', () => {
  // The answer is lost, and the report is made: it is found, and not asked for again.
  control.fault({ kind: 'timeout-after', operation: 'createReport', times: 1 });
  ask();
  ask();
  ask();
  expect(control.requests.createReport?.made).toBe(1);
  book();
  const storage = margins().filter((each) => each.settled === 1 && Number(each.storage) !== 0);
  expect(storage.map(({ sku, month: its }) => [sku, its])).toEqual([
    [LAMP, during],
    [TEAPOT, during],
  ]);
  expect(storage.reduce((all, each) => all + Number(each.storage), 0)).toBe(-1_001);
  expect(story.rows(`SELECT COUNT(*) AS found FROM customrecord_cwy_margin WHERE isinactive = 'F'`)[0]?.found).toBe(
    margins().length,
  );
  expectWhole();
});

test('the page shows a month’s SKUs with their margin, and the same as a file', () => {
  const page = wordsOf(visit(story.world, { script: 'margin' }).text);
  expect(page).toContain('SKUs 1 to');
  expect(page).toMatch(/HH-LAMP-FBA .* 40\.00/);
  expect(page).toContain('Fees as estimated and as charged');
  const [place] = story.rows(
    `SELECT custrecord_cwy_mgn_marketplace AS place FROM customrecord_cwy_margin WHERE custrecord_cwy_mgn_marketplace IS NOT NULL`,
  );
  const csv = visit(story.world, {
    script: 'margin',
    parameters: { custparam_place: String(place?.place), custparam_month: during, custparam_view: 'csv' },
  }).text;
  expect(csv.split('\r\n')[0]).toContain('SKU,Units,Refunded Units,Currency,sales,refunds,fees,storage');
  expect(csv).toContain(`${LAMP},`);
  for (const role of ['customrole_cwy_ops', 'customrole_cwy_accountant']) {
    expect(wordsOf(visit(story.world, { script: 'margin', role }).text)).toContain('SKUs 1 to');
  }
});

test('without the role for reports of storage people are told once, and storage stays without a SKU', () => {
  seller.roles.delete('Amazon Fulfillment');
  clock.advance(31 * DAY);
  control.chargeFee('storage', { account: seller, place: US, amount: 500 });
  story.wait(1);
  control.closeSettlement(seller, US);
  pickUp(story);
  book();
  ask();
  expect(story.exceptions().map((each) => each.class)).toContain('storage-not-spread');
  const last = margins().filter((each) => each.month === month() && each.settled === 1);
  expect(last.map((each) => [each.sku, each.storage])).toEqual([['', -500]]);
});
