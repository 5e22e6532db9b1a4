// Money that moved in Amazon's books, page by page. Source: Finances model 2024-06-19, unless a line says otherwise.

import { DAY, type Instant, MINUTE } from '../../clock';
import { isHidden, transactionDocument } from '../finances/transactionDocument';
import { type Transaction, transactionStatuses, transactionsOf } from '../finances/transactions';
import { marketplaceFacts } from '../marketplaces';
import { invalidInput, operation } from '../operation';
import type { Seller } from '../seller';
import { readToken, writeToken } from './pageToken';
import { instantOf, listOf, onlyKnown, onlyOwn } from './parameters';

const ID = 'listTransactions';
const NAMES = new Set([
  'postedAfter',
  'postedBefore',
  'marketplaceId',
  'transactionStatus',
  'relatedIdentifierName',
  'relatedIdentifierValue',
  'nextToken',
]);
const FILTERS = ['FINANCIAL_EVENT_GROUP_ID', 'ORDER_ID'] as const;
const LONGEST_SPAN = 180 * DAY;
const SETTLING = 2 * MINUTE;

interface Page {
  /** The parameters that must stay the same, as text. */
  readonly asked: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The last transaction that was looked at. */
  readonly after: { readonly time: Instant; readonly id: string } | null;
}

export const listTransactions = operation({
  operationId: ID,
  method: 'GET',
  path: '/finances/2024-06-19/transactions',
  rate: 0.5,
  burst: 10,
  role: 'Finance and Accounting',
  handle(seller, { query, now }) {
    onlyKnown(query, NAMES);
    const page = pageAsked(query, now);
    const matches = filterOf(query, seller);
    // Source: Finances model, a span of more than 180 days is answered with nothing.
    const shown = page.to - page.from > LONGEST_SPAN ? [] : inSpan(transactionsOf(seller, now), page, now);
    // A page looks through so many and shows what fits, so that pages can be empty with others behind them.
    const looked = shown.slice(0, seller.money.transactionsPerPage);
    const last = looked.at(-1);
    const more = last !== undefined && shown.length > looked.length;
    const after = last === undefined ? null : { time: last.postedTime, id: last.transactionId };
    return {
      payload: {
        transactions: looked.filter(matches).map((each) => transactionDocument(seller, each)),
        ...(more ? { nextToken: writeToken(ID, { ...page, after }) } : {}),
      },
    };
  },
});

function inSpan(transactions: readonly Transaction[], { from, to, after }: Page, now: Instant): Transaction[] {
  return transactions.filter(
    ({ postedTime, transactionId, shownFrom }) =>
      postedTime >= from &&
      postedTime < to &&
      shownFrom <= now &&
      (after === null || postedTime > after.time || (postedTime === after.time && transactionId > after.id)),
  );
}

function pageAsked(query: ReadonlyMap<string, string>, now: Instant): Page {
  const asked = JSON.stringify([...query].filter(([name]) => name !== 'nextToken').sort());
  const token = query.get('nextToken');
  if (token === undefined) return { asked, ...spanOf(query, now), after: null };
  const page = readToken<Page>(ID, token);
  if (page === null) throw invalidInput('The nextToken is not valid.');
  if (page.asked !== asked) throw invalidInput('With a nextToken, all other parameters must stay as they were.');
  return page;
}

function spanOf(query: ReadonlyMap<string, string>, now: Instant): { from: Instant; to: Instant } {
  const after = instantOf(query, 'postedAfter');
  const before = instantOf(query, 'postedBefore');
  const newest = now - SETTLING;
  // Source: static sandbox of the model.
  if (after === undefined && !query.has('relatedIdentifierName')) throw invalidInput('Start date cannot be null');
  if (after !== undefined && after > newest) throw invalidInput('postedAfter must be more than two minutes ago.');
  if (before !== undefined && before > newest) throw invalidInput('postedBefore must be more than two minutes ago.');
  if (before !== undefined && after !== undefined && before <= after) {
    throw invalidInput('postedBefore must be later than postedAfter.');
  }
  const to = before ?? newest;
  // Unconfirmed: how far back a search by an identifier alone looks; all of it lies within the longest span.
  return { from: after ?? to - LONGEST_SPAN, to };
}

function filterOf(query: ReadonlyMap<string, string>, seller: Seller): (transaction: Transaction) => boolean {
  const [status] = listOf(query, 'transactionStatus', transactionStatuses);
  const place = query.get('marketplaceId');
  if (place !== undefined) onlyOwn([place], seller);
  const [name] = listOf(query, 'relatedIdentifierName', FILTERS);
  const value = query.get('relatedIdentifierValue');
  if ((name === undefined) !== (value === undefined)) {
    throw invalidInput('relatedIdentifierName and relatedIdentifierValue go together.');
  }
  const named = ({ entry, group }: Transaction) => (name === 'ORDER_ID' ? entry.orderId : group?.groupId) === value;
  return (transaction) => {
    const { marketplace } = transaction.ledger;
    return (
      (status === undefined || transaction.status === status) &&
      (place === undefined || (marketplace.id === place && !isHidden(transaction, marketplaceFacts(place)))) &&
      (name === undefined || named(transaction))
    );
  };
}
