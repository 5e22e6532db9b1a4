/**
 * What the goods cost that left for a marketplace's orders, by SKU and month, as item fulfilments posted it: at average cost
 * or whatever the items' costing is. In the currency of the books.
 *
 * @NApiVersion 2.1
 */

import { exponentOf } from '../../ledger/currencies';
import { fromNumber, type Minor } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { BODY, COLUMN } from '../ids';
import { allRows, number, requiredText, rows, text } from '../rows';

export interface CostRow {
  /** Empty where the line of the order has none. */
  readonly sku: string;
  /** `YYYY-MM` of the fulfilment's date. */
  readonly month: string;
  readonly cost: Minor;
}

export interface Costs {
  /** ISO 4217, of the books. */
  readonly currency: string;
  readonly rows: readonly CostRow[];
}

/** Goods stand below zero on the line that leaves; members of a kit have no SKU of their own, and the kit's line has. */
const leftSince = (
  exponent: number,
): string => `SELECT NVL(l.${COLUMN.sku}, k.${COLUMN.sku}) AS sku, TO_CHAR(f.trandate, 'YYYY-MM') AS month, ROUND(-SUM(l.netamount), ${exponent}) AS cost
  FROM transactionline l JOIN transaction f ON f.id = l.transaction JOIN transaction s ON s.id = l.createdfrom
  LEFT JOIN transactionline k ON k.transaction = l.transaction AND k.id = l.kitmemberof
  WHERE f.type = 'ItemShip' AND l.isinventoryaffecting = 'T' AND l.iscogs = 'F' AND s.${BODY.marketplace} = ?
  AND f.trandate >= TO_DATE(?, 'YYYY-MM-DD')
  GROUP BY NVL(l.${COLUMN.sku}, k.${COLUMN.sku}), TO_CHAR(f.trandate, 'YYYY-MM')
  ORDER BY TO_CHAR(f.trandate, 'YYYY-MM'), NVL(l.${COLUMN.sku}, k.${COLUMN.sku})`;

/** From the first of a month on, `YYYY-MM` (20 units). */
export function costsOf(marketplace: Marketplace, fromMonth: string): Costs {
  const currency = bookCurrency(marketplace);
  const exponent = exponentOf(currency);
  const found = allRows(leftSince(exponent), [Number(marketplace.id), `${fromMonth}-01`]).map((row) => ({
    sku: text(row, 'sku') ?? '',
    month: requiredText(row, 'month'),
    cost: fromNumber(number(row, 'cost') ?? 0, exponent),
  }));
  return { currency, rows: found };
}

/** Of the marketplace's subsidiary; its own where there is one set of books (10 units). */
function bookCurrency({ subsidiary, currency }: Marketplace): string {
  if (subsidiary === null) return currency;
  const sql = 'SELECT c.symbol FROM subsidiary s JOIN currency c ON c.id = s.currency WHERE s.id = ?';
  return text(rows(sql, [Number(subsidiary)])[0] ?? {}, 'symbol') ?? currency;
}
