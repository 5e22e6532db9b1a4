// Who may call the simulated marketplace: tokens, secrets, roles, regions, usage plans.

import type { Seller } from '../../../lab/amazon/seller';
import { HOUR, MINUTE, SECOND } from '../../../lab/clock';
import { answered, askToken, NOON, newWorld, ORDERS, refreshFields, request, since } from './support';

const SEARCH = since(NOON - HOUR);
const denied = (details: string) => ({
  status: 403,
  body: { errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.', details }] },
});

test('a refresh token gives an access token for an hour', () => {
  const { amazon, account, clock, get } = newWorld();
  expect(askToken(amazon, refreshFields(account))).toMatchObject({
    status: 200,
    body: { token_type: 'bearer', expires_in: 3600, access_token: expect.stringMatching(/^Atza\|/) },
  });
  expect(get(ORDERS, SEARCH).status).toBe(200);
  clock.advance(HOUR - 1);
  expect(get(ORDERS, SEARCH).status).toBe(200);
  clock.advance(1);
  const expired = get(ORDERS, SEARCH);
  expect(expired).toMatchObject(denied('The access token you provided has expired.'));
  expect(expired.headers).not.toHaveProperty('x-amzn-ratelimit-limit');
});

test.each<[string, Record<string, string>, number, string]>([
  ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client'],
  ['an unknown client', { client_id: 'no' }, 401, 'invalid_client'],
  ['a wrong refresh token', { refresh_token: 'Atzr|no' }, 400, 'invalid_grant'],
  ['a missing refresh token', { refresh_token: '' }, 400, 'invalid_request'],
  ['a grant nobody gives', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['an unknown scope', { grant_type: 'client_credentials', scope: 'all' }, 400, 'invalid_scope'],
])('%s gets no token', (_, change, status, error) => {
  const { amazon, account } = newWorld();
  expect(askToken(amazon, { ...refreshFields(account), ...change })).toMatchObject({ status, body: { error } });
});

test('a token for a client alone does not open a seller’s orders', () => {
  const { amazon, account } = newWorld();
  const fields = {
    ...refreshFields(account),
    grant_type: 'client_credentials',
    scope: 'sellingpartnerapi::notifications',
  };
  const { access_token } = askToken(amazon, fields).body as { access_token: string };
  const answer = answered(amazon.serve(request(`https://${account.host}${ORDERS}`, SEARCH, access_token)));
  expect(answer).toMatchObject(denied(''));
});

test('a rotated secret: both work during the overlap, the new one alone after it', () => {
  const { amazon, account, clock } = newWorld();
  const old = refreshFields(account);
  amazon.control.rotateSecret(account, HOUR);
  expect(askToken(amazon, old).status).toBe(200);
  clock.advance(HOUR);
  expect(askToken(amazon, old)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(askToken(amazon, refreshFields(account)).status).toBe(200);
});

test('a revoked authorisation ends the refresh token and every access token', () => {
  const { amazon, account, get } = newWorld();
  expect(get(ORDERS, SEARCH).status).toBe(200);
  amazon.control.revoke(account);
  expect(get(ORDERS, SEARCH)).toMatchObject(denied('The access token you provided is revoked, malformed or invalid.'));
  expect(askToken(amazon, refreshFields(account))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('without the role nothing opens, without the restricted role no personal data shows', () => {
  const { amazon, account, get } = newWorld();
  const orderId = amazon.control.placeOrder();
  const read = () => get(`${ORDERS}/${orderId}`, { includedData: 'BUYER,RECIPIENT' });
  expect(read().body.order).toMatchObject({ buyer: { buyerName: 'Robin Buyer' }, recipient: { deliveryAddress: {} } });

  account.roles.delete('Tax Invoicing');
  account.roles.delete('Direct-to-Consumer Shipping');
  expect(read().body.order).not.toHaveProperty('buyer');
  expect(read().body.order).not.toHaveProperty('recipient');

  account.roles.delete('Inventory and Order Tracking');
  expect(read()).toMatchObject(denied(''));
});

test('an order, a token and a host belong to one region', () => {
  const { amazon, get, token, account } = newWorld();
  const european = amazon.accounts[1] as Seller;
  const orderId = amazon.control.placeOrder({ marketplaceId: 'A1F83G8C2ARO7P' });
  expect(get(`${ORDERS}/${orderId}`)).toMatchObject({ status: 404, body: { errors: [{ code: 'NotFound' }] } });
  expect(get(`${ORDERS}/${orderId}`, {}, european).status).toBe(200);
  const abroad = amazon.serve(request(`https://${european.host}${ORDERS}`, SEARCH, token(account)));
  expect(abroad.status).toBe(403);
});

test('a missing token, a missing or endless user agent and an unknown path are refused', () => {
  const { amazon, account, token } = newWorld();
  const plain = request(`https://${account.host}${ORDERS}`, SEARCH, token());
  const send = (headers: Record<string, string>) =>
    answered(amazon.serve({ ...plain, headers: { ...plain.headers, ...headers } }));
  expect(send({ 'x-amz-access-token': '' })).toMatchObject(denied('Access token is missing in the request header.'));
  const unnamed = send({ 'user-agent': '' });
  expect(unnamed.status).toBe(400);
  expect(unnamed.headers).not.toHaveProperty('x-amzn-ratelimit-limit');
  expect(send({ 'user-agent': 'x'.repeat(501) }).status).toBe(400);
  expect(send({ 'user-agent': 'x'.repeat(500) }).status).toBe(200);
  expect(amazon.serve({ ...plain, url: `https://${account.host}/orders/v9/orders` }).status).toBe(403);
  expect(amazon.control.requests).toMatchObject({ unhandled: { made: 1, throttled: 0 } });
});

test('any other host is unknown', () => {
  const { amazon } = newWorld();
  const ask = () => amazon.serve(request('https://sellingpartnerapi-xx.amazon.com/', {}, ''));
  expect(ask).toThrow('No such host: sellingpartnerapi-xx.amazon.com.');
});

test('searchOrders: twenty calls at once, then one each 1/0.0056 seconds; 429 tells no rate', () => {
  const { amazon, clock, get } = newWorld();
  const statuses = Array.from({ length: 21 }, () => get(ORDERS, SEARCH).status);
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
  const throttled = get(ORDERS, SEARCH);
  expect(throttled.body).toMatchObject({ errors: [{ code: 'QuotaExceeded' }] });
  expect(throttled.headers).not.toHaveProperty('x-amzn-ratelimit-limit');
  clock.advance(178 * SECOND);
  expect(get(ORDERS, SEARCH).status).toBe(429);
  clock.advance(SECOND);
  expect(get(ORDERS, SEARCH).status).toBe(200);
  expect(amazon.control.requests).toMatchObject({ searchOrders: { made: 24, throttled: 3 } });
});

test('a halved rate is told and kept, and each account has buckets of its own', () => {
  const { amazon, account, clock, get } = newWorld();
  const european = amazon.accounts[1] as Seller;
  amazon.control.scaleRate(account, 'searchOrders', 0.5);
  for (let call = 0; call < 20; call++) get(ORDERS, SEARCH);
  clock.advance(3 * MINUTE);
  expect(get(ORDERS, SEARCH).status).toBe(429);
  expect(get(ORDERS, SEARCH, european).headers['x-amzn-ratelimit-limit']).toBe('0.0056');
  clock.advance(3 * MINUTE);
  expect(get(ORDERS, SEARCH).headers['x-amzn-ratelimit-limit']).toBe('0.0028');
});

test('a clock that steps back a little, as another processor’s does, takes nothing from the bucket', () => {
  const { amazon, clock, get } = newWorld();
  const orderId = amazon.control.placeOrder();
  const read = () => get(`${ORDERS}/${orderId}`).status;
  for (let call = 0; call < 29; call++) read();
  clock.set(NOON - 5 * SECOND);
  expect([read(), read()]).toEqual([200, 429]);
});
