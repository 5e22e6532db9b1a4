// The main job, whole and thin: an order at Amazon becomes a sales order.

import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

test('an Amazon order becomes one sales order, line by line, and its total re-adds to what the buyer paid', () => {
  const id = story.arrive({ lines: [{ sku: 'HH-MUG-SAND', quantity: 2, price: 1499, shipping: 599, tax: 288 }] });

  expect(story.page(id)).toEqual([
    '  2 HH-1002                       29.98',
    '  1 Amazon Shipping                5.99',
    '    Tax                            0.00',
    '    Total                         35.97',
  ]);
  expect(story.document(id)).toMatchObject({ state: 'applied', reason: 'imported' });
  expect(story.exceptions(id)).toEqual([]);
});
