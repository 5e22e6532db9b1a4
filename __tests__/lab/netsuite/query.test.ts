// N/query in the lab: result shapes, caps, pages, units and permissions.

import { queryInput, queryModule } from '../../../lab/netsuite/modules/query';
import type { QueryObject } from '../../../lab/netsuite/query/builder';
import type { ResultSet } from '../../../lab/netsuite/query/results';
import type { Page, PagedData } from '../../../lab/netsuite/query/statement';
import { loaded, queryEnv } from '../../support/queryEnv';
import { queryWorld, salesWorld } from '../../support/queryWorld';

interface QueryApi {
  runSuiteQL(options: unknown, params?: unknown): ResultSet;
  runSuiteQLPaged(options: unknown): PagedData;
  create(options: unknown): QueryObject;
}

const world = salesWorld();
const numbers = queryWorld({
  customrecord_n: {
    columns: { id: 'integer', name: 'string' },
    rows: Array.from({ length: 6_000 }, (_, index) => [index + 1, `n${index + 1}`]),
  },
});

test('mapped results have lower-case keys, checkboxes as letters, dates as text and null for nothing', () => {
  const { runSuiteQL } = loaded<QueryApi>(queryModule, queryEnv(world));
  const found = runSuiteQL({
    query: 'SELECT ID, Posting, TranDate AS Day, memo FROM transaction WHERE id = ?',
    params: [100],
  });
  expect(found.asMappedResults()).toEqual([{ id: 100, posting: 'F', day: '11/1/2026', memo: null }]);
  expect(found.results[0]!.values).toEqual([100, 'F', '11/1/2026', null]);
  expect(found.results[0]!.asMap()).toEqual(found.asMappedResults()[0]);
  expect(found.types).toEqual(['INTEGER', 'BOOLEAN', 'DATE', 'CLOBTEXT']);
});

test('a statement may be given as text with its parameters', () => {
  const { runSuiteQL } = loaded<QueryApi>(queryModule, queryEnv(world));
  const found = runSuiteQL('SELECT tranid FROM transaction WHERE externalid = ?', ['amz-2']);
  expect(found.asMappedResults()).toEqual([{ tranid: 'SO2' }]);
});

test('a query costs 10 units, its mapped results none, its iterator 10 more', () => {
  const env = queryEnv(world);
  const { runSuiteQL } = loaded<QueryApi>(queryModule, env);
  const found = runSuiteQL({ query: 'SELECT id FROM transaction ORDER BY id' });
  found.asMappedResults();
  expect(env.execution.usedUnits).toBe(10);
  const seen: unknown[] = [];
  found.iterator().each(({ value }) => seen.push(value.values[0]) < 2);
  expect(seen).toEqual([100, 101]);
  expect(env.execution.usedUnits).toBe(20);
});

test('more than 5,000 rows are cut without a word, but not for a map/reduce input', () => {
  const env = queryEnv(numbers);
  const { runSuiteQL } = loaded<QueryApi>(queryModule, env);
  const sql = 'SELECT id FROM customrecord_n WHERE id > ? ORDER BY id';
  expect(runSuiteQL({ query: sql, params: [0] }).results).toHaveLength(5_000);
  const pairs = queryInput(env, { type: 'suiteql', query: sql, params: [1] });
  expect(pairs).toHaveLength(5_999);
  expect(pairs?.[0]).toEqual({ key: '0', value: '{"values":[2]}' });
});

test('pages hold what they announce, and each costs 10 units', () => {
  const env = queryEnv(numbers);
  const { runSuiteQLPaged } = loaded<QueryApi>(queryModule, env);
  const paged = runSuiteQLPaged({ query: 'SELECT id FROM customrecord_n ORDER BY id', pageSize: 1_000 });
  expect(paged.count).toBe(6_000);
  expect(paged.pageRanges).toHaveLength(6);
  const ids: unknown[] = [];
  paged.iterator().each(({ value }: { value: Page }) => {
    ids.push(...value.data.results.map(({ values }) => values[0]));
    return true;
  });
  expect(ids).toEqual(Array.from({ length: 6_000 }, (_, index) => index + 1));
  expect(env.execution.usedUnits).toBe(70);
  expect(paged.fetch({ index: 5 }).isLast).toBe(true);
  expect(() => paged.fetch({ index: 6 })).toThrow(expect.objectContaining({ name: 'INVALID_PAGE_RANGE' }));
});

test('pages without an order repeat rows and miss others', () => {
  const { runSuiteQLPaged } = loaded<QueryApi>(queryModule, queryEnv(numbers));
  const paged = runSuiteQLPaged({ query: 'SELECT id FROM customrecord_n WHERE id <= 2000', pageSize: 1_000 });
  const ids = paged.pageRanges.flatMap(({ index }) => paged.fetch(index).data.results.map(({ values }) => values[0]));
  expect(ids).toHaveLength(2_000);
  expect(new Set(ids).size).toBeLessThan(2_000);
});

test('a page size below 5 or above 1,000, and more than 1,000 pages, are refused', () => {
  const { runSuiteQLPaged } = loaded<QueryApi>(queryModule, queryEnv(numbers));
  const query = 'SELECT id FROM customrecord_n ORDER BY id';
  expect(() => runSuiteQLPaged({ query, pageSize: 4 })).toThrow('5 to 1000');
  expect(() => runSuiteQLPaged({ query, pageSize: 1_001 })).toThrow('5 to 1000');
  expect(() => runSuiteQLPaged({ query, pageSize: 5 })).toThrow('1000 pages');
});

test('parameters are strings, numbers and booleans only, and a query is required', () => {
  const { runSuiteQL } = loaded<QueryApi>(queryModule, queryEnv(world));
  const query = 'SELECT id FROM transaction WHERE externalid = ?';
  for (const bad of [null, new Date(0), ['a'], { a: 1 }]) {
    expect(() => runSuiteQL({ query, params: [bad] })).toThrow(
      expect.objectContaining({ name: 'SSS_INVALID_TYPE_ARG' }),
    );
  }
  expect(() => runSuiteQL({})).toThrow(expect.objectContaining({ name: 'SSS_MISSING_REQD_ARGUMENT' }));
});

test('a table whose permission the role lacks is an error, also inside a sub-select or behind BUILTIN.DF', () => {
  const guarded = salesWorld();
  guarded.denied.add('LIST_CUSTJOB');
  const { runSuiteQL } = loaded<QueryApi>(queryModule, queryEnv(guarded));
  for (const query of [
    'SELECT id FROM customer',
    'SELECT id FROM transaction WHERE entity IN (SELECT id FROM customer)',
    'SELECT BUILTIN.DF(entity) FROM transaction',
  ]) {
    expect(() => runSuiteQL({ query })).toThrow(expect.objectContaining({ name: 'INSUFFICIENT_PERMISSION' }));
  }
  expect(runSuiteQL({ query: 'SELECT entity FROM transaction' }).results).toHaveLength(4);
});

test('query.create reads one table by conditions and sorts, with real booleans', () => {
  const { create } = loaded<QueryApi>(queryModule, queryEnv(world));
  const built = create({ type: 'transaction' });
  const id = built.createColumn({ fieldId: 'id' });
  built.columns = [
    id,
    built.createColumn({ fieldId: 'posting' }),
    built.createColumn({ fieldId: 'entity', context: 'DISPLAY' }),
  ];
  built.condition = built.and(
    built.createCondition({ fieldId: 'type', operator: 'ANY_OF', values: ['SalesOrd'] }),
    built.not(built.createCondition({ fieldId: 'tranid', operator: 'IS', values: 'SO2' })),
  );
  built.sort = [built.createSort({ column: id, ascending: false })];
  expect(built.run().asMappedResults()).toEqual([
    { id: 102, posting: false, entity: 'Amazon' },
    { id: 100, posting: false, entity: 'Amazon' },
  ]);
  expect(built.toSuiteQL().run().results[0]!.values).toEqual([102, 'F', 'Amazon']);
  expect(() => built.join()).toThrow('NotEmulated: N/query joins');
});
