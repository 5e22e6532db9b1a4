// Login with Amazon: access tokens for a refresh token, or for a client alone (grantless operations).
// Source: SP-API documentation, Connecting to the Selling Partner API. Wording of the errors: practice.

import type { Instant } from '../../clock';
import type { HttpRequest } from '../../http';
import { ACCESS_TOKEN_LIFE } from '../credentials';
import type { JsonObject } from '../operation';
import type { Seller } from '../seller';

export const LWA_HOST = 'api.amazon.com';
export const LWA_PATH = '/auth/o2/token';
export const LWA_TOKEN = 'lwaToken';

const SCOPES = new Set(['sellingpartnerapi::notifications', 'sellingpartnerapi::client_credential:rotation']);

export interface TokenAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

const refused = (status: number, error: string, error_description: string): TokenAnswer => ({
  status,
  body: { error_description, error },
});
const missing = (name: string) =>
  refused(400, 'invalid_request', `The request is missing a required parameter : ${name}`);

/** The account whose client asks, where there is one. */
export function clientsAccount(accounts: readonly Seller[], request: HttpRequest): Seller | undefined {
  const clientId = formOf(request)?.get('client_id');
  return accounts.find(({ credentials }) => credentials.clientId === clientId);
}

export function answerToken(accounts: readonly Seller[], request: HttpRequest, now: Instant): TokenAnswer {
  const form = formOf(request);
  if (request.method !== 'POST' || form === null) {
    return refused(400, 'invalid_request', 'The request must be a POST of a form with a known content type.');
  }
  const grant = form.get('grant_type');
  if (!grant) return missing('grant_type');
  if (grant !== 'refresh_token' && grant !== 'client_credentials') {
    return refused(
      400,
      'unsupported_grant_type',
      `The authorization grant type is not supported by the authorization server : ${grant}`,
    );
  }
  const needed = ['client_id', 'client_secret', grant === 'refresh_token' ? 'refresh_token' : 'scope'];
  const absent = needed.find((name) => !form.get(name));
  if (absent !== undefined) return missing(absent);
  const account = clientsAccount(accounts, request);
  if (account === undefined || !account.credentials.knowsSecret(form.get('client_secret') as string, now)) {
    return refused(401, 'invalid_client', 'Client authentication failed');
  }
  return grant === 'refresh_token' ? forSeller(account, form, now) : grantless(account, form, now);
}

function forSeller({ credentials }: Seller, form: ReadonlyMap<string, string>, now: Instant): TokenAnswer {
  const refreshToken = form.get('refresh_token') as string;
  if (!credentials.authorises(refreshToken)) {
    return refused(400, 'invalid_grant', 'The request has an invalid grant parameter : refresh_token');
  }
  return issued(credentials.issue(null, now), { refresh_token: refreshToken });
}

function grantless({ credentials }: Seller, form: ReadonlyMap<string, string>, now: Instant): TokenAnswer {
  const scope = form.get('scope') as string;
  if (!SCOPES.has(scope)) return refused(400, 'invalid_scope', 'The request has an invalid scope parameter');
  return issued(credentials.issue(scope, now), {});
}

function issued(accessToken: string, rest: JsonObject): TokenAnswer {
  const body = { access_token: accessToken, token_type: 'bearer', expires_in: ACCESS_TOKEN_LIFE / 1_000, ...rest };
  return { status: 200, body };
}

/** The form's fields; null where the content type is not one that is understood. */
function formOf({ headers, body }: HttpRequest): ReadonlyMap<string, string> | null {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return new Map(new URLSearchParams(text));
  // Practice: a widely used public client sends JSON and is answered.
  if (type === 'application/json') return fieldsOf(text);
  return null;
}

function fieldsOf(json: string): ReadonlyMap<string, string> | null {
  try {
    const fields = Object.entries(JSON.parse(json) as Record<string, unknown>);
    return new Map(fields.map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}
