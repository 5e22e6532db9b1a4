// Stock by location as queries see it.
// Source: aggregateitemlocation, inventorybalance (columns: practice, several independent repositories).

import type { Account } from './account';
import type { Column, ColumnType } from './catalogue';
import { serverDateTime } from './serverTime';
import type { Position } from './stock';

type Words = readonly [string, ColumnType, string?];

const AGGREGATE: readonly Words[] = [
  ['item', 'integer', 'item'],
  ['location', 'integer', 'location'],
  ['quantityonhand', 'float'],
  ['quantityavailable', 'float'],
  ['quantitycommitted', 'float'],
  ['quantitybackordered', 'float'],
  ['quantityonorder', 'float'],
  ['quantityintransit', 'float'],
  ['averagecostmli', 'float'],
  ['onhandvaluemli', 'float'],
  ['reorderpoint', 'float'],
  ['preferredstocklevel', 'float'],
  ['lastquantityavailablechange', 'datetime'],
];

const BALANCE: readonly Words[] = [
  ['item', 'integer', 'item'],
  ['location', 'integer', 'location'],
  ['binnumber', 'integer'],
  ['inventorynumber', 'integer'],
  ['quantityonhand', 'float'],
  ['quantityavailable', 'float'],
];
const STATUS: Words = ['inventorystatus', 'integer'];

/** Every account has one status to begin with, Good. Practice. */
const GOOD = 1;

const columns = (words: readonly Words[]): Column[] => words.map(([name, type, target]) => ({ name, type, target }));

export function declareStockTables(account: Account): void {
  const statuses = account.has('INVENTORYSTATUS');
  account.tables.declare('aggregateitemlocation', columns(AGGREGATE), { display: 'item', permission: 'LIST_ITEM' });
  account.tables.declare('inventorybalance', columns(statuses ? [...BALANCE, STATUS] : BALANCE), {
    display: 'item',
    permission: 'LIST_ITEM',
  });
  for (const table of ['aggregateitemlocation', 'inventorybalance']) account.tables.index(table, 'item');
}

export function showPosition(account: Account, item: number, location: number, position: Position): void {
  const { store } = account;
  for (const table of ['aggregateitemlocation', 'inventorybalance']) {
    store.run(`DELETE FROM ${table} WHERE item = ? AND location = ?`, [item, location]);
  }
  const { onHand, available, committed, backordered, averageCost } = position;
  store.run(
    `INSERT INTO aggregateitemlocation (item, location, quantityonhand, quantityavailable, quantitycommitted,
       quantitybackordered, quantityonorder, quantityintransit, averagecostmli, onhandvaluemli, lastquantityavailablechange)
     VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)`,
    [
      item,
      location,
      onHand,
      available,
      committed,
      backordered,
      averageCost,
      averageCost === null ? null : Number((averageCost * onHand).toFixed(4)),
      serverDateTime(account.clock.now()),
    ],
  );
  if (onHand === 0) return;
  store.run('INSERT INTO inventorybalance (item, location, quantityonhand, quantityavailable) VALUES (?, ?, ?, ?)', [
    item,
    location,
    onHand,
    available,
  ]);
  if (account.has('INVENTORYSTATUS')) {
    store.run('UPDATE inventorybalance SET inventorystatus = ? WHERE item = ? AND location = ?', [
      GOOD,
      item,
      location,
    ]);
  }
}
