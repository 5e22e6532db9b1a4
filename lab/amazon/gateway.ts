// The door of the Selling Partner API: who calls, may they, have they calls left, and what becomes of the answer.
// Source: SP-API documentation (Usage Plans and Rate Limits; Include a User-Agent header in all requests); Orders model.

import type { Instant } from '../clock';
import { type HttpRequest, type HttpResponse, NetworkFault } from '../http';
import { denied, invalidInput, type Json, type JsonObject, matchPath, type Operation, Refusal } from './operation';
import { operations } from './operations/index';
import type { DataElement } from './orderV0Document';
import { openedBy } from './restricted';
import type { Seller } from './seller';
import { spoil } from './spoil';

const LONGEST_USER_AGENT = 500;
/** Statuses whose answer tells the rate. Source: Orders model, headers of the responses. */
const TELLS_RATE = new Set([200, 201, 202, 204, 400, 404]);

export const UNHANDLED = 'unhandled';

export interface Call {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation a request is for, while Amazon has it. */
export function callFor(method: string, pathname: string, now: Instant): Call | null {
  for (const operation of operations) {
    if (operation.method !== method || now >= (operation.until ?? Number.POSITIVE_INFINITY)) continue;
    const path = matchPath(operation.path, pathname);
    if (path !== null) return { operation, path: decoded(path) };
  }
  return null;
}

/** Answers one request to a seller's region; `seller` is the account of the access token, null where there is none. */
export function answer(seller: Seller | null, call: Call | null, request: HttpRequest, now: Instant): HttpResponse {
  let rate: number | null = null;
  try {
    const { operation, path } = admitted(seller, call, request, now);
    const account = seller as Seller;
    const bucket = account.bucket(operation);
    const storm = account.faults.strikes('throttle', operation.operationId, now);
    if (storm || !bucket.take(now))
      throw new Refusal(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');
    rate = bucket.rate;
    const body = operation.handle(account, {
      path,
      query: queryOf(request.url),
      body: bodyOf(operation, request),
      opened: openedFor(account, operation, request) ?? NOTHING,
      now,
    });
    return finished(account, operation, request, { status: operation.success ?? 200, body, rate, now });
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { status, code, message, details } = failure;
    return respond(seller, { status, body: { errors: [{ code, message, details }] }, rate, now });
  }
}

function admitted(seller: Seller | null, call: Call | null, request: HttpRequest, now: Instant): Call {
  // Practice: the gateway answers an unknown path like a missing permission.
  if (call === null) throw denied('');
  checkUserAgent(request.headers['user-agent']);
  const token = request.headers['x-amz-access-token'];
  if (!token) throw denied('Access token is missing in the request header.');
  const { operationId, role } = call.operation;
  if (seller?.faults.strikes('expired-token', operationId, now)) seller.credentials.expireAccessTokens(now);
  const state = seller?.credentials.state(token, now) ?? 'unknown';
  if (state === 'unknown' || seller === null)
    throw denied('The access token you provided is revoked, malformed or invalid.');
  if (state === 'expired') throw denied('The access token you provided has expired.');
  // A token of a client alone acts for no seller; a token of another region's seller is of no use here.
  if (state === 'grantless' || new URL(request.url).host !== seller.host) throw denied('');
  if (openedFor(seller, call.operation, request) === null) throw denied('');
  before(seller, operationId, now);
  if (role !== undefined && !seller.roles.has(role)) throw denied('');
  return call;
}

const NOTHING: ReadonlySet<DataElement> = new Set();

/** The personal data that the caller's token opens here; null for a restricted token that is for other calls. */
function openedFor(
  { credentials }: Seller,
  operation: Operation,
  { headers, url }: HttpRequest,
): ReadonlySet<DataElement> | null {
  const resources = credentials.restrictedTo(headers['x-amz-access-token'] ?? '');
  return resources === null ? NOTHING : openedBy(resources, operation, new URL(url).pathname);
}

/** The documentation says that every request must name its caller. What happens without: unconfirmed, so it is refused. */
function checkUserAgent(userAgent: string | undefined): void {
  if (!userAgent?.trim()) throw invalidInput('The user-agent header is missing.');
  if (userAgent.length > LONGEST_USER_AGENT) throw invalidInput('The user-agent header is longer than 500 characters.');
}

function before({ faults }: Seller, operationId: string, now: Instant): void {
  if (faults.strikes('timeout-before', operationId, now))
    throw new NetworkFault('timeout', `${operationId} timed out.`);
  if (faults.strikes('internal-error', operationId, now)) {
    throw new Refusal(500, 'InternalFailure', 'We encountered an internal error. Please try again.');
  }
  if (faults.strikes('unavailable', operationId, now)) {
    throw new Refusal(503, 'ServiceUnavailable', 'Service is temporarily unavailable. Please try again later.');
  }
}

interface Answer {
  readonly status: number;
  readonly body: JsonObject | readonly Json[] | null;
  readonly rate: number | null;
}

function finished(
  seller: Seller,
  operation: Operation,
  request: HttpRequest,
  result: Answer & { now: Instant },
): HttpResponse {
  const { operationId } = operation;
  const { faults } = seller;
  const { now } = result;
  if (faults.strikes('timeout-after', operationId, now)) throw new NetworkFault('timeout', `${operationId} timed out.`);
  const token = new URL(request.url).searchParams.get('paginationToken');
  // Faults spoil what has fields; a list is sent as it is.
  const isList = (found: Answer['body']): found is readonly Json[] => Array.isArray(found);
  const body =
    result.body === null || isList(result.body)
      ? result.body
      : spoil(seller, { operationId, paginationToken: token, body: result.body as JsonObject, now });
  const response = respond(seller, { ...result, body });
  if (!faults.strikes('truncated', operationId, now)) return response;
  const text = response.body as string;
  return { ...response, body: text.slice(0, Math.floor(text.length / 2)) };
}

function respond(seller: Seller | null, { status, body, rate, now }: Answer & { now: Instant }): HttpResponse {
  const headers: Record<string, string> = {
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    'x-amzn-requestid': requestId(seller),
    // Source: HTTP; to the second.
    date: new Date(now + (seller?.clockAhead ?? 0)).toUTCString(),
  };
  if (rate !== null && TELLS_RATE.has(status)) headers['x-amzn-ratelimit-limit'] = String(rate);
  return { status, headers, body: body === null ? '' : JSON.stringify(body) };
}

function requestId(seller: Seller | null): string {
  const hex = (length: number) => Array.from({ length }, () => (seller?.random.int(0, 15) ?? 0).toString(16)).join('');
  return [hex(8), hex(4), hex(4), hex(4), hex(12)].join('-');
}

function queryOf(url: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    // Source: SP-API documentation, arrays are comma separated; a repeated name is not an array.
    if (query.has(name)) throw invalidInput(`Parameter ${name} is given more than once.`);
    query.set(name, value);
  }
  return query;
}

/** The body of a POST, PUT or PATCH. Source: SP-API documentation, bodies are JSON; anything else is a 415. */
function bodyOf({ method }: Operation, { headers, body }: HttpRequest): unknown {
  if (method === 'GET' || method === 'DELETE') return null;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal(415, 'UnsupportedMediaType', `The content type ${type ?? '(none)'} is not supported.`);
  }
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
  } catch {
    throw invalidInput('The request body is not valid JSON.');
  }
}

function decoded(path: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, decodedSegment(value)]));
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // No id has a broken escape in it, so whatever it names is not found.
    return segment;
  }
}
