// A map/reduce script with every kind of input, and a scheduled script that hands work on.

import { fieldRun } from '../../support/fieldRun';

const grind = (source: string) =>
  fieldRun('mill', 'customscript_ml_grind_mr', '--param', `custscript_ml_source=${source}`);
const counted = (...keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, '{"count":1}']));

test.each([
  ['file', { wheat: '{"count":2}', rye: '{"count":1}' }],
  ['path', { wheat: '{"count":2}', rye: '{"count":1}' }],
  ['list', counted('wheat', '{"grain":"rye"}')],
  ['object', counted('wheat', '2')],
  ['search', { '{"recordType":"account"': '{"count":2}' }],
  ['suiteql', counted('{"values":["1000"]}', '{"values":["1010"]}')],
  ['query', counted('{"values":["1000"]}')],
  ['nothing', {}],
])('input from %s goes through map and reduce as text', async (source, ground) => {
  const { code, report, noted } = await grind(source);
  expect(code).toBe(0);
  expect(noted.ground).toEqual(ground);
  expect(report.errors).toEqual([]);
});

test.each([
  ['text', 'SSS_INVALID_TYPE_ARG'],
  ['error', 'Error'],
])('input that is no input (%s) ends the run, and summarize hears of it', async (source, name) => {
  const { code, report, noted } = await grind(source);
  expect(code).toBe(1);
  expect(report).toMatchObject({ status: 'FAILED', errors: [{ stage: 'getInputData', key: null, name }] });
  expect(noted.input).toBe(report.errors[0]?.message);
});

test.each([
  ['long key', 'KEY_LENGTH_IS_OVER_3000_BYTES'],
  ['long value', 'VALUE_LENGTH_IS_OVER_10_MB'],
  ['stone', 'Error'],
])('a pair that fails (%s) is tried again once and then given up', async (source, name) => {
  const { code, report, noted, warned } = await grind(source);
  expect(code).toBe(1);
  expect(report).toMatchObject({ status: 'COMPLETE', errors: [{ stage: 'map', key: '0', name }] });
  expect(report.units.filter(({ stage }) => stage === 'map')).toHaveLength(2);
  expect(noted).toMatchObject({ 'map 0': `2: ${name}`, ground: {} });
  expect(warned).toContain('map "0" was tried again');
});

test('a pair that uses up its units is not tried again', async () => {
  const { code, report } = await grind('dear');
  expect(code).toBe(1);
  expect(report.units.filter(({ stage }) => stage === 'map')).toEqual([{ stage: 'map', used: 1_000, limit: 1_000 }]);
  expect(report.errors).toMatchObject([{ stage: 'map', key: '0', name: 'SSS_USAGE_LIMIT_EXCEEDED' }]);
});

test('a script submits others and itself; what it submitted is named and not run', async () => {
  const { code, report, noted, warned } = await fieldRun('mill', 'customscript_ml_start_ss');
  expect(code).toBe(0);
  expect(noted).toEqual({
    round: ['USER_INTERFACE', 1],
    status: 'PENDING',
    twice: 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
    itself: 'no task id',
    'no such script': 'INVALID_SCRIPT_ID_1',
  });
  expect(report.units).toEqual([{ stage: 'execute', used: 80, limit: 10_000 }]);
  expect(warned).toContain('customdeploy_ml_grind_mr was submitted and was not run');
  expect(warned).toContain('customdeploy_ml_start_ss was submitted and was not run');
});
