// N/search in the lab: filters that must fit, result shapes, limits, lookups and saved searches.

import { searchInput } from '../../../lab/netsuite/modules/search';
import { namedDays } from '../../../lab/netsuite/search/namedDays';
import type { Result } from '../../../lab/netsuite/search/results';
import { salesWorld } from '../../support/queryWorld';
import { choices, code, ids, links, search, searchEnv, type } from '../../support/searchWorld';

test('a search of orders with mainline gives one row an order, without it one row a line', () => {
  const api = search();
  expect(ids(api.create({ type: 'salesorder', filters: [['mainline', 'is', 'T']] }))).toEqual(['100', '101', '102']);
  expect(ids(api.create({ type: 'salesorder' }))).toEqual(['100', '100', '100', '101', '101', '102']);
});

test('values come as text and booleans, selects with their text, statuses by name', () => {
  const api = search();
  const found = api.create({
    type: 'transaction',
    filters: [['internalid', 'anyof', 101], 'AND', ['mainline', 'is', 'F']],
    columns: ['tranid', 'entity', 'trandate', 'posting', 'status', 'quantity', 'item', 'memomain', 'item.itemid'],
  });
  const [row] = found.run().getRange({ start: 0, end: 10 }) as [Result];
  const values = ['tranid', 'entity', 'trandate', 'posting', 'status', 'quantity'].map((name) => row.getValue(name));
  expect(values).toEqual(['SO2', '2', '11/2/2026', false, 'pendingApproval', '2']);
  expect(row.getText('entity')).toBe('Walk-in');
  expect(row.getText({ name: 'status' })).toBe('Pending Approval');
  expect(row.getText('tranid')).toBeNull();
  expect(row.getValue({ name: 'itemid', join: 'item' })).toBe('MUG');
  expect(row.recordType).toBe('salesorder');
  expect(row.getValue('memomain')).toBe('gift');
});

test('filters nest with AND, OR and NOT, and AND binds first', () => {
  const api = search(searchEnv(links));
  const found = (filters: unknown): unknown => ids(api.create({ type, filters }));
  const number = (operator: string, value: number): unknown[] => ['internalidnumber', operator, value];
  expect(found([number('lessthan', 3), 'AND', ['isinactive', 'is', 'F'], 'OR', number('equalto', 9)])).toEqual([
    '1',
    '9',
  ]);
  expect(found([[number('lessthan', 4)], 'AND', ['NOT', [number('equalto', 2)]]])).toEqual(['1', '3']);
  expect(found([api.createFilter({ name: 'externalid', operator: 'anyof', values: ['x-5', 'x-6'] })])).toEqual([
    '5',
    '6',
  ]);
  expect(found([{ name: 'custrecord_order', operator: 'noneof', values: ['@NONE@'] }])).toEqual(['1', '2', '3']);
  expect(found([['name', 'contains', 'link 4499']])).toEqual(['4499']);
  expect(found([['custrecord_order.upccode', 'is', '0002']])).toEqual(['2']);
});

test('dates filter by day and by moment', () => {
  const api = search();
  const found = (...term: unknown[]): unknown =>
    ids(api.create({ type: 'transaction', filters: [['mainline', 'is', 'T'], 'AND', term] }));
  expect(found('trandate', 'within', '11/1/2026', '11/2/2026')).toEqual(['100', '101']);
  expect(found('datecreated', 'on', '11/2/2026')).toEqual(['101']);
  expect(found('datecreated', 'before', '11/1/2026 9:06 am')).toEqual(['100']);
  expect(found('trandate', 'after', 'today')).toEqual(['102']);
  expect(() => found('trandate', 'on', '2026-11-01')).toThrow('11/21/2026');
  expect(() => found('trandate', 'within', 'lastfiscalyear')).toThrow('NotEmulated');
  expect(() => found('trandate', 'within', 'today')).toThrow(code('SSS_INVALID_SRCH_FILTER'));
});

test('dates filter by the names of days, weeks, months, quarters and years beside today', () => {
  const api = search();
  const found = (...term: unknown[]): unknown =>
    ids(api.create({ type: 'transaction', filters: [['mainline', 'is', 'T'], 'AND', term] }));
  expect(found('trandate', 'within', 'thismonth')).toEqual(found('trandate', 'within', '11/1/2026', '11/30/2026'));
  expect(found('trandate', 'on', 'lastmonth')).toEqual([]);
  expect(found('trandate', 'onorafter', 'daysago20')).toEqual(found('trandate', 'onorafter', '11/1/2026'));
  expect(found('trandate', 'before', 'daysago19')).toEqual(['100']);
});

test.each([
  ['today', '2026-02-28', '2026-02-28'],
  ['daysFromNow3', '2026-03-03', '2026-03-03'],
  ['weeksago1', '2026-02-21', '2026-02-21'],
  ['monthsago3', '2025-11-28', '2025-11-28'],
  ['thisweek', '2026-02-22', '2026-02-28'],
  ['lastWeek', '2026-02-15', '2026-02-21'],
  ['thismonth', '2026-02-01', '2026-02-28'],
  ['nextmonth', '2026-03-01', '2026-03-31'],
  ['lastquarter', '2025-10-01', '2025-12-31'],
  ['thisyear', '2026-01-01', '2026-12-31'],
  ['startOfLastYear', '2025-01-01', '2025-01-01'],
  ['someday', undefined, undefined],
])('on 28 February 2026, a Saturday, %s means %s to %s', (name, from, to) => {
  expect(namedDays(name, '2026-02-28')).toEqual(from && { from, to });
});

test('formulas reckon over fields in braces, as columns and as filters, and are told apart', () => {
  const api = search(searchEnv(links));
  const [upper, twice] = [
    api.createColumn({ name: 'formulatext', formula: "UPPER({name}) || ' {name}'" }),
    api.createColumn({ name: 'formulanumeric', formula: '{internalid} * 2' }),
  ];
  const filters = [["formulanumeric: CASE WHEN {isinactive} = 'T' THEN 0 ELSE {internalid} END", 'equalto', 3]];
  const [row] = api
    .create({ type, filters, columns: [upper, twice] })
    .run()
    .getRange(0, 5) as [Result];
  expect([row.getValue(upper), row.getValue(twice), row.getValue({ name: 'formulanumeric' })]).toEqual([
    'LINK 3 {name}',
    '6',
    '6',
  ]);
  const more = [upper, api.createColumn({ name: 'formulatext', formula: "'x'" })];
  const [both] = api.create({ type, filters, columns: more }).run().getRange(0, 5) as [Result];
  expect(both.getAllValues()).toEqual({ formulatext: 'LINK 3 {name}', formulatext_1: 'x' });
  expect(both.getValue(more[1])).toBe('x');
  for (const formula of ['{colour}', '(SELECT 1 FROM DUAL)', '1; 2']) {
    const columns = [{ name: 'formulatext', formula }];
    expect(() => api.create({ type, columns }).run()).toThrow(code('SSS_INVALID_SRCH_COL'));
  }
});

test('a filter on a summary holds for groups, and needs columns with summaries', () => {
  const api = search();
  const filters = [['mainline', 'is', 'F'], 'AND', ['count(internalid)', 'greaterthan', 1]];
  const columns = [{ name: 'internalid', summary: 'GROUP' }];
  const groups = api.create({ type: 'transaction', filters, columns }).run().getRange(0, 50);
  expect(groups.map((row) => row.getValue({ name: 'internalid', summary: 'GROUP' }))).toEqual(['100']);
  expect(() => api.create({ type: 'transaction', filters }).run()).toThrow(code('SSS_INVALID_SRCH_FILTER'));
  const either = [['count(internalid)', 'greaterthan', 1], 'OR', ['mainline', 'is', 'T']];
  expect(() => api.create({ type: 'transaction', filters: either, columns }).run()).toThrow('NotEmulated');
});

test('filters that are added to a search narrow it, whatever ORs it has', () => {
  const api = search(searchEnv(links));
  const found = api.create({
    type,
    filters: [['internalidnumber', 'lessthan', 3], 'OR', ['internalidnumber', 'equalto', 9]],
  });
  found.filters = [
    ...found.filters,
    api.createFilter({ name: 'internalidnumber', operator: 'greaterthan', values: 1 }),
  ];
  expect(ids(found)).toEqual(['2', '9']);
  found.filters = found.filters.slice(2);
  expect(found.filterExpression).toEqual([['internalidnumber', 'greaterthan', 1]]);
});

test('an operator that does not fit its field is refused', () => {
  const api = search(searchEnv(links));
  for (const term of [
    ['custrecord_order', 'is', '10'],
    ['isinactive', 'anyof', 'T'],
    ['name', 'anyof', 'Link 1'],
    ['custrecord_count', 'is', 1],
    ['custrecord_seen', 'equalto', '11/20/2026'],
    ['name', 'like', 'x'],
  ]) {
    expect(() => api.create({ type, filters: [term] }).run()).toThrow(code('SSS_INVALID_SRCH_OPERATOR'));
  }
});

test('unknown fields, malformed expressions and unknown types are refused by their codes', () => {
  const api = search(searchEnv(links));
  expect(() => api.create({ type, columns: ['colour'] }).run()).toThrow(code('SSS_INVALID_SRCH_COL'));
  expect(() => api.create({ type, filters: [['colour', 'is', 'x']] }).run()).toThrow(code('SSS_INVALID_SRCH_FILTER'));
  const side = [
    ['name', 'is', 'a'],
    ['name', 'is', 'b'],
  ];
  expect(() => api.create({ type, filters: side })).toThrow(code('SSS_INVALID_SRCH_FILTER_EXPR'));
  expect(() => api.create({ type, filters: [...side, 'XOR'] })).toThrow(code('SSS_INVALID_SRCH_FILTER_EXPR'));
  expect(() => api.create({ type: 'customrecord_none' })).toThrow(code('SSS_INVALID_SRCH_TYPE'));
  expect(() => api.create({ type, columns: [5] })).toThrow(code('SSS_INVALID_SRCH_COLUMN'));
  expect(() => api.create({})).toThrow(code('SSS_MISSING_REQD_ARGUMENT'));
  expect(() => api.create({ type: 'phonecall' })).toThrow('NotEmulated: N/search on phonecall');
  expect(() => api.create({ type: 'scheduledscript' })).toThrow('NotEmulated: N/search on scheduledscript');
});

test('ranges hold at most 1,000 rows and each goes through at most 4,000', () => {
  const env = searchEnv(links);
  const results = search(env)
    .create({ type, columns: ['name'] })
    .run();
  expect(() => results.getRange({ start: 0, end: 1_001 })).toThrow(code('SSS_SEARCH_RESULT_LIMIT_EXCEEDED'));
  expect(results.getRange({ start: 4_490, end: 5_000 })).toHaveLength(10);
  expect(results.getRange({ start: 5_000, end: 5_010 })).toEqual([]);
  expect(env.execution.usedUnits).toBe(20);
  let seen = 0;
  expect(() => results.each(() => ++seen > 0)).toThrow(code('SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED'));
  expect(seen).toBe(4_000);
  seen = 0;
  results.each(() => ++seen < 7);
  expect(seen).toBe(7);
});

test('pages hold 5 to 1,000 rows and cost 5 units each', () => {
  const env = searchEnv(links);
  const paged = search(env)
    .create({ type, columns: ['name'] })
    .runPaged({ pageSize: 1_000 });
  expect(paged.count).toBe(4_500);
  const pages = paged.pageRanges.map((range) => paged.fetch(range));
  expect(pages.map(({ data }) => data.length)).toEqual([1_000, 1_000, 1_000, 1_000, 500]);
  expect(pages.at(-1)!.isLast).toBe(true);
  expect(env.execution.usedUnits).toBe(30);
  expect(() => search(env).create({ type }).runPaged({ pageSize: 1_001 })).toThrow('5 to 1000');
});

test('summaries group and add up, and every column needs one', () => {
  const api = search();
  const found = api.create({
    type: 'salesorder',
    filters: [['mainline', 'is', 'F']],
    columns: [
      { name: 'item', summary: 'GROUP', sort: 'ASC' },
      { name: 'quantity', summary: 'SUM' },
      { name: 'internalid', summary: 'COUNT' },
    ],
  });
  const rows = found.run().getRange({ start: 0, end: 10 });
  const shown = rows.map((row) => [
    row.getText({ name: 'item', summary: 'GROUP' }),
    row.getValue({ name: 'quantity', summary: 'SUM' }),
    row.getValue({ name: 'internalid', summary: 'COUNT' }),
  ]);
  expect(shown).toEqual([
    ['HAT', '1', '1'],
    ['MUG', '4', '2'],
  ]);
  expect(rows[0]!.id).toBeNull();
  const mixed = api.create({ type: 'salesorder', columns: ['tranid', { name: 'item', summary: 'GROUP' }] });
  expect(() => mixed.run()).toThrow(code('SSS_INVALID_SRCH_COLUMN_SUM'));
  expect(() => api.createColumn({ name: 'item', summary: 'TOTAL' })).toThrow(code('SSS_INVALID_SRCH_COLUMN_SUM'));
});

test('lookupFields costs one unit and gives selects as lists', () => {
  const env = searchEnv(salesWorld());
  const api = search(env);
  const found = api.lookupFields({
    type: 'salesorder',
    id: '100',
    columns: ['tranid', 'entity', 'memo', 'posting', 'trandate', 'customer.isinactive', 'status', 'internalid'],
  });
  expect(found).toEqual({
    tranid: 'SO1',
    entity: [{ value: '1', text: 'Amazon' }],
    memo: '',
    posting: false,
    trandate: '11/1/2026',
    'customer.isinactive': false,
    status: [{ value: 'pendingFulfillment', text: 'Pending Fulfillment' }],
    internalid: [{ value: '100', text: '100' }],
  });
  expect(env.execution.usedUnits).toBe(1);
  expect(api.lookupFields({ type: 'customer', id: 1, columns: 'parent' })).toEqual({ parent: [] });
  expect(api.lookupFields({ type: 'journalentry', id: 100, columns: ['tranid'] })).toEqual({});
  expect(() => api.lookupFields({ type: 'salesorder', id: 100, columns: ['quantity'] })).toThrow(
    code('SSS_INVALID_SRCH_COL'),
  );
});

test('long text is cut at 4,000 bytes', () => {
  const found = search(searchEnv(links)).create({
    type,
    filters: [['internalid', 'is', 1]],
    columns: ['custrecord_note'],
  });
  const [row] = found.run().getRange({ start: 0, end: 1 });
  expect(row!.getValue('custrecord_note')).toBe('é'.repeat(2_000));
});

test('a saved search keeps its type, filters and columns, and its title is its own', () => {
  const env = searchEnv(links);
  const api = search(env);
  const filters = [['name', 'is', 'Link 7'], 'OR', ['internalidnumber', 'equalto', 8]];
  const made = api.create({ type, filters, columns: ['name'], id: 'customsearch_cwy', title: 'Links' });
  const id = made.save();
  expect(env.execution.usedUnits).toBe(5);
  const again = api.load({ id: 'customsearch_cwy' });
  expect(again.searchId).toBe(id);
  expect(ids(again)).toEqual(['7', '8']);
  expect(() => api.create({ type, title: 'Links' }).save()).toThrow(code('NAME_ALREADY_IN_USE'));
  expect(() => api.create({ type, title: 'Other', id: 'customsearch_cwy' }).save()).toThrow(
    code('SSS_DUPLICATE_SEARCH_SCRIPT_ID'),
  );
  expect(() => api.create({ type }).save()).toThrow(code('SSS_MISSING_REQD_ARGUMENT'));
  const pairs = searchInput(env, { type: 'search', id });
  expect(pairs).toEqual(
    [7, 8].map((each) => ({
      key: `${each}`,
      value: JSON.stringify({ recordType: type, id: `${each}`, values: { name: `Link ${each}` } }),
    })),
  );
  api.delete({ id });
  expect(() => api.load({ id })).toThrow(code('INVALID_SEARCH'));
});

test('as a map/reduce input a search gives every row, selects with text and joined columns by both names', () => {
  const env = searchEnv(links);
  const whole = searchInput(
    env,
    search(env).create({ type, columns: ['custrecord_order', 'isinactive', 'custrecord_order.upccode'] }),
  );
  expect(whole).toHaveLength(4_500);
  expect(JSON.parse(whole![1]!.value)).toEqual({
    recordType: type,
    id: '2',
    values: { custrecord_order: { value: '11', text: 'HAT' }, isinactive: 'T', 'upccode.custrecord_order': '0002' },
  });
  expect(searchInput(env, { a: 1 })).toBeUndefined();
});

test('a multiple select filters by its choices and shows each of them', () => {
  const env = searchEnv(choices);
  const api = search(env);
  const found = (operator: string, ...values: unknown[]): unknown =>
    ids(api.create({ type: 'department', filters: [['subsidiary', operator, ...values]] }));
  expect(found('anyof', '1', '2')).toEqual(['1', '2']);
  expect(found('allof', 1, 12)).toEqual(['1']);
  expect(found('anyof', '@NONE@')).toEqual(['3']);
  expect(api.lookupFields({ type: 'department', id: 1, columns: 'subsidiary' })).toEqual({
    subsidiary: [
      { value: '12', text: 'Other' },
      { value: '1', text: 'Parent' },
    ],
  });
  const [row] = api
    .create({ type: 'department', columns: ['subsidiary'] })
    .run()
    .getRange({ start: 0, end: 1 });
  expect([row!.getValue('subsidiary'), row!.getText('subsidiary')]).toEqual(['12,1', 'Other, Parent']);
});
