// Takes a feed back while it waits. Source: Feeds model 2021-06-30.

import { invalidInput, operation } from '../operation';
import { feedOf } from './getFeed';

export const cancelFeed = operation({
  operationId: 'cancelFeed',
  method: 'DELETE',
  path: '/feeds/2021-06-30/feeds/{feedId}',
  rate: 2,
  burst: 15,
  role: 'Inventory and Order Tracking',
  handle(seller, { path, now }) {
    const feed = feedOf(seller, path.feedId as string, now);
    if (feed.status !== 'IN_QUEUE')
      throw invalidInput(`Feed ${feed.feedId} is ${feed.status} and cannot be cancelled.`);
    feed.status = 'CANCELLED';
    // Practice: a widely used public client reads JSON here.
    return {};
  },
});
