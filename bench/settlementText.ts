// A settlement report of any length, made as it is read: pieces of whole lines, the same for the same number of rows.

import { settlementColumns } from '../lab/amazon/settlements/settlementFile';
import { DAY } from '../lab/clock';
import { Random } from '../lab/random';

const ID = '21184073515';
const START = Date.UTC(2026, 2, 25, 7);
const DAYS = 14;
const PIECE = 8_000_000;

/** What one item of an order comes to, in cents at most, and what a refund takes back of it. */
const LINES: readonly (readonly [amountType: string, description: string, most: number])[] = [
  ['ItemPrice', 'Principal', 9_999],
  ['ItemPrice', 'Tax', 900],
  ['ItemPrice', 'Shipping', 599],
  ['ItemPrice', 'ShippingTax', 60],
  ['Promotion', 'Shipping', -599],
  ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', -900],
  ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Shipping', -60],
  ['ItemFees', 'FBAPerUnitFulfillmentFee', -799],
  ['ItemFees', 'Commission', -1_500],
  ['ItemFees', 'ShippingChargeback', -599],
];

const ROWS_AN_ORDER = LINES.length;

/** Header, summary row and so many lines. */
export function* settlementText(rows: number): Generator<string> {
  const total = [...amounts(rows)].reduce((sum, cents) => sum + cents, 0);
  const dates = [START, START + DAYS * DAY, START + (DAYS + 2) * DAY].map(utc);
  let text = `${settlementColumns.join('\t')}\n${[ID, ...dates, decimal(total), 'USD'].join('\t')}${'\t'.repeat(18)}\n`;
  let row = 0;
  let order = { facts: '', rest: '' };
  for (const cents of amounts(rows)) {
    if (row % ROWS_AN_ORDER === 0) order = orderOf(row / ROWS_AN_ORDER);
    const [amountType, description] = LINES[row % ROWS_AN_ORDER] ?? ['', ''];
    text += `${order.facts}\t${amountType}\t${description}\t${decimal(cents)}\t${order.rest}\n`;
    row++;
    if (text.length > PIECE) {
      yield flat(text);
      text = '';
    }
  }
  yield flat(text);
}

/** Cents of all lines in turn. */
function* amounts(rows: number): Generator<number> {
  const random = new Random(7);
  for (let row = 0; row < rows; row++) {
    const most = LINES[row % ROWS_AN_ORDER]?.[2] ?? 0;
    const refunded = isRefund(Math.floor(row / ROWS_AN_ORDER)) ? -1 : 1;
    yield random.int(0, Math.abs(most)) * Math.sign(most) * refunded;
  }
}

const isRefund = (order: number): boolean => order % 20 === 19;

/** The cells before an order's amount types, and those behind its amounts. */
function orderOf(order: number): { facts: string; rest: string } {
  const random = new Random(order);
  const digits = (count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');
  const id = `11${digits(1)}-${digits(7)}-${String(order).padStart(7, '0')}`;
  const posted = utc(START + Math.floor(random.next() * DAYS * DAY));
  const refund = isRefund(order);
  const moved = refund ? `amzn1:crow:${digits(30)}\t` : `\tD${digits(8)}`;
  return {
    facts: `${ID}\t\t\t\t\t\t${refund ? 'Refund' : 'Order'}\t${id}\t${id}\t${moved}\tAmazon.com`,
    rest: `AFN\t${posted.slice(0, 10)}\t${posted}\t${digits(14)}\t\t\tSKU-${digits(6)}-BLUE\t${refund ? '' : 1}\t`,
  };
}

const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Of cents. */
function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Text in one piece of memory, as a file gives it, and not the tree that adding made of it. */
const flat = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');
