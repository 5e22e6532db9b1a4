/**
 * Calls to the Selling Partner API: token, request, answer, and what a failure means. Quotas are spent by the caller
 * before it comes here. Secrets are named, never read.
 *
 * @NApiVersion 2.1
 */

import * as cache from 'N/cache';
import * as https from 'N/https';
import { judge, type Verdict } from '../amazon/errors';
import type { Failure } from '../amazon/failure';
import { failureOf, transportFailure } from '../amazon/failure';
import { isUsable, readTokenAnswer, type Token, tokenRequest } from '../amazon/lwa';
import type { OperationId } from '../amazon/operations';
import { type Asking, buildRequest } from '../amazon/request';
import { VERSION } from '../version';
import type { Connection } from './connections';
import { codeOf } from './saving';

export type Answer =
  | { readonly ok: true; readonly body: string; readonly rateHeader: string | null; readonly now: number }
  | { readonly ok: false; readonly verdict: Verdict; readonly failure: Failure; readonly rateHeader: string | null };

interface Sent {
  readonly status: number | null;
  readonly body: string;
  readonly rateHeader: string | null;
  readonly failure: Failure | null;
}

const TOKENS = 'cwy-lwa';
const TIMEOUTS = new Set(['SSS_REQUEST_TIME_EXCEEDED']);

export interface Calling {
  readonly connection: Connection;
  /** Failures in a row before this call, of the connection. */
  readonly failures: number;
  /** Whether the operation has worked for this connection of late. */
  readonly workedBefore: boolean;
}

/** One call, with one fresh token where Amazon says the old one expired. 10 units, 20 where a token is fetched. */
export function callAmazon(asking: Asking, calling: Calling): Answer {
  const first = attempt(asking, calling, false);
  return !first.ok && first.verdict.action === 'fresh-token' ? attempt(asking, calling, true) : first;
}

function attempt(asking: Asking, calling: Calling, fresh: boolean): Answer {
  const { connection } = calling;
  const history = { failures: calling.failures, freshTokenTried: fresh, workedBefore: calling.workedBefore };
  const refused = (failure: Failure, rateHeader: string | null): Answer => ({
    ok: false,
    failure,
    rateHeader,
    verdict: judge(failure, history),
  });
  const token = tokenOf(connection, fresh);
  if ('operationId' in token) return refused(token, null);
  const request = buildRequest(asking, { region: connection.region, version: VERSION, now: Date.now() });
  const sent = send(asking.operationId, () =>
    https.get({ url: request.url, headers: { ...request.headers, 'x-amz-access-token': token.accessToken } }),
  );
  if (sent.failure) return refused(sent.failure, sent.rateHeader);
  if (sent.status !== 200) return refused(failureOf(asking.operationId, sent.status ?? 0, sent.body), sent.rateHeader);
  return { ok: true, body: sent.body, rateHeader: sent.rateHeader, now: Date.now() };
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
  const body = https.createSecureString({ input: request.bodyWithSecretIds });
  // The typings know text bodies only; a SecureString is documented for url, headers and body.
  const sent = send('requestToken', () =>
    https.post({ url: request.url, headers: { ...request.headers }, body: body as unknown as string }),
  );
  if (sent.failure) return sent.failure;
  const reading = readTokenAnswer(sent.status ?? 0, sent.body, sentAt);
  if (!reading.ok) return reading.failure;
  tokens.put({ key: connection.id, value: JSON.stringify(reading.token), ttl: 3_300 });
  return reading.token;
}

function send(operationId: OperationId, work: () => https.ClientResponse): Sent {
  try {
    const { code, body, headers } = work();
    return { status: code, body, rateHeader: headerOf(headers, 'x-amzn-ratelimit-limit'), failure: null };
  } catch (error) {
    const fault = TIMEOUTS.has(codeOf(error)) ? 'timeout' : 'connection';
    return { status: null, body: '', rateHeader: null, failure: transportFailure(operationId, fault) };
  }
}

/** NetSuite may change the case of header names. */
function headerOf(headers: object, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found ? String(found[1]) : null;
}
