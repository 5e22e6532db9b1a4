// The table that ends `npm start`: what happened to the orders, how fast, at what cost, and what stands where.

import type { TradeReport } from '../demo/tradeReport';
import { table } from './table';

const EXPONENTS: Readonly<Record<string, number>> = { JPY: 0 };

export function printReport(report: TradeReport): void {
  const { orders, latencySeconds, heldBy } = report;
  console.log('\nOrders');
  console.log(
    table(
      ['', 'orders'],
      [
        ['seen at Amazon', orders.seen],
        ['sales orders', orders.imported],
        ['reservations (pending at Amazon)', orders.reserved],
        ['held by an exception', orders.held],
        ['ignored by a rule', orders.ignored],
      ],
    ),
  );
  if (Object.keys(heldBy).length > 0) {
    console.log('\nHeld, by exception class');
    console.log(table(['class', 'orders'], Object.entries(heldBy)));
  }
  console.log('\nFrom "to ship" at Amazon to the sales order, seconds');
  console.log(
    table(
      ['p50', 'p95', 'longest'],
      [[latencySeconds.p50 ?? '-', latencySeconds.p95 ?? '-', latencySeconds.max ?? '-']],
    ),
  );
  console.log('\nCalls to Amazon');
  console.log(
    table(
      ['operation', 'made', 'allowed'],
      report.calls.map((each) => [each.operation, each.made, each.allowed]),
    ),
  );
  console.log(`\nUsage units per order seen: ${report.unitsPerOrder}`);
  console.log('\nStock');
  console.log(
    table(
      ['item', 'location', 'on hand', 'committed', 'available'],
      report.stock.map((row) => [row.item, row.location ?? '-', row.onHand, row.committed, row.available]),
    ),
  );
  console.log('\nTrial balance');
  console.log(
    table(
      ['account', 'type', 'currency', 'debit', 'credit'],
      report.trialBalance.map((row) => [
        row.account,
        row.type,
        row.currency,
        money(row.debitMinor, row.currency),
        money(row.creditMinor, row.currency),
      ]),
    ),
  );
}

function money(minor: number, currency: string): string {
  if (minor === 0) return '-';
  const exponent = EXPONENTS[currency] ?? 2;
  return (minor / 10 ** exponent).toFixed(exponent);
}
