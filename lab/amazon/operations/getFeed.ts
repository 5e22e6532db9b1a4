// One feed by its id: how far it is, and where its processing report lies. Source: Feeds model 2021-06-30.

import type { Instant } from '../../clock';
import { type Feed, feedDocument } from '../feeds/feeds';
import { operation, Refusal } from '../operation';
import type { Seller } from '../seller';

export const getFeed = operation({
  operationId: 'getFeed',
  method: 'GET',
  path: '/feeds/2021-06-30/feeds/{feedId}',
  rate: 2,
  burst: 15,
  role: 'Inventory and Order Tracking',
  handle(seller, { path, now }) {
    return feedDocument(feedOf(seller, path.feedId as string, now));
  },
});

export function feedOf({ feeds }: Seller, feedId: string, now: Instant): Feed {
  const feed = feeds.find(feedId, now);
  if (feed === undefined) throw new Refusal(404, 'NotFound', 'The specified feed was not found.', `Feed ID: ${feedId}`);
  return feed;
}
