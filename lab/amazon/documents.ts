// What reports and feeds keep outside the API: documents in a store of their own, reached by addresses that are signed
// for five minutes and carry everything they need.
// Source: Reports and Feeds models 2021-06-30; AWS documentation, Authenticating Requests with query parameters (S3).

import { createHash } from 'node:crypto';
import { type Instant, MINUTE } from '../clock';
import type { HttpRequest, HttpResponse } from '../http';
import type { Random } from '../random';
import { documentHost, type Region } from './marketplaces';

export const DOWNLOAD = 'downloadDocument';
export const UPLOAD = 'uploadDocument';
/** Source: Reports and Feeds models, the address expires after 5 minutes. */
export const ADDRESS_LIFE = 5 * MINUTE;

export interface Contents {
  readonly contentType: string;
  /** As they are kept: compressed where `gzip` says so. */
  readonly bytes: Uint8Array;
  readonly gzip: boolean;
}

interface Kept {
  readonly id: string;
  readonly key: string;
  /** Null until somebody has left them. */
  contents: Contents | null;
  /** What an upload has to name; null for a document that Amazon wrote. */
  readonly uploadType: string | null;
}

interface Grant {
  readonly method: 'GET' | 'PUT';
  readonly at: Instant;
  /** The download says Content-Encoding: gzip. */
  readonly encoded?: boolean;
}

export class Documents {
  readonly host: string;
  /** Scheme and host that addresses begin with; the lab's own server puts its own here. */
  origin: string;
  readonly #region: Region;
  readonly #random: Random;
  readonly #byId = new Map<string, Kept>();
  readonly #byKey = new Map<string, Kept>();

  constructor(region: Region, random: Random) {
    this.#region = region;
    this.#random = random;
    this.host = documentHost(region);
    this.origin = `https://${this.host}`;
  }

  /** Keeps what Amazon wrote; returns the document's id. */
  keep(contents: Contents): string {
    return this.#add({ contents, uploadType: null });
  }

  /** A document that waits for somebody's upload under exactly this content type; returns its id. */
  await(contentType: string): string {
    return this.#add({ contents: null, uploadType: contentType });
  }

  /** The contents of a document; null while nobody has left any, undefined for an id that is none. */
  contents(id: string): Contents | null | undefined {
    return this.#byId.get(id)?.contents;
  }

  /** Throws away a document: its address leads nowhere. */
  forget(id: string): void {
    const kept = this.#byId.get(id);
    if (kept === undefined) return;
    this.#byId.delete(id);
    this.#byKey.delete(kept.key);
  }

  /** An address for one thing, for five minutes. */
  address(id: string, grant: Grant): string {
    const kept = this.#byId.get(id);
    if (kept === undefined) throw new RangeError(`There is no document ${id}.`);
    return `${this.origin}${pathOf(kept)}?${this.#signedQuery(kept, grant)}`;
  }

  /** Whether a path is that of a document here. */
  has(pathname: string): boolean {
    return this.#byKey.has(keyOf(pathname));
  }

  /** Answers at the documents' host. Wording of the refusals: practice (S3). */
  serve(request: HttpRequest, now: Instant): HttpResponse {
    const url = new URL(request.url);
    const kept = this.#byKey.get(keyOf(url.pathname));
    if (kept === undefined) return refused(403, 'AccessDenied', 'Access Denied');
    const problem = this.#problem(kept, request, url, now);
    if (problem !== null) return problem;
    if (request.method === 'PUT') return stored(kept, request);
    return kept.contents === null
      ? refused(404, 'NoSuchKey', 'The specified key does not exist.')
      : downloaded(kept.contents, request, url.searchParams.has(ENCODED));
  }

  #problem(kept: Kept, request: HttpRequest, url: URL, now: Instant): HttpResponse | null {
    // A second way to prove oneself is refused, and so is a header of Amazon's that the signature does not cover:
    // the token of the API must not come along.
    if (request.headers.authorization !== undefined) {
      return refused(400, 'InvalidArgument', 'Only one auth mechanism allowed.');
    }
    if (Object.keys(request.headers).some((name) => name.startsWith('x-amz-'))) {
      return refused(403, 'AccessDenied', 'There were headers present in the request which were not signed');
    }
    const at = instantOf(url.searchParams.get('X-Amz-Date'));
    const method = request.method === 'PUT' ? 'PUT' : 'GET';
    const expected = this.#signedQuery(kept, { method, at, encoded: url.searchParams.has(ENCODED) });
    if (url.search !== `?${expected}`) return unsigned();
    if (now >= at + ADDRESS_LIFE) return refused(403, 'AccessDenied', 'Request has expired');
    // The content type of an upload is part of what is signed.
    return method === 'PUT' && request.headers['content-type'] !== kept.uploadType ? unsigned() : null;
  }

  #signedQuery(kept: Kept, { method, at, encoded }: Grant): string {
    const stamp = Number.isNaN(at) ? '' : stampOf(at);
    const day = stamp.slice(0, 8);
    const query = [
      'X-Amz-Algorithm=AWS4-HMAC-SHA256',
      `X-Amz-Date=${stamp}`,
      `X-Amz-SignedHeaders=${method === 'PUT' ? 'content-type%3Bhost' : 'host'}`,
      `X-Amz-Expires=${ADDRESS_LIFE / 1_000}`,
      `X-Amz-Credential=AKIALAB%2F${day}%2F${this.#region}%2Fs3%2Faws4_request`,
      ...(encoded === true ? [`${ENCODED}=gzip`] : []),
    ].join('&');
    const signature = createHash('sha256').update([method, kept.key, kept.uploadType, query].join('\n')).digest('hex');
    return `${query}&X-Amz-Signature=${signature}`;
  }

  #add(state: Pick<Kept, 'contents' | 'uploadType'>): string {
    const hex = (length: number) => Array.from({ length }, () => this.#random.int(0, 15).toString(16)).join('');
    const uuid = [hex(8), hex(4), hex(4), hex(4), hex(12)].join('-');
    const tail = `T${hex(13).toUpperCase()}`;
    const kept = {
      id: `amzn1.spdoc.1.4.${this.#region}.${uuid}.${tail}.${this.#random.int(100, 9_999)}`,
      key: `amzn1.tortuga.4.${this.#region}.${uuid}.${tail}`,
      ...state,
    };
    this.#byId.set(kept.id, kept);
    this.#byKey.set(kept.key, kept);
    return kept.id;
  }
}

/** Source: S3 documentation, overriding header values of a response by the address. */
const ENCODED = 'response-content-encoding';
const FOLDER = '/%2FNinetyDays/';

const pathOf = ({ key }: Kept): string => `${FOLDER}${key}`;
const keyOf = (pathname: string): string => (pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) : '');

/** 20261120T120000Z, whole seconds. */
const stampOf = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

function instantOf(stamp: string | null): Instant {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp ?? '') ?? [];
  const [year, month, ...rest] = parts.map(Number);
  return year === undefined || month === undefined ? Number.NaN : Date.UTC(year, month - 1, ...rest);
}

function stored(kept: Kept, { body }: HttpRequest): HttpResponse {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  kept.contents = { contentType: kept.uploadType ?? '', bytes, gzip: false };
  return { status: 200, headers: {}, body: '' };
}

/** Whole, or the part that a Range header names. */
function downloaded({ contentType, bytes, gzip }: Contents, request: HttpRequest, encoded: boolean): HttpResponse {
  const headers = {
    'content-type': contentType,
    'accept-ranges': 'bytes',
    ...(gzip && encoded ? { 'content-encoding': 'gzip' } : {}),
  };
  const part = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (part === null) return { status: 200, headers, body: bytes };
  const first = Number(part[1]);
  const last = Math.min(part[2] === '' ? Number.POSITIVE_INFINITY : Number(part[2]), bytes.byteLength - 1);
  if (first > last) return refused(416, 'InvalidRange', 'The requested range is not satisfiable');
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${bytes.byteLength}` },
    body: bytes.subarray(first, last + 1),
  };
}

const unsigned = (): HttpResponse =>
  refused(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );

export function refused(status: number, code: string, message: string): HttpResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
