// Settlements and what is open, as groups of events. Source: Finances model v0, unless a line says otherwise.

import { createHash } from 'node:crypto';
import { DAY, type Instant, MINUTE } from '../../clock';
import { type Group, groupsOf } from '../finances/transactions';
import { decimalText } from '../marketplaces';
import { invalidInput, type JsonObject, operation } from '../operation';
import type { Seller } from '../seller';
import { readToken, writeToken } from './pageToken';
import { countOf, instantOf, onlyKnown } from './parameters';

const ID = 'listFinancialEventGroups';
const [AFTER, BEFORE] = ['FinancialEventGroupStartedAfter', 'FinancialEventGroupStartedBefore'];
const NAMES = new Set(['MaxResultsPerPage', AFTER, BEFORE, 'NextToken']);
const LONGEST_SPAN = 180 * DAY;

interface Page {
  readonly asked: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly skip: number;
}

export const listFinancialEventGroups = operation({
  operationId: ID,
  method: 'GET',
  path: '/finances/v0/financialEventGroups',
  rate: 0.5,
  burst: 30,
  role: 'Finance and Accounting',
  handle(seller, { query, now }) {
    onlyKnown(query, NAMES);
    const page = pageAsked(query, now);
    const most = countOf(query, 'MaxResultsPerPage', { usual: 10, most: 100 });
    const found = page.to - page.from > LONGEST_SPAN ? [] : groupsStarted(seller, page);
    const shown = found.slice(page.skip, page.skip + most);
    const more = found.length > page.skip + most;
    return {
      payload: {
        FinancialEventGroupList: shown.map((group) => groupDocument(group, now)),
        ...(more ? { NextToken: writeToken(ID, { ...page, skip: page.skip + most }) } : {}),
      },
    };
  },
});

/** Newest first: unconfirmed. */
function groupsStarted(seller: Seller, { from, to }: Page): Group[] {
  return seller.money
    .ledgers()
    .flatMap((ledger) => groupsOf(seller, ledger))
    .filter(({ start }) => start >= from && start < to)
    .sort((one, other) => other.start - one.start);
}

function pageAsked(query: ReadonlyMap<string, string>, now: Instant): Page {
  const asked = JSON.stringify([...query].filter(([name]) => name !== 'NextToken').sort());
  const token = query.get('NextToken');
  if (token !== undefined) {
    const page = readToken<Page>(ID, token);
    if (page === null || page.asked !== asked) throw invalidInput('The NextToken is not valid for this request.');
    return page;
  }
  const from = instantOf(query, AFTER as string);
  const before = instantOf(query, BEFORE as string);
  const newest = now - 2 * MINUTE;
  // Source: static sandbox of the model.
  if (from === undefined || from > newest || (before !== undefined && (before <= from || before > newest))) {
    throw invalidInput('Date range is invalid.');
  }
  return { asked, from, to: before ?? newest, skip: 0 };
}

const tail = (groupId: string): string => createHash('sha256').update(`trace ${groupId}`).digest('hex').slice(0, 14);

function groupDocument({ groupId, ledger, start, settlement }: Group, now: Instant): JsonObject {
  const { currency } = ledger;
  const amount = (minor: number) => ({ CurrencyCode: currency, CurrencyAmount: Number(decimalText(minor, currency)) });
  const time = (instant: Instant) => new Date(instant).toISOString();
  const truth = ledger.truth(settlement === null ? now : start);
  const opening = {
    FinancialEventGroupId: groupId,
    // Measured on a real account: the debt has no transaction of its own, so it is where a group begins.
    BeginningBalance: amount(settlement === null ? truth.debt : debtBefore(ledger, start)),
    FinancialEventGroupStart: time(start),
  };
  if (settlement === null) {
    return { ...opening, ProcessingStatus: 'Open', OriginalTotal: amount(truth.payable + truth.debt + truth.reserve) };
  }
  return {
    ...opening,
    ProcessingStatus: 'Closed',
    // Unconfirmed: the words for a payment that was made, and for none.
    FundTransferStatus: settlement.total > 0 ? 'Succeeded' : 'Unknown',
    OriginalTotal: amount(settlement.total),
    FundTransferDate: time(settlement.end),
    FinancialEventGroupEnd: time(settlement.end),
    ...(settlement.total > 0 ? { TraceId: tail(groupId), AccountTail: '4821' } : {}),
  };
}

function debtBefore({ settlements }: Group['ledger'], start: Instant): number {
  return Math.min(settlements.find(({ end }) => end === start)?.total ?? 0, 0);
}
