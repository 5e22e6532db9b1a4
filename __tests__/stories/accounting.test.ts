// The page for accountants against the books: every journal on it is what the built scripts post in the lab.

import { UK, US } from '../../lab/catalogue';
import { DAY, HOUR } from '../../lab/clock';
import { openBooks } from '../../lab/demo/books';
import { enterBankLine } from '../../lab/settle/bank';
import { bill, billNext, booked, ship } from '../support/billing';
import { textOf } from '../support/files';
import { pickUp, sellerOf, settlements } from '../support/settlements';
import { Story, type StoryOptions } from '../support/story';

const page = textOf('docs/accounting.md');

/** Account → debit less credit in minor units, of the table under a heading. */
function journalUnder(heading: string): Record<string, number> {
  const start = page.indexOf(`### ${heading}\n`);
  if (start < 0) throw new Error(`The page has no heading "${heading}".`);
  const end = page.indexOf('\n#', start + 1);
  const minor = (cell = ''): number => Math.round(Number(cell === '' ? 0 : cell) * 100);
  const rows = [...page.slice(start, end).matchAll(/^\| (\d{4} [^|]+?) \| ([\d.]*) ?\| ([\d.]*) ?\|$/gm)];
  return Object.fromEntries(rows.map(([, name = '', debit, credit]) => [name, minor(debit) - minor(credit)]));
}

const ORDER = {
  lines: [{ sku: 'HH-MUG-SAND', quantity: 3, price: 1_000, tax: 262, shipping: 599, discount: 200 }],
} as const;

function withStory(setUp: StoryOptions['setUp'], tell: (story: Story, id: string) => void): void {
  const story = new Story(setUp === undefined ? {} : { setUp });
  tell(story, story.arrive(ORDER));
  story.close();
}

test('a shipment posts its cost, whatever the way, and only once', () => {
  withStory({ way: 'order' }, (story, id) => {
    expect(booked(story, () => void ship(story, id))).toEqual(journalUnder('Shipped'));
  });
});

test('order by order, as a cash sale', () => {
  withStory({ way: 'order' }, (story, id) => {
    ship(story, id);
    expect(booked(story, () => billNext(story))).toEqual(journalUnder('Order, as a cash sale'));
  });
});

test('order by order, as an invoice and its payment', () => {
  withStory({ way: 'order', billAs: 'invoice' }, (story, id) => {
    ship(story, id);
    const all = booked(story, () => billNext(story));
    const invoice = journalUnder('Order, as an invoice');
    const payment = journalUnder('The payment that follows the invoice');
    const both = [...new Set([...Object.keys(invoice), ...Object.keys(payment)])].map((name) => [
      name,
      (invoice[name] ?? 0) + (payment[name] ?? 0),
    ]);
    expect(Object.fromEntries(both.filter(([, amount]) => amount !== 0))).toEqual(all);
    expect(Object.keys(payment)).toHaveLength(2);
  });
});

test('day by day: two such orders, one sale', () => {
  withStory({ way: 'daily' }, (story, id) => {
    const other = story.arrive(ORDER);
    for (const each of [id, other]) ship(story, each);
    story.world.clock.advance(DAY + 6 * HOUR);
    expect(booked(story, () => [bill(story), billNext(story)])).toEqual(journalUnder('Daily, for two such orders'));
  });
});

test('with the settlement: nothing is posted when the order is billed, for it is not', () => {
  withStory({ way: 'settlement' }, (story, id) => {
    ship(story, id);
    expect(booked(story, () => billNext(story))).toEqual({});
    expect(story.salesOrder(id).fields.orderstatus).toBe('H');
  });
});

test('tax that the seller owes stands on its own account, in the currency of the marketplace', () => {
  const story = new Story();
  const lines = [{ sku: 'HH-MUG-SAND', quantity: 3, price: 1_299, tax: 650, taxModel: 'SELLER' as const }];
  const id = story.arrive({ marketplaceId: UK, lines });
  ship(story, id);
  expect(booked(story, () => billNext(story))).toEqual(journalUnder('Tax that you owe yourself'));
  story.close();
});

/** Shipped, billed where the way bills, and shown at Amazon; answers what the settlement posts, and then the bank's deposit. */
function settledAndPaid(story: Story, id: string): [Record<string, number>, Record<string, number>] {
  const { account, amazon, clock } = story.world;
  const seller = sellerOf(story);
  openBooks(story.world, story.setUp);
  amazon.control.moneyRules(seller, { reserveShare: 0 });
  ship(story, id);
  billNext(story);
  amazon.control.update(id, { status: 'SHIPPED' });
  story.sync();
  const settled = booked(story, () => {
    amazon.control.closeSettlement(seller, US);
    pickUp(story);
  });
  const [marketplace] = story.rows('SELECT * FROM customrecord_cwy_marketplace WHERE id = ?', [
    Number(story.setUp.marketplaces[US]),
  ]);
  clock.advance(2 * DAY);
  const paid = booked(story, () => {
    enterBankLine(account, {
      bank: accountOf(story, '1931'),
      from: accountOf(story, '1902'),
      minor: settled['1902 Amazon Payout'] ?? 0,
      day: new Date(clock.now()).toISOString().slice(0, 10),
      subsidiary: Number(marketplace?.custrecord_cwy_mkt_subsidiary),
      currency: Number(marketplace?.custrecord_cwy_mkt_currency_rec),
      by: 'deposit',
    });
  });
  account.runner.run('customscript_cwy_payouts_ss', 'customdeploy_cwy_payouts_ss');
  account.runner.settle();
  expect(settlements(story)).toEqual([expect.stringMatching(/ matched$/)]);
  return [settled, paid];
}

const accountOf = (story: Story, number: string): number =>
  Number(story.rows('SELECT id FROM account WHERE acctnumber = ?', [number])[0]?.id);

test.each([
  ['order', 'Settled, in the way Order'],
  ['settlement', 'Settled, in the way Settlement'],
] as const)('one order to the bank, in the way %s: the settlement, then the deposit that is found', (way, heading) => {
  withStory({ way }, (story, id) => {
    expect(settledAndPaid(story, id)).toEqual([journalUnder(heading), journalUnder('At the bank')]);
  });
});

test('each journal of the page balances', () => {
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
  const journals = headings.map(journalUnder).filter((journal) => Object.keys(journal).length > 0);
  expect(journals.length).toBeGreaterThanOrEqual(6);
  for (const journal of journals) expect(Object.values(journal).reduce((all, amount) => all + amount, 0)).toBe(0);
});
