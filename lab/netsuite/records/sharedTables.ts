// Tables that belong to no single record type: all entities, item maps, the lines of transactions and their postings.
// Source: SuiteQL tables (help, Records Catalog); itemmember, itemsubsidiarymap, pricing and the link tables are practice.

import type { Account } from '../account';
import type { Column, ColumnType } from '../catalogue';
import type { Feature } from '../features';
import { columnType, tableOf } from '../tables';
import { declareAddressTables } from './addressBook';

type Words = readonly [name: string, type: ColumnType, target?: string, feature?: Feature];

interface SharedTable {
  readonly name: string;
  readonly display?: string;
  readonly permission?: string;
  readonly feature?: Feature;
  readonly columns: readonly Words[];
  readonly index?: readonly string[];
}

const LINKS: readonly Words[] = [
  ['previousdoc', 'integer', 'transaction'],
  ['nextdoc', 'integer', 'transaction'],
  ['previoustype', 'string'],
  ['nexttype', 'string'],
  ['linktype', 'string'],
  ['foreignamount', 'float'],
];
const LINE_LINKS: readonly Words[] = [...LINKS, ['previousline', 'integer'], ['nextline', 'integer']];

const TABLES: readonly SharedTable[] = [
  {
    name: 'entity',
    display: 'entityid',
    columns: [
      ['id', 'integer'],
      ['entityid', 'string'],
      ['type', 'string'],
      ['altname', 'string'],
      ['email', 'string'],
      ['isinactive', 'boolean'],
      ['externalid', 'string'],
    ],
    index: ['entityid'],
  },
  {
    name: 'itemsubsidiarymap',
    display: 'item',
    permission: 'LIST_ITEM',
    feature: 'SUBSIDIARIES',
    columns: [
      ['item', 'integer', 'item'],
      ['subsidiary', 'integer', 'subsidiary'],
    ],
    index: ['item'],
  },
  {
    name: 'itemmember',
    display: 'item',
    permission: 'LIST_ITEM',
    feature: 'KITS',
    columns: [
      ['parentitem', 'integer', 'item'],
      ['item', 'integer', 'item'],
      ['quantity', 'float'],
      ['linenumber', 'integer'],
    ],
    index: ['parentitem'],
  },
  {
    name: 'pricing',
    display: 'item',
    permission: 'LIST_ITEM',
    columns: [
      ['item', 'integer', 'item'],
      ['pricelevel', 'integer', 'pricelevel'],
      ['currency', 'integer', 'currency', 'MULTICURRENCY'],
      ['unitprice', 'float'],
      ['quantity', 'float'],
    ],
    index: ['item'],
  },
  {
    name: 'transactionline',
    columns: [
      ['transaction', 'integer', 'transaction'],
      ['id', 'integer'],
      ['linesequencenumber', 'integer'],
      ['uniquekey', 'integer'],
      ['mainline', 'boolean'],
      ['taxline', 'boolean'],
      ['iscogs', 'boolean'],
      ['item', 'integer', 'item'],
      ['itemtype', 'string'],
      ['quantity', 'float'],
      ['rate', 'float'],
      ['ratepercent', 'float'],
      ['netamount', 'float'],
      ['foreignamount', 'float'],
      ['location', 'integer', 'location', 'LOCATIONS'],
      ['department', 'integer', 'department', 'DEPARTMENTS'],
      ['class', 'integer', 'classification', 'CLASSES'],
      ['subsidiary', 'integer', 'subsidiary', 'SUBSIDIARIES'],
      ['entity', 'integer', 'entity'],
      ['expenseaccount', 'integer', 'account'],
      ['createdfrom', 'integer', 'transaction'],
      ['isclosed', 'boolean'],
      ['isinventoryaffecting', 'boolean'],
      ['quantityshiprecv', 'float'],
      ['quantitybilled', 'float'],
      ['quantitybackordered', 'float'],
      ['quantitycommitted', 'float'],
      ['eliminate', 'boolean', undefined, 'SUBSIDIARIES'],
      ['kitcomponent', 'boolean'],
      ['kitmemberof', 'integer'],
      ['memo', 'string'],
      ['dropship', 'boolean'],
    ],
    index: ['transaction', 'item'],
  },
  {
    name: 'transactionaccountingline',
    columns: [
      ['transaction', 'integer', 'transaction'],
      ['transactionline', 'integer'],
      ['accountingbook', 'integer'],
      ['account', 'integer', 'account'],
      ['debit', 'float'],
      ['credit', 'float'],
      ['amount', 'float'],
      ['netamount', 'float'],
      ['posting', 'boolean'],
      ['amountunpaid', 'float'],
      ['amountlinked', 'float'],
      ['exchangerate', 'float'],
    ],
    index: ['transaction'],
  },
  { name: 'previoustransactionlink', columns: LINKS, index: ['nextdoc'] },
  { name: 'nexttransactionlink', columns: LINKS, index: ['previousdoc', 'nextdoc'] },
  { name: 'previoustransactionlinelink', columns: LINE_LINKS, index: ['nextdoc'] },
  { name: 'nexttransactionlinelink', columns: LINE_LINKS, index: ['previousdoc', 'nextdoc'] },
];

export function declareSharedTables(account: Account): void {
  declareAddressTables(account);
  for (const { name, display, permission, feature, columns, index } of TABLES) {
    if (feature && !account.has(feature)) continue;
    account.tables.declare(
      name,
      columns.flatMap((words) => columnOf(account, words)),
      {
        display: display ?? 'id',
        permission,
      },
    );
    for (const each of index ?? []) account.tables.index(name, each);
  }
}

function columnOf(account: Account, [name, type, target, feature]: Words): Column[] {
  if (feature && !account.has(feature)) return [];
  return [{ name, type, target }];
}

/** Makes the custom fields of a transaction's lines columns of its table. */
export function declareLineColumns(account: Account, type: string, sublist: string): string[] {
  const known = account.tables.table('transactionline')?.columns;
  const custom = [...account.lineFields(type, sublist).values()].filter((field) => field.custom && !field.notStored);
  const columns = custom.flatMap((field) => {
    const columnKind = columnType(field);
    return columnKind
      ? [{ name: field.id, type: columnKind, target: field.target && tableOf(account, field.target) }]
      : [];
  });
  const missing = columns.filter(({ name }) => !known?.has(name));
  if (missing.length > 0) account.tables.declare('transactionline', missing);
  return columns.map(({ name }) => name);
}
