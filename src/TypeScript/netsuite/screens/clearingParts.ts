/**
 * Tables of the clearing page and of its print: ages with their sums, orders, and what no order explains.
 *
 * @NApiVersion 2.1
 */

import { agesOf, daysBetween } from '../../flows/clearing/ages';
import { amountsOf, type Move, type OpenOrder, openSince } from '../../flows/clearing/book';
import {
  exchangeDifference,
  notTraced,
  ofOrders,
  type Statement,
  tieWords,
  unexplained,
} from '../../flows/clearing/statement';
import { counted, shownMinor } from '../../flows/settlements/waiting';
import type { Minor } from '../../ledger/minor';
import type { TransactionName } from '../clearing/clearingStatement';
import { salesOrdersOf } from '../settlements/reportLines';
import { type Content, type Html, html, link } from './html';
import { recordAddress } from './pageParts';
import { type Column, settlementAddress, type TableRow, tableHtml } from './settlementParts';

export type Names = ReadonlyMap<string, TransactionName>;

/** The answer, and where it is no, why. */
export function verdictHtml(statement: Statement, className: string): Html {
  const { notTied } = statement;
  const reasons = notTied.map((reason) => html`<li>${reason}</li>`);
  const mark = notTied.length === 0 ? '●' : '✕';
  return html`<p class="${className}"><b>${mark} ${tieWords(statement)}</b></p>${reasons.length === 0 ? '' : html`<ul>${reasons}</ul>`}`;
}

export function agesTable(statement: Statement): Html {
  const { orders, untraced, day, currency, exponent, balance, inBooks } = statement;
  const row = (label: string, count: string, amount: Minor, isSum = false): TableRow => ({
    cells: [label, count, shownMinor(amount, exponent)],
    isSum,
  });
  const rows = [
    ...agesOf(orders, day).map((each) => row(each.label, String(each.orders), each.amount)),
    row('Of orders', String(orders.length), ofOrders(statement), true),
    row('Not traced to an order', String(untraced.length), notTraced(statement)),
    row('Unexplained', '', unexplained(statement)),
    row('Balance in NetSuite', '', balance, true),
  ];
  const table = tableHtml(
    'By age',
    [
      { label: 'Open for', align: 'keep' },
      { label: 'Orders', align: 'n' },
      { label: currency, align: 'n' },
    ],
    rows,
  );
  return inBooks === null ? table : html`${table}${booksTable(inBooks)}`;
}

function booksTable(inBooks: NonNullable<Statement['inBooks']>): Html {
  const { currency, exponent, balance, atRate } = inBooks;
  const rows: TableRow[] = [
    { cells: ['Balance in NetSuite', shownMinor(balance, exponent)] },
    { cells: ['Balance in its own currency, at the rate of the day', shownMinor(atRate, exponent)] },
    {
      cells: ["Exchange difference, left to NetSuite's revaluation", shownMinor(exchangeDifference(inBooks), exponent)],
      isSum: true,
    },
  ];
  return tableHtml(
    'In the currency of the books',
    [
      { label: '', align: 'keep' },
      { label: currency, align: 'n' },
    ],
    rows,
  );
}

/** `from`: how many orders stand before them. 10 units. */
export function ordersTable(statement: Statement, orders: readonly OpenOrder[], from: number, names: Names): Html {
  const { day, currency, exponent } = statement;
  const salesOrders = salesOrdersOf(orders.map(({ orderId }) => orderId));
  const amount = (value: Minor): string => (value === 0 ? '–' : shownMinor(value, exponent));
  const rows = orders.map((order): TableRow => {
    const { billed, settled, refunds, other, balance } = amountsOf(order);
    const since = openSince(order);
    return {
      cells: [
        orderCell(order.orderId, salesOrders.get(order.orderId)),
        since,
        String(daysBetween(since, day)),
        ...[billed, settled, refunds, other].map(amount),
        shownMinor(balance, exponent),
        movesCell(order, exponent, names),
      ],
    };
  });
  const of = statement.orders.length;
  const caption =
    of === orders.length
      ? counted(of, 'open order', 'open orders')
      : `Open orders ${from + 1} to ${from + orders.length} of ${of}`;
  return tableHtml(caption, [...ORDER_COLUMNS, { label: `Open, ${currency}`, align: 'n' }, LINES_COLUMN], rows);
}

const ORDER_COLUMNS: readonly Column[] = [
  { label: 'Order', align: 'keep' },
  { label: 'Since', align: 'keep' },
  { label: 'Days', align: 'n' },
  { label: 'Billed', align: 'n' },
  { label: 'Settled', align: 'n' },
  { label: 'Refunds', align: 'n' },
  { label: 'Other', align: 'n' },
];
const LINES_COLUMN: Column = { label: 'Entries', align: '' };

const orderCell = (orderId: string, salesOrder: string | undefined): Content =>
  salesOrder === undefined ? orderId : link(recordAddress('salesorder', salesOrder), orderId);

const transactionLink = (transaction: string, names: Names): Html => {
  const known = names.get(transaction);
  return known === undefined ? html`${transaction}` : link(recordAddress(known.recordType, transaction), known.name);
};

/** A settlement's entry leads to the lines of its report that are of the order. */
function movesCell({ orderId, moves }: OpenOrder, exponent: number, names: Names): Html {
  const each = moves.map(({ transaction, day, amount }: Move, at) => {
    const settlement = names.get(transaction)?.settlement ?? null;
    const lines =
      settlement === null
        ? ''
        : html` (${link(settlementAddress({ id: settlement, view: 'lines', order: orderId }), 'its lines')})`;
    return html`${at === 0 ? '' : html`<br>`}${transactionLink(transaction, names)}, ${day}: ${shownMinor(amount, exponent)}${lines}`;
  });
  return html`${each}`;
}

/** Null where everything names an order. */
export function untracedTable({ untraced, currency, exponent }: Statement, most: number, names: Names): Html | null {
  if (untraced.length === 0) return null;
  const rows = untraced.slice(0, most).map(
    ({ transaction, day, amount, words }): TableRow => ({
      cells: [day, transactionLink(transaction, names), shownMinor(amount, exponent), words],
    }),
  );
  const shown = untraced.length > most ? `, the first ${most} of ${untraced.length}` : '';
  return tableHtml(
    `Not traced to an order${shown}`,
    [
      { label: 'Day', align: 'keep' },
      { label: 'Entry', align: 'keep' },
      { label: currency, align: 'n' },
      { label: 'Why', align: '' },
    ],
    rows,
  );
}
