/**
 * Calls to the Selling Partner API: token, request, answer, and what a failure means. Quotas are spent by the caller
 * before it comes here. Secrets are named, never read.
 *
 * @NApiVersion 2.1
 */

import * as cache from 'N/cache';
import * as https from 'N/https';
import { type History, judge, type Verdict } from '../../amazon/errors';
import type { Failure, TransportFault } from '../../amazon/failure';
import { failureOf, transportFailure } from '../../amazon/failure';
import { isUsable, readTokenAnswer, type Token, tokenRequest } from '../../amazon/lwa';
import type { OperationId } from '../../amazon/operations';
import { type Asking, buildRequest } from '../../amazon/request';
import { VERSION } from '../../version';
import { codeOf } from '../saving';
import type { Connection } from './connections';
import type { Lesson } from './quotas';

export type Answer =
  | {
      readonly ok: true;
      readonly body: string;
      readonly rateHeader: string | null;
      /** Seconds that Amazon's clock is ahead of NetSuite's; null where the answer does not tell its time. */
      readonly clockAhead: number | null;
    }
  | { readonly ok: false; readonly verdict: Verdict; readonly failure: Failure; readonly rateHeader: string | null };

interface Sent {
  readonly status: number | null;
  readonly body: string;
  readonly rateHeader: string | null;
  readonly clockAhead: number | null;
  readonly failure: Failure | null;
}

const TOKENS = 'cwy-lwa';
/** An answer without a body. */
const NO_CONTENT = 204;
const DONE = new Set([200, 201, 202, NO_CONTENT]);
const TIMEOUTS = new Set(['SSS_REQUEST_TIME_EXCEEDED']);

export interface Calling {
  readonly connection: Connection;
  /** Failures in a row before this call, of the operation. */
  readonly failures: number;
  /** Whether the operation has worked for this connection of late. */
  readonly workedBefore: boolean;
  /** Spends one more call of the quota for a repetition at once; false where none is left. */
  readonly mayRepeat: () => boolean;
}

/**
 * One call, repeated at once where the table of failures says so: with a fresh token, or after a lost or broken answer.
 * 10 units a try, 10 more where a token is fetched.
 */
export function callAmazon(asking: Asking, calling: Calling): Answer {
  let history: History = { ...calling, freshTokenTried: false };
  for (let fresh = false; ; ) {
    const answer = attempt(asking, calling.connection, history, fresh);
    if (answer.ok) return answer;
    const { action } = answer.verdict;
    fresh = action === 'fresh-token';
    if (!(fresh || action === 'again-now') || !calling.mayRepeat()) return answer;
    history = fresh ? { ...history, freshTokenTried: true } : { ...history, failures: history.failures + 1 };
  }
}

/** What the quota learns from an answer. */
export function lessonOf(answer: Answer): Lesson {
  const { rateHeader } = answer;
  if (answer.ok) return { rateHeader, failure: null, unused: 0 };
  return { rateHeader, failure: answer.verdict, unused: answer.failure.operationId === 'requestToken' ? 1 : 0 };
}

function attempt(asking: Asking, connection: Connection, history: History, fresh: boolean): Answer {
  const refused = (failure: Failure, rateHeader: string | null): Answer => ({
    ok: false,
    failure,
    rateHeader,
    verdict: judge(failure, history),
  });
  const token = tokenOf(connection, fresh);
  if ('operationId' in token) return refused(token, null);
  const { operationId } = asking;
  const request = buildRequest(asking, { region: connection.region, version: VERSION, now: Date.now() });
  const { url, method, body = '' } = request;
  const headers = { ...request.headers, 'x-amz-access-token': token.accessToken };
  const sent = send(operationId, () =>
    method === 'GET' ? https.get({ url, headers }) : https.post({ url, headers, body }),
  );
  if (sent.failure) return refused(sent.failure, sent.rateHeader);
  const status = sent.status ?? 0;
  if (!DONE.has(status)) return refused(failureOf(operationId, status, sent.body), sent.rateHeader);
  if (status !== NO_CONTENT && !isWhole(sent.body)) {
    return refused(transportFailure(operationId, 'truncated'), sent.rateHeader);
  }
  return { ok: true, body: sent.body, rateHeader: sent.rateHeader, clockAhead: sent.clockAhead };
}

function isWhole(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** Access tokens live an hour: the cache may hold them, a record may not. */
function tokenOf(connection: Connection, fresh: boolean): Token | Failure {
  const tokens = cache.getCache({ name: TOKENS, scope: cache.Scope.PRIVATE });
  const kept = fresh ? null : tokens.get({ key: connection.id });
  const token = kept ? (JSON.parse(kept) as Token) : null;
  if (token && isUsable(token, Date.now())) return token;
  const sentAt = Date.now();
  const request = tokenRequest(
    {
      clientId: connection.clientId ?? '',
      clientSecretId: connection.clientSecretId ?? '',
      refreshTokenSecretId: connection.refreshTokenSecretId ?? '',
    },
    VERSION,
  );
  const sent = send('requestToken', () => {
    const body = https.createSecureString({ input: request.bodyWithSecretIds });
    // The typings know text bodies only; a SecureString is documented for url, headers and body.
    return https.post({ url: request.url, headers: { ...request.headers }, body: body as unknown as string });
  });
  if (sent.failure) return sent.failure;
  const reading = readTokenAnswer(sent.status ?? 0, sent.body, sentAt);
  if (!reading.ok) return reading.failure;
  tokens.put({ key: connection.id, value: JSON.stringify(reading.token), ttl: 3_300 });
  return reading.token;
}

function send(operationId: OperationId, work: () => https.ClientResponse): Sent {
  try {
    const { code, body, headers } = work();
    const rateHeader = headerOf(headers, 'x-amzn-ratelimit-limit');
    const clockAhead = aheadOf(headerOf(headers, 'date'), Date.now());
    return { status: code, body: withoutMark(body), rateHeader, clockAhead, failure: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const code = codeOf(error);
    const failure = { ...transportFailure(operationId, faultOf(code, message)), code, message };
    return { status: null, body: '', rateHeader: null, clockAhead: null, failure };
  }
}

/** Source: the Date header of HTTP, to the second. */
function aheadOf(date: string | null, now: number): number | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : Math.round((at - now) / 1_000);
}

/** JSON does not begin with a byte order mark; gateways add one now and then. */
function withoutMark(body: string): string {
  return body.startsWith('\uFEFF') ? body.slice(1) : body;
}

/** NetSuite refuses a secret that does not exist, or may not be used here, before anything is sent; its codes are not documented. */
function faultOf(code: string, message: string): TransportFault {
  if (/secret|credential/i.test(`${code} ${message}`)) return 'secrets';
  return TIMEOUTS.has(code) ? 'timeout' : 'connection';
}

/** NetSuite may change the case of header names. */
function headerOf(headers: object, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found ? String(found[1]) : null;
}
