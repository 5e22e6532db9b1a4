// A Suitelet, a RESTlet and a user event script over one custom record, with a module compiled from TypeScript.

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { lab } from '../../../lab/cli/lab';
import { FIELD, fieldRun } from '../../support/fieldRun';
import { listening } from '../../support/listening';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'lab-counter-'));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

function file(name: string, content: unknown): string {
  const place = path.join(scratch, name);
  fs.writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

const board = (...options: readonly string[]) => fieldRun('counter', 'customscript_ct_board_sl', ...options);
const intake = (...options: readonly string[]) => fieldRun('counter', 'customscript_ct_intake_rl', ...options);

test('a page costs its units, and a Date shows as the day it is', async () => {
  const { code, report } = await board();
  expect(code).toBe(0);
  expect(report.units).toEqual([{ stage: 'onRequest', used: 10, limit: 1_000 }]);
  expect(report.response?.body).toContain('value="11/2/2026"');
});

test('people see the page without its frame, and where a redirect leads', async () => {
  const heard = listening();
  await lab(['run', path.join(FIELD, 'counter'), 'customscript_ct_board_sl'], heard);
  const page = heard.said.join('\n');
  expect(page).toContain('>Parcels</h1>');
  expect(page).not.toContain('<!doctype');
  const away = listening();
  await lab(['run', path.join(FIELD, 'counter'), 'customscript_ct_board_sl', '--param', 'answer=away'], away);
  expect(away.said.join('\n')).toMatch(
    /Response 302 to \/app\/site\/hosting\/scriptlet\.nl\?script=\d+&deploy=1&custpage_day=/,
  );
});

test.each([
  ['json', 'application/json', '{"parcels":0}'],
  ['csv', 'text/csv; charset=UTF-8', 'name\nBox'],
])('an answer in %s comes as text with its content type', async (answer, type, body) => {
  const { report, warned } = await board('--param', `answer=${answer}`);
  expect(report.response).toMatchObject({ status: 200, headers: { 'content-type': type }, body });
  expect(warned).toBe('');
});

test.each([
  ['elsewhere', 'SSS_INVALID_HEADER'],
  ['assistant', 'NotEmulated'],
])('a Suitelet that tries %s fails with %s', async (answer, name) => {
  const { code, report } = await board('--param', `answer=${answer}`);
  expect(code).toBe(1);
  expect(report).toMatchObject({ status: 'FAILED', errors: [{ stage: 'onRequest', key: null, name }] });
});

test('a form is posted by parameters or as a body, and the scripts it sets off have units of their own', async () => {
  const posted = await board('--method', 'POST', '--param', 'custpage_name=Box', '--param', 'custpage_weight=3');
  expect(posted.report.response?.body).toBe('Stored 1');
  expect(posted.report.units).toEqual([
    { stage: 'onRequest', used: 6, limit: 1_000 },
    { stage: 'beforeSubmit', used: 0, limit: 1_000 },
    { stage: 'afterSubmit', used: 2, limit: 1_000 },
  ]);
  const body = file('form.txt', 'custpage_name=Box&custpage_weight=3\n');
  expect((await board('--body', body)).report.records).toEqual(posted.report.records);
});

test('a RESTlet takes JSON and text, answers each in kind, and refuses with 400', async () => {
  const json = await intake('--body', file('parcel.json', { name: 'Box', weight: 4 }));
  expect(json.report).toMatchObject({
    status: 'COMPLETE',
    response: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":1}' },
    records: [{ type: 'customrecord_ct_parcel', id: 1, externalId: null }],
  });
  const text = await intake('--body', file('parcel.txt', 'two words'));
  expect(text.report.errors).toMatchObject([{ stage: 'post', name: 'INVALID_RETURN_DATA_FORMAT' }]);
  const put = await intake('--method', 'PUT', '--body', file('kept.json', { a: 1 }));
  expect(put.report.response?.body).toBe('{"kept":["a"]}');
  const got = await intake();
  expect([got.code, got.report.response?.status, got.report.response?.body]).toEqual([
    1,
    400,
    '{"error":{"code":"CT_NO_ID","message":"Which parcel?"}}',
  ]);
  const gone = await intake('--method', 'DELETE', '--param', 'id=9');
  expect(gone.report.errors).toMatchObject([{ stage: 'delete', name: 'RCRD_DSNT_EXIST' }]);
});

const parcel = (weight: number, ...options: readonly string[]) => {
  const record = file('record.json', {
    type: 'customrecord_ct_parcel',
    values: { name: 'Box', custrecord_ct_parcel_weight: weight },
    before: { values: { name: 'Box', custrecord_ct_parcel_weight: 1 } },
  });
  return fieldRun('counter', 'customscript_ct_parcel_ue', '--record', record, ...options);
};

test.each([
  [
    'create',
    { beforeLoad: 'create', beforeSubmit: ['create', null, 5, 'Box'], afterSubmit: 'create', stored: 'weighed' },
  ],
  ['edit', { beforeLoad: 'edit', beforeSubmit: ['edit', 1, 5, 'Box'], afterSubmit: 'edit' }],
  ['xedit', { beforeSubmit: ['xedit', 1, 5, 'Box'], afterSubmit: 'xedit' }],
  ['delete', { beforeSubmit: ['delete', 1, 1, 'Box'], afterSubmit: 'delete' }],
])('a user event script of version 2.0 sees %s', async (event, noted) => {
  expect(await parcel(5, '--event', event)).toMatchObject({ code: 0, noted });
});

test.each([
  [31, 'UNEXPECTED_ERROR'],
  [30, 'SSS_USAGE_LIMIT_EXCEEDED'],
])('a weight of %i is not stored: %s', async (weight, name) => {
  const { code, report } = await parcel(weight);
  expect(code).toBe(1);
  expect(report).toMatchObject({ records: [], errors: [{ stage: 'beforeSubmit', key: null, name }] });
});

test('a project with several mistakes is refused with all of them', async () => {
  const broken = path.join(scratch, 'broken');
  fs.cpSync(path.join(FIELD, 'counter'), broken, { recursive: true });
  const objects = path.join(broken, 'Objects');
  const type = path.join(objects, 'customrecord_ct_parcel.xml');
  const wrong = fs
    .readFileSync(type, 'utf8')
    .replace('>INTEGER<', '>NUMBER<')
    .replace('custrecord_ct_parcel_note', 'custrecord_ct_parcel_note_of_whoever_brought_it')
    .replace('<includename>T', '<includename>maybe');
  fs.writeFileSync(type, wrong);
  fs.rmSync(path.join(broken, 'FileCabinet/SuiteScripts/counter/board_sl.js'));
  const heard = listening();
  expect(await lab(['run', broken, 'customscript_ct_intake_rl', '--json'], heard)).toBe(1);
  const report = JSON.parse(heard.said.join('')) as { status: string; errors: { stage: string; message: string }[] };
  expect(report.status).toBe('REFUSED');
  const messages = report.errors.map(({ message }) => message).join('\n');
  for (const part of ['found "NUMBER"', 'at most 40 characters', 'found "maybe"', 'board_sl.js']) {
    expect(messages).toContain(part);
  }
});
