/**
 * The table of failures: what each status, code or fault on the way means for the work at hand.
 * Source: "Usage Plans and Rate Limits" and the error responses of the API documentation; RFC 6749 for tokens.
 *
 * @NApiVersion 2.1
 */

import type { TransportFault } from './failure';

export type Action = 'again-now' | 'again-next-run' | 'fresh-token' | 'hold' | 'stop-connection';

export interface Rule {
  readonly name: string;
  /** Only for requests of tokens. */
  readonly ofTokens?: true;
  /** Only for operations that change something at Amazon. */
  readonly ofWrites?: true;
  readonly status?: readonly [from: number, to: number];
  readonly fault?: TransportFault;
  /** Fits any fault on the way. */
  readonly withoutAnswer?: true;
  readonly code?: RegExp;
  /** Looked for in code, message and details. */
  readonly words?: RegExp;
  /** Looked for in details alone. */
  readonly details?: RegExp;
  readonly beforeFreshToken?: true;
  readonly workedBefore?: true;
  /** Holds for so many failures in a row; after them a later rule decides. */
  readonly tries?: number;
  readonly action: Action;
  readonly throttled?: true;
  readonly slowly?: true;
  /** It may have been carried out all the same: what came of it is read before it is repeated. */
  readonly unsettled?: true;
  readonly reason: string;
}

/** Whatever no rule knows. */
export const UNKNOWN: Rule = {
  name: 'unknown',
  action: 'hold',
  reason: 'This failure is not known to the add-on. Read its status and message, then retry.',
};

/** A span; Amazon never sends the 402 between. */
const ANY_AUTHORISATION = [401, 403] as const;
const ASK_AGAIN = 'The add-on asks again by itself.';
const TRIES = 6;

/** Read from the top, first fit. */
export const RULES: readonly Rule[] = [
  {
    name: 'authorisation-withdrawn',
    ofTokens: true,
    code: /^invalid_grant$/,
    action: 'stop-connection',
    reason:
      'Amazon no longer accepts the refresh token. Authorise the application anew in Seller Central, store the new token as the secret, then activate the connection.',
  },
  {
    name: 'application-refused',
    ofTokens: true,
    code: /^(invalid_client|unauthorized_client)$/,
    action: 'stop-connection',
    reason:
      'Amazon does not accept the client id with this secret. If the secret was rotated, store the new one, then activate the connection.',
  },
  {
    name: 'token-throttled',
    ofTokens: true,
    status: [429, 429],
    action: 'again-next-run',
    throttled: true,
    reason: `Too many tokens were asked for. ${ASK_AGAIN}`,
  },
  {
    name: 'token-request-refused',
    ofTokens: true,
    status: [400, 499],
    action: 'stop-connection',
    reason: 'Amazon refused the request for a token. Check client id and secrets of the connection, then activate it.',
  },
  {
    name: 'secrets-refused',
    fault: 'secrets',
    action: 'stop-connection',
    reason:
      'NetSuite did not let the secrets be used. Check under Setup > Company > API Secrets that those the connection names exist and are allowed for this script and for api.amazon.com, then activate the connection.',
  },
  {
    name: 'write-done-before',
    ofWrites: true,
    status: [400, 400],
    words: /already (been )?(fulfilled|shipped|confirmed)|PackageToUpdateNotFound/i,
    action: 'hold',
    unsettled: true,
    reason: 'Amazon says that this was done before. The add-on reads what Amazon has before it does anything else.',
  },
  {
    name: 'write-server-fault',
    ofWrites: true,
    status: [500, 599],
    action: 'again-next-run',
    unsettled: true,
    reason:
      'Amazon failed to answer, and may have done it all the same. The add-on reads what Amazon has before it repeats.',
  },
  {
    name: 'write-unanswered',
    ofWrites: true,
    withoutAnswer: true,
    action: 'again-next-run',
    unsettled: true,
    reason:
      'No whole answer came, and Amazon may have done it all the same. The add-on reads what Amazon has before it repeats.',
  },
  {
    name: 'page-token-refused',
    status: [400, 400],
    words: /pagination.?token|next.?token/i,
    tries: 3,
    action: 'again-next-run',
    reason: 'The page token is too old or belongs to another search. The window is read anew from its first page.',
  },
  {
    name: 'bad-request-that-worked',
    status: [400, 400],
    workedBefore: true,
    tries: 4,
    action: 'again-next-run',
    slowly: true,
    reason:
      'Amazon refuses a request that it accepted earlier today, as it does in some outages. The add-on asks again slowly.',
  },
  {
    name: 'bad-request',
    status: [400, 400],
    action: 'hold',
    reason:
      'Amazon refuses the request as it is; repeating it unchanged does not help. Read its message, correct the cause, then retry.',
  },
  {
    name: 'access-revoked',
    status: ANY_AUTHORISATION,
    words: /revoked/i,
    action: 'stop-connection',
    reason: 'The access was revoked. Authorise the application anew in Seller Central, then activate the connection.',
  },
  {
    name: 'role-missing',
    status: ANY_AUTHORISATION,
    details: /\brole/i,
    action: 'stop-connection',
    reason:
      'The application lacks a role. Add it in the developer console, authorise the application anew, then activate the connection.',
  },
  {
    name: 'token-expired',
    status: ANY_AUTHORISATION,
    words: /expired/i,
    beforeFreshToken: true,
    action: 'fresh-token',
    reason: 'The access token has expired. A fresh one is fetched and the call made once more.',
  },
  {
    name: 'unauthorised-once',
    status: ANY_AUTHORISATION,
    beforeFreshToken: true,
    action: 'fresh-token',
    reason: 'Amazon refused the access token. A fresh one is fetched and the call made once more.',
  },
  {
    name: 'unauthorised',
    status: ANY_AUTHORISATION,
    action: 'stop-connection',
    reason:
      'Amazon refuses access even with a fresh token. Check the authorisation and the roles of the application, then activate the connection.',
  },
  {
    name: 'not-found',
    status: [404, 404],
    action: 'hold',
    reason: 'Amazon does not know this under the region of the connection. Check the id and the region.',
  },
  {
    name: 'conflict',
    status: [409, 409],
    action: 'hold',
    reason: 'What was to be made exists already, or is being changed. Look at it in Seller Central, then retry.',
  },
  {
    name: 'too-large',
    status: [413, 413],
    action: 'hold',
    reason: 'The request is larger than Amazon takes. Split it, then retry.',
  },
  {
    name: 'wrong-content-type',
    status: [415, 415],
    action: 'hold',
    reason: 'Amazon does not take this kind of content. Update the add-on, then retry.',
  },
  {
    name: 'throttled',
    status: [429, 429],
    action: 'again-next-run',
    throttled: true,
    reason: `The quota of the operation is spent. ${ASK_AGAIN}`,
  },
  {
    name: 'server-fault',
    status: [500, 599],
    tries: TRIES,
    action: 'again-next-run',
    reason: `Amazon failed to answer. ${ASK_AGAIN}`,
  },
  {
    name: 'server-fault-lasting',
    status: [500, 599],
    action: 'hold',
    reason: 'Amazon keeps failing to answer. Look at the health page of the API, then retry.',
  },
  {
    name: 'truncated-once',
    fault: 'truncated',
    tries: 1,
    action: 'again-now',
    reason: `The answer broke off. ${ASK_AGAIN}`,
  },
  {
    name: 'truncated',
    fault: 'truncated',
    tries: TRIES,
    action: 'again-next-run',
    reason: `The answer broke off again. ${ASK_AGAIN}`,
  },
  {
    name: 'connection-lost-once',
    fault: 'connection',
    tries: 1,
    action: 'again-now',
    reason: `The connection was lost. ${ASK_AGAIN}`,
  },
  {
    name: 'connection-lost',
    fault: 'connection',
    tries: TRIES,
    action: 'again-next-run',
    reason: `The connection was lost again. ${ASK_AGAIN}`,
  },
  {
    name: 'timeout',
    fault: 'timeout',
    tries: TRIES,
    action: 'again-next-run',
    reason: `No answer came in time. ${ASK_AGAIN}`,
  },
  {
    name: 'no-answer-lasting',
    withoutAnswer: true,
    action: 'hold',
    reason: 'No whole answer comes from Amazon. Look at the health page of the API and at the network, then retry.',
  },
];
