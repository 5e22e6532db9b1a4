// What Amazon owes the seller, now or at the end of a day. Source: Finances model 2024-06-19, unless a line says otherwise.

import type { Instant } from '../../clock';
import { money } from '../finances/breakdown';
import { ACCOUNT_TYPE } from '../finances/transactionDocument';
import { invalidInput, type JsonObject, operation } from '../operation';
import type { Seller } from '../seller';
import type { Ledger } from '../settlements/ledger';
import { dayAfter, offsetOf, startOfDay, wallText, zoneOf } from '../zones';
import { listOf, onlyKnown, onlyOwn } from './parameters';

const NAMES = new Set(['marketplaceIds', 'balanceType', 'accountType', 'asOfDate', 'nextToken']);
const TYPES = ['AVAILABLE', 'RESERVED', 'TOTAL', 'DEFERRED', 'ACCOUNT_LEVEL_RESERVE'] as const;
type BalanceType = (typeof TYPES)[number];

export const listBalances = operation({
  operationId: 'listBalances',
  method: 'GET',
  path: '/finances/2024-06-19/balances',
  rate: 0.5,
  burst: 10,
  role: 'Finance and Accounting',
  handle(seller, { query, now }) {
    onlyKnown(query, NAMES);
    // An account has fewer balances than a page holds, so no token was ever given.
    if (query.has('nextToken')) throw invalidInput('The nextToken is not valid.');
    const [type = 'TOTAL'] = listOf(query, 'balanceType', TYPES);
    const day = dayOf(query);
    const ledgers = asked(seller, query);
    return { balances: ledgers.map((ledger) => balanceDocument(seller, ledger, type, momentOf(ledger, day, now))) };
  },
});

/** The ledgers of the marketplaces asked for, of the one type of account. Shared with the summaries. */
export function asked(seller: Seller, query: ReadonlyMap<string, string>): readonly Ledger[] {
  const ids = query.get('marketplaceIds')?.split(',');
  if (ids !== undefined) onlyOwn(ids, seller);
  const isOfType = (query.get('accountType') ?? ACCOUNT_TYPE) === ACCOUNT_TYPE;
  return seller.money.ledgers().filter(({ marketplace }) => isOfType && (ids?.includes(marketplace.id) ?? true));
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date alone, as the model asks for. */
export function dateOf(query: ReadonlyMap<string, string>, name: string): string | null {
  const text = query.get(name);
  if (text === undefined) return null;
  if (!DATE.test(text) || Number.isNaN(Date.parse(text))) {
    throw invalidInput(`${name} "${text}" is not a date such as 2025-01-12.`);
  }
  return text;
}

const dayOf = (query: ReadonlyMap<string, string>) => dateOf(query, 'asOfDate');

interface Moment {
  readonly at: Instant;
  /** Of a day that has ended. */
  readonly day: string | null;
  readonly now: Instant;
}

/** Unconfirmed: a day ends where the marketplace counts its days, and only a day that is over can be asked for. */
function momentOf({ marketplace }: Ledger, day: string | null, now: Instant): Moment {
  if (day === null) return { at: now, day, now };
  const end = startOfDay(dayAfter(day), zoneOf(marketplace.country));
  if (end > now) throw invalidInput('asOfDate must be a day that has ended.');
  return { at: end - 1, day, now };
}

interface Part {
  readonly type: BalanceType;
  readonly minor: number;
  readonly parts: readonly Part[];
}

function partsOf(ledger: Ledger, at: Instant): Part {
  const { payable, reserve, debt, deferred, total } = ledger.truth(at);
  const part = (type: BalanceType, minor: number, parts: readonly Part[] = []): Part => ({ type, minor, parts });
  return part('TOTAL', total, [
    part('AVAILABLE', payable + debt),
    part('RESERVED', deferred + reserve, [part('DEFERRED', deferred), part('ACCOUNT_LEVEL_RESERVE', reserve)]),
  ]);
}

function found(part: Part, type: BalanceType): Part | null {
  if (part.type === type) return part;
  return part.parts.map((each) => found(each, type)).find((each) => each !== null) ?? null;
}

function balanceDocument(seller: Seller, ledger: Ledger, type: BalanceType, moment: Moment): JsonObject {
  const { marketplace, currency } = ledger;
  const part = found(partsOf(ledger, moment.at), type) as Part;
  const show = ({ type: balanceType, minor, parts }: Part): JsonObject => ({
    balanceType,
    amount: money(minor, currency),
    ...(parts.length === 0 ? {} : { balances: parts.map(show) }),
  });
  return {
    partnerMetadata: { partnerId: seller.sellerId, accountType: ACCOUNT_TYPE, marketplaceId: marketplace.id },
    ...show(part),
    ...whenOf(marketplace.country, moment),
  };
}

/** The model has a date-time where its example shows a date. */
function whenOf(country: string, { day, now }: Moment): JsonObject {
  if (day !== null) return { asOfDate: `${day}T00:00:00Z` };
  const zone = zoneOf(country);
  const minutes = Math.round(offsetOf(zone, now) / 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(minutes);
  return {
    lastUpdatedTime: `${wallText(zone, now)}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`,
  };
}
