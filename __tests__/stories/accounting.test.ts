// The page for accountants against the books: every journal on it is what the built scripts post in the lab.

import { UK } from '../../lab/catalogue';
import { DAY, HOUR } from '../../lab/clock';
import { bill, billNext, booked, ship } from '../support/billing';
import { textOf } from '../support/files';
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

test('each journal of the page balances', () => {
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
  const journals = headings.map(journalUnder).filter((journal) => Object.keys(journal).length > 0);
  expect(journals.length).toBeGreaterThanOrEqual(6);
  for (const journal of journals) expect(Object.values(journal).reduce((all, amount) => all + amount, 0)).toBe(0);
});
