/**
 * How to ask which money moved in Amazon's books, and how to read the answer. Amounts come as JSON numbers and are read
 * through their text; a parent that is not the sum of its children is refused.
 * Source: Finances API 2024-06-19 (model); what of it cannot be relied on: reports of errors.
 *
 * @NApiVersion 2.1
 */

import { isKnownCurrency } from '../ledger/currencies';
import { type Minor, sum } from '../ledger/minor';
import { children, isObject, type Node, nodeOf, optionalText, pathOf, text } from './fields';
import { instant } from './instant';
import { parseAnswer } from './orderRow';
import { amountIn } from './readAmount';
import { attempt, type Refusal, refuse } from './refusal';
import type { Asking } from './request';

/** What is held back, what is payable, and what was held back and has a release of its own: never add all three. */
export const TRANSACTION_STATUSES = ['DEFERRED', 'RELEASED', 'DEFERRED_RELEASED'] as const;
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

/** One amount at the end of the tree, with the names that lead to it, such as Expenses, AmazonFees, Commission, Base. */
export interface Leaf {
  readonly path: readonly string[];
  readonly amount: Minor;
}

export interface Transaction {
  readonly id: string;
  /** Amazon's word, such as `Shipment`; the list of them is open. */
  readonly type: string;
  readonly status: TransactionStatus;
  /** UTC with milliseconds. */
  readonly posted: string;
  readonly currency: string;
  readonly total: Minor;
  /** Null where Amazon names none. */
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  readonly groupId: string | null;
  readonly settlementId: string | null;
  /** Of a release: what was held back. */
  readonly deferredId: string | null;
  /** Of what was held back: its release. */
  readonly releaseId: string | null;
  /** They come to the total. */
  readonly leaves: readonly Leaf[];
}

export interface TransactionPage {
  readonly transactions: readonly Transaction[];
  /** Null on the last page; pages before it may be empty. */
  readonly nextToken: string | null;
}

/** Posted in [from, to), ISO instants at most 180 days apart: Amazon answers a longer span with nothing, without an error. */
export interface TransactionSpan {
  readonly from: string;
  readonly to: string;
  /** Null for all: the US store does not show orders that the seller ships where it is asked for by name. */
  readonly marketplaceId: string | null;
}

const LONGEST_SPAN_MS = 180 * 86_400_000;

/** With a token, everything else stays as it was. */
export function listTransactions(
  { from, to, marketplaceId }: TransactionSpan,
  nextToken: string | null = null,
  status: TransactionStatus | null = null,
): Asking {
  const length = Date.parse(to) - Date.parse(from);
  if (!(length > 0 && length <= LONGEST_SPAN_MS)) {
    throw new Error(
      `Transactions are asked for over at most 180 days, the end after the start; found ${from} to ${to}.`,
    );
  }
  const query = { postedAfter: from, postedBefore: to, marketplaceId, transactionStatus: status, nextToken };
  return { operationId: 'listTransactions', query };
}

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

export function readTransactionPage(body: string): Reading<TransactionPage> {
  return attempt(() => {
    const payload = nodeOf(nodeOf(parseAnswer(body), '').json.payload, 'payload');
    return {
      transactions: children(payload, 'transactions').map(transactionOf),
      nextToken: optionalText(payload, 'nextToken'),
    };
  });
}

function transactionOf(node: Node): Transaction {
  const identifiers = new Map(
    children(node, 'relatedIdentifiers').map((each) => [
      text(each, 'relatedIdentifierName'),
      optionalText(each, 'relatedIdentifierValue'),
    ]),
  );
  const currency = currencyOf(node);
  const total = amountIn(node, 'totalAmount', currency);
  const place = isObject(node.json.marketplaceDetails) ? nodeOf(node.json.marketplaceDetails, '') : null;
  return {
    id: text(node, 'transactionId'),
    type: text(node, 'transactionType'),
    status: statusOf(node),
    posted: instant(node, 'postedDate'),
    currency,
    total,
    marketplaceId: optionalText(place, 'marketplaceId'),
    orderId: identifiers.get('ORDER_ID') ?? null,
    groupId: identifiers.get('FINANCIAL_EVENT_GROUP_ID') ?? null,
    settlementId: identifiers.get('SETTLEMENT_ID') ?? null,
    deferredId: identifiers.get('DEFERRED_TRANSACTION_ID') ?? null,
    releaseId: identifiers.get('RELEASE_TRANSACTION_ID') ?? null,
    leaves: leavesOf(node, total, currency),
  };
}

/** Practice: title case was seen, and blanks for the line. */
function statusOf(node: Node): TransactionStatus {
  const found = text(node, 'transactionStatus').toUpperCase().replace(/ /g, '_');
  const known = TRANSACTION_STATUSES.find((each) => each === found);
  const path = pathOf(node, 'transactionStatus');
  return (
    known ??
    refuse(
      'unknown-enum',
      path,
      `${path}: expected one of ${TRANSACTION_STATUSES.join(', ')}, found "${found.slice(0, 60)}". ` +
        'Amazon has added a status whose meaning is not known here; update the add-on.',
    )
  );
}

function currencyOf(node: Node): string {
  const currency = text(nodeOf(node.json.totalAmount, pathOf(node, 'totalAmount')), 'currencyCode');
  if (isKnownCurrency(currency)) return currency;
  const path = pathOf(node, 'totalAmount.currencyCode');
  return refuse(
    'currency-mismatch',
    path,
    `${path}: expected the currency of a marketplace, found "${currency.slice(0, 10)}". Update the add-on.`,
  );
}

/**
 * By item where the items come to the total, because there the tree is deepest; otherwise as a whole: reimbursements have
 * no amounts on their items, and items of storage fees do not always come to it. Known from reports of errors.
 */
function leavesOf(node: Node, total: Minor, currency: string): readonly Leaf[] {
  const items = children(node, 'items');
  const ofItems = items.flatMap((item) => {
    const leaves = treeLeaves(item, currency);
    const own = amountIn(item, 'totalAmount', currency);
    if (leaves.length > 0) checkSum(item.path, leaves, own);
    return leaves;
  });
  if (ofItems.length > 0 && sum(ofItems.map(({ amount }) => amount)) === total) return ofItems;
  const whole = treeLeaves(node, currency);
  checkSum(node.path, whole, total);
  return whole;
}

function checkSum(path: string, leaves: readonly Leaf[], expected: Minor): void {
  const found = sum(leaves.map(({ amount }) => amount));
  if (found === expected) return;
  refuse(
    'money-does-not-add-up',
    path,
    `${path}: expected amounts that come to ${expected} minor units, found ${found}. Ask again later; if it stays so, ask Amazon.`,
  );
}

/** The model's own example wraps the list once more. */
function partsOf(node: Node): Node[] {
  const { breakdowns } = node.json;
  return isObject(breakdowns)
    ? children(nodeOf(breakdowns, pathOf(node, 'breakdowns')), 'breakdowns')
    : children(node, 'breakdowns');
}

function treeLeaves(node: Node, currency: string, above: readonly string[] = []): Leaf[] {
  return partsOf(node).flatMap((part) => {
    const path = [...above, text(part, 'breakdownType')];
    const amount = amountIn(part, 'breakdownAmount', currency);
    const below = treeLeaves(part, currency, path);
    if (below.length === 0) return [{ path, amount }];
    checkSum(part.path, below, amount);
    return below;
  });
}
