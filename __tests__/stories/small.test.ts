// The same orders in accounts that have less: one company, one currency, one place, no advanced shipping.

import { US } from '../../lab/catalogue';
import { billNext, booked, made, ship, statusOf } from '../support/billing';
import { linesOf, marketplaceState, setMarketplace } from '../support/orderFlow';
import { Story, type StoryOptions } from '../support/story';

const stories: Story[] = [];
afterAll(() => {
  for (const story of stories) story.close();
});

function open(options: StoryOptions): Story {
  const story = new Story(options);
  stories.push(story);
  return story;
}

const lines = [{ sku: 'HH-MUG-SAND', quantity: 2, price: 1_499, shipping: 599, tax: 288 }];

test('a small account imports FBM orders: no subsidiary, one currency, one place', () => {
  const story = open({ profile: 'small' });
  const id = story.arrive({ lines });
  const { fields } = story.salesOrder(id);
  expect(story.page(id)).toEqual([
    '  2 HH-1002                       29.98',
    '  1 Amazon Shipping                5.99',
    '    Tax                            0.00',
    '    Total                         35.97',
  ]);
  expect(fields.subsidiary ?? null).toBeNull();
  expect(story.document(id)).toMatchObject({ state: 'applied', reason: 'imported' });
  const pending = story.arrive({ status: 'PENDING', lines });
  expect(story.reservations(pending)).toMatchObject([{ quantity: 2, state: 'live' }]);
});

test('without multi-location inventory a marketplace that imports FBA orders cannot go live, and is told why', () => {
  const story = open({ profile: 'small' });
  setMarketplace(story, US, { state: marketplaceState(story, 'paused') });
  const goLive = (): void => setMarketplace(story, US, { state: marketplaceState(story, 'live'), import_fba: true });
  expect(goLive).toThrow('Multi-Location Inventory');
  setMarketplace(story, US, { state: marketplaceState(story, 'live'), import_fba: false });
  const id = story.arrive({ channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 4_499 }] });
  expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'channel-not-imported' });
});

const WITHOUT: readonly (readonly [string, StoryOptions])[] = [
  ['OneWorld without Advanced Shipping and Pick Pack Ship', { features: { off: ['ADVSHIPPING', 'PICKPACKSHIP'] } }],
  ['OneWorld with one currency', { features: { off: ['MULTICURRENCY'] } }],
  ['one company with many currencies', { features: { off: ['SUBSIDIARIES'] } }],
  ['one company, one currency, many places', { features: { off: ['SUBSIDIARIES', 'MULTICURRENCY'] } }],
  ['OneWorld without multi-location inventory', { features: { off: ['MULTILOCINVT', 'INVENTORYSTATUS'] } }],
  [
    'OneWorld without departments, classes and matrix items',
    { features: { off: ['DEPARTMENTS', 'CLASSES', 'MATRIXITEMS'] } },
  ],
  ['a small account with many places', { profile: 'small', features: { on: ['MULTILOCINVT'] } }],
  ['a small account with many currencies', { profile: 'small', features: { on: ['MULTICURRENCY'] } }],
];

test.each(WITHOUT)('%s: FBM and pending orders arrive, the same lines and total', (_account, options) => {
  const story = open(options);
  const id = story.arrive({ lines: [...lines, { sku: 'HH-SET-BREAKFAST', price: 5_999 }] });
  expect(linesOf(story, id).map(({ item, quantity, amount }) => [item, quantity, amount])).toEqual([
    ['HH-1002', 2, 2_998],
    ['Amazon Shipping', 1, 599],
    ['HH-KIT-01', 1, 5_999],
  ]);
  expect(story.salesOrder(id).fields.total).toBe(95.96);
  const pending = story.arrive({ status: 'PENDING', lines });
  story.world.amazon.control.update(pending, { status: 'UNSHIPPED' });
  story.sync();
  expect(story.reservations(pending).map(({ state }) => state)).toEqual(['converted']);
  expect(story.salesOrders(pending)).toHaveLength(1);
  expect(story.exceptions()).toEqual([]);
});

test('without Advanced Shipping NetSuite invoices what ships, and the add-on pays it onto the clearing account, once', () => {
  const story = open({ profile: 'small' });
  const id = story.arrive({ lines: [{ sku: 'HH-MUG-SAND', quantity: 2, price: 1_000, shipping: 300 }] });
  ship(story, id);
  expect(statusOf(story, id)).toBe('G');
  expect(booked(story, () => billNext(story))).toEqual({
    '1051 Amazon Clearing US USD': 2_300,
    '1100 Accounts Receivable': -2_300,
  });
  expect(booked(story, () => billNext(story))).toEqual({});
  expect(made(story, 'customerpayment')).toHaveLength(1);
});
