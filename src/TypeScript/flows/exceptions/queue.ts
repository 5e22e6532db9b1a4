/**
 * The queue as people see it: which exceptions to show, how urgent each is, and what may be done with it.
 *
 * @NApiVersion 2.1
 */

import { marketplaceById } from '../../amazon/marketplaces';
import { EXCEPTION_CLASSES, type ExceptionClass, type ExceptionClassRow } from './classes';

/** `open` leaves out what is snoozed; the others say what they say. */
export const SHOWS = ['open', 'overdue', 'today', 'snoozed', 'solved', 'all'] as const;
export type Show = (typeof SHOWS)[number];
export const OWNERS = ['all', 'mine', 'nobody'] as const;
export type OwnerFilter = (typeof OWNERS)[number];

export interface QueueFilter {
  readonly show: Show;
  readonly owner: OwnerFilter;
  /** Empty: any. */
  readonly class: string;
  readonly flow: string;
  readonly severity: string;
  /** Amazon's marketplace id. */
  readonly marketplace: string;
  /** From 0. */
  readonly page: number;
}

export const PAGE_ROWS = 50;
/** One request re-runs at most this many, so that it stays within a Suitelet's 1,000 units. */
export const MOST_RETRIES = 100;

/** Classes whose document itself is bad: it is read from Amazon once more, because running it again changes nothing. */
const READ_AGAIN: readonly ExceptionClass[] = [
  'truncated-document',
  'malformed-document',
  'duplicate-line',
  'duplicate-order-id',
  'invalid-quantity',
  'negative-amount',
  'money-incomplete',
  'money-does-not-add-up',
  'tax-exceeds-price',
  'promotion-exceeds-price',
  'tax-split-impossible',
  'missing-personal-data',
  'order-not-found',
];

export const readsAgain = (exceptionClass: string): boolean =>
  (READ_AGAIN as readonly string[]).includes(exceptionClass);

type Parameters = Readonly<Record<string, string | undefined>>;

/** Reads a filter from a page's parameters, `prefix` before each name; what it does not know counts as not given. */
export function readFilter(parameters: Parameters, prefix: string): QueueFilter {
  const given = (name: string): string => parameters[prefix + name] ?? '';
  const page = Number(given('page'));
  return {
    show: SHOWS.find((each) => each === given('show')) ?? 'open',
    owner: OWNERS.find((each) => each === given('owner')) ?? 'all',
    class: given('class'),
    flow: given('flow'),
    severity: given('severity'),
    marketplace: given('marketplace'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 0,
  };
}

/** The filter as parameters, what is usual left out. */
export function filterParameters(filter: QueueFilter, prefix: string): Record<string, string> {
  const usual: QueueFilter = readFilter({}, prefix);
  return Object.fromEntries(
    (Object.keys(usual) as (keyof QueueFilter)[])
      .filter((name) => filter[name] !== usual[name])
      .map((name) => [prefix + name, String(filter[name])]),
  );
}

export type Urgency = 'solved' | 'snoozed' | 'overdue' | 'today' | 'open';

/** Word and shape of each, so that colour is not needed. */
export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  overdue: '▲\u00a0Overdue',
  today: '●\u00a0Due today',
  open: '○\u00a0Open',
  snoozed: '◷\u00a0Snoozed',
  solved: '✓\u00a0Solved',
};

/** `3 min`, `5 h`, `2 d`: how long ago, in the largest unit that says something. */
export function span(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** The order's page for the seller; null where the marketplace or the order is not known. */
export function sellerCentralUrl(marketplaceId: string | null, amazonOrderId: string | null): string | null {
  const place = marketplaceId === null ? null : marketplaceById(marketplaceId);
  if (place === null || amazonOrderId === null) return null;
  return `https://sellercentral.${place.domain}/orders-v3/order/${encodeURIComponent(amazonOrderId)}`;
}

export function classRow(exceptionClass: string): ExceptionClassRow | null {
  return Object.hasOwn(EXCEPTION_CLASSES, exceptionClass) ? EXCEPTION_CLASSES[exceptionClass as ExceptionClass] : null;
}

export interface QueueCounts {
  readonly overdue: number;
  /** Due until midnight, those overdue not among them. */
  readonly today: number;
  /** All that are open and not snoozed. */
  readonly open: number;
}
