// One order as a page for people: the sales order with its sums beside Amazon's, or why there is none.

import { decimalOf, marketplaces } from '../amazon/marketplaces';
import { objectOf, type SortedOrder, textOf } from './assortment';
import type { OrderOutcome } from './outcomes';
import type { PageLine, SalesOrderPage } from './salesOrderPage';

const WIDTH = 100;
const NAMES = new Map(marketplaces.map(({ id, name }) => [id, name]));

export function printOrder(outcome: OrderOutcome): string {
  const row = outcome.rows.at(-1) as SortedOrder;
  const parts = [
    '─'.repeat(WIDTH),
    headline(outcome),
    about(outcome, row),
    ...(outcome.salesOrder ? ['', sums(outcome.salesOrder, row)] : []),
    ...(outcome.claims.length > 0 ? ['', claims(outcome)] : []),
    ...outcome.exceptions.flatMap((each) => [
      '',
      `  ${outcome.outcome === 'held' ? 'Held' : 'Open'}: ${each.class} (${each.severity})`,
      indented(each.message),
      indented(`What to do: ${each.fix}`),
    ]),
  ];
  return safe(parts.join('\n'));
}

function headline({ amazonOrderId, outcome, salesOrder, rule }: OrderOutcome): string {
  const name = amazonOrderId === null ? 'An order without an id' : `Amazon order ${amazonOrderId}`;
  if (salesOrder) return `${name}: ${outcome} as sales order ${salesOrder.number}`;
  return rule ? `${name}: ignored by the rule ${rule}` : `${name}: ${outcome}`;
}

function about({ salesOrder, currency, rows }: OrderOutcome, { marketplaceId }: SortedOrder): string {
  const place = marketplaceId === null ? 'no marketplace' : (NAMES.get(marketplaceId) ?? marketplaceId);
  const words = [place, currency, salesOrder?.channel, salesOrder?.date, salesOrder?.status];
  return `  ${[...words.filter(Boolean), ...rows.map((row) => row.place)].join(' · ')}`;
}

function sums(order: SalesOrderPage, row: SortedOrder): string {
  const { precision, totalMinor, facilitatorTaxMinor } = order;
  const added = order.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amazonTotal = totalMinor + facilitatorTaxMinor;
  const stated = grandTotalOf(row, precision);
  const money = (label: string, amount: number | null): string =>
    `  ${label.padEnd(WIDTH - 20)}${(amount === null ? 'not given' : decimalOf(amount, precision)).padStart(16)}`;
  return [
    ...order.lines.map((line) => lineOf(line, precision)),
    `  ${''.padEnd(WIDTH - 20)}${'─'.repeat(16)}`,
    money('Lines and taxes added again', added),
    money('Total of the sales order in NetSuite', totalMinor),
    money('Tax that Amazon collects and pays itself', facilitatorTaxMinor),
    money('Both together', amazonTotal),
    money("Amazon's grand total", stated),
    money('Difference', stated === null ? null : amazonTotal - stated),
  ].join('\n');
}

function lineOf({ sku, item, quantity, amountMinor }: PageLine, precision: number): string {
  const columns = [cut(sku ?? '', 28), cut(item, 40), String(quantity).padStart(6)];
  return `  ${columns.join('  ')}${decimalOf(amountMinor, precision).padStart(18)}`;
}

/** Null where the document states none, or none that is an amount of this currency. */
function grandTotalOf({ value }: SortedOrder, precision: number): number | null {
  const amount = textOf(objectOf(objectOf(value.proceeds).grandTotal).amount) ?? '';
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === '' || /[1-9]/.test(fraction.slice(precision))) return null;
  const minor = Number(whole + fraction.slice(0, precision).padEnd(precision, '0'));
  return sign === '-' ? -minor : minor;
}

function claims(outcome: OrderOutcome): string {
  return outcome.claims
    .map(({ item, quantity, until }) => `  ${quantity} × ${item} kept until ${until}; no transaction yet`)
    .join('\n');
}

function cut(text: string, width: number): string {
  const letters = [...text];
  return (letters.length > width ? [...letters.slice(0, width - 1), '…'] : letters).join('').padEnd(width);
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** What buyers wrote must not steer the terminal. */
const safe = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : '�'));
