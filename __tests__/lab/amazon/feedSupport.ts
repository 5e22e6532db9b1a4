// A seller who hands in feeds the way the documentation says, and reads the reports.

import * as zlib from 'node:zlib';
import type { AmazonOrder } from '../../../lab/amazon/order';
import type { OrderDraft } from '../../../lab/amazon/orderDraft';
import { HOUR, MINUTE } from '../../../lab/clock';
import type { HttpResponse } from '../../../lab/http';
import { type Answered, answered, NOON, newWorld, request, type World } from './support';

export const US = 'ATVPDKIKX0DER';
export const FEEDS = '/feeds/2021-06-30/feeds';
export const FEED_DOCUMENTS = '/feeds/2021-06-30/documents';
export const TABS = 'text/tab-separated-values; charset=UTF-8';
export const XML = 'text/xml; charset=UTF-8';
export const CONFIRM = 'POST_FLAT_FILE_FULFILLMENT_DATA';
export const CANCEL = 'POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA';
export const CANCEL_XML = 'POST_ORDER_ACKNOWLEDGEMENT_DATA';

export const iso = (instant: number): string => new Date(instant).toISOString();

export interface FeedWorld extends World {
  place(draft?: OrderDraft): { orderId: string; items: readonly string[] };
  truth(orderId: string): AmazonOrder;
  put(url: string, contentType: string, body: string | Uint8Array): HttpResponse;
  /** Uploads a document; returns its id. */
  upload(body: string | Uint8Array, contentType?: string): string;
  /** Hands a feed in; returns its id. */
  submit(feedType: string, body: string | Uint8Array): string;
  feed(feedId: string): Record<string, unknown>;
  /** Waits until a feed has ended, and returns its state and report. */
  result(feedId: string): { status: unknown; report: string | null };
  remove(path: string): Answered;
}

export function newFeedWorld(): FeedWorld {
  const world = newWorld();
  const { amazon, account, clock } = world;
  const put = (url: string, contentType: string, body: string | Uint8Array) =>
    amazon.serve({ method: 'PUT', url, headers: { 'content-type': contentType }, body });
  const upload = (body: string | Uint8Array, contentType = TABS): string => {
    const { feedDocumentId, url } = world.post(FEED_DOCUMENTS, { contentType }).body as Record<string, string>;
    expect(put(String(url), contentType, body)).toEqual({ status: 200, headers: {}, body: '' });
    return String(feedDocumentId);
  };
  const feed = (feedId: string) => {
    world.renew();
    return world.get(`${FEEDS}/${feedId}`).body;
  };
  return {
    ...world,
    put,
    upload,
    feed,
    place(draft = {}) {
      const orderId = amazon.control.placeOrder({
        createdTime: NOON - HOUR,
        lines: [{ sku: 'A', quantity: 3 }, { sku: 'B' }],
        ...draft,
      });
      const order = amazon.control.truth().find((each) => each.orderId === orderId) as AmazonOrder;
      return { orderId, items: order.lines.map(({ orderItemId }) => orderItemId) };
    },
    truth: (orderId) => amazon.control.truth().find((each) => each.orderId === orderId) as AmazonOrder,
    submit(feedType, body) {
      const inputFeedDocumentId = upload(body, feedType === CANCEL_XML ? XML : TABS);
      const answer = world.post(FEEDS, { feedType, marketplaceIds: [US], inputFeedDocumentId });
      expect(answer.status).toBe(202);
      return String(answer.body.feedId);
    },
    result(feedId) {
      for (let minute = 0; minute < 60; minute++) {
        const { processingStatus, resultFeedDocumentId } = feed(feedId);
        if (processingStatus === 'DONE' || processingStatus === 'FATAL' || processingStatus === 'CANCELLED') {
          const report = resultFeedDocumentId === undefined ? null : download(world, String(resultFeedDocumentId));
          return { status: processingStatus, report };
        }
        clock.advance(MINUTE);
      }
      throw new Error(`Feed ${feedId} never ended.`);
    },
    remove: (path) =>
      answered(amazon.serve({ ...request(`https://${account.host}${path}`, {}, world.token()), method: 'DELETE' })),
  };
}

export function download(world: World, documentId: string): string {
  const { url, compressionAlgorithm } = world.get(`${FEED_DOCUMENTS}/${documentId}`).body;
  const { status, body } = world.amazon.serve({ method: 'GET', url: String(url), headers: {}, body: '' });
  expect(status).toBe(200);
  const bytes = Buffer.from(body);
  return (compressionAlgorithm === 'GZIP' ? zlib.gunzipSync(bytes) : bytes).toString('utf8');
}

/** A flat file of records by their headings. */
export function flat(records: readonly Readonly<Record<string, string | number>>[]): string {
  const headings = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record) => headings.map((heading) => record[heading] ?? '').join('\t'));
  return [headings.join('\t'), ...rows].map((line) => `${line}\r\n`).join('');
}
