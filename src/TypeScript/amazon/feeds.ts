/**
 * How to hand a feed to Amazon and to hear what came of it: a place for its text, the feed, its progress, its report.
 * The texts themselves go to pre-signed addresses, which live five minutes and take no headers of the API.
 * Source: Feeds API 2021-06-30.
 *
 * @NApiVersion 2.1
 */

import { children, type Node, nodeOf, optionalText, requiredEnum, text } from './fields';
import { instant } from './instant';
import { parseAnswer } from './orderRow';
import { attempt, type Refusal } from './refusal';
import type { Asking } from './request';

/** Tab separated. `POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA` cancels; it acknowledges nothing. */
export type FeedType = 'POST_FLAT_FILE_FULFILLMENT_DATA' | 'POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA';

/** Of the text, exactly as it must be sent again with it. */
export const FEED_CONTENT_TYPE = 'text/tab-separated-values; charset=UTF-8';

const STATUSES = ['IN_QUEUE', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'FATAL'] as const;
export type FeedStatus = (typeof STATUSES)[number];

export interface Feed {
  readonly feedId: string;
  readonly status: FeedStatus;
  /** ISO instant, UTC. */
  readonly createdTime: string;
  /** Null until there is a report, which a feed that came to nothing need not have. */
  readonly resultDocumentId: string | null;
}

export interface FeedPlace {
  readonly feedDocumentId: string;
  readonly url: string;
}

export interface FeedResult {
  readonly url: string;
  readonly isGzip: boolean;
}

export const createFeedDocument = (): Asking => ({
  operationId: 'createFeedDocument',
  body: { contentType: FEED_CONTENT_TYPE },
});

export const createFeed = (feedType: FeedType, marketplaceIds: readonly string[], feedDocumentId: string): Asking => ({
  operationId: 'createFeed',
  body: { feedType, marketplaceIds: [...marketplaceIds], inputFeedDocumentId: feedDocumentId },
});

export const getFeed = (feedId: string): Asking => ({ operationId: 'getFeed', path: { feedId } });

/** The newest hundred feeds of a type since an ISO instant: how a feed is found whose creation was not answered. */
export const getFeeds = (feedType: FeedType, createdSince: string): Asking => ({
  operationId: 'getFeeds',
  query: { feedTypes: [feedType], createdSince, pageSize: 100 },
});

export const getFeedDocument = (feedDocumentId: string): Asking => ({
  operationId: 'getFeedDocument',
  path: { feedDocumentId },
});

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

export const readFeedPlace = (body: string): Reading<FeedPlace> =>
  attempt(() => {
    const node = nodeOf(parseAnswer(body), '');
    return { feedDocumentId: text(node, 'feedDocumentId'), url: text(node, 'url') };
  });

export const readFeedId = (body: string): Reading<string> =>
  attempt(() => text(nodeOf(parseAnswer(body), ''), 'feedId'));

export const readFeed = (body: string): Reading<Feed> => attempt(() => feedOf(nodeOf(parseAnswer(body), '')));

export const readFeeds = (body: string): Reading<readonly Feed[]> =>
  attempt(() => children(nodeOf(parseAnswer(body), ''), 'feeds').map(feedOf));

export const readFeedResult = (body: string): Reading<FeedResult> =>
  attempt(() => {
    const node = nodeOf(parseAnswer(body), '');
    return { url: text(node, 'url'), isGzip: optionalText(node, 'compressionAlgorithm') === 'GZIP' };
  });

function feedOf(node: Node): Feed {
  return {
    feedId: text(node, 'feedId'),
    status: requiredEnum(node, 'processingStatus', STATUSES),
    createdTime: instant(node, 'createdTime'),
    resultDocumentId: optionalText(node, 'resultFeedDocumentId'),
  };
}
