// The feeds that were handed in, the newest first, page by page. Source: Feeds model 2021-06-30.

import { feedDocument } from '../feeds/feeds';
import { operation } from '../operation';
import { pageOf } from './processed';

export const getFeeds = operation({
  operationId: 'getFeeds',
  method: 'GET',
  path: '/feeds/2021-06-30/feeds',
  rate: 0.0222,
  burst: 10,
  role: 'Inventory and Order Tracking',
  handle(seller, { query, now }) {
    const { documents, nextToken } = pageOf(
      {
        operationId: 'getFeeds',
        typesName: 'feedTypes',
        items: seller.feeds.all(),
        listed: (feed) => ({ ...feed, id: feed.feedId, type: feed.feedType.name }),
        document: feedDocument,
      },
      query,
      now,
    );
    return { feeds: documents, nextToken };
  },
});
