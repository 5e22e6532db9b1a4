// Clients that know nothing of the lab complete their work against its Amazon, over HTTP on this machine.

import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { createAmazon } from '../../lab/amazon/marketplace';
import type { Seller } from '../../lab/amazon/seller';
import { listen, startAmazonServer } from '../../lab/amazon/server';
import { Clock, HOUR, MINUTE } from '../../lab/clock';

const CLIENTS = path.join(__dirname, 'clients.mjs');

interface Seen {
  readonly pages: readonly string[][];
  readonly order: { readonly orderId: string; readonly proceeds: { readonly grandTotal: { readonly amount: string } } };
}

async function work(client: string): Promise<{ seen: Seen; orderIds: string[]; made: Record<string, number> }> {
  const clock = new Clock(Date.now());
  const amazon = createAmazon({ clock, seed: 11 });
  const orderIds = [5, 4, 3, 2, 1].map((ago) =>
    amazon.control.placeOrder({
      createdTime: clock.now() - ago * 10 * MINUTE,
      lines: [{ sku: `SKU ${ago}`, price: 1_000 * ago, tax: 80 }],
    }),
  );
  const server = await listen({ port: 0, amazon, clock });
  try {
    const { credentials } = amazon.accounts[0] as Seller;
    const { clientId, clientSecret, refreshToken } = credentials;
    const since = new Date(clock.now() - 2 * HOUR).toISOString();
    const told = JSON.stringify({ port: server.port, clientId, clientSecret, refreshToken, since });
    const { stdout } = await promisify(execFile)(process.execPath, [CLIENTS, client, told], { timeout: 30_000 });
    const made = Object.fromEntries(Object.entries(amazon.control.requests).map(([id, count]) => [id, count.made]));
    return { seen: JSON.parse(stdout) as Seen, orderIds, made };
  } finally {
    await server.close();
  }
}

test.each(['amazon-sp-api', 'official-sdk'])('%s gets a token, reads three pages and one order', async (client) => {
  const { seen, orderIds, made } = await work(client);
  const [a, b, c, d, e] = orderIds;
  expect(seen.pages).toEqual([[a, b], [c, d], [e]]);
  expect(seen.order).toMatchObject({ orderId: a, proceeds: { grandTotal: { amount: '50.80' } } });
  expect(made).toEqual({ lwaToken: 1, searchOrders: 3, getOrder: 1 });
});

test('at the machine’s own address the path tells Login with Amazon and the token tells the seller', async () => {
  const server = await startAmazonServer({ port: 0, seed: 5 });
  try {
    const token = await fetch(server.lwaTokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: server.refreshToken,
        client_id: server.clientId,
        client_secret: server.clientSecret,
      }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const since = new Date(Date.now() - 72 * HOUR).toISOString();
    const headers = { 'x-amz-access-token': access_token, 'user-agent': 'Test/1.0 (Language=TypeScript)' };
    const answer = await fetch(`${server.endpoint}/orders/2026-01-01/orders?createdAfter=${since}`, { headers });
    const { orders } = (await answer.json()) as { orders: { salesChannel: { marketplaceId: string } }[] };
    expect(answer.headers.get('x-amzn-ratelimit-limit')).toBe('0.0056');
    expect(orders).toHaveLength(100);
    expect(server.marketplaceIds).toEqual(
      expect.arrayContaining(orders.map((order) => order.salesChannel.marketplaceId)),
    );
  } finally {
    await server.close();
  }
});
