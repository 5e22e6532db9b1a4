// The door through which a browser sees the account: its own pages and its Suitelets, on this machine only.

import * as crypto from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { MENU_BEHAVIOUR } from './pages/behaviour';
import { CUSTOM_RECORD_PAGE, SUITELET_PAGE } from './pages/links';
import { parsePost } from './pages/post';
import { failurePage, notFoundPage } from './pages/problem';
import { enterRecord } from './pages/recordEntry';
import { nativePage } from './pages/routes';
import type { AccountSource } from './pages/source';

const HOST = '127.0.0.1';
/** Source: SuiteScript 2.1 limits (help): 10 MB for one text. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface SuiteletRequest {
  /** Internal or script id, as the address gives it. */
  readonly script: string;
  readonly deploy: string;
  readonly method: string;
  /** Absolute, with the query. */
  readonly url: string;
  /** From the query; what a form posts stands in the body. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Text; of a multipart body the bytes as characters of the same number (latin1). */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SuiteletAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What the script threw and did not catch, where it did. */
  readonly error?: Error | undefined;
}

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Runs a Suitelet. What it throws, or gives as the answer's error, becomes a page that says so. */
  readonly runSuitelet: (request: SuiteletRequest) => SuiteletAnswer;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  /** Path with the query. */
  readonly address: string;
  readonly url: string;
  readonly parameters: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
}

/** Opens the door and answers until it is closed. Refuses a port that is taken, saying so. */
export async function serveAccount(account: AccountSource, options: ServeOptions): Promise<Served> {
  const server = http.createServer((request, response) => {
    answer(account, options, request).then(
      (reply) => send(request, response, reply),
      (error: unknown) => send(request, response, text(error instanceof TooLarge ? 413 : 500, String(error))),
    );
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${port}`, close: () => close(server) };
}

/** For who has much to do before opening the door. Refuses a port that is taken, saying so. */
export async function expectFreePort(port: number): Promise<void> {
  const server = http.createServer();
  await listen(server, port);
  await close(server);
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Expected port ${port} to be free, but something already listens there. Stop it, or choose another with --port.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error);
    });
    server.listen(port, HOST, () => resolve());
  });
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(
  account: AccountSource,
  options: ServeOptions,
  request: http.IncomingMessage,
): Promise<SuiteletAnswer> {
  const stranger = strangerProblem(request);
  if (stranger !== null) return text(403, stranger);
  const incoming = read(request);
  if (incoming.path === '/') return { status: 302, headers: { location: '/app/center/card.nl' }, body: '' };
  if (incoming.path === SUITELET_PAGE) return suitelet(account, options, incoming, await bodyOf(request));
  if (incoming.method === 'POST' && incoming.path === CUSTOM_RECORD_PAGE && account.enter)
    return entry(account, incoming, await bodyOf(request));
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
    return text(405, `${incoming.path} can be read only; it takes GET.`);
  const page = nativePage(account, incoming.path, incoming.parameters, incoming.address);
  return page === undefined ? native(404, notFoundPage(account, incoming.address)) : native(200, page);
}

/** A record entered by hand: on to its page, or the form again with what was refused. */
function entry(account: AccountSource, incoming: Incoming, body: Buffer): SuiteletAnswer {
  const { parameters } = parsePost(body.toString('utf8'), incoming.headers['content-type']);
  const { location, page } = enterRecord(account, incoming.parameters, parameters, incoming.address);
  if (location !== undefined) return { status: 302, headers: { location }, body: '' };
  return page === undefined ? native(404, notFoundPage(account, incoming.address)) : native(200, page);
}

function suitelet(account: AccountSource, options: ServeOptions, incoming: Incoming, body: Buffer): SuiteletAnswer {
  const { method, url, headers, address } = incoming;
  const parameters = Object.fromEntries(incoming.parameters);
  const { script, deploy } = parameters;
  if (!script || !deploy || !deployed(account, script, deploy)) return native(404, notFoundPage(account, address));
  const encoding = /^multipart\//i.test(headers['content-type'] ?? '') ? 'latin1' : 'utf8';
  try {
    const reply = options.runSuitelet({
      script,
      deploy,
      method,
      url,
      parameters,
      headers,
      body: body.toString(encoding),
    });
    return reply.error ? native(500, failurePage(account, address, reply.error)) : reply;
  } catch (error) {
    return native(500, failurePage(account, address, error instanceof Error ? error : new Error(String(error))));
  }
}

function deployed(account: AccountSource, script: string, deploy: string): boolean {
  const named = (part: { readonly id: number; readonly scriptId: string }, id: string): boolean =>
    String(part.id) === id || part.scriptId === id;
  const found = account.scripts.all().find((each) => named(each, script) && each.kind === 'suitelet');
  return found?.deployments.some((each) => named(each, deploy) && each.isDeployed) ?? false;
}

/** Pages of other sites must not reach into the account, by a name of their own or by a form of theirs. */
function strangerProblem(request: http.IncomingMessage): string | null {
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return `Expected the address ${HOST}, found "${host}".`;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${host}`
    ? null
    : `A page of ${origin} may not post to the account.`;
}

function read(request: http.IncomingMessage): Incoming {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? HOST}`);
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    address: url.pathname + url.search,
    url: url.href,
    parameters: url.searchParams,
    headers: Object.fromEntries(headers),
  };
}

class TooLarge extends Error {}

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new TooLarge(`A request may hold ${MAX_BODY_BYTES} bytes at most.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const MENU_HASH = crypto.createHash('sha256').update(MENU_BEHAVIOUR).digest('base64');

/** A page of the account itself: it needs nothing from anywhere, and may load nothing from anywhere. */
function native(status: number, body: string): SuiteletAnswer {
  const policy = `default-src 'none'; script-src 'sha256-${MENU_HASH}'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'self'`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }, body };
}

function text(status: number, body: string): SuiteletAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function send(request: http.IncomingMessage, response: http.ServerResponse, reply: SuiteletAnswer): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...reply.headers };
  response.writeHead(reply.status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
