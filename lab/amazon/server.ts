// The simulated marketplace over HTTP: a few lines around `serve`. Hosts are told apart by the Host header; at the
// machine's own address the path tells Login with Amazon, and the access token tells the seller's region.

import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock, DAY } from '../clock';
import { type HttpRequest, NetworkFault } from '../http';
import { type Amazon, createAmazon } from './marketplace';
import { apiHost } from './marketplaces';
import { LWA_HOST, LWA_PATH } from './operations/lwaToken';

const LOOPBACK = '127.0.0.1';
const LARGEST_BODY = 10_000_000;

export interface ListenOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly amazon: Amazon;
  /** Moves with real time while the server runs. */
  readonly clock: Clock;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves on the machine's own address only. A call that must time out has its connection closed instead. */
export async function listen({ port, amazon, clock }: ListenOptions): Promise<Listening> {
  const started = { real: Date.now(), virtual: clock.now() };
  const server = http.createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) incoming.destroy();
      else chunks.push(chunk);
    });
    incoming.on('end', () => {
      clock.set(started.virtual + (Date.now() - started.real));
      respond(amazon, incoming, Buffer.concat(chunks), outgoing);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function respond(
  amazon: Amazon,
  incoming: http.IncomingMessage,
  body: Uint8Array,
  outgoing: http.ServerResponse,
): void {
  try {
    const response = amazon.serve(requestOf(amazon, incoming, body));
    outgoing.writeHead(response.status, response.headers);
    outgoing.end(response.body);
  } catch (failure) {
    outgoing.destroy();
    // A fault of the network is part of the play; anything else is ours and must be seen.
    if (!(failure instanceof NetworkFault)) throw failure;
  }
}

function requestOf(amazon: Amazon, incoming: http.IncomingMessage, body: Uint8Array): HttpRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const path = incoming.url ?? '/';
  const named = headers.host ?? '';
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(named);
  const host = local ? hostFor(amazon, path, headers['x-amz-access-token'] ?? '') : named.replace(/:\d+$/, '');
  return { method: incoming.method ?? 'GET', url: `https://${host}${path}`, headers, body };
}

function hostFor(amazon: Amazon, path: string, accessToken: string): string {
  if (path === LWA_PATH) return LWA_HOST;
  const { pathname } = new URL(path, `https://${LOOPBACK}`);
  const owner = amazon.accounts.find(({ documents }) => documents.has(pathname));
  if (owner !== undefined) return owner.documents.host;
  const account = amazon.accounts.find(({ credentials }) => credentials.issued(accessToken)) ?? amazon.accounts[0];
  return account?.host ?? apiHost('na');
}

export interface AmazonServer {
  readonly endpoint: string;
  readonly lwaTokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly sellerId: string;
  readonly marketplaceIds: readonly string[];
  close(): Promise<void>;
}

/** A marketplace of its own with two days of trade in it and more to come; the account told is the North-American one. */
export async function startAmazonServer({ port, seed }: { port: number; seed: number }): Promise<AmazonServer> {
  const clock = new Clock(Date.now());
  const amazon = createAmazon({ clock, seed });
  amazon.control.trade({ from: clock.now() - 2 * DAY, to: clock.now() + 365 * DAY, ordersPerDay: 200 });
  const server = await listen({ port, amazon, clock });
  const account = amazon.accounts[0];
  if (account === undefined) throw new Error('The marketplace has no seller account.');
  const endpoint = `http://${LOOPBACK}:${server.port}`;
  for (const { documents } of amazon.accounts) documents.origin = endpoint;
  return {
    endpoint,
    lwaTokenUrl: `${endpoint}${LWA_PATH}`,
    clientId: account.credentials.clientId,
    clientSecret: account.credentials.clientSecret,
    refreshToken: account.credentials.refreshToken,
    sellerId: account.sellerId,
    marketplaceIds: account.marketplaceIds,
    close: server.close,
  };
}
