// Scheduled scripts with everyday modules, and what ends a script or lies outside its reach.

import { fieldRun } from '../../support/fieldRun';

test('files, caches, hashes, formats, requests and mail work, and are refused by their codes', async () => {
  const { code, report, noted } = await fieldRun('bench', 'customscript_bn_tools_ss');
  expect(code).toBe(0);
  expect(noted).toMatchObject({
    settings: ['JSON', 3],
    read: ['a,b', '1,2'],
    'without a folder': 'SSS_MISSING_REQD_ARGUMENT',
    'in no folder': 'INVALID_KEY_OR_REF',
    'eleven megabytes': 'SSS_FILE_CONTENT_SIZE_EXCEEDED',
    'both ways': 'YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT',
    cached: { n: 1 },
    'cached shortly': 'SSS_INVALID_TYPE_ARG',
    hashed: 'ba7816bf',
    'key in the clear': 'SSS_INVALID_TYPE_ARG',
    'secret nobody made': 'INVALID_SECRET_ID',
    encoded: 'aMOp',
    'in words': ['11/2/2026', '11/2/2026 11:30:00 pm', 'someday', 15],
    'unknown host': 'SSS_UNKNOWN_HOST',
    'in the clear': 'SSS_INVALID_URL',
    'object as JSON': 'SSS_INVALID_TYPE_ARG',
    underscore: 'SSS_INVALID_HEADER',
    mail: 'nothing',
    'eleven readers': 'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
    'mail of the system': 'SSS_AUTHOR_MUST_BE_EMPLOYEE',
    'no address': 'SSS_INVALID_TO_EMAIL',
  });
  const last = report.logs.at(-1);
  expect([last?.title.length, last?.details.length]).toEqual([99, 3_999]);
});

const way = (name: string) => fieldRun('bench', 'customscript_bn_limits_ss', '--param', `custscript_bn_way=${name}`);

test.each([
  ['units', 'SSS_USAGE_LIMIT_EXCEEDED'],
  ['waiting', 'SSS_TIME_LIMIT_EXCEEDED'],
  ['code', 'EvalError'],
  ['timer', 'ReferenceError'],
  ['machine', 'ReferenceError'],
  ['fetching', 'ReferenceError'],
  ['node', 'NotEmulated'],
])('a script that tries %s ends with %s, whatever it catches', async (name, error) => {
  const { code, report } = await way(name);
  expect(code).toBe(1);
  expect(report).toMatchObject({ status: 'FAILED', errors: [{ stage: 'execute', key: null, name: error }] });
  expect(report.logs.filter(({ type }) => type !== 'SYSTEM')).toEqual([]);
});

test('a script that waits by asking the time sees it pass', async () => {
  expect((await way('pause')).noted).toEqual({ waited: true });
});

test('what the lab refused by name is said even when the script caught it', async () => {
  const { code, noted, warned } = await way('lacking');
  expect([code, noted]).toEqual([0, { swallowed: 'NotEmulated' }]);
  expect(warned).toContain('NotEmulated: N/search.global');
});

test.each([
  ['custscript_bn_way', 'anything', true],
  ['custscript_bn_none', '1', false],
])('the parameter %s=%s is known: %s', async (name, value, known) => {
  const { report } = await fieldRun('bench', 'customscript_bn_limits_ss', '--param', `${name}=${value}`);
  expect(report.status).toBe(known ? 'FAILED' : 'REFUSED');
});
