// SuiteQL as the lab understands it: what it answers, and what it refuses as NetSuite would.

import { translate } from '../../../lab/netsuite/suiteql/translate';
import { salesWorld } from '../../support/queryWorld';

const world = salesWorld();
const { rows } = world;

test('a join with a filter, parameters, an order and a limit gives the rows it names', () => {
  const found = rows(
    `SELECT TOP 10 t.id, BUILTIN.DF(t.entity) AS customer, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS d, NVL(tl.quantity, 0)
     FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id
     WHERE t.type = 'SalesOrd' AND t.externalid = ? AND NVL(tl.quantity, 0) <> 0
     ORDER BY tl.id DESC FETCH FIRST 5 ROWS ONLY`,
    'amz-1',
  );
  expect(found).toEqual([
    [100, 'Amazon', '2026-11-01', -1],
    [100, 'Amazon', '2026-11-01', -2],
  ]);
});

test('columns are named by alias, by column, and by number when they are computed', () => {
  const { columns } = translate(
    'SELECT Id, id + 1, TRANID AS "Order", COUNT(*) OVER () FROM transaction',
    world.catalogue,
  );
  expect(columns.map(({ name }) => name)).toEqual(['id', 'expr1', 'order', 'expr2']);
});

test('a plain date comes back in the format of the session, a moment with its time', () => {
  expect(rows('SELECT trandate, createddate FROM transaction WHERE id = 101')).toEqual([
    ['11/2/2026', '11/2/2026 11:59 pm'],
  ]);
});

test('dates compare with TO_DATE, as days and as moments', () => {
  const before = (column: string): unknown[][] =>
    rows(`SELECT id FROM transaction WHERE ${column} <= TO_DATE(?, 'YYYY-MM-DD') ORDER BY id`, '2026-11-02');
  expect(before('trandate')).toEqual([[100], [101]]);
  expect(before('createddate')).toEqual([[100]]);
  const exact = `SELECT id FROM transaction WHERE createddate = TO_DATE('11/2/2026 11:59:59 PM', 'MM/DD/YYYY HH:MI:SS AM')`;
  expect(rows(exact)).toEqual([[101]]);
});

test('SYSDATE is the virtual clock in the zone of the server', () => {
  expect(rows(`SELECT TO_CHAR(SYSDATE, 'YYYY-MM-DD"T"HH24:MI:SS') FROM DUAL`)).toEqual([['2026-11-21T12:30:00']]);
  expect(rows('SELECT id FROM transaction WHERE trandate < SYSDATE - 19 ORDER BY id')).toEqual([[100], [101]]);
});
