/**
 * The stock behind gaps of the SKU map: units on hand, and their value by currency where the user's role may know it.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { formatMinor, type Minor, parseDecimal, sum } from '../../ledger/minor';
import { number, type Row, requiredText, rowsIn, text } from '../rows';

export interface StockValue {
  /** ISO code; empty for the account's only currency. */
  readonly currency: string;
  /** In hundredths of the currency, whatever its own smallest unit. */
  readonly amount: Minor;
}

export interface ItemStock {
  readonly units: number;
  /** One for each currency; empty where the role may not see the subsidiaries whose currencies they are. */
  readonly values: readonly StockValue[];
}

const has = (feature: string): boolean =>
  runtime.isFeatureInEffect({ feature: feature as Parameters<typeof runtime.isFeatureInEffect>[0]['feature'] });

const maySee = (permission: string): boolean =>
  runtime.getCurrentUser().getPermission({ name: permission as never }) !== runtime.Permission.NONE;

/** So few at once stay below 5,000 rows, however many currencies there are. */
const ITEMS_AT_ONCE = 200;
const MOST_ITEMS = 4_000;

/** 10 units for 200 items; more than 4,000 are not looked at. Costs are kept with more decimals than money has; sums are rounded once. */
export function stockOf(items: readonly string[]): Map<string, ItemStock> {
  const stock = new Map<string, ItemStock>();
  for (const row of rowsIn(statement(), [...new Set(items)].slice(0, MOST_ITEMS).map(Number), [], ITEMS_AT_ONCE)) {
    const item = requiredText(row, 'item');
    const before = stock.get(item) ?? { units: 0, values: [] };
    stock.set(item, {
      units: before.units + (number(row, 'units') ?? 0),
      values: [...before.values, ...valuesIn(row)],
    });
  }
  return stock;
}

function statement(): string {
  if (!has('MULTILOCINVT')) {
    return `SELECT id AS item, totalquantityonhand AS units, '' AS currency,
      TO_CHAR(ROUND(NVL(totalquantityonhand, 0) * NVL(averagecost, 0) * 100)) AS hundredths FROM item WHERE id IN (…)`;
  }
  const sums = 'SUM(a.quantityonhand) AS units, TO_CHAR(ROUND(SUM(NVL(a.onhandvaluemli, 0)) * 100)) AS hundredths';
  if (!has('SUBSIDIARIES')) {
    return `SELECT a.item AS item, '' AS currency, ${sums} FROM aggregateitemlocation a WHERE a.item IN (…) GROUP BY a.item`;
  }
  if (!maySee('LIST_SUBSIDIARY') || !maySee('LIST_CURRENCY')) {
    return 'SELECT a.item AS item, SUM(a.quantityonhand) AS units FROM aggregateitemlocation a WHERE a.item IN (…) GROUP BY a.item';
  }
  return `SELECT a.item AS item, c.symbol AS currency, ${sums} FROM aggregateitemlocation a
    JOIN location l ON l.id = a.location JOIN subsidiary s ON s.id = l.subsidiary JOIN currency c ON c.id = s.currency
    WHERE a.item IN (…) GROUP BY a.item, c.symbol`;
}

function valuesIn(row: Row): StockValue[] {
  const hundredths = text(row, 'hundredths');
  if (hundredths === null) return [];
  const currency = text(row, 'currency') ?? '';
  return [{ currency, amount: parseDecimal(hundredths, 0) }];
}

/** `40 units, 1,200.00 USD`; empty where there is no stock, or none is known. */
export function stockWords(items: readonly string[], stock: ReadonlyMap<string, ItemStock>): string {
  const held = [...new Set(items)].flatMap((item) => stock.get(item) ?? []);
  const units = held.reduce((total, each) => total + each.units, 0);
  if (units === 0) return '';
  const values = held.flatMap((each) => each.values);
  const money = [...new Set(values.map((each) => each.currency))].map((currency) => {
    const amount = sum(values.filter((each) => each.currency === currency).map((each) => each.amount));
    return `${grouped(formatMinor(amount, 2))} ${currency}`.trim();
  });
  return [`${grouped(String(units))} units in stock`, ...money].join(', ');
}

const grouped = (decimal: string): string => decimal.replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');
