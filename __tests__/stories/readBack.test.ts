// A sales order is believed when it is read back.

import { Person } from '../../lab/netsuite/runner/person';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const cups = { lines: [{ sku: 'HH-MUG-SAND', quantity: 1, price: 1499, shipping: 599, tax: 168 }] };

test('a sales order that somebody changed no longer comes to what the buyer paid, and an exception says so until it does', () => {
  const id = story.arrive(cups);
  const { id: salesOrder } = story.salesOrder(id);
  const price = (amount: number) =>
    new Person(story.world.account, { userId: story.setUp.ids.employee }).edit('salesorder', salesOrder as number, {
      values: {},
      sublists: { item: [{ rate: amount, amount }] },
    });

  price(13.99);
  story.arrive(cups);
  expect(story.exceptions(id).map((each) => [each.class, each.message])).toEqual([
    ['total-differs', 'Expected 22.66 in all, found 19.98 on the sales order and 1.68 of tax that Amazon keeps.'],
  ]);

  story.arrive(cups);
  expect(story.exceptions(id).map((each) => each.count)).toEqual([1]);

  price(14.99);
  story.arrive(cups);
  expect(story.exceptions(id)).toEqual([]);
});
