// What a settlement, or a span of days, came to. Source: Finances model 2024-06-19, unless a line says otherwise.

import type { Instant } from '../../clock';
import { merged, money, type Node, shown, treeOf } from '../finances/breakdown';
import { ACCOUNT_TYPE, isoTime } from '../finances/transactionDocument';
import { namingOf } from '../finances/vocabulary';
import { invalidInput, type JsonObject, operation } from '../operation';
import type { Seller } from '../seller';
import type { Entry } from '../settlements/entry';
import { totalOf } from '../settlements/entry';
import type { Ledger } from '../settlements/ledger';
import { dayAfter, startOfDay, zoneOf } from '../zones';
import { asked, dateOf } from './listBalances';
import { listOf, onlyKnown } from './parameters';

const NAMES = new Set([
  'marketplaceIds',
  'accountType',
  'relatedIdentifierName',
  'relatedIdentifierValue',
  'periodStart',
  'periodEnd',
  'nextToken',
]);

export const listSummary = operation({
  operationId: 'listSummary',
  method: 'GET',
  path: '/finances/2024-06-19/summary',
  rate: 0.5,
  burst: 10,
  role: 'Finance and Accounting',
  handle(seller, { query }) {
    onlyKnown(query, NAMES);
    if (query.has('nextToken')) throw invalidInput('The nextToken is not valid.');
    const [name] = listOf(query, 'relatedIdentifierName', ['SETTLEMENT_ID']);
    const value = query.get('relatedIdentifierValue');
    if ((name === undefined) !== (value === undefined)) {
      throw invalidInput('relatedIdentifierName and relatedIdentifierValue go together.');
    }
    const ledgers = asked(seller, query);
    const [from, to] = [dateOf(query, 'periodStart'), dateOf(query, 'periodEnd')];
    if (value !== undefined) {
      // Unconfirmed: the stricter reading, a settlement and a span of days exclude each other.
      if (from !== null || to !== null) throw invalidInput('A settlement is asked for without a period.');
      return { summaries: ledgers.flatMap((ledger) => ofSettlement(seller, ledger, value)) };
    }
    if (from === null || to === null || from > to) {
      throw invalidInput('A SETTLEMENT_ID, or periodStart and a periodEnd not before it, must be provided.');
    }
    return { summaries: ledgers.map((ledger) => ofPeriod(seller, ledger, { from, to })) };
  },
});

function ofSettlement(seller: Seller, ledger: Ledger, settlementId: string): JsonObject[] {
  return ledger.settlements
    .filter((settlement) => settlement.settlementId === settlementId)
    .map(({ posted, start, end }) => ({
      ...summary(
        seller,
        ledger,
        posted.map(({ entry }) => entry),
        start,
        end,
      ),
      relatedIdentifiers: [{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: settlementId }],
    }));
}

/** Unconfirmed: money counts on the day on which it moved, whether it is held back or not; balances are no money. */
function ofPeriod(seller: Seller, ledger: Ledger, { from, to }: { from: string; to: string }): JsonObject {
  const zone = zoneOf(ledger.marketplace.country);
  const [start, end] = [startOfDay(from, zone), startOfDay(dayAfter(to), zone)];
  const entries = ledger.moved().filter(({ createdTime }) => createdTime >= start && createdTime < end);
  return summary(seller, ledger, entries, start, end - 1);
}

function summary(seller: Seller, ledger: Ledger, entries: readonly Entry[], start: Instant, end: Instant): JsonObject {
  const { marketplace, currency } = ledger;
  const trees = merged(entries.flatMap((entry) => entryTree(entry, marketplace.region === 'eu')));
  return {
    partnerMetadata: { partnerId: seller.sellerId, accountType: ACCOUNT_TYPE, marketplaceId: marketplace.id },
    netProceeds: money(
      entries.reduce((sum, entry) => sum + totalOf(entry), 0),
      currency,
    ),
    breakdowns: shown(trees, currency),
    periodStart: isoTime(start),
    periodEnd: isoTime(end),
  };
}

function entryTree(entry: Entry, feesInParts: boolean): Node[] {
  const isRefund = namingOf(entry).transactionType === 'Refund';
  return entry.items.flatMap(({ amounts }) => treeOf(entry, amounts, { feesInParts, isRefund }));
}
