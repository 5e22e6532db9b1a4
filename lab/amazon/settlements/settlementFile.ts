// A closed settlement as the flat file V2: one summary row, then one amount a row.
// Source: real settlements and parsers of them (practice): columns, dates and decimals by region, blanks, LF.

import type { Instant } from '../../clock';
import { decimalText, type MarketplaceFacts } from '../marketplaces';
import type { Table } from '../reportFile';
import type { Amount, EntryItem } from './entry';
import { BALANCE_KINDS } from './kinds';
import type { Posted, Settlement } from './ledger';

export const SETTLEMENT_V2 = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

export const settlementColumns = [
  'settlement-id',
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
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  'order-item-code',
  'merchant-order-item-id',
  'merchant-adjustment-item-id',
  'sku',
  'quantity-purchased',
  'promotion-id',
] as const;
type Column = (typeof settlementColumns)[number];
type Cells = Partial<Record<Column, string>>;

/** What is different about the rows of one report. */
export interface RowTwist {
  /** The last row that is described so, or begins so, is missing: Amazon's own inconsistent report. Known from accounting tools. */
  readonly missing?: string;
  /** Every row's amount by its description; returns what stands there instead. */
  readonly amount?: (description: string, minor: number) => number;
  /** Instead of the true total, in minor units. */
  readonly total?: number;
}

export function settlementTable(settlement: Settlement, twist: RowTwist = {}): Table {
  const { settlementId, marketplace, currency, start, end, depositDate, total } = settlement;
  const write = writerFor(marketplace, currency);
  const row = (cells: Cells) => settlementColumns.map((column) => plain(cells[column] ?? ''));
  const summary: Cells = {
    'settlement-id': settlementId,
    'settlement-start-date': write.time(start),
    'settlement-end-date': write.time(end),
    'deposit-date': write.time(depositDate),
    'total-amount': write.amount(twist.total ?? total),
    currency,
  };
  const details = twisted(
    settlement.posted.flatMap((posted) =>
      posted.entry.items.flatMap((item) => item.amounts.map((amount) => ({ posted, item, amount }))),
    ),
    twist,
  );
  const rows = details.map((detail) => row({ 'settlement-id': settlementId, ...cellsOf(detail, write) }));
  return { columns: settlementColumns, rows: [row(summary), ...rows], lineEnd: '\n' };
}

interface Detail {
  readonly posted: Posted;
  readonly item: EntryItem;
  readonly amount: Amount;
}

function twisted(details: Detail[], { missing, amount: changed }: RowTwist): Detail[] {
  const kept =
    missing === undefined
      ? details
      : details.toSpliced(
          foundIn(details, missing, ({ amount }) => amount.kind.amountDescription.startsWith(missing)),
          1,
        );
  if (changed === undefined) return kept;
  return kept.map((detail) => {
    const { kind, minor } = detail.amount;
    return { ...detail, amount: { kind, minor: changed(kind.amountDescription, minor) } };
  });
}

function foundIn(details: readonly Detail[], missing: string, matches: (detail: Detail) => boolean): number {
  const index = details.findLastIndex(matches);
  if (index < 0)
    throw new RangeError(`The settlement has no row that begins with "${missing}", so none can be missing.`);
  return index;
}

function cellsOf({ posted: { entry, postedTime }, item, amount }: Detail, write: Writer): Cells {
  const { kind, minor } = amount;
  // Source: real files, years apart: amounts of charges to a card are padded.
  const padding = kind === BALANCE_KINDS.charged ? '    ' : '';
  // Source: SP-API documentation of Japan's rows: points name no item.
  const isItemRow = kind.amountType !== 'Points';
  return {
    'transaction-type': entry.transactionType,
    'order-id': entry.orderId,
    'merchant-order-id': entry.merchantOrderId,
    'adjustment-id': entry.adjustmentId,
    'shipment-id': entry.shipmentId,
    'marketplace-name': entry.marketplaceName,
    'amount-type': kind.amountType,
    'amount-description': kind.amountDescription,
    amount: write.amount(minor) + padding,
    'fulfillment-id': entry.fulfillmentId,
    'posted-date': write.day(postedTime),
    'posted-date-time': write.time(postedTime),
    'order-item-code': isItemRow ? item.orderItemId : '',
    'merchant-adjustment-item-id': item.adjustmentItemId,
    sku: item.sku,
    'quantity-purchased': item.quantity === null ? '' : String(item.quantity),
    'promotion-id': kind.amountType === 'Promotion' ? item.promotionId : '',
  };
}

interface Writer {
  readonly time: (instant: Instant) => string;
  readonly day: (instant: Instant) => string;
  readonly amount: (minor: number) => string;
}

/** Only EUR is known to have a decimal comma; the others are written with a point (unconfirmed for some of them). */
function writerFor({ country }: MarketplaceFacts, currency: string): Writer {
  const day = (instant: Instant): string => {
    const [year, month, date] = new Date(instant).toISOString().slice(0, 10).split('-');
    if (country === 'US') return `${year}-${month}-${date}`;
    return country === 'JP' ? `${year}/${month}/${date}` : `${date}.${month}.${year}`;
  };
  return {
    day,
    time: (instant) => `${day(instant)} ${new Date(instant).toISOString().slice(11, 19)} UTC`,
    amount: (minor) =>
      currency === 'EUR' ? decimalText(minor, currency).replace('.', ',') : decimalText(minor, currency),
  };
}

/** Fields are neither quoted nor escaped, so what would part them is not in them. */
const plain = (cell: string): string => cell.replace(/[\t\r\n]+/g, ' ');
