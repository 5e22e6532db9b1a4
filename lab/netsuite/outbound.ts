// Requests out of the account, within N/https' rules: what may be asked, how it travels, how an answer reads.
// Source: N/https Module, Header Information (help); Oracle's stubs.

import * as zlib from 'node:zlib';
import { charsetOf, decodeText } from '../charsets';
import { SECOND } from '../clock';
import { type HttpRequest, type HttpResponse, NetworkFault } from '../http';
import type { Account } from './account';
import { refuse } from './errors';
import type { BinaryUnderText } from './network';
import { reveal, SecureString } from './secure';

export interface Outgoing {
  readonly method: string;
  readonly url: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface ClientResponse {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'] as const;

const DROPPED = new Set([
  'connection',
  'content-length',
  'host',
  'jsessionid',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);
const CONNECT_SECONDS = 5;
const TOTAL_SECONDS = 45;
/** Unconfirmed: the working assumption for one string. */
const MAX_BODY = 10 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const TEXTUAL = /^text\/|json|xml|javascript|x-www-form-urlencoded|csv/i;

/** Sends and answers; a status other than 2xx is an answer like any other. */
export function send(account: Account, outgoing: Outgoing, scheme: 'https:' | 'http:' = 'https:'): ClientResponse {
  const secrets = new Set<string>();
  const request = requestOf(outgoing, scheme, secrets);
  guardSecrets(account, secrets, request.url);
  let response = exchange(account, request);
  // Unconfirmed: redirects are followed for GET. The secrets' domains are asked again for each new host.
  for (let hop = 0; hop < MAX_REDIRECTS && isRedirect(request, response); hop++) {
    const url = new URL(response.headers.location ?? '', request.url).href;
    if (new URL(url).protocol !== scheme) invalidUrl();
    guardSecrets(account, secrets, url);
    response = exchange(account, { ...request, url });
  }
  return answerOf(response, account.network.binaryUnderText);
}

function requestOf(outgoing: Outgoing, scheme: string, secrets: Set<string>): HttpRequest {
  const open = (value: unknown): string => {
    const revealed = reveal(value);
    for (const secret of revealed.secrets) secrets.add(secret);
    return revealed.text;
  };
  const headers = headersOf(outgoing.headers, open);
  const method = outgoing.method.toUpperCase();
  const body = WITH_BODY.has(method) ? bodyOf(outgoing.body, headers, open) : '';
  return { method, url: urlOf(open(outgoing.url), scheme), headers, body };
}

/** The URL is not escaped for the script: characters that must be are refused. Unconfirmed: stricter reading. */
function urlOf(url: string, scheme: string): string {
  if (!URL.canParse(url) || /[^\x21-\x7e]|[<>"{}|\\^`]/.test(url)) return invalidUrl();
  return new URL(url).protocol === scheme ? url : invalidUrl();
}

function invalidUrl(): never {
  return refuse('SSS_INVALID_URL', 'The URL must be a fully qualified HTTP/HTTPS URL.');
}

function headersOf(given: Readonly<Record<string, unknown>>, open: (value: unknown) => string): Record<string, string> {
  // Practice: how NetSuite names itself when the script does not.
  const headers: Record<string, string> = { 'user-agent': 'Mozilla/5.0; NetSuite/2026.2', accept: '*/*' };
  for (const [name, value] of Object.entries(given)) {
    // Source: custom header names must not contain underscores (help). The code is unconfirmed.
    if (!/^[!#$%&'*+.^`|~0-9A-Za-z-]+$/.test(name))
      refuse('SSS_INVALID_HEADER', `The header name ${name} is not valid.`);
    const text = open(value);
    if (/[\r\n]/.test(text)) refuse('SSS_INVALID_HEADER', `The value of the header ${name} holds a line break.`);
    if (!DROPPED.has(name.toLowerCase())) headers[name.toLowerCase()] = text;
  }
  return headers;
}

/** Sets the usual content type where the script gave none. */
function bodyOf(body: unknown, headers: Record<string, string>, open: (value: unknown) => string): string | Uint8Array {
  if (body instanceof Uint8Array) {
    headers['content-type'] ??= 'application/octet-stream';
    return body;
  }
  if (typeof body === 'object' && body !== null && !(body instanceof SecureString)) {
    headers['content-type'] ??= 'application/x-www-form-urlencoded';
    return formOf(body as Readonly<Record<string, unknown>>, headers['content-type'], open);
  }
  headers['content-type'] ??= 'text/xml; charset=UTF-8';
  return open(body);
}

/** Object bodies are for form posts only: JSON is for the script to write. */
function formOf(body: Readonly<Record<string, unknown>>, type: string, open: (value: unknown) => string): string {
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) {
    // Unconfirmed: stricter reading.
    refuse('SSS_INVALID_TYPE_ARG', `An object body is sent as a form only; found Content-Type ${type}. Pass a string.`);
  }
  return Object.entries(body)
    .map(([name, value]) => `${encodeForm(name)}=${encodeForm(open(value))}`)
    .join('&');
}

function encodeForm(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function guardSecrets(account: Account, secrets: ReadonlySet<string>, url: string): void {
  const host = new URL(url).hostname;
  for (const secret of secrets) account.secrets.guardHost(secret, host);
}

/** One request and its answer, within 45 seconds of the account's clock. */
function exchange(account: Account, request: HttpRequest): HttpResponse {
  const started = account.clock.now();
  const waitUntil = (seconds: number) => {
    account.clock.advance(Math.max(0, started + seconds * SECOND - account.clock.now()));
  };
  try {
    const response = account.network.send(request);
    if (account.clock.now() - started > TOTAL_SECONDS * SECOND) throw new NetworkFault('timeout', 'Too late.');
    return response;
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error;
    if (error.kind === 'unknown-host') {
      return refuse(
        'SSS_UNKNOWN_HOST',
        `The host you requested is unknown or cannot be found: ${new URL(request.url).host}`,
      );
    }
    if (error.kind === 'connect') {
      waitUntil(CONNECT_SECONDS);
      return refuse('SSS_CONNECTION_TIME_OUT', 'The host you are trying to connect to is not responding.');
    }
    waitUntil(TOTAL_SECONDS);
    return refuse(
      'SSS_REQUEST_TIME_EXCEEDED',
      'The host you are trying to connect to has exceeded the maximum allowed response time.',
    );
  }
}

function isRedirect(request: HttpRequest, response: HttpResponse): boolean {
  return (
    request.method === 'GET' && [301, 302, 303, 307, 308].includes(response.status) && 'location' in response.headers
  );
}

function answerOf(response: HttpResponse, underText: BinaryUnderText): ClientResponse {
  const raw = response.headers['content-encoding'] === 'gzip' ? inflated(response.body) : response.body;
  const body = typeof raw === 'string' ? raw : textOf(raw, response.headers['content-type'] ?? '', underText);
  if (Buffer.byteLength(body) > MAX_BODY) {
    refuse('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'The response is larger than 10 MB.');
  }
  return { code: response.status, headers: namedAsServersDo(response.headers), body };
}

/** Unconfirmed: a body that is said to be compressed arrives decompressed; one that breaks off is no answer. */
function inflated(body: string | Uint8Array): Uint8Array {
  try {
    return zlib.gunzipSync(body);
  } catch {
    return refuse('UNEXPECTED_ERROR', 'The response could not be decompressed.');
  }
}

/**
 * A body as the script gets it. Binary content types arrive as base64 (practice). Textual ones are read in the charset
 * they name, UTF-8 without one or with one that nobody knows (unconfirmed). For bytes under a textual type that are no
 * text, such as a compressed file under text/plain, two readings are known: see BinaryUnderText.
 */
function textOf(bytes: Uint8Array, contentType: string, underText: BinaryUnderText): string {
  if (!TEXTUAL.test(contentType)) return Buffer.from(bytes).toString('base64');
  const named = /charset="?([^";]+)/i.exec(contentType)?.[1] ?? '';
  const text = decodeText(bytes, charsetOf(named) ?? 'UTF-8');
  return underText === 'base64' && NO_TEXT.test(text) ? Buffer.from(bytes).toString('base64') : text;
}

/** Control characters that no text holds. A byte that its charset cannot read is still a character of a text: U+FFFD. */
const NO_TEXT = /(?![\t\n\v\f\r])\p{Cc}/u;

/** Practice: names come as Content-Type does, whatever the server wrote; scripts must not rely on a spelling. */
function namedAsServersDo(headers: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]) => {
    const words = name.toLowerCase().split('-');
    return [words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('-'), value] as const;
  });
  return Object.fromEntries(named);
}
