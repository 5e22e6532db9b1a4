// Settlement reports as text, from rows that name only what matters, and what the reader makes of them.

import { settlementColumns } from '../../../../lab/amazon/settlements/settlementFile';
import { attempt } from '../../../../src/TypeScript/amazon/refusal';
import { dayIn, dayText } from '../../../../src/TypeScript/flows/orders/zone';
import { type ReadOptions, SettlementReader } from '../../../../src/TypeScript/flows/settlements/reader';
import type { SettlementReading } from '../../../../src/TypeScript/flows/settlements/settlement';
import { formatMinor } from '../../../../src/TypeScript/ledger/minor';

const HEAD =
  'settlement-id settlement-start-date settlement-end-date deposit-date total-amount currency transaction-type order-id ' +
  'merchant-order-id adjustment-id shipment-id marketplace-name';

export const V2: readonly string[] = settlementColumns;

export const V1 = (
  `${HEAD} shipment-fee-type shipment-fee-amount order-fee-type order-fee-amount fulfillment-id posted-date ` +
  'order-item-code merchant-order-item-id merchant-adjustment-item-id sku quantity-purchased price-type price-amount ' +
  'item-related-fee-type item-related-fee-amount misc-fee-amount other-fee-amount other-fee-reason-description ' +
  'promotion-id promotion-type promotion-amount direct-payment-type direct-payment-amount other-amount'
).split(' ');

export type Cells = Readonly<Record<string, string>>;

export const ID = '15283301181';

/** A summary row as the US has it. */
export const summary = (total: string, cells: Cells = {}): Cells => ({
  'settlement-id': ID,
  'settlement-start-date': '2026-03-01 09:15:02 UTC',
  'settlement-end-date': '2026-03-15 09:15:02 UTC',
  'deposit-date': '2026-03-17 09:15:02 UTC',
  'total-amount': total,
  currency: 'USD',
  ...cells,
});

/** A line as the US has it. */
export const line = (amountType: string, amountDescription: string, amount: string, cells: Cells = {}): Cells => ({
  'settlement-id': ID,
  'transaction-type': 'Order',
  'order-id': '114-3941689-8772232',
  'marketplace-name': 'Amazon.com',
  'amount-type': amountType,
  'amount-description': amountDescription,
  amount,
  'posted-date': '2026-03-04',
  'posted-date-time': '2026-03-04 18:00:09 UTC',
  sku: 'MUG',
  ...cells,
});

export const rowText = (row: Cells, columns: readonly string[] = V2): string =>
  columns.map((column) => row[column] ?? '').join('\t');

/** Header and rows, each with its line end. */
export const report = (rows: readonly Cells[], columns: readonly string[] = V2, end = '\n'): string =>
  [columns.join('\t'), ...rows.map((row) => rowText(row, columns))].map((each) => each + end).join('');

/** The rows of a whole settlement, of the most usual kind. */
export const usualRows: readonly Cells[] = [
  summary('16.25'),
  line('ItemPrice', 'Principal', '20.00'),
  line('ItemFees', 'Commission', '-3.00'),
  line('ItemFees', 'FBAPerUnitFulfillmentFee', '-0.75'),
];

export const usual = report(usualRows);

export const inZone = (zone: string, at: number): string => {
  const day = dayIn(zone, new Date(at).toISOString());
  if (day === null) throw new Error(`No day in ${zone}.`);
  return dayText(day).slice(0, 7);
};

const OPTIONS: ReadOptions = { monthOf: (_marketplaceName, _currency, at) => inZone('America/Los_Angeles', at) };

/** What was read of a file that comes in these pieces. */
export function readPieces(pieces: Iterable<string>, options: ReadOptions = OPTIONS): readonly SettlementReading[] {
  const outcome = attempt(() => {
    const reader = new SettlementReader(options);
    for (const piece of pieces) reader.read(piece);
    return reader.end();
  });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

export const readText = (text: string, options: ReadOptions = OPTIONS): readonly SettlementReading[] =>
  readPieces([text], options);

/** The only settlement of a file. */
export function readOne(text: string, options: ReadOptions = OPTIONS): SettlementReading {
  const [reading, ...others] = readText(text, options);
  if (!reading || others.length > 0) throw new Error(`Expected one settlement, found ${others.length + 1}.`);
  return reading;
}

/** Why a file was refused; null where it was not. */
export function refusalOf(
  text: string,
  options: ReadOptions = OPTIONS,
): { readonly message: string; readonly field: string } | null {
  const outcome = attempt(() => {
    const reader = new SettlementReader(options);
    reader.read(text);
    return reader.end();
  });
  if (outcome.ok) return null;
  if (outcome.class !== 'settlement-unreadable') throw new Error(`Refused as ${outcome.class}.`);
  return { message: outcome.message, field: outcome.field };
}

/** A settlement as a page: its total, then its groups. */
export const page = ({ head, groups }: SettlementReading): string[] => [
  `${head.settlementId}: ${formatMinor(head.total, head.exponent)} ${head.currency}`,
  ...groups.map(
    ({ transactionType, amountType, amountDescription, marketplaceName, month, lines, amount }) =>
      `${month} ${marketplaceName || '-'}: ${transactionType} / ${amountType} / ${amountDescription}: ` +
      `${formatMinor(amount, head.exponent)} in ${lines}`,
  ),
];
