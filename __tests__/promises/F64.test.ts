// F64: what goods cost and what is lost of them, at average cost: received, sold, refunded, lost and reimbursed, each with
// its amount, its account and its period. What comes back to the shelf is a receipt, which the flow of returns brings.

import { US } from '../../lab/catalogue';
import { DAY } from '../../lab/clock';
import type { BalanceRow } from '../../lab/netsuite/ledger';
import { write } from '../../lab/netsuite/profileWrite';
import { fulfilmentsOf } from '../support/orderLife';
import { chooseAccounts, journals, pickUp, sellerOf } from '../support/settlements';
import { Story } from '../support/story';

const story = new Story({ seed: 64 });
chooseAccounts(story);
afterAll(() => story.close());

const { account, amazon, clock } = story.world;
const { control } = amazon;
const seller = sellerOf(story);
const SKU = 'HH-TEAPOT-FBA';
const item = story.setUp.ids.items['HH-1008'] as number;
const us = Object.values(story.setUp.ids.marketplaces)[0];
const location = Number(us?.places.fba);

const accountNumbered = (number: string): number =>
  Number(story.rows('SELECT id FROM account WHERE acctnumber = ?', [number])[0]?.id);
const SHRINKAGE = accountNumbered('5100');
const COST = '5000';
const STOCK = '1200';

/** Units received or lost, as the warehouse’s books have it. Answers the adjustment's id. */
function adjust(units: number, unitCost: number | null, on: number): number {
  return write(
    account,
    'inventoryadjustment',
    { account: String(on), subsidiary: String(us?.subsidiary) },
    {
      inventory: [
        {
          item: String(item),
          adjustqtyby: units,
          location: String(location),
          ...(unitCost === null ? {} : { unitcost: unitCost }),
        },
      ],
    },
  );
}

/** `number debit` or `number -credit`, in minor units. */
const impactOf = (id: number): string[] =>
  account.ledger
    .impact(id)
    .map(({ number, debitMinor, creditMinor }: BalanceRow) => `${number} ${debitMinor - creditMinor}`)
    .sort();

const onHand = (): number => account.stock.position(item, location).onHand;
const valueMinor = (): number => account.stock.position(item, location).valueMinor;

function sell(units: number): { readonly id: string; readonly fulfilment: ReturnType<typeof fulfilmentsOf>[number] } {
  const id = story.arrive({ channel: 'FBA', status: 'SHIPPED', lines: [{ sku: SKU, quantity: units, price: 4_499 }] });
  const [fulfilment] = fulfilmentsOf(story, id);
  if (fulfilment === undefined) throw new Error('Expected a fulfilment, found none.');
  return { id, fulfilment };
}

const periodOf = (postingperiod: unknown): string =>
  String(story.rows('SELECT periodname FROM accountingperiod WHERE id = ?', [Number(postingperiod)])[0]?.periodname);

const costBooked = (): number =>
  account.ledger
    .trialBalance()
    .accounts.filter(({ number }) => number === COST)
    .reduce((sum, row) => sum + row.debitMinor - row.creditMinor, 0);

/** From now on the shelf is empty but for what the tests put on it. */
beforeAll(() => {
  control.moneyRules(seller, { held: 'not at all', reserveShare: 0 });
  adjust(-onHand(), null, accountNumbered('3000'));
  expect([onHand(), valueMinor()]).toEqual([0, 0]);
});

let first: ReturnType<typeof sell>;

test('F64 what is received at two costs stands at their average', () => {
  expect(impactOf(adjust(10, 10, accountNumbered('3000')))).toEqual(['1200 10000', '3000 -10000']);
  expect(impactOf(adjust(10, 14, accountNumbered('3000')))).toEqual(['1200 14000', '3000 -14000']);
  expect([onHand(), valueMinor()]).toEqual([20, 24_000]);
});

test('F64 a sale costs the average, debit cost of goods sold, credit stock, in the period of its shipment', () => {
  first = sell(3);
  expect(impactOf(first.fulfilment.id as number)).toEqual([`${STOCK} -3600`, `${COST} 3600`]);
  const shipped = new Date(Date.parse(`${first.fulfilment.fields.trandate}T00:00:00Z`));
  const name = `${shipped.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })} ${shipped.getUTCFullYear()}`;
  expect(periodOf(first.fulfilment.fields.postingperiod)).toBe(name);
});

test('F64 what comes in later changes the average of later sales, and of none before', () => {
  const before = impactOf(first.fulfilment.id as number);
  adjust(17, 20, accountNumbered('3000'));
  expect(impactOf(sell(2).fulfilment.id as number)).toEqual([`${STOCK} -3200`, `${COST} 3200`]);
  expect(impactOf(first.fulfilment.id as number)).toEqual(before);
});

test('F64 lost units leave stock at average cost, on the account of losses, not on cost of goods sold', () => {
  const before = costBooked();
  expect(impactOf(adjust(-2, null, SHRINKAGE))).toEqual([`${STOCK} -3200`, '5100 3200']);
  expect([costBooked(), onHand()]).toEqual([before, 30]);
});

test('F64 a refund and a reimbursement move money in the month Amazon posts them, and neither stock nor cost', () => {
  const before = { cost: costBooked(), units: onHand(), value: valueMinor() };
  clock.advance(31 * DAY);
  control.refund(first.id);
  control.reimburse(seller, US, { sku: SKU, amount: 5_600 });
  story.wait(1);
  control.closeSettlement(seller, US);
  pickUp(story);
  const posted = new Date(clock.now()).toISOString().slice(0, 7);
  const lines = journals(story).flatMap(({ fields, sublists }) =>
    (sublists.line ?? []).map((line) => ({ day: String(fields.trandate), ...line.fields }) as Record<string, unknown>),
  );
  const moved = (name: string): string[] =>
    lines
      .filter((line) => account.records.nameOf('account', Number(line.account))?.endsWith(name))
      .map((line) => `${String(line.day).slice(0, 7)} ${line.debit ? line.debit : -Number(line.credit)}`);
  expect(moved('Amazon Reimbursements')).toEqual([`${posted} -56`]);
  expect(moved('Amazon Refunds').every((each) => each.startsWith(posted))).toBe(true);
  expect(moved('Amazon Refunds').reduce((sum, each) => sum + Math.round(Number(each.split(' ')[1]) * 100), 0)).toBe(
    13_497,
  );
  expect({ cost: costBooked(), units: onHand(), value: valueMinor() }).toEqual(before);
  expect(
    lines.filter((line) =>
      [COST, STOCK].includes(
        String(story.rows('SELECT acctnumber FROM account WHERE id = ?', [Number(line.account)])[0]?.acctnumber),
      ),
    ),
  ).toEqual([]);
});

test('F64 margins show the same cost, in the month the goods left', () => {
  account.runner.run('customscript_cwy_margin_mr', 'customdeploy_cwy_margin_mr');
  const rows = story.rows(
    `SELECT custrecord_cwy_mgn_cost AS cost FROM customrecord_cwy_margin WHERE custrecord_cwy_mgn_sku = ? AND custrecord_cwy_mgn_settlement IS NULL`,
    [SKU],
  );
  expect(rows.map(({ cost }) => cost)).toEqual([6_800]);
});
