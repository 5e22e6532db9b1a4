/**
 * The header of a settlement report: which column stands where, in the format of today (V2, one amount a row) and in the
 * one that Amazon no longer makes (V1, an amount in each of nine columns).
 * Source: settlement report V2 and V1 (documentation); practice for the columns that come and go.
 *
 * @NApiVersion 2.1
 */

import { refuse } from '../../amazon/refusal';

/** A column of V1 that holds an amount, and the one beside it that says what the amount is; -1 where there is none. */
export interface AmountColumn {
  readonly name: string;
  readonly amount: number;
  readonly kind: number;
}

/** Where the cells that count stand in a row, counted from 0. */
export interface Columns {
  readonly version: 1 | 2;
  /** Cells of a whole row. */
  readonly count: number;
  readonly settlementId: number;
  readonly start: number;
  readonly end: number;
  readonly deposit: number;
  readonly total: number;
  readonly currency: number;
  readonly transactionType: number;
  readonly orderId: number;
  readonly orderItem: number;
  readonly marketplaceName: number;
  /** `posted-date-time` of V2, `posted-date` of V1. */
  readonly posted: number;
  /** V2 alone; -1 in V1. */
  readonly amountType: number;
  readonly amountDescription: number;
  readonly amount: number;
  /** V1 alone; empty in V2. */
  readonly amounts: readonly AmountColumn[];
  /** Names that no settlement of Amazon's has; what stands below them is not read. */
  readonly unknown: readonly string[];
}

/** Of a header, at most. */
export const MOST_COLUMNS = 128;

export const SETTLEMENT_ID = 'settlement-id';

const HEAD = [
  SETTLEMENT_ID,
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'merchant-order-id',
  'adjustment-id',
  'shipment-id',
  'marketplace-name',
] as const;

const ITEM = ['order-item-code', 'merchant-order-item-id', 'merchant-adjustment-item-id', 'sku', 'quantity-purchased'];

const V2 = [
  ...HEAD,
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  ...ITEM,
];

/** Older files have none of it. */
const V2_OPTIONAL = ['promotion-id'];

/** Each amount of V1 with the column that says what it is. */
const V1_AMOUNTS: readonly (readonly [amount: string, kind: string | null])[] = [
  ['shipment-fee-amount', 'shipment-fee-type'],
  ['order-fee-amount', 'order-fee-type'],
  ['price-amount', 'price-type'],
  ['item-related-fee-amount', 'item-related-fee-type'],
  ['misc-fee-amount', null],
  ['other-fee-amount', 'other-fee-reason-description'],
  ['promotion-amount', 'promotion-type'],
  ['direct-payment-amount', 'direct-payment-type'],
  ['other-amount', null],
];

/** They vanish together from a settlement without a promotion. */
const V1_OPTIONAL = ['promotion-id', 'promotion-type', 'promotion-amount'];

const V1 = [
  ...HEAD,
  'fulfillment-id',
  'posted-date',
  ...ITEM,
  ...V1_AMOUNTS.flat().filter((name): name is string => name !== null && !V1_OPTIONAL.includes(name)),
];

/** A byte order mark, as it reads in the right character set, and as a mark of UTF-8 reads in one of a byte a letter. */
const MARK = /^(?:\uFEFF|ï»¿)+/;

export const withoutMark = (text: string): string => text.replace(MARK, '');

/** The columns that a header names, in any order; refused with the line where it is the header of something else. */
export function columnsOf(header: string, line: number): Columns {
  const names = withoutMark(header)
    .split('\t')
    .map((name) => name.trim().toLowerCase());
  if (names.length === 1) notTabs(names[0] ?? '', line);
  if (names.length > MOST_COLUMNS) {
    refuseHeader('', line, `expected at most ${MOST_COLUMNS} columns, found ${names.length}.`);
  }
  const version = names.includes('amount-type') || names.includes('amount') ? 2 : 1;
  const expected = version === 2 ? V2 : V1;
  const optional = version === 2 ? V2_OPTIONAL : V1_OPTIONAL;
  const gone = optional.filter((name) => !names.includes(name));
  const missing = [...expected.filter((name) => !names.includes(name)), ...(gone.length < optional.length ? gone : [])];
  if (missing.length > 0) {
    refuseHeader(
      missing.join(', '),
      line,
      `expected the header of a settlement report, found ${names.length} columns without ${missing.join(', ').slice(0, 200)}. ` +
        'Use the file as Amazon made it, with its header.',
    );
  }
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) {
    refuseHeader(twice[0] ?? '', line, `expected each column once, found two named "${shown(twice[0] ?? '')}".`);
  }
  const unknown = names.filter((name) => !expected.includes(name) && !optional.includes(name));
  const money = unknown.find((name) => /amount|^$/.test(name));
  if (money !== undefined) {
    refuseHeader(
      money,
      line,
      `expected columns of a settlement report, found one named "${shown(money)}", which could hold money that nobody reads.`,
    );
  }
  return placed(names, version, unknown);
}

function placed(names: readonly string[], version: 1 | 2, unknown: readonly string[]): Columns {
  const at = (name: string | null): number => (name === null ? -1 : names.indexOf(name));
  const amounts = V1_AMOUNTS.map(([amount, kind]) => ({ name: amount, amount: at(amount), kind: at(kind) }));
  return {
    version,
    count: names.length,
    settlementId: at(SETTLEMENT_ID),
    start: at('settlement-start-date'),
    end: at('settlement-end-date'),
    deposit: at('deposit-date'),
    total: at('total-amount'),
    currency: at('currency'),
    transactionType: at('transaction-type'),
    orderId: at('order-id'),
    orderItem: at('order-item-code'),
    marketplaceName: at('marketplace-name'),
    posted: at(version === 2 ? 'posted-date-time' : 'posted-date'),
    amountType: at('amount-type'),
    amountDescription: at('amount-description'),
    amount: at('amount'),
    amounts: version === 1 ? amounts.filter(({ amount }) => amount >= 0) : [],
    unknown,
  };
}

function notTabs(only: string, line: number): never {
  const apart = /settlement-id.?,/.test(only) ? 'commas' : /settlement-id.?;/.test(only) ? 'semicolons' : null;
  return refuseHeader(
    '',
    line,
    apart === null
      ? `expected the header of a settlement report, its columns apart by tabs, found "${shown(only)}".`
      : `expected columns apart by tabs, found ${apart}. Use the file as Amazon made it, not one that a spreadsheet saved.`,
  );
}

function refuseHeader(field: string, line: number, words: string): never {
  return refuse('settlement-unreadable', field, `Line ${line}: ${words}`);
}

/** What was found, short enough for a message. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
