// SuiteQL as the lab understands it: what it answers, and what it refuses as NetSuite would.

import * as fc from 'fast-check';
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

const one = (expression: string, ...parameters: (string | number)[]): unknown =>
  rows(`SELECT ${expression} FROM DUAL`, ...parameters)[0]![0];

const WORTH: readonly (readonly [string, unknown])[] = [
  ["NVL(NULL, 'x')", 'x'],
  ["NVL2(NULL, 'a', 'b')", 'b'],
  ['COALESCE(NULL, NULL, 3)', 3],
  ["NULLIF('a', 'a')", null],
  ["DECODE(NULL, 1, 'one', NULL, 'none', 'other')", 'none'],
  ["DECODE(7, 1, 'one', 2, 'two')", null],
  ["CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", 'b'],
  ['GREATEST(1, 7, 3)', 7],
  ["LEAST('b', 'a')", 'a'],
  ["'a' || NULL || 1 || 0.5", 'a1.5'],
  ["CONCAT('a', 'b')", 'ab'],
  ["LENGTH('')", null],
  ["NVL('', 'empty is null')", 'empty is null'],
  ["TRIM('  ')", null],
  ["SUBSTR('abcdef', 0, 2)", 'ab'],
  ["SUBSTR('abcdef', -2)", 'ef'],
  ["SUBSTR('abc', -5)", null],
  ["INSTR('corporate floor', 'or', 3, 2)", 14],
  ["INSTR('corporate floor', 'or', -3, 2)", 2],
  ["LPAD('7', 3, '0')", '007'],
  ["RPAD('abc', 2)", 'ab'],
  ["LTRIM('xxab', 'x')", 'ab'],
  ["RTRIM('ab  ')", 'ab'],
  ["INITCAP('the HOUSE of-cards')", 'The House Of-Cards'],
  ["REPLACE('a-b-c', '-')", 'abc'],
  ["REPLACE('a-b-c', '-', '')", 'abc'],
  ["REGEXP_REPLACE('a1b22', '[0-9]+', '')", 'ab'],
  ["REGEXP_REPLACE('a1b22', NULL, '')", null],
  ["TRANSLATE('12-34', '123-', 'abc')", 'abc4'],
  ["REGEXP_REPLACE('a1b22', '[0-9]+', '#')", 'a#b#'],
  ["REGEXP_SUBSTR('sku-42-x', '[[:digit:]]+')", '42'],
  ["REGEXP_INSTR('abc', 'c')", 3],
  ["REGEXP_COUNT('banana', 'a')", 3],
  ['7 / 2', 3.5],
  ['MOD(7, 0)', 7],
  ['ROUND(1.005, 2)', 1.01],
  ['ROUND(-2.5)', -3],
  ['TRUNC(-2.7)', -2],
  ['TRUNC(15.79, -1)', 10],
  ['0.1 + 0.2', 0.3],
  ['SIGN(-3) + CEIL(1.2) + FLOOR(1.8) + ABS(-1) + POWER(2, 3) + SQRT(9)', 14],
  ["TO_NUMBER('12.5')", 12.5],
  ['TO_CHAR(0.5)', '.5'],
  ["TO_CHAR(1234.5, '9,999.00')", ' 1,234.50'],
  ["TO_CHAR(1234.5, 'FM9,999.99')", '1,234.5'],
  ["TO_CHAR(-1, 'FM000')", '-001'],
  ["TO_CHAR(12345, '99')", '###'],
  ["TO_CHAR(TO_DATE('2026-01-05', 'YYYY-MM-DD'), 'DD-Mon-YY DY Q')", '05-Jan-26 MON 1'],
  ["TO_DATE('2026-01-05', 'YYYY-MM-DD')", '1/5/2026'],
  ["TO_DATE('2026-01-05', 'YYYY-MM-DD') + 1", '1/6/2026'],
  ["TO_DATE('2026-01-05 18:00', 'YYYY-MM-DD HH24:MI') + 0.5", '1/6/2026 6:00 am'],
  ["TO_DATE('2026-03-01', 'YYYY-MM-DD') - TO_DATE('2026-02-01', 'YYYY-MM-DD')", 28],
  ["ADD_MONTHS(TO_DATE('2026-02-28', 'YYYY-MM-DD'), 1)", '3/31/2026'],
  ["LAST_DAY(TO_DATE('2028-02-03', 'YYYY-MM-DD'))", '2/29/2028'],
  ["NEXT_DAY(TO_DATE('2026-11-21', 'YYYY-MM-DD'), 'MONDAY')", '11/23/2026'],
  ["MONTHS_BETWEEN(TO_DATE('2026-03-15', 'YYYY-MM-DD'), TO_DATE('2026-01-15', 'YYYY-MM-DD'))", 2],
  ["EXTRACT(YEAR FROM TO_DATE('2026-03-15', 'YYYY-MM-DD'))", 2026],
  ["TRUNC(TO_DATE('2026-03-15', 'YYYY-MM-DD'), 'MM')", '3/1/2026'],
  ['TRUNC(SYSDATE)', '11/21/2026'],
];

test.each(WORTH)('%s is %p', (expression, worth) => {
  expect(one(expression)).toEqual(worth);
});

test('text compares by capitals, with = and with LIKE', () => {
  expect(rows("SELECT id FROM transaction WHERE memo = 'gift'")).toEqual([[101]]);
  expect(rows("SELECT id FROM transaction WHERE memo LIKE 'G%'")).toEqual([[102]]);
  expect(rows("SELECT id FROM transaction WHERE tranid LIKE '_O\\_%' ESCAPE '\\'")).toEqual([]);
});

test('nothing equals NULL, and nothing is unequal to it', () => {
  expect(rows('SELECT id FROM transaction WHERE memo = NULL OR memo <> NULL')).toEqual([]);
  expect(rows("SELECT id FROM transaction WHERE memo <> 'gift'")).toEqual([[102]]);
  expect(rows("SELECT id FROM transaction WHERE memo = ''")).toEqual([]);
  expect(rows('SELECT id FROM transaction WHERE id NOT IN (100, NULL)')).toEqual([]);
});

test('NULL sorts as the highest value, unless told otherwise', () => {
  const order = (by: string): unknown[] => rows(`SELECT id FROM transaction ORDER BY ${by}`).flat();
  expect(order('entity, id')).toEqual([100, 102, 101, 103]);
  expect(order('entity DESC, id')).toEqual([103, 101, 100, 102]);
  expect(order('entity NULLS FIRST, id DESC')).toEqual([103, 102, 100, 101]);
});

test('left joins keep what has no partner, in both ways of writing them', () => {
  const ansi = 'SELECT t.id, c.entityid FROM transaction t LEFT OUTER JOIN customer c ON c.id = t.entity ORDER BY t.id';
  const oracle = 'SELECT t.id, c.entityid FROM transaction t, customer c WHERE t.entity = c.id(+) ORDER BY t.id';
  const expected = [
    [100, 'Amazon'],
    [101, 'Walk-in'],
    [102, 'Amazon'],
    [103, null],
  ];
  expect(rows(ansi)).toEqual(expected);
  expect(rows(oracle)).toEqual(expected);
  expect(
    rows(
      `SELECT t.id FROM transaction t, customer c WHERE t.entity = c.id(+) AND c.isinactive(+) = 'F' AND t.id > 102`,
    ),
  ).toEqual([[103]]);
});

test('right, full and cross joins', () => {
  expect(
    rows('SELECT c.id, t.id FROM transaction t RIGHT JOIN customer c ON c.id = t.entity WHERE t.id IS NULL'),
  ).toEqual([[3, null]]);
  expect(rows('SELECT COUNT(*) FROM transaction t FULL JOIN customer c ON c.id = t.entity')).toEqual([[5]]);
  expect(rows('SELECT COUNT(*) FROM transaction CROSS JOIN customer')).toEqual([[12]]);
  expect(rows('SELECT COUNT(*) FROM transaction t, customer c WHERE t.entity = c.id')).toEqual([[3]]);
});

test('groups, with their conditions and the text of a reference', () => {
  const sql = `SELECT BUILTIN.DF(t.entity) AS who, COUNT(*) AS n, SUM(t.foreigntotal) AS total, MAX(t.trandate) AS last
    FROM transaction t WHERE t.type = ? GROUP BY BUILTIN.DF(t.entity) HAVING COUNT(*) > 0 ORDER BY total DESC`;
  expect(rows(sql, 'SalesOrd')).toEqual([
    ['Amazon', 2, 30.1, '12/15/2026'],
    ['Walk-in', 1, 20.2, '11/2/2026'],
  ]);
  expect(rows('SELECT COUNT(DISTINCT entity), AVG(id) FROM transaction')).toEqual([[2, 101.5]]);
});

test('a sum of decimals is exact, also where the parts cancel out', () => {
  const part = (value: string) => `SELECT ${value} AS x FROM DUAL`;
  const from = `FROM (${[part('0.1'), part('0.2'), part('-0.3')].join(' UNION ALL ')}) p`;
  expect(rows(`SELECT SUM(p.x) AS total ${from}`)).toEqual([[0]]);
  expect(rows(`SELECT COUNT(*) AS n ${from} HAVING SUM(p.x) = 0`)).toEqual([[3]]);
  expect(rows(`SELECT DISTINCT SUM(p.x) OVER (PARTITION BY 1) AS total ${from}`)).toEqual([[0]]);
});

test('BUILTIN.DF shows the text of fixed lists and plain values as they are', () => {
  expect(
    rows('SELECT BUILTIN.DF(status), BUILTIN.DF(tranid), BUILTIN.CF(status) FROM transaction WHERE id = 100'),
  ).toEqual([['Pending Fulfillment', 'SO1', 'B']]);
});

test('sub-selects: correlated, in lists, in pairs, in FROM and as a value', () => {
  expect(
    rows('SELECT id FROM customer c WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id)'),
  ).toEqual([[3]]);
  expect(rows('SELECT id FROM transaction WHERE entity IN (SELECT id FROM customer WHERE parent IS NOT NULL)')).toEqual(
    [[101]],
  );
  expect(rows("SELECT id FROM transaction WHERE (id, type) IN ((100, 'SalesOrd'), (103, 'SalesOrd'))")).toEqual([
    [100],
  ]);
  expect(
    rows('SELECT v.n FROM (SELECT COUNT(*) AS n FROM transactionline l GROUP BY l.transaction) v ORDER BY v.n'),
  ).toEqual([[1], [2], [3]]);
  expect(
    rows(
      'SELECT (SELECT MAX(l.id) FROM transactionline l WHERE l.transaction = t.id) FROM transaction t ORDER BY t.id',
    ),
  ).toEqual([[2], [1], [0], [null]]);
});

test('set operations go from left to right', () => {
  expect(
    rows('SELECT id FROM customer UNION SELECT id FROM customer MINUS SELECT 2 FROM DUAL ORDER BY id DESC'),
  ).toEqual([[3], [1]]);
  expect(rows('SELECT id FROM customer INTERSECT SELECT parent FROM customer')).toEqual([[1]]);
  expect(
    rows('(SELECT id FROM customer ORDER BY id DESC FETCH FIRST 1 ROWS ONLY) UNION ALL SELECT 9 FROM DUAL'),
  ).toEqual([[3], [9]]);
});

test('ROWNUM counts before the order, and after it in an inline view', () => {
  expect(rows('SELECT id FROM transaction WHERE ROWNUM <= 2 ORDER BY id DESC')).toEqual([[101], [100]]);
  expect(rows('SELECT id FROM (SELECT id FROM transaction ORDER BY id DESC) WHERE ROWNUM < 3')).toEqual([[103], [102]]);
  expect(rows('SELECT n FROM (SELECT ROWNUM AS n FROM transaction) WHERE n BETWEEN 2 AND 3')).toEqual([[2], [3]]);
});

test('analytic functions rank rows within their part', () => {
  const sql = `SELECT id, ROW_NUMBER() OVER (PARTITION BY entity ORDER BY id DESC) AS n, SUM(foreigntotal) OVER (PARTITION BY entity) AS total
    FROM transaction WHERE entity = 1 ORDER BY n`;
  expect(rows(sql)).toEqual([
    [102, 1, 30.1],
    [100, 2, 30.1],
  ]);
});

test('stars spell out columns, and two columns may share a name', () => {
  const sql = 'SELECT c.*, i.id FROM customer c JOIN item i ON i.id = 10 WHERE c.id = 1';
  expect(rows(sql)).toEqual([[1, 'Amazon', 'F', null, 10]]);
  expect(translate(sql, world.catalogue).columns.map(({ name }) => name)).toEqual([
    'id',
    'entityid',
    'isinactive',
    'parent',
    'id',
  ]);
});

test('keyset paging by id goes through every row once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), (size) => {
      const seen: unknown[] = [];
      for (let last = 0; ; ) {
        const page = rows(`SELECT id FROM transaction WHERE id > ? ORDER BY id FETCH FIRST ${size} ROWS ONLY`, last);
        seen.push(...page.flat());
        if (page.length < size) break;
        last = page.at(-1)![0] as number;
      }
      expect(seen).toEqual([100, 101, 102, 103]);
    }),
  );
});

test('whatever text is given, a parameter finds exactly it and never becomes SQL', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(one("NVL(?, '-')", text)).toBe(text === '' ? '-' : text);
      expect(one(`'${text.replaceAll("'", "''")}' || ''`)).toBe(text === '' ? null : text);
    }),
  );
});

test('a kept translation costs less than 50 microseconds', () => {
  const sql = 'SELECT id, BUILTIN.DF(entity) FROM transaction WHERE externalid = ?';
  translate(sql, world.catalogue);
  const started = performance.now();
  for (let count = 0; count < 2_000; count++) translate(sql, world.catalogue);
  expect((performance.now() - started) / 2_000).toBeLessThan(0.05);
});

test('a table that changes is translated anew', () => {
  const changing = salesWorld();
  expect(changing.rows('SELECT * FROM item WHERE id = 10')).toEqual([[10, 'MUG', 2.5]]);
  changing.store.exec('ALTER TABLE item ADD COLUMN colour TEXT');
  const columns = changing.tables.get('item')!.columns as Map<string, { name: string; type: 'string' }>;
  columns.set('colour', { name: 'colour', type: 'string' });
  expect(changing.rows('SELECT * FROM item WHERE id = 10')).toEqual([[10, 'MUG', 2.5, null]]);
});
