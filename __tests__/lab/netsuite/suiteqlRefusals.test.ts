// What SuiteQL does not take, each with a message that says what to write instead.

import { salesWorld } from '../../support/queryWorld';

const { rows } = salesWorld();

const REFUSED: readonly (readonly [string, string])[] = [
  ['WITH a AS (SELECT 1 AS x FROM DUAL) SELECT x FROM a', 'inline view'],
  ['SELECT id FROM transaction LIMIT 5', 'FETCH FIRST'],
  ['SELECT id FROM transaction ORDER BY id OFFSET 5 ROWS', 'OFFSET is not supported'],
  ["SELECT LISTAGG(tranid, ',') FROM transaction", 'LISTAGG'],
  ['SELECT LEFT(tranid, 1) FROM transaction', 'SUBSTR'],
  ['SELECT SUBSTRING(tranid, 1) FROM transaction', 'SUBSTR'],
  ['SELECT [id] FROM transaction', 'square brackets'],
  ['SELECT id::text FROM transaction', ':: casts'],
  ["SELECT id FROM transaction WHERE tranid ILIKE 'x'", 'LOWER'],
  ['SELECT id FROM transaction WHERE id = :id', 'use ?'],
  ['SELECT id FROM transaction;', 'semicolon'],
  ["SELECT id FROM transaction WHERE tranid = 'x", 'no end'],
  ['SELECT id FROM invoices', 'unknown table "invoices"'],
  ['SELECT colour FROM transaction', 'unknown column "colour"'],
  ['SELECT t.colour FROM transaction t', 'unknown column "colour" of "transaction"'],
  ['SELECT x.id FROM transaction t', '"x" is not in this FROM'],
  ['SELECT id FROM transaction t JOIN transactionline l ON l.transaction = t.id', 'name the table'],
  ['SELECT a.id FROM transaction a JOIN customer a ON a.id = a.id', 'names two tables'],
  ['SELECT NICE(id) FROM transaction', 'NICE is not supported'],
  ['SELECT BUILTIN.NICE(id) FROM transaction', 'does not exist'],
  ['SELECT t.id FROM transaction t, customer c JOIN item i ON i.id = 1 WHERE t.entity = c.id(+)', 'do not mix'],
  ['SELECT id FROM (SELECT id AS "Id" FROM transaction)', 'quoted alias'],
  ['SELECT 1', 'FROM DUAL'],
  ['DELETE FROM transaction', 'starts with SELECT'],
  ['UPDATE transaction SET id = 1', 'starts with SELECT'],
  ["SELECT id FROM transaction WHERE trandate > '2026-11-01'", 'TO_DATE'],
  ['SELECT id FROM transaction WHERE tranid = 5', '"tranid"'],
  ["SELECT id FROM transaction WHERE id = 'x'", "'x'"],
  ['SELECT id FROM transaction WHERE posting', "'T' or 'F'"],
  ['SELECT id = 1 FROM transaction', 'CASE WHEN'],
  ['SELECT type, COUNT(*) FROM transaction', '"type" is neither in GROUP BY'],
  ['SELECT type, MAX(id) FROM transaction GROUP BY type ORDER BY tranid', '"tranid" is neither in GROUP BY'],
  ['SELECT type FROM transaction GROUP BY type HAVING id > 1', '"id" is neither'],
  ['SELECT BUILTIN.DF(entity), COUNT(*) FROM transaction GROUP BY entity', 'not in GROUP BY'],
  ['SELECT id FROM transaction WHERE COUNT(*) > 1', 'not allowed here'],
  ['SELECT type AS kind, COUNT(*) FROM transaction GROUP BY kind', 'unknown column "kind"'],
  ['SELECT id FROM transaction UNION SELECT id, tranid FROM transaction', '1 and 2 columns'],
  ['SELECT id FROM transaction WHERE id IN (SELECT id, tranid FROM transaction)', '2 columns'],
  ['SELECT DISTINCT type FROM transaction ORDER BY id', 'select list'],
  ['SELECT id FROM transaction ORDER BY 3', 'has 1 columns'],
  ['SELECT RANK() FROM transaction', 'OVER'],
  ['SELECT id FROM transaction WHERE ROWNUM > 1', 'never holds'],
  ['SELECT id FROM transaction NATURAL JOIN customer', 'NATURAL'],
  ['SELECT t.id FROM transaction t JOIN customer c USING (id)', 'USING'],
  ["SELECT TO_DATE('2026-11-01') FROM DUAL", 'format'],
  ["SELECT TO_DATE('2026-02-30', 'YYYY-MM-DD') FROM DUAL", 'not a day'],
  ["SELECT TO_DATE('1.2.2026', 'YYYY-MM-DD') FROM DUAL", 'not a date of the form'],
  ["SELECT TO_NUMBER('12x') FROM DUAL", 'not a number'],
  ['SELECT id / 0 FROM transaction', 'divided by zero'],
  ['SELECT FROM transaction', 'a value is expected'],
  ['SELECT id FROM transaction WHERE', 'a value is expected'],
  ['SELECT id FROM transaction WHERE (id, type) = (1, 2)', 'IN only'],
];

test.each(REFUSED)('%s is refused', (sql, hint) => {
  const refusal = expect.objectContaining({
    name: 'SSS_SEARCH_ERROR_OCCURRED',
    message: expect.stringContaining(hint),
  });
  expect(() => rows(sql)).toThrow(refusal as unknown as Error);
});

test('IN takes a thousand values and no more', () => {
  const list = (count: number): string => Array.from({ length: count }, (_, index) => index).join(',');
  expect(rows(`SELECT id FROM transaction WHERE id IN (${list(1_000)})`)).toHaveLength(4);
  expect(() => rows(`SELECT id FROM transaction WHERE id IN (${list(1_001)})`)).toThrow(
    'at most 1000 values, found 1001',
  );
});

test('parameters are as many as the question marks, and of the kind they are compared with', () => {
  const byId = 'SELECT tranid FROM transaction WHERE id = ?';
  expect(() => rows(byId)).toThrow('1 parameter(s), 0 value(s)');
  expect(() => rows(byId, 1, 2)).toThrow('1 parameter(s), 2 value(s)');
  expect(rows(byId, '101')).toEqual([['SO2']]);
  expect(() => rows(byId, 'SO2')).toThrow('parameter 1 is compared with a number, "SO2" was given');
  expect(() => rows('SELECT id FROM transaction WHERE tranid = ?', 5)).toThrow('compared with text, 5 was given');
  expect(rows('SELECT id FROM transaction WHERE posting = ?', true)).toEqual([[103]]);
  expect(rows(`SELECT id FROM transaction WHERE tranid = ?`, "x' OR '1' = '1")).toEqual([]);
});

test('built-in functions the lab does not do are refused by name', () => {
  expect(() => rows('SELECT BUILTIN.CONSOLIDATE(foreigntotal) FROM transaction')).toThrow(
    'NotEmulated: SuiteQL BUILTIN.CONSOLIDATE',
  );
  expect(() => rows('SELECT MEDIAN(id) FROM transaction')).toThrow('NotEmulated: SuiteQL MEDIAN');
});
