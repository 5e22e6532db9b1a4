// F74: how many orders are in time, of all orders.

import { HOUR } from '../../lab/clock';
import { paceOf } from '../../src/TypeScript/flows/orders/pace';
import { paceTable } from '../support/pace';
import { Story } from '../support/story';

test('F74 orders that never became sales orders count in the denominator', () => {
  const taken = [
    { seconds: 600, orders: 18 },
    { seconds: 901, orders: 1 },
  ];
  expect(paceOf(taken, 0, 0, 900)).toMatchObject({ orders: 19, inTimePermille: 947 });
  expect(paceOf(taken, 17, 0, 900)).toMatchObject({ orders: 36, never: 17, inTimePermille: 500 });
  expect(paceOf([], 3, 0, 900)).toMatchObject({ orders: 3, inTimePermille: 0, p50: null });
  expect(paceOf([], 0, 0, 900).inTimePermille).toBeNull();
});

test('F74 an order that is held counts as late on the page once its time is over, and an ignored one never', () => {
  const story = new Story();
  const mug = { sku: 'HH-MUG-SAND', price: 1_499 };
  const us = () => paceTable(story).find(([name]) => name === 'Amazon US');
  story.place({ lines: [mug] });
  story.place({ lines: [{ sku: 'HH-VASE-NEW', price: 4_900 }] });
  story.place({ lines: [mug], createdTime: story.world.clock.now() - 30 * 24 * HOUR });
  story.sync();
  expect(us()?.slice(0, 4)).toEqual(['Amazon US', '1', '100.0 % in 30 min', '0']);
  story.wait(31);
  expect(us()?.slice(0, 4)).toEqual(['Amazon US', '2', '50.0 % in 30 min', '1']);
  story.close();
});
