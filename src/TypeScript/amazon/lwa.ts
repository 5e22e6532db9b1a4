/**
 * Access tokens of Login with Amazon: how to ask for one without ever holding a secret, and how to read the answer.
 * Source: "Connecting to the Selling Partner API" (documentation); N/https SecureString (help).
 *
 * @NApiVersion 2.1
 */

import { type Failure, failureOf, transportFailure } from './failure';
import { isObject } from './fields';
import { OPERATIONS } from './operations';
import { percentEncode, userAgent } from './request';

export const LWA_HOST = 'api.amazon.com';

/** A token is given up this long before it expires, so that no call carries one that dies on the way. */
const EXPIRY_MARGIN_MS = 5 * 60_000;

const SECRET_ID = /^custsecret[a-zA-Z0-9_]{1,89}$/;

export interface TokenRequest {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The form, with the ids of secrets in braces: input of `https.createSecureString`. NetSuite puts the values in as
   * they are stored, without form encoding. Amazon's client secrets hold nothing that needs it; of a refresh token only
   * the bar would, and Amazon takes a bar as it is. A value with `&`, `+`, `=` or `%` must be stored percent-encoded.
   */
  readonly bodyWithSecretIds: string;
}

export interface Application {
  readonly clientId: string;
  readonly clientSecretId: string;
  readonly refreshTokenSecretId: string;
}

export function tokenRequest(application: Application, version: string): TokenRequest {
  const form = [
    'grant_type=refresh_token',
    `refresh_token=${placeholder(application.refreshTokenSecretId)}`,
    `client_id=${percentEncode(application.clientId)}`,
    `client_secret=${placeholder(application.clientSecretId)}`,
  ];
  return {
    method: 'POST',
    url: `https://${LWA_HOST}${OPERATIONS.requestToken.path}`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent(version),
    },
    bodyWithSecretIds: form.join('&'),
  };
}

function placeholder(secretId: string): string {
  if (SECRET_ID.test(secretId)) return `{${secretId}}`;
  throw new Error(
    'Expected the id of an API secret, such as custsecret_amazon_refresh, found something else. ' +
      'Enter the id from Setup > Company > API Secrets on the connection, never the secret itself.',
  );
}

export interface Token {
  readonly accessToken: string;
  /** Milliseconds since 1970 until which the token may be used; the margin is already off. */
  readonly usableUntil: number;
}

export type TokenReading =
  | { readonly ok: true; readonly token: Token }
  | { readonly ok: false; readonly failure: Failure };

/** Reads an answer to a token request that was sent at `now` (milliseconds). */
export function readTokenAnswer(status: number, body: string, now: number): TokenReading {
  if (status !== 200) return { ok: false, failure: failureOf('requestToken', status, body) };
  const answer = parsedOrNull(body);
  if (!isObject(answer) || typeof answer.access_token !== 'string' || answer.access_token === '') {
    return { ok: false, failure: transportFailure('requestToken', 'truncated') };
  }
  const seconds = typeof answer.expires_in === 'number' && answer.expires_in > 0 ? answer.expires_in : 0;
  const usableUntil = now + Math.max(0, seconds * 1000 - EXPIRY_MARGIN_MS);
  return { ok: true, token: { accessToken: answer.access_token, usableUntil } };
}

export function isUsable(token: Token, now: number): boolean {
  return now < token.usableUntil;
}

function parsedOrNull(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
