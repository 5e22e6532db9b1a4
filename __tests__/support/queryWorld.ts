// A small account by hand for the query side: tables in a store, a catalogue over them, and everybody permitted.

import { Clock } from '../../lab/clock';
import type { Catalogue, Column, ColumnType, Table } from '../../lab/netsuite/catalogue';
import type { Identity } from '../../lab/netsuite/execution';
import { type SqlValue, Store } from '../../lab/netsuite/store';
import { type QueryAccount, type QueryParameter, runSuiteQL } from '../../lab/netsuite/suiteql/run';
import { SQL_TYPES } from '../../lab/netsuite/tables';

type ColumnSpec = ColumnType | (Omit<Column, 'name'> & { readonly name?: string });

export interface TableSpec {
  readonly display?: string;
  readonly permission?: string;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  readonly rows: readonly (readonly SqlValue[])[];
}

export const SYSTEM: Identity = { userId: -4, name: '-System-', email: '', role: 'administrator', roleId: 3 };

export interface QueryWorld extends QueryAccount {
  readonly tables: Map<string, Table>;
  readonly denied: Set<string>;
  /** Rows of a statement as lists of values. */
  rows(sql: string, ...parameters: QueryParameter[]): unknown[][];
}

export function queryWorld(specs: Readonly<Record<string, TableSpec>>): QueryWorld {
  const store = new Store(':memory:');
  const tables = new Map(Object.entries(specs).map(([name, spec]) => [name, addTable(store, name, spec)]));
  const catalogue: Catalogue = { table: (name) => tables.get(name.toLowerCase()) };
  const denied = new Set<string>();
  const account: QueryAccount = {
    store,
    clock: new Clock(Date.UTC(2026, 10, 21, 20, 30)),
    catalogue,
    permits: (_identity, permission) => !denied.has(permission),
  };
  const rows = (sql: string, ...parameters: QueryParameter[]): unknown[][] =>
    runSuiteQL(account, SYSTEM, sql, parameters).rows;
  return { ...account, tables, denied, rows };
}

function addTable(store: Store, name: string, spec: TableSpec): Table {
  const columns = Object.entries(spec.columns).map(([column, given]): Column => {
    return typeof given === 'string' ? { name: column, type: given } : { ...given, name: column };
  });
  const described = columns.map((column) => `"${column.name}" ${SQL_TYPES[column.type]}`);
  store.exec(`CREATE TABLE "${name}" (${described.join(', ')})`);
  const places = columns.map(() => '?').join(', ');
  for (const row of spec.rows) store.run(`INSERT INTO "${name}" VALUES (${places})`, row);
  return {
    name,
    columns: new Map(columns.map((column) => [column.name, column])),
    display: spec.display ?? 'name',
    permission: spec.permission,
  };
}

/** Three sales orders, a journal and their lines, with customers and items. */
export function salesWorld(): QueryWorld {
  return queryWorld({
    customer: {
      display: 'entityid',
      permission: 'LIST_CUSTJOB',
      columns: {
        id: 'integer',
        entityid: 'string',
        isinactive: 'boolean',
        parent: { type: 'integer', target: 'customer' },
      },
      rows: [
        [1, 'Amazon', 'F', null],
        [2, 'Walk-in', 'F', 1],
        [3, 'Old', 'T', null],
      ],
    },
    item: {
      display: 'itemid',
      columns: { id: 'integer', itemid: 'string', cost: 'float' },
      rows: [
        [10, 'MUG', 2.5],
        [11, 'HAT', 4],
      ],
    },
    transaction: {
      display: 'tranid',
      columns: {
        id: 'integer',
        tranid: 'string',
        type: 'string',
        recordtype: 'string',
        trandate: 'date',
        createddate: 'datetime',
        status: { type: 'string', texts: { A: 'Pending Approval', B: 'Pending Fulfillment' } },
        entity: { type: 'integer', target: 'customer' },
        foreigntotal: 'float',
        posting: 'boolean',
        externalid: 'string',
        memo: 'clob',
      },
      rows: [
        [100, 'SO1', 'SalesOrd', 'salesorder', '2026-11-01', '2026-11-01 09:05:00', 'B', 1, 30.1, 'F', 'amz-1', null],
        [101, 'SO2', 'SalesOrd', 'salesorder', '2026-11-02', '2026-11-02 23:59:59', 'A', 2, 20.2, 'F', 'amz-2', 'gift'],
        [102, 'SO3', 'SalesOrd', 'salesorder', '2026-12-15', '2026-12-15 00:00:00', 'B', 1, 0, 'F', null, 'Gift'],
        [103, 'JE1', 'Journal', 'journalentry', '2026-11-30', '2026-11-30 12:00:00', null, null, 7, 'T', 'amz-j', null],
      ],
    },
    transactionline: {
      display: 'id',
      columns: {
        transaction: { type: 'integer', target: 'transaction' },
        id: 'integer',
        mainline: 'boolean',
        item: { type: 'integer', target: 'item' },
        quantity: 'float',
        rate: 'float',
      },
      rows: [
        [100, 0, 'T', null, null, null],
        [100, 1, 'F', 10, -2, 10.05],
        [100, 2, 'F', 11, -1, 10],
        [101, 0, 'T', null, null, null],
        [101, 1, 'F', 10, -2, 10.1],
        [102, 0, 'T', null, null, null],
      ],
    },
  });
}
