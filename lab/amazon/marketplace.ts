// A simulated Amazon: seller accounts in their regions, Login with Amazon, and the Selling Partner API in front of them.

import type { Clock } from '../clock';
import { type HttpRequest, type HttpResponse, NetworkFault, type Serve } from '../http';
import { Random } from '../random';
import { type Control, createControl } from './control';
import { DOWNLOAD, refused, UPLOAD } from './documents';
import { Events } from './events';
import { answer, type Call, callFor, UNHANDLED } from './gateway';
import { apiHost, documentHost, regions } from './marketplaces';
import { answerToken, clientsAccount, LWA_HOST, LWA_PATH, LWA_TOKEN } from './operations/lwaToken';
import { Seller, type SellerDraft } from './seller';

export interface Exchange {
  readonly operationId: string;
  readonly sellerId: string | null;
  readonly request: HttpRequest;
  /** Null where no answer arrived. */
  readonly response: HttpResponse | null;
}

export interface AmazonOptions {
  readonly clock: Clock;
  readonly seed: number;
  /** Without: a North-American account with US and CA, and a European one with UK. */
  readonly accounts?: readonly SellerDraft[];
}

export interface Amazon {
  /** Answers as Amazon's hosts would; any other host is unknown. Throws a NetworkFault where no answer arrives. */
  readonly serve: Serve;
  readonly control: Control;
  readonly accounts: readonly Seller[];
}

const DEMO_ACCOUNTS: readonly SellerDraft[] = [
  { region: 'na', marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'] },
  { region: 'eu', marketplaceIds: ['A1F83G8C2ARO7P'] },
];
const API_HOSTS = new Set(regions.map(apiHost));
const DOCUMENT_HOSTS = new Set(regions.map(documentHost));
/** Every host at which this Amazon answers: what a network has to know. */
export const amazonHosts: readonly string[] = [LWA_HOST, ...API_HOSTS, ...DOCUMENT_HOSTS];

export function createAmazon({ clock, seed, accounts: drafts = DEMO_ACCOUNTS }: AmazonOptions): Amazon {
  const random = new Random(seed);
  const events = new Events();
  const accounts = drafts.map((draft, index) => new Seller(draft, random.fork(`account ${index}`), events));
  const observers = new Set<(exchange: Exchange) => void>();
  const control = createControl({ clock, accounts, events, observers, random: random.fork('control') });

  const serve: Serve = (request) => {
    const now = events.pass(clock.now());
    const url = new URL(request.url);
    const host = url.host;
    // Source: SP-API documentation, endpoints; nothing listens without TLS.
    if (url.protocol !== 'https:') throw new NetworkFault('connect', `${host} refuses ${url.protocol}`);
    if (!amazonHosts.includes(host)) throw new NetworkFault('unknown-host', `No such host: ${host}.`);
    const call = host === LWA_HOST ? tokenCall : DOCUMENT_HOSTS.has(host) ? documentCall : apiCall;
    const { seller, operationId, respond } = call(accounts, request, url, now);
    let response: HttpResponse | null = null;
    try {
      response = respond();
      return response;
    } finally {
      seller?.count(operationId, response?.status === 429 ? 'throttled' : 'made');
      for (const observe of observers) observe({ operationId, sellerId: seller?.sellerId ?? null, request, response });
    }
  };
  return { serve, control, accounts };
}

interface Routed {
  readonly seller: Seller | null;
  readonly operationId: string;
  readonly respond: () => HttpResponse;
}

function apiCall(accounts: readonly Seller[], request: HttpRequest, url: URL, now: number): Routed {
  const call: Call | null = callFor(request.method, url.pathname, now);
  const token = request.headers['x-amz-access-token'] ?? '';
  const known = accounts.find(({ credentials }) => credentials.state(token, now) !== 'unknown');
  const seller = known ?? accounts.find((account) => account.host === url.host) ?? null;
  return {
    seller,
    operationId: call?.operation.operationId ?? UNHANDLED,
    respond: () => answer(seller, call, request, now),
  };
}

/** Whoever has the address may ask; whose document it is tells the path. */
function documentCall(accounts: readonly Seller[], request: HttpRequest, url: URL, now: number): Routed {
  const seller = accounts.find(({ documents }) => documents.host === url.host && documents.has(url.pathname)) ?? null;
  const operationId = request.method === 'PUT' ? UPLOAD : DOWNLOAD;
  return { seller, operationId, respond };

  function respond(): HttpResponse {
    // Practice (S3): what is not there is not told apart from what may not be seen.
    if (seller === null) return refused(403, 'AccessDenied', 'Access Denied');
    const { faults, documents } = seller;
    if (faults.strikes('timeout-before', operationId, now)) throw new NetworkFault('timeout', 'The store timed out.');
    if (faults.strikes('internal-error', operationId, now)) return refused(500, 'InternalError', 'Please try again.');
    if (faults.strikes('unavailable', operationId, now)) return refused(503, 'SlowDown', 'Reduce your request rate.');
    const response = documents.serve(request, now);
    if (faults.strikes('timeout-after', operationId, now)) throw new NetworkFault('timeout', 'The store timed out.');
    if (!faults.strikes('truncated', operationId, now)) return response;
    return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
  }
}

function tokenCall(accounts: readonly Seller[], request: HttpRequest, url: URL, now: number): Routed {
  const seller = clientsAccount(accounts, request) ?? null;
  return { seller, operationId: url.pathname === LWA_PATH ? LWA_TOKEN : UNHANDLED, respond };

  function respond(): HttpResponse {
    if (url.pathname !== LWA_PATH) return lwaResponse(404, { error: 'not_found' });
    const fault = (kind: 'timeout-before' | 'timeout-after' | 'throttle' | 'internal-error' | 'unavailable') =>
      seller?.faults.strikes(kind, LWA_TOKEN, now) === true;
    if (fault('timeout-before')) throw new NetworkFault('timeout', 'Login with Amazon timed out.');
    if (fault('throttle')) return lwaResponse(429, { error: 'slow_down', error_description: 'Too many requests.' });
    if (fault('internal-error')) return lwaResponse(500, { error: 'server_error', error_description: 'Server error.' });
    if (fault('unavailable'))
      return lwaResponse(503, { error: 'temporarily_unavailable', error_description: 'Try again.' });
    const { status, body } = answerToken(accounts, request, now);
    if (fault('timeout-after')) throw new NetworkFault('timeout', 'Login with Amazon timed out.');
    return lwaResponse(status, body);
  }
}

function lwaResponse(status: number, body: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
