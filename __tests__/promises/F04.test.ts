// F4: from visible at Amazon to a sales order in NetSuite, in a rush; and a person is called when it takes too long.

import { rush } from '../../bench/rush';
import { HOUR, MINUTE } from '../../lab/clock';
import { size } from '../support/size';
import { Story } from '../support/story';

test('F4 at 1,500 orders an hour and Amazon’s default quotas no order is lost, and 99 of 100 are sales orders within 15 minutes', () => {
  const minutes = size('F4 minutes of 1,500 orders an hour', 12, 240);
  const { orders, imported, p99 } = rush(1_500, minutes / 60);
  expect({ orders, imported }).toEqual({ orders: 25 * minutes, imported: 25 * minutes });
  expect(p99).toBeLessThan(15);
});

const late = (story: Story): string[] =>
  story
    .exceptions()
    .filter((each) => each.class === 'acknowledgment-late')
    .map(({ message }) => message);

test('F4 when the import stands still a person is called before a quarter of the time to ship is over, and no more once it is done', () => {
  const story = new Story();
  const now = story.world.clock.now();
  const shipBy = { earliest: now, latest: now + 2 * HOUR };
  const id = story.place({ lines: [{ sku: 'HH-BOWL', price: 1_899 }], shipBy });
  story.wait(6);
  story.fetch();
  expect(late(story)).toEqual([]);
  // What should turn documents into orders never runs.
  story.world.account.runner.abandon();
  story.wait(15);
  story.fetch();
  expect(story.world.clock.now()).toBeLessThan(now + 0.25 * 2 * HOUR);
  expect(late(story)).toEqual([
    expect.stringContaining(`The first to ship is ${id}, by ${new Date(now + 2 * HOUR).toISOString()}`),
  ]);
  story.sync();
  story.wait(16);
  story.fetch();
  expect(late(story)).toEqual([]);
  expect(story.salesOrders(id)).toHaveLength(1);
  story.close();
});

test('F4 an order that is held calls nobody twice: its own exception has its own time', () => {
  const story = new Story();
  story.arrive({ lines: [{ sku: 'HH-VASE-NEW', price: 1_899 }] });
  story.world.clock.advance(30 * MINUTE);
  story.fetch();
  expect(story.exceptions().map((each) => each.class)).toEqual(['sku-unmapped']);
  story.close();
});
