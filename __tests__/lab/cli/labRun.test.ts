// `lab -- run` with other people's projects: every kind of script, and every way a run can fail to be one.

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { lab } from '../../../lab/cli/lab';
import type { RunReport } from '../../../lab/cli/labReport';
import { listening } from '../../support/listening';

const PROJECTS = path.join(__dirname, '../../support/projects');
const ORCHARD = path.join(PROJECTS, 'orchard');
const DESK = path.join(PROJECTS, 'desk');
const WATCH = path.join(PROJECTS, 'watch');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'lab-run-'));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let files = 0;

/** Writes a file of this test; objects as JSON. */
function file(content: unknown): string {
  const name = path.join(scratch, `${++files}.json`);
  fs.writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

interface Ran {
  readonly code: number;
  readonly report: RunReport;
  readonly warned: string;
}

/** Runs with --json: standard output holds one document and nothing else. */
async function run(...words: readonly string[]): Promise<Ran> {
  const heard = listening();
  const code = await lab(['run', ...words, '--json'], heard);
  expect(heard.said).toHaveLength(1);
  return { code, report: JSON.parse(heard.said[0] ?? '') as RunReport, warned: heard.warned.join('\n') };
}

async function printed(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const heard = listening();
  const code = await lab(['run', ...words], heard);
  return { code, out: heard.said.join('\n'), err: heard.warned.join('\n') };
}

test('a scheduled script runs with its log, its units and the records it created', async () => {
  const { code, report } = await run(ORCHARD, 'customscript_or_pick_ss');
  expect(code).toBe(0);
  expect(report).toMatchObject({
    status: 'COMPLETE',
    units: [{ stage: 'execute', used: 22, limit: 10_000 }],
    records: [
      { type: 'customrecord_or_crate', id: 1, externalId: 'crate-1' },
      { type: 'customrecord_or_crate', id: 2, externalId: 'crate-2' },
    ],
    response: null,
    errors: [],
  });
  expect(report.logs.map(({ type, title }) => `${type} ${title}`)).toEqual([
    'AUDIT started',
    'DEBUG picked',
    'DEBUG picked',
    'AUDIT done',
  ]);
  expect(report.logs.at(-1)?.details).toBe('{"crates":2,"weight":23}');
  expect(Object.keys(report).sort()).toEqual(['errors', 'logs', 'records', 'response', 'status', 'units']);
});

test('the same run twice is the same, to the letter', async () => {
  const words = [ORCHARD, 'customscript_or_grade_mr', '--param', 'custscript_or_grade_weights=3,13,66,8'];
  expect((await run(...words)).report).toEqual((await run(...words)).report);
});

test('a deployment is chosen by its id, with its own parameters and log level', async () => {
  const { report } = await run(ORCHARD, 'customscript_or_pick_ss', 'customdeploy_or_pick_quiet');
  expect(report.records).toHaveLength(1);
  expect(report.logs).toEqual([]);
});

test('--param sets a parameter of the script, by its type', async () => {
  const three = await run(ORCHARD, 'customscript_or_pick_ss', '--param', 'custscript_or_pick_count=3');
  expect(three.report.records).toHaveLength(3);
  const loose = await run(ORCHARD, 'customscript_or_pick_ss', '--param', 'custscript_or_pick_loose=T');
  expect(loose.code).toBe(1);
  expect(loose.report).toMatchObject({
    status: 'FAILED',
    errors: [{ stage: 'execute', key: null, name: 'Error', message: 'None of 2 crates was weighed' }],
  });
  expect(loose.report.records).toHaveLength(2);
});

test('a map/reduce script runs through its stages, one entry of units an invocation', async () => {
  const { code, report } = await run(ORCHARD, 'customscript_or_grade_mr');
  expect(code).toBe(0);
  const stages = report.units.map(({ stage, limit }) => `${stage} ${limit}`);
  expect(stages).toEqual([
    'getInputData 10000',
    ...Array.from({ length: 3 }, () => 'map 1000'),
    ...Array.from({ length: 2 }, () => 'reduce 5000'),
    'summarize 10000',
  ]);
  expect(report.records.map(({ externalId }) => externalId).sort()).toEqual(['large-5', 'small-3', 'small-4']);
  expect(report.logs.map(({ title, details }) => `${title} ${details}`).sort()).toEqual(['large [5]', 'small [3,4]']);
});

test('a key that fails for good fails the command, one that comes through later does not', async () => {
  const weights = (list: string) =>
    run(ORCHARD, 'customscript_or_grade_mr', '--param', `custscript_or_grade_weights=${list}`);
  const mended = await weights('13,3');
  expect(mended.code).toBe(0);
  expect(mended.report.errors).toEqual([]);
  expect(mended.warned).toContain('map "0" was tried again after Error: ');
  const broken = await weights('3,66');
  expect(broken.code).toBe(1);
  expect(broken.report.status).toBe('COMPLETE');
  expect(broken.report.errors).toEqual([{ stage: 'map', key: '1', name: 'TOO_HEAVY', message: expect.any(String) }]);
  expect(broken.warned).toContain('map "1" was tried again after TOO_HEAVY');
  expect(broken.report.records).toHaveLength(1);
});

test('a Suitelet answers a page, and a POST without a body sends the parameters as its form', async () => {
  const shown = await run(DESK, 'customscript_dk_form_sl', '--param', 'custscript_dk_greeting=Hello');
  expect(shown.code).toBe(0);
  expect(shown.report.response?.status).toBe(200);
  expect(shown.report.response?.body).toContain('Hello, stranger');
  const signed = await run(
    DESK,
    'customscript_dk_form_sl',
    '--method',
    'POST',
    '--param',
    'custpage_name=Ann',
    '--param',
    'custpage_day=11/2/2026',
  );
  expect(signed.report.records).toMatchObject([{ type: 'customrecord_dk_visit', id: 1 }]);
  expect(signed.report.response?.body).toContain('Welcome, Ann');
  expect(signed.report.units).toMatchObject([{ stage: 'onRequest', limit: 1_000 }]);
});

test('a RESTlet takes parameters with GET and a JSON body with POST, and its refusal is answered with 400', async () => {
  const got = await run(DESK, 'customscript_dk_visits_rl', '--param', 'name=Ann Lee');
  expect(JSON.parse(got.report.response?.body ?? '')).toEqual({ name: 'Ann Lee', words: ['Ann', 'Lee'] });
  const body = file({
    visits: [
      { name: 'Ann', externalId: 'v-1' },
      { name: 'Lee', externalId: 'v-2' },
    ],
  });
  const posted = await run(DESK, 'customscript_dk_visits_rl', '--body', body);
  expect(posted.report).toMatchObject({ status: 'COMPLETE', response: { status: 200, body: '{"ids":[1,2]}' } });
  expect(posted.report.records.map(({ externalId }) => externalId)).toEqual(['v-1', 'v-2']);
  const refused = await run(DESK, 'customscript_dk_visits_rl');
  expect(refused.code).toBe(1);
  expect(refused.report).toMatchObject({
    status: 'FAILED',
    response: { status: 400 },
    errors: [{ stage: 'get', name: 'DK_NO_NAME' }],
  });
});

const CUSTOMER = {
  type: 'customer',
  values: { companyname: '  Alder & Sons ', subsidiary: { text: 'Lab Company' } },
  sublists: {
    addressbook: [
      {
        label: 'Yard',
        defaultshipping: true,
        addressbookaddress: { country: 'US', addr1: '1 Mill Lane', city: 'Reno' },
      },
    ],
  },
};

test('a user event sees the record a person saves, and its own records are counted', async () => {
  const { code, report } = await run(WATCH, 'customscript_wt_customer_ue', '--record', file(CUSTOMER));
  expect(report.errors).toEqual([]);
  expect(code).toBe(0);
  expect(report.records).toMatchObject([
    { type: 'customer' },
    { type: 'customrecord_wt_ticket', externalId: expect.stringMatching(/^welcome-\d+$/) },
  ]);
  expect(report.logs[0]?.details).toContain('USERINTERFACE');
  expect(report.units.map(({ stage }) => stage)).toEqual(['beforeLoad', 'beforeSubmit', 'afterSubmit']);
});

const ORDER = [
  { type: 'customer', values: { companyname: 'Alder', subsidiary: { text: 'Lab Company' } } },
  { type: 'inventoryitem', values: { itemid: 'LAMP', subsidiary: [1] } },
  {
    type: 'salesorder',
    values: {
      entity: { text: 'Alder' },
      trandate: '2026-11-02',
      location: { text: 'Main Warehouse' },
      memo: 'two lamps',
    },
    sublists: { item: [{ item: { text: 'LAMP' }, quantity: 2, rate: 5 }] },
  },
];

test('a sales order stands on the records that come before it in the file', async () => {
  const { code, report } = await run(WATCH, 'customscript_wt_salesorder_ue', '--record', file(ORDER));
  expect(report.errors).toEqual([]);
  expect(code).toBe(0);
  expect(report.records).toMatchObject([{ type: 'salesorder' }]);
  expect(report.logs).toEqual([
    { type: 'AUDIT', title: 'order', details: '{"type":"create","lines":1,"before":null}' },
  ]);
});

test('an error in beforeSubmit is the uncaught error of the run, and nothing is stored', async () => {
  const [customer, item, order] = ORDER;
  const silent = { ...order, values: { ...order?.values, memo: '' } };
  const { code, report } = await run(
    WATCH,
    'customscript_wt_salesorder_ue',
    '--record',
    file([customer, item, silent]),
  );
  expect(code).toBe(1);
  expect(report).toMatchObject({
    status: 'FAILED',
    records: [],
    errors: [{ stage: 'beforeSubmit', name: 'WT_NO_MEMO' }],
  });
});

const ticket = (values: object, before?: object) =>
  file({
    type: 'customrecord_wt_ticket',
    values: { name: 'Leak', ...values },
    ...(before ? { before: { values: { name: 'Leak', ...before } } } : {}),
  });
const TICKET = 'customscript_wt_ticket_ue';

test('dates of a record file are days and instants, by the type of their field', async () => {
  const fine = await run(
    WATCH,
    TICKET,
    '--record',
    ticket({ custrecord_wt_ticket_due: '2026-11-03', custrecord_wt_ticket_opened: '2026-11-02T17:00:00Z' }),
  );
  expect(fine.report.logs[0]?.details).toBe('{"due":"2026-11-3","closed":false}');
  const early = await run(
    WATCH,
    TICKET,
    '--record',
    ticket({ custrecord_wt_ticket_due: '2026-11-02', custrecord_wt_ticket_opened: '2026-11-02T17:00:00Z' }),
  );
  expect(early.report.errors).toMatchObject([{ stage: 'beforeSubmit', message: 'Due before it was opened.' }]);
});

test('edit, xedit and delete find a record as it was before, which no script noticed', async () => {
  const change = ticket({ custrecord_wt_ticket_closed: true }, { custrecord_wt_ticket_closed: false });
  const edited = await run(WATCH, TICKET, '--record', change, '--event', 'edit');
  expect(edited.report.logs).toMatchObject([{ title: 'edit', details: '{"due":null,"closed":true}' }]);
  expect(edited.report.records).toEqual([]);
  const inFile = file({
    type: 'customrecord_wt_ticket',
    values: { custrecord_wt_ticket_closed: true },
    before: { values: { name: 'Leak', custrecord_wt_ticket_due: '2026-11-05' } },
  });
  const inline = await run(WATCH, TICKET, '--record', inFile, '--event', 'xedit');
  // In XEDIT the new record holds what changes: the due day is not there.
  expect(inline.report.logs).toMatchObject([{ title: 'xedit', details: '{"due":null,"closed":true}' }]);
  const gone = await run(WATCH, TICKET, '--record', ticket({}), '--event', 'delete');
  expect(gone.report.logs.map(({ title }) => title)).toEqual(['delete']);
  const kept = await run(
    WATCH,
    TICKET,
    '--record',
    ticket({}, { custrecord_wt_ticket_closed: true }),
    '--event',
    'delete',
  );
  expect(kept.report.errors).toMatchObject([{ stage: 'beforeSubmit', message: 'A closed ticket stays.' }]);
});

test('what NetSuite refuses of the record itself is an error of the save', async () => {
  const wrong = await run(WATCH, TICKET, '--record', ticket({ custrecord_wt_ticket_colour: 'red' }));
  expect(wrong.code).toBe(1);
  expect(wrong.report.errors).toMatchObject([{ stage: 'save', name: 'INVALID_FLD' }]);
});

test('the small account has no subsidiaries to choose', async () => {
  const { type, values } = CUSTOMER;
  const plain = file({ type, values: { companyname: values.companyname } });
  expect((await run(WATCH, 'customscript_wt_customer_ue', '--record', plain, '--profile', 'small')).code).toBe(0);
  const withOne = await run(WATCH, 'customscript_wt_customer_ue', '--record', file(CUSTOMER), '--profile', 'small');
  expect(withOne.report.errors).toMatchObject([{ stage: 'save', message: expect.stringContaining('subsidiary') }]);
});

test('what the lab does not do is refused by its name', async () => {
  const { code, report } = await run(DESK, 'customscript_dk_badge_ss');
  expect(code).toBe(1);
  expect(report.errors).toMatchObject([
    { stage: 'execute', name: 'NotEmulated', message: expect.stringContaining('N/render') },
  ]);
});

test.each([
  [
    'an unknown script',
    [ORCHARD, 'customscript_or_no'],
    /found "customscript_or_no".*customscript_or_grade_mr, customscript_or_pick_ss/,
  ],
  [
    'an unknown deployment',
    [ORCHARD, 'customscript_or_pick_ss', 'no'],
    /found "no".*customdeploy_or_pick_ss, customdeploy_or_pick_quiet/,
  ],
  [
    'an unknown parameter',
    [ORCHARD, 'customscript_or_pick_ss', '--param', 'count=1'],
    /parameter.*found "count".*custscript_or_pick_count/,
  ],
  ['a folder without a project', [PROJECTS, 'customscript_x'], /Expected suitecloud.config.js or manifest.xml/],
  ['no folder', [path.join(PROJECTS, 'nowhere'), 'customscript_x'], /Expected a folder/],
  ['no record for a user event', [WATCH, TICKET], /Expected --record file/],
  [
    'a body that is not there',
    [DESK, 'customscript_dk_visits_rl', '--body', 'nowhere.json'],
    /Expected a file after --body/,
  ],
  [
    'a parameter without a value',
    [DESK, 'customscript_dk_visits_rl', '--param', 'name'],
    /Expected name=value after --param, found "name"/,
  ],
  [
    'a method a Suitelet has not',
    [DESK, 'customscript_dk_form_sl', '--method', 'PUT'],
    /Expected --method GET or POST for a Suitelet/,
  ],
])('%s is refused, also as a document', async (_name, words, message) => {
  const { code, report } = await run(...words);
  expect(code).toBe(1);
  expect(report).toMatchObject({ status: 'REFUSED', logs: [], units: [], records: [], response: null });
  expect(report.errors.map((each) => each.message).join()).toMatch(message);
  const plain = await printed(...words);
  expect(plain.code).toBe(1);
  expect(plain.out + plain.err).toMatch(message);
});

test.each([
  ['{', /no JSON/],
  ['[]', /an empty list/],
  ['3', /no object/],
  ['{"values":{}}', /no "type"/],
  ['{"type":"customer","id":"x"}', /the id "x"/],
  ['{"type":"customer","colour":{}}', /found "colour"/],
  ['{"type":"customer","values":[]}', /"values" that are no object/],
  ['{"type":"customer","sublists":{"item":{}}}', /"sublists" that are no lists/],
  ['{"type":"customer","before":1}', /a "before" that is no object/],
  ['{"type":"salesorder"}', /Expected a customer in --record.*found a salesorder/],
])('the record file %s is refused with what is wrong in it', async (text, message) => {
  const { code, report } = await run(WATCH, 'customscript_wt_customer_ue', '--record', file(text));
  expect(code).toBe(1);
  expect(report.status).toBe('REFUSED');
  expect(report.errors[0]?.message).toMatch(message);
});

test('a project the server would refuse is refused with every problem and its place', async () => {
  const broken = path.join(scratch, 'broken');
  fs.cpSync(ORCHARD, broken, { recursive: true });
  const object = path.join(broken, 'Objects/customscript_or_pick_ss.xml');
  fs.writeFileSync(
    object,
    fs.readFileSync(object, 'utf8').replace('NOTSCHEDULED', 'SOMETIMES').replace('pick_ss.js', 'no.js'),
  );
  const { code, report } = await run(broken, 'customscript_or_pick_ss');
  expect(code).toBe(1);
  expect(report.status).toBe('REFUSED');
  const problems = report.errors.map(({ stage, message }) => `${stage} ${message}`).join('\n');
  expect(problems).toMatch(/deploy .*customscript_or_pick_ss\.xml:\d+ .*SOMETIMES/);
  expect(problems).toMatch(/no\.js/);
});

test('people read log, units a stage, records, answer and errors', async () => {
  const weights = 'custscript_or_grade_weights=3,13,66,8';
  const { code, out } = await printed(ORCHARD, 'customscript_or_grade_mr', '--param', weights);
  expect(code).toBe(1);
  expect(out).toMatch(/AUDIT +large: \[8,13\]/);
  expect(out).toMatch(/map +6 +0 +0 +1000/);
  expect(out).toMatch(/reduce +2 +18 +12 +5000/);
  expect(out).toMatch(/customrecord_or_crate +\d +large-13/);
  expect(out).toMatch(/map "1": Error: the scales were not ready \(tried again\)/);
  expect(out).toMatch(/map "2": TOO_HEAVY: 66 kg is no crate\n/);
  const page = await printed(DESK, 'customscript_dk_form_sl');
  expect(page.out).toMatch(/Response 200[\s\S]*Welcome, stranger/);
  expect(page.out).not.toContain('<style');
});
