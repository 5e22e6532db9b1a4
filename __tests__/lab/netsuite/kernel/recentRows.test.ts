// What was read lately is asked of the database once, and is never older than what was written.

import { RecentRows } from '../../../../lab/netsuite/records/recentRows';
import { Store } from '../../../../lab/netsuite/store';

const store = new Store(':memory:');
store.exec('CREATE TABLE record (grp TEXT, id INTEGER, type TEXT, version INTEGER, data TEXT)');
const dataOf = (color: string) => JSON.stringify({ fields: { color }, sublists: {}, subrecords: {} });
store.run("INSERT INTO record VALUES ('ship', 1, 'ship', 1, ?)", [dataOf('red')]);
const paint = (color: string) => store.run('UPDATE record SET data = ? WHERE id = 1', [dataOf(color)]);

const rows = new RecentRows(store);
const color = () => {
  const row = rows.get('ship', 1);
  return row && rows.contentOf(row).fields.color;
};

test('a row is remembered until somebody says that it was written', () => {
  expect(color()).toBe('red');
  paint('blue');
  expect(color()).toBe('red');
  rows.forget('ship', 1);
  expect(color()).toBe('blue');
});

test('what was read in a transaction that was taken back is asked again', () => {
  expect(() =>
    store.transaction(() => {
      paint('green');
      rows.forget('ship', 1);
      expect(color()).toBe('green');
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(color()).toBe('blue');
});

test('what is looked at together cannot be changed', () => {
  const row = rows.get('ship', 1);
  expect(() => {
    if (row) rows.contentOf(row).fields.color = 'black';
  }).toThrow('read only');
  expect(color()).toBe('blue');
});

test('a row that is not there is asked for each time', () => {
  expect(rows.get('ship', 2)).toBeUndefined();
  store.run("INSERT INTO record VALUES ('ship', 2, 'ship', 1, ?)", [dataOf('white')]);
  expect(rows.get('ship', 2)?.id).toBe(2);
});
