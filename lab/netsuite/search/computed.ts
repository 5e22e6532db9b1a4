// Search fields that no column holds: totals of a transaction, quantities and the base price of an item.
// Source: Search columns of transaction and item (Records Browser); practice for how they are reckoned.

import type { Table } from '../catalogue';
import type { FieldKind, SearchAccount, SearchField } from './fields';

type Reckoned = readonly [kind: FieldKind, sql: (alias: string) => string, table?: string];

const located = (column: string): Reckoned => [
  'number',
  (alias) => `(SELECT SUM(q.${column}) FROM aggregateitemlocation q WHERE q.item = ${alias}.id)`,
  'aggregateitemlocation',
];

const inBooks = (column: string): Reckoned => [
  'number',
  (alias) => `ROUND(${alias}.${column} * ${alias}.exchangerate, 2)`,
];

const COMPUTED: Readonly<Record<string, Readonly<Record<string, Reckoned>>>> = {
  transaction: {
    total: inBooks('foreigntotal'),
    amountpaid: inBooks('foreignamountpaid'),
    amountremaining: inBooks('foreignamountunpaid'),
  },
  transactionline: {
    // Costs of shipping stand on the body of an order; a bill has a line for them. Practice: the line's type.
    shipping: ['boolean', (alias) => `CASE WHEN ${alias}.itemtype = 'ShipItem' THEN 'T' ELSE 'F' END`],
    debitamount: [
      'number',
      (alias) => `CASE WHEN t.posting = 'T' AND ${alias}.netamount > 0 THEN ${alias}.netamount END`,
    ],
    creditamount: [
      'number',
      (alias) => `CASE WHEN t.posting = 'T' AND ${alias}.netamount < 0 THEN -${alias}.netamount END`,
    ],
  },
  item: {
    baseprice: [
      'number',
      (alias) => `(SELECT MAX(p.unitprice) FROM pricing p WHERE p.item = ${alias}.id AND p.pricelevel = 1)`,
      'pricing',
    ],
    quantityonhand: located('quantityonhand'),
    quantityavailable: located('quantityavailable'),
    quantitycommitted: located('quantitycommitted'),
    quantitybackordered: located('quantitybackordered'),
    quantityonorder: located('quantityonorder'),
  },
};

/** Undefined when the table has no such field, or the account lacks what it is reckoned from. */
export function computedField(
  account: SearchAccount,
  table: Table,
  alias: string,
  name: string,
): SearchField | undefined {
  const fields = COMPUTED[table.name];
  const reckoned = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!reckoned) return undefined;
  const [kind, sql, needed] = reckoned;
  if (needed !== undefined && !account.catalogue.table(needed)) return undefined;
  return { sql: sql(alias), kind, text: undefined, identifier: false };
}
