// A seller's client in a few lines: asks the simulated marketplace the way a program would.

import { type Amazon, type AmazonOptions, createAmazon } from '../../../lab/amazon/marketplace';
import type { Seller } from '../../../lab/amazon/seller';
import { Clock, MINUTE } from '../../../lab/clock';
import type { HttpResponse } from '../../../lab/http';

export const NOON = Date.parse('2026-11-20T12:00:00.000Z');

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
}

export interface World {
  readonly clock: Clock;
  readonly amazon: Amazon;
  readonly account: Seller;
  /** A request to an account's region, with its token. */
  get(path: string, query?: Record<string, string>, account?: Seller): Answered;
  /** The same with a JSON body; an answer without a body has an empty one here. */
  post(path: string, body: unknown, account?: Seller): Answered;
  token(account?: Seller): string;
  /** The next call asks for a fresh token first. */
  renew(): void;
  /** Lets enough time pass for an order placed now to be found. */
  settle(): void;
}

export const answered = ({ status, headers, body }: HttpResponse): Answered => ({
  status,
  headers,
  body: body === '' ? {} : (JSON.parse(body as string) as Record<string, unknown>),
});

export function form(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString();
}

export function askToken(amazon: Amazon, fields: Record<string, string>): Answered {
  return answered(
    amazon.serve({
      method: 'POST',
      url: 'https://api.amazon.com/auth/o2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form(fields),
    }),
  );
}

export function refreshFields({ credentials }: Seller): Record<string, string> {
  const { clientId, clientSecret, refreshToken } = credentials;
  return { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret };
}

export function newWorld(options: Partial<AmazonOptions> = {}): World {
  const clock = options.clock ?? new Clock(NOON);
  const amazon = createAmazon({ clock, seed: 7, ...options });
  const account = amazon.accounts[0] as Seller;
  const tokens = new Map<Seller, string>();
  const token = (of = account): string => {
    const known = tokens.get(of) ?? (askToken(amazon, refreshFields(of)).body.access_token as string);
    tokens.set(of, known);
    return known;
  };
  return {
    clock,
    amazon,
    account,
    token,
    renew: () => tokens.clear(),
    settle: () => clock.advance(3 * MINUTE),
    get: (path, query = {}, of = account) =>
      answered(amazon.serve(request(`https://${of.host}${path}`, query, token(of)))),
    post: (path, body, of = account) => answered(amazon.serve(posted(`https://${of.host}${path}`, body, token(of)))),
  };
}

export function request(url: string, query: Record<string, string>, token: string) {
  const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return {
    method: 'GET',
    url: text.length > 0 ? `${url}?${text.join('&')}` : url,
    headers: { 'x-amz-access-token': token, 'user-agent': 'Test/1.0 (Language=TypeScript)' },
    body: '',
  };
}

export function posted(url: string, body: unknown, token: string) {
  const { headers } = request(url, {}, token);
  return {
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

export const ORDERS = '/orders/2026-01-01/orders';
export const since = (instant: number): Record<string, string> => ({
  lastUpdatedAfter: new Date(instant).toISOString(),
});
export const idsOf = ({ body }: Answered): string[] =>
  (body.orders as { orderId: string }[]).map(({ orderId }) => orderId);
