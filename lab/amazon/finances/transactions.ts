// The transactions of a seller account, out of the same ledger that makes its settlements: what is held back, what was
// released and belongs to a group, and the release of what was held back as a transaction of its own.
// Source: Finances model 2024-06-19; deferred twins and what has no transaction (practice).

import { createHash } from 'node:crypto';
import { HOUR, type Instant, MINUTE } from '../../clock';
import type { Seller } from '../seller';
import { accountEntry, type Entry, totalOf } from '../settlements/entry';
import { BALANCE_KINDS, OTHER } from '../settlements/kinds';
import type { Ledger, Settlement } from '../settlements/ledger';
import { FUND_TRANSFER } from './vocabulary';

export const transactionStatuses = ['DEFERRED', 'RELEASED', 'DEFERRED_RELEASED'] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

/** Everything between two closings of a ledger. */
export interface Group {
  readonly groupId: string;
  readonly ledger: Ledger;
  readonly start: Instant;
  /** Null while it is open. */
  readonly settlement: Settlement | null;
}

export interface Transaction {
  readonly transactionId: string;
  readonly status: TransactionStatus;
  readonly postedTime: Instant;
  /** From then on a list shows it. Source: Finances model, up to 48 hours late. */
  readonly shownFrom: Instant;
  readonly ledger: Ledger;
  readonly entry: Entry;
  /** Null on what is held back: it is in no group yet. */
  readonly group: Group | null;
  /** Of what was held back and its release, each names the other. */
  readonly twin: string | null;
  /** The bank transfer of a closed group. */
  readonly transfers?: Settlement;
}

/** Most are told within minutes, some only after up to two days: a guess. */
const LATE = { one: 4, longest: 48 * HOUR, usual: 10 * MINUTE };

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Oldest group first; the open one last. */
export function groupsOf(seller: Seller, ledger: Ledger): Group[] {
  const name = (number: number) =>
    digest(`group ${seller.sellerId} ${ledger.marketplace.id} ${ledger.currency} ${number}`);
  const closed = ledger.settlements.map((settlement, number) => ({
    groupId: name(number),
    ledger,
    start: settlement.start,
    settlement,
  }));
  return [...closed, { groupId: name(closed.length), ledger, start: ledger.openSince, settlement: null }];
}

/** Every transaction there is now, by time and then by id, whether a list shows it yet or not. */
export function transactionsOf(seller: Seller, now: Instant): Transaction[] {
  return seller.money
    .ledgers()
    .flatMap((ledger) => groupsOf(seller, ledger).flatMap((group) => inGroup(seller, group, now)))
    .sort((a, b) => a.postedTime - b.postedTime || (a.transactionId < b.transactionId ? -1 : 1));
}

function inGroup(seller: Seller, group: Group, now: Instant): Transaction[] {
  const { ledger, settlement } = group;
  if (settlement !== null) {
    const told = settlement.posted.filter(({ entry }) => !isCarriedDebt(entry));
    const posted = told.flatMap(({ entry, postedTime }) => released(seller, group, entry, postedTime));
    return settlement.total > 0 ? [...posted, transferOf(seller, group, settlement)] : posted;
  }
  return ledger.open.flatMap((entry) => {
    const { releaseTime } = entry;
    if (releaseTime <= now) return released(seller, group, entry, Math.max(releaseTime, group.start));
    return [
      transaction(seller, ledger, {
        entry,
        status: 'DEFERRED',
        postedTime: entry.createdTime,
        group: null,
        twin: null,
      }),
    ];
  });
}

/** Source: measured on a real account, a debt that is carried in has no transaction. */
const isCarriedDebt = ({ items }: Entry): boolean =>
  items.some(({ amounts }) => amounts.some(({ kind }) => kind === BALANCE_KINDS.payable));

function released(seller: Seller, group: Group, entry: Entry, postedTime: Instant): Transaction[] {
  const { ledger } = group;
  if (entry.releaseTime <= entry.createdTime) {
    return [transaction(seller, ledger, { entry, status: 'RELEASED', postedTime, group, twin: null })];
  }
  const [held, release] = [idOf(seller, ledger, entry, 'DEFERRED'), idOf(seller, ledger, entry, 'RELEASED')];
  return [
    transaction(seller, ledger, {
      entry,
      status: 'DEFERRED_RELEASED',
      postedTime: entry.createdTime,
      group: null,
      twin: release,
    }),
    transaction(seller, ledger, { entry, status: 'RELEASED', postedTime, group, twin: held }),
  ];
}

type About = Pick<Transaction, 'entry' | 'status' | 'postedTime' | 'group' | 'twin'>;

function transaction(seller: Seller, ledger: Ledger, about: About): Transaction {
  const transactionId = idOf(seller, ledger, about.entry, about.status);
  const shownFrom = about.entry.createdTime + (seller.money.tellsLate ? lateness(transactionId) : 0);
  return { transactionId, ledger, ...about, shownFrom };
}

/** What was held back keeps its id when it is released. */
function idOf(seller: Seller, ledger: Ledger, entry: Entry, status: TransactionStatus): string {
  const half = status === 'RELEASED' ? 'released' : 'held';
  return digest(`${half} ${seller.sellerId} ${ledger.marketplace.id} ${ledger.currency} ${ledger.numberOf(entry)}`);
}

function lateness(transactionId: string): number {
  const number = Number.parseInt(createHash('sha256').update(`late ${transactionId}`).digest('hex').slice(0, 8), 16);
  return number % LATE.one === 0 ? number % LATE.longest : number % LATE.usual;
}

/**
 * The payment itself, positive and without a group: the sum of a group's other transactions is what is paid. Source: leaf
 * names of a real account (type, sign); that it names the settlement and no group is unconfirmed.
 */
function transferOf(seller: Seller, group: Group, settlement: Settlement): Transaction {
  const { ledger } = group;
  const entry = accountEntry(OTHER, settlement.end, [{ kind: FUND_TRANSFER, minor: settlement.total }]);
  const transactionId = digest(`transfer ${seller.sellerId} ${settlement.settlementId}`);
  return {
    transactionId,
    status: 'RELEASED',
    postedTime: settlement.end,
    shownFrom: settlement.end,
    ledger,
    entry,
    group: null,
    twin: null,
    transfers: settlement,
  };
}

export const amountOf = ({ entry }: Transaction): number => totalOf(entry);
