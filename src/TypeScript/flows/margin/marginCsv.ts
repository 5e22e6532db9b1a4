/**
 * The margins of a month as a file for spreadsheets: a row a SKU, amounts as decimal text.
 *
 * @NApiVersion 2.1
 */

import { exponentOf } from '../../ledger/currencies';
import { formatMinor, type Minor, minor } from '../../ledger/minor';
import { csvText } from '../csv';
import { MARGIN_COLUMNS, type MarginColumn, proceedsOf } from './marginRows';

export interface MarginLine {
  readonly sku: string;
  readonly units: number;
  readonly refundedUnits: number;
  readonly amounts: Readonly<Record<MarginColumn, Minor>>;
  readonly cost: Minor | null;
}

export interface MarginSheet {
  readonly marketplace: string;
  readonly month: string;
  readonly currency: string | null;
  readonly costCurrency: string | null;
  readonly skus: readonly MarginLine[];
}

/** What is left of a line; null where its cost is in another currency. */
export function marginOf(
  { amounts, cost }: Pick<MarginLine, 'amounts' | 'cost'>,
  { currency, costCurrency }: Pick<MarginSheet, 'currency' | 'costCurrency'>,
): Minor | null {
  if (cost === null || cost === 0) return proceedsOf(amounts);
  return currency === null || currency === costCurrency ? minor(proceedsOf(amounts) - cost) : null;
}

/** All lines together. */
export function totalOf(skus: readonly MarginLine[]): MarginLine {
  const sum = (of: (line: MarginLine) => number): Minor => minor(skus.reduce((all, line) => all + of(line), 0));
  const amounts = MARGIN_COLUMNS.map((column) => [column, sum((line) => line.amounts[column])] as const);
  return {
    sku: '',
    units: sum(({ units }) => units),
    refundedUnits: sum(({ refundedUnits }) => refundedUnits),
    amounts: Object.fromEntries(amounts) as Record<MarginColumn, Minor>,
    cost: skus.every(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
  };
}

export function marginCsv(sheet: MarginSheet): string {
  const { marketplace, month, currency, costCurrency, skus } = sheet;
  const money = (amount: Minor | null, code: string | null): string =>
    amount === null || code === null ? '' : formatMinor(amount, exponentOf(code));
  const header = [
    ...['Marketplace', 'Month', 'SKU', 'Units', 'Refunded Units', 'Currency', ...MARGIN_COLUMNS],
    ...['Cost Currency', 'Cost', 'Margin'],
  ];
  const lines = skus.map((line) => [
    ...[marketplace, month, line.sku, String(line.units), String(line.refundedUnits), currency ?? ''],
    ...MARGIN_COLUMNS.map((column) => money(line.amounts[column], currency)),
    ...[costCurrency ?? '', money(line.cost, costCurrency), money(marginOf(line, sheet), currency ?? costCurrency)],
  ]);
  return csvText([header, ...lines]);
}
