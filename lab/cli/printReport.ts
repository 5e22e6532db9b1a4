// The table that ends `npm start`: what happened to the orders, how fast, at what cost, and what stands where.

import { exponentOf } from '../amazon/marketplaces';
import type { TradeReport } from '../demo/tradeReport';
import { table } from './table';

/** What looking costs when nothing has happened, beside what orders cost. */
export interface Idle {
  readonly runs: number;
  readonly units: number;
  readonly days: number;
}

export function printReport(report: TradeReport, idle: Idle): void {
  printOrders(report);
  printPace(report, idle);
  printStock(report);
  printBalance(report);
}

function printOrders({ orders, heldBy }: TradeReport): void {
  const waiting = orders.seen - orders.imported - orders.reserved - orders.held - orders.ignored;
  section(
    'Orders',
    ['', 'orders'],
    [
      ['sales orders', orders.imported],
      ['reservations (pending at Amazon)', orders.reserved],
      ['held by an exception', orders.held],
      ['ignored by a rule', orders.ignored],
      ...(waiting === 0 ? [] : [['received, not yet applied', waiting]]),
      ['seen at Amazon', orders.seen],
    ],
  );
  const classes = Object.entries(heldBy);
  if (classes.length > 0) section('Held, by exception class', ['class', 'orders'], classes);
}

function printPace({ latencySeconds, calls, unitsPerOrder }: TradeReport, { runs, units, days }: Idle): void {
  const { p50, p95, max } = latencySeconds;
  section(
    'From “to ship” at Amazon to the sales order',
    ['', 'minutes'],
    [
      ['half of the orders within', minutes(p50)],
      ['95 of 100 within', minutes(p95)],
      ['the longest', minutes(max)],
    ],
  );
  section(
    'Calls to Amazon',
    ['operation', 'made', 'allowed'],
    calls.map((each) => [each.operation, whole(each.made), whole(each.allowed)]),
  );
  section(
    'Usage units',
    ['', 'units'],
    [
      ['for an order, read and applied', unitsPerOrder.toFixed(1)],
      [`for looking when nothing happened, a day (${whole(runs / days)} runs)`, whole(units / days)],
    ],
  );
}

function printStock({ stock }: TradeReport): void {
  section(
    'Stock',
    ['item', 'location', 'on hand', 'committed', 'available'],
    stock.map((row) => [row.item, row.location ?? '-', whole(row.onHand), whole(row.committed), whole(row.available)]),
  );
}

/** Debits and credits come to the same in each currency. */
function printBalance({ trialBalance }: TradeReport): void {
  const currencies = [...new Set(trialBalance.map(({ currency }) => currency))];
  const rows = currencies.flatMap((currency) => {
    const own = trialBalance.filter((row) => row.currency === currency);
    const total = (side: 'debitMinor' | 'creditMinor') => own.reduce((sum, row) => sum + row[side], 0);
    return [
      ...own.map((row) => [
        row.account,
        row.type,
        currency,
        money(row.debitMinor, currency),
        money(row.creditMinor, currency),
      ]),
      ['', 'total', currency, money(total('debitMinor'), currency), money(total('creditMinor'), currency)],
    ];
  });
  section('Trial balance', ['account', 'type', 'currency', 'debit', 'credit'], rows);
}

function section(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  console.log(`\n${title}\n${table(head, rows)}`);
}

const minutes = (seconds: number | null): string => (seconds === null ? '-' : (seconds / 60).toFixed(1));

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

function money(minor: number, currency: string): string {
  if (minor === 0) return '-';
  const exponent = exponentOf(currency);
  return (minor / 10 ** exponent).toLocaleString('en-US', {
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
}
