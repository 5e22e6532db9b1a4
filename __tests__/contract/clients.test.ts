// Clients that know nothing of the lab complete their work against its Amazon, over HTTP on this machine.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { createAmazon } from '../../lab/amazon/marketplace';
import type { AmazonOrder } from '../../lab/amazon/order';
import type { Seller } from '../../lab/amazon/seller';
import { listen, startAmazonServer } from '../../lab/amazon/server';
import { Clock, HOUR, MINUTE } from '../../lab/clock';

const CLIENTS = path.join(__dirname, 'clients.mjs');

const US = 'ATVPDKIKX0DER';
const clients = ['amazon-sp-api', 'official-sdk'];

/** One process a client: to load the official one takes longer than all it does here. */
const processes = new Map<string, ChildProcess>();
afterAll(() => {
  for (const each of processes.values()) each.kill();
});

async function ask(client: string, message: object): Promise<unknown> {
  const process = processes.get(client) ?? fork(CLIENTS, [client]);
  processes.set(client, process);
  process.send(message);
  const [{ seen, failed }] = (await once(process, 'message')) as [{ seen?: unknown; failed?: string }];
  if (failed !== undefined) throw new Error(failed);
  return seen;
}

/** A marketplace with five orders, the newest last, and what a client does in it. */
function world() {
  const clock = new Clock(Date.now());
  const amazon = createAmazon({ clock, seed: 11 });
  const orderIds = [5, 4, 3, 2, 1].map((ago) =>
    amazon.control.placeOrder({
      createdTime: clock.now() - ago * 10 * MINUTE,
      lines: [{ sku: `SKU ${ago}`, price: 1_000 * ago, tax: 80 }],
    }),
  );
  async function work<T>(client: string, name: string, told: object): Promise<T> {
    const server = await listen({ port: 0, amazon, clock });
    try {
      const { clientId, clientSecret, refreshToken } = (amazon.accounts[0] as Seller).credentials;
      const access = { port: server.port, clientId, clientSecret, refreshToken };
      return (await ask(client, { work: name, told: { ...access, ...told } })) as T;
    } finally {
      await server.close();
    }
  }
  const made = () => Object.fromEntries(Object.entries(amazon.control.requests).map(([id, count]) => [id, count.made]));
  const truth = (orderId: string) => amazon.control.truth().find((order) => order.orderId === orderId) as AmazonOrder;
  return { clock, amazon, orderIds, work, made, truth };
}

test.each(clients)('%s gets a token, reads three pages and one order', async (client) => {
  const { clock, orderIds, work, made } = world();
  const seen = await work<{ pages: string[][]; order: object }>(client, 'read', {
    since: new Date(clock.now() - 2 * HOUR).toISOString(),
  });
  const [a, b, c, d, e] = orderIds;
  expect(seen.pages).toEqual([[a, b], [c, d], [e]]);
  expect(seen.order).toMatchObject({ orderId: a, proceeds: { grandTotal: { amount: '50.80' } } });
  expect(made()).toEqual({ lwaToken: 1, searchOrders: 3, getOrder: 1 });
});

test.each(clients)('%s confirms a shipment, and hears that a package is told again', async (client) => {
  const { clock, orderIds, work, truth } = world();
  const orderId = orderIds[0] as string;
  const shipment = {
    marketplaceId: US,
    packageDetail: {
      packageReferenceId: '1',
      carrierCode: 'UPS',
      shippingMethod: 'UPS Ground',
      trackingNumber: '1Z1',
      shipDate: new Date(clock.now() - MINUTE).toISOString(),
      orderItems: [{ orderItemId: truth(orderId).lines[0]?.orderItemId, quantity: 1 }],
    },
  };
  const { again } = await work<{ again: string }>(client, 'confirm', { orderId, shipment });
  expect(again).toContain('PackageToUpdateNotFound');
  expect(truth(orderId)).toMatchObject({ status: 'SHIPPED', packages: [{ trackingNumber: '1Z1' }] });
});

test.each(clients)('%s hands in a feed, and later fetches its report', async (client) => {
  const { clock, orderIds, work, truth } = world();
  const orderId = orderIds[0] as string;
  const { feedId, processingStatus } = await work<Record<string, string>>(client, 'submit', {
    feedType: 'POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA',
    marketplaceIds: [US],
    contentType: 'text/tab-separated-values; charset=UTF-8',
    content:
      'order-id\tamazon-order-item-code\tcancellation-reason-code\r\n' +
      `${orderId}\t${truth(orderId).lines[0]?.orderItemId}\tNoInventory\r\n`,
  });
  expect(processingStatus).toBe('IN_QUEUE');
  clock.advance(10 * MINUTE);
  const fetched = await work<Record<string, string>>(client, 'fetch', { feedId });
  expect(fetched.processingStatus).toBe('DONE');
  expect(fetched.report).toContain('Number of records successful\t\t1');
  expect(truth(orderId)).toMatchObject({ status: 'CANCELLED', lines: [{ cancelledBy: { by: 'MERCHANT' } }] });
});

test.each(clients)('%s asks for a report, and later downloads and unpacks it', async (client) => {
  const { clock, amazon, orderIds, work, made } = world();
  amazon.control.twistReport(amazon.accounts[0] as Seller, { gzip: true });
  const { reportId } = await work<Record<string, string>>(client, 'ask', {
    report: {
      reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL',
      marketplaceIds: [US],
      dataStartTime: new Date(clock.now() - 2 * HOUR).toISOString(),
      dataEndTime: new Date(clock.now()).toISOString(),
    },
  });
  clock.advance(10 * MINUTE);
  const { processingStatus, text } = await work<Record<string, string>>(client, 'take', { reportId });
  expect(processingStatus).toBe('DONE');
  const [header, ...rows] = (text as string).trimEnd().split('\r\n');
  expect(header).toMatch(/^amazon-order-id\tmerchant-order-id\t/);
  expect(rows.map((row) => row.split('\t')[0])).toEqual(orderIds);
  expect(made()).toMatchObject({ createReport: 1, getReport: 1, getReportDocument: 1, downloadDocument: 1 });
});

test.each(clients)('%s finds a settlement that Amazon made by itself, and downloads it', async (client) => {
  const { amazon, orderIds, work } = world();
  amazon.control.moneyRules(amazon.accounts[0] as Seller, { held: 'not at all', reserveShare: 0 });
  amazon.control.update(orderIds[0] as string, { status: 'SHIPPED' });
  const closed = amazon.control.closeSettlement(amazon.accounts[0] as Seller, US);
  const [reportId, ...others] = await work<string[]>(client, 'find', {
    reportTypes: ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2'],
    processingStatuses: ['DONE'],
  });
  expect(others).toEqual([]);
  const { processingStatus, text = '' } = await work<Record<string, string>>(client, 'take', { reportId });
  expect(processingStatus).toBe('DONE');
  const [header, summary, first] = text.split('\n').map((line) => line.split('\t'));
  expect(header).toHaveLength(24);
  expect(summary?.slice(0, 6)).toEqual([closed.settlementId, ...Array(3).fill(expect.any(String)), '42.50', 'USD']);
  expect(first?.slice(6, 8)).toEqual(['Order', orderIds[0]]);
});

test.each(clients)('%s reads two pages of transactions and what Amazon owes, which is their sum', async (client) => {
  const { clock, amazon, orderIds, work, made } = world();
  const account = amazon.accounts[0] as Seller;
  amazon.control.moneyRules(account, { told: 'at once', transactionsPerPage: 1 });
  for (const orderId of orderIds.slice(0, 2)) amazon.control.update(orderId, { status: 'SHIPPED' });
  clock.advance(5 * MINUTE);
  const { pages, balances } = await work<{ pages: number[][]; balances: number[] }>(client, 'owed', {
    since: new Date(clock.now() - HOUR).toISOString(),
    marketplaceIds: [US],
  });
  expect(pages.map((page) => page.length)).toEqual([1, 1]);
  const owed = amazon.control.ledgerTruth(account, US).total;
  const sum = pages.flat().reduce((total, each) => total + Math.round(each * 100), 0);
  expect([sum, balances]).toEqual([owed, [owed / 100]]);
  expect(made()).toEqual({ lwaToken: 1, listTransactions: 2, listBalances: 1 });
});

test.each(clients)('%s asks what Amazon would charge for two products', async (client) => {
  const { amazon, work, made } = world();
  const [sku] = amazon.control.truth().flatMap(({ lines }) => lines.map((line) => line.sku));
  const asked = (identifier: string, value: string): object => ({
    IdType: 'SellerSKU',
    IdValue: value,
    FeesEstimateRequest: {
      MarketplaceId: US,
      IsAmazonFulfilled: false,
      PriceToEstimateFees: { ListingPrice: { CurrencyCode: 'USD', Amount: 20 } },
      Identifier: identifier,
    },
  });
  const found = await work<[string, object | undefined][]>(client, 'estimate', {
    body: [asked('0', String(sku)), asked('1', 'NOBODYS')],
  });
  expect(found.map(([status]) => status)).toEqual(['Success', 'ClientError']);
  expect(JSON.stringify(found[0]?.[1])).toContain('ReferralFee');
  expect(made()).toEqual({ lwaToken: 1, getMyFeesEstimates: 1 });
});

test.each(clients)('%s reads an order and its lines in the older version, with personal data', async (client) => {
  const { orderIds, work } = world();
  expect(await work<string[]>(client, 'older', { orderId: orderIds[0] })).toEqual([
    orderIds[0],
    'Robin Buyer',
    '50.00',
  ]);
});

test('at the machine’s own address a document is fetched from where its address says', async () => {
  const clock = new Clock(Date.now());
  const amazon = createAmazon({ clock, seed: 11 });
  const server = await listen({ port: 0, amazon, clock });
  try {
    const { documents } = amazon.accounts[0] as Seller;
    documents.origin = `http://127.0.0.1:${server.port}`;
    const id = documents.keep({ contentType: 'text/plain; charset=Cp1252', bytes: Buffer.from([0x80]), gzip: false });
    const answer = await fetch(documents.address(id, { method: 'GET', at: clock.now() }));
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=Cp1252');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.of(0x80));
  } finally {
    await server.close();
  }
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
