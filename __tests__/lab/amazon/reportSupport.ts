// A program that asks for reports: requests, waiting, and downloads without any header of the API.

import * as zlib from 'node:zlib';
import { decodeText } from '../../../lab/charsets';
import { MINUTE } from '../../../lab/clock';
import { type Answered, answered, request, type World } from './support';

export const REPORTS = '/reports/2021-06-30/reports';
export const DOCUMENTS = '/reports/2021-06-30/documents';
export const BY_UPDATE = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';
export const US = 'ATVPDKIKX0DER';

export const iso = (instant: number): string => new Date(instant).toISOString();

/** A request for the orders' report over a span. */
export const wanted = (from: number, to: number, change: object = {}): object => ({
  reportType: BY_UPDATE,
  marketplaceIds: [US],
  dataStartTime: iso(from),
  dataEndTime: iso(to),
  ...change,
});

/** Asks, waits until the report has ended, and returns what getReport says then. */
export function finished(world: World, from: number, to: number, change: object = {}): Record<string, unknown> {
  const { body } = world.post(REPORTS, wanted(from, to, change));
  return ended(world, body.reportId as string);
}

export function ended(world: World, reportId: string): Record<string, unknown> {
  for (let tries = 0; tries < 100; tries++) {
    const { body } = world.get(`${REPORTS}/${reportId}`);
    if (!['IN_QUEUE', 'IN_PROGRESS'].includes(String(body.processingStatus))) return body;
    world.clock.advance(MINUTE / 2);
  }
  throw new Error(`Report ${reportId} never ended.`);
}

export interface Downloaded {
  readonly contentType: string;
  readonly compressed: boolean;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Fetches a report's document as a client does: the address, the bytes, unpacked, decoded by the header's charset. */
export function downloaded(world: World, report: Record<string, unknown>): Downloaded {
  const { body } = world.get(`${DOCUMENTS}/${String(report.reportDocumentId)}`);
  const response = world.amazon.serve({ method: 'GET', url: String(body.url), headers: {}, body: '' });
  const contentType = response.headers['content-type'] ?? '';
  const compressed = body.compressionAlgorithm === 'GZIP';
  const bytes = response.body as Uint8Array;
  const plain = compressed ? zlib.gunzipSync(bytes) : bytes;
  return { contentType, compressed, bytes, text: decodeText(plain, contentType.split('charset=')[1] ?? 'UTF-8') };
}

/** The rows of a report by the names of its columns. */
export function rowsOf(text: string): Record<string, string>[] {
  const [header, ...lines] = text.replace(/\r\n$/, '').split('\r\n');
  const columns = (header ?? '').split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index], cell])));
}

export function cancelled(world: World, reportId: string): Answered {
  const url = `https://${world.account.host}${REPORTS}/${reportId}`;
  return answered(world.amazon.serve({ ...request(url, {}, world.token()), method: 'DELETE' }));
}
