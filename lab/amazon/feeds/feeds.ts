// The feeds of one seller account: handed in, waiting, worked on one after the other, kept for 90 days.
// Source: Feeds model 2021-06-30, unless a line says otherwise. Spans: a guess, measured on no account.

import * as zlib from 'node:zlib';
import { charsetOf, decodeText } from '../../charsets';
import { DAY, type Instant, SECOND } from '../../clock';
import type { Random } from '../../random';
import type { Contents } from '../documents';
import type { JsonObject } from '../operation';
import { KEPT, type ProcessingStatus } from '../processing';
import type { Seller } from '../seller';
import { flatFileAcknowledgement, xmlAcknowledgement } from './acknowledgement';
import type { FeedType, Outcome } from './feedType';
import { flatFileFulfillment } from './fulfillment';

/** Seconds. */
const IN_QUEUE = { shortest: 15, longest: 120 };
const IN_PROGRESS = { shortest: 45, longest: 300 };
/** Source: Feeds API documentation, documents are kept so long. */
const DOCUMENT_KEPT = 28 * DAY;

export const feedTypes: readonly FeedType[] = [flatFileFulfillment, flatFileAcknowledgement, xmlAcknowledgement];

export interface FeedRequest {
  readonly feedType: FeedType;
  readonly marketplaceIds: readonly string[];
  readonly inputFeedDocumentId: string;
}

export interface Feed extends FeedRequest {
  readonly feedId: string;
  readonly createdTime: Instant;
  status: ProcessingStatus;
  started: Instant | null;
  ended: Instant | null;
  resultDocumentId: string | null;
}

export class Feeds {
  readonly #seller: Seller;
  readonly #random: Random;
  readonly #feeds = new Map<string, Feed>();
  /** By feed type, when the last feed so far will be done. */
  readonly #busyUntil = new Map<string, Instant>();

  constructor(seller: Seller, random: Random) {
    this.#seller = seller;
    this.#random = random;
  }

  /** A place to leave a document; documents are kept for 28 days. */
  awaitDocument(contentType: string, now: Instant): string {
    return this.#keptDocument(this.#seller.documents.await(contentType), now);
  }

  /** Feeds of one type are worked on one after the other. Source: the model, IN_QUEUE. */
  create(request: FeedRequest, now: Instant): Feed {
    const feed: Feed = {
      ...request,
      feedId: String(50_000_000_000 + this.#feeds.size * 1_000 + this.#random.int(0, 999)),
      createdTime: now,
      status: 'IN_QUEUE',
      started: null,
      ended: null,
      resultDocumentId: null,
    };
    this.#feeds.set(feed.feedId, feed);
    const type = feed.feedType.name;
    const starts = Math.max(now + this.#span(IN_QUEUE), this.#busyUntil.get(type) ?? 0);
    const ends = starts + this.#span(IN_PROGRESS);
    this.#busyUntil.set(type, ends);
    this.#seller.events.schedule(starts, (at) => this.#start(feed, ends, at));
    return feed;
  }

  /** Undefined for a feed that never was or is no longer kept. */
  find(feedId: string, now: Instant): Feed | undefined {
    const feed = this.#feeds.get(feedId);
    return feed !== undefined && feed.createdTime >= now - KEPT ? feed : undefined;
  }

  /** The newest first. */
  all(): Feed[] {
    return [...this.#feeds.values()].reverse();
  }

  #span({ shortest, longest }: { shortest: number; longest: number }): number {
    return this.#random.int(shortest, longest) * SECOND;
  }

  #start(feed: Feed, ends: Instant, at: Instant): void {
    if (feed.status !== 'IN_QUEUE') return;
    feed.status = 'IN_PROGRESS';
    feed.started = at;
    this.#seller.events.schedule(ends, (end) => this.#finish(feed, end));
  }

  #finish(feed: Feed, at: Instant): void {
    const contents = this.#seller.documents.contents(feed.inputFeedDocumentId);
    const outcome = contents ? this.#processed(feed, contents, at) : null;
    feed.status = outcome?.status ?? 'FATAL';
    feed.ended = at;
    if (outcome !== null) feed.resultDocumentId = this.#keptReport(feed.feedType, outcome, at);
  }

  /** Null where Amazon gives up without a word: on a file with nothing in it, and where the fault strikes. */
  #processed(feed: Feed, contents: Contents, at: Instant): Outcome | null {
    const text = textOf(contents);
    if (text.trim() === '') return null;
    const aborted = this.#seller.faults.strikes('aborted-feed', 'createFeed', at);
    const most = aborted ? Math.floor(recordsIn(text, feed.feedType) / 2) : Number.POSITIVE_INFINITY;
    const outcome = feed.feedType.process({ seller: this.#seller, feedId: feed.feedId, text, now: at, most });
    return aborted ? null : outcome;
  }

  /** Some reports come compressed; which ones is up to Amazon. */
  #keptReport({ reportType }: FeedType, { report }: Outcome, at: Instant): string {
    const plain = Buffer.from(report, 'utf8');
    const gzip = this.#random.chance(0.5);
    const contents = { contentType: reportType, bytes: gzip ? zlib.gzipSync(plain) : plain, gzip };
    return this.#keptDocument(this.#seller.documents.keep(contents), at);
  }

  #keptDocument(documentId: string, now: Instant): string {
    this.#seller.events.schedule(now + DOCUMENT_KEPT, () => this.#seller.documents.forget(documentId));
    return documentId;
  }
}

function textOf({ contentType, bytes }: Contents): string {
  const named = /charset="?([^";]+)/i.exec(contentType)?.[1] ?? '';
  return decodeText(bytes, charsetOf(named) ?? 'utf-8');
}

const recordsIn = (text: string, { contentType }: FeedType): number =>
  contentType === 'text/xml' ? text.split('<Message>').length - 1 : text.split('\n').length - 1;

export function feedDocument(feed: Feed): JsonObject {
  const iso = (instant: Instant | null) => (instant === null ? undefined : new Date(instant).toISOString());
  return {
    feedId: feed.feedId,
    feedType: feed.feedType.name,
    marketplaceIds: feed.marketplaceIds,
    createdTime: iso(feed.createdTime),
    processingStatus: feed.status,
    processingStartTime: iso(feed.started),
    processingEndTime: iso(feed.ended),
    resultFeedDocumentId: feed.resultDocumentId ?? undefined,
  };
}
