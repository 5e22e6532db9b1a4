// N/record as a script meets it, on a project's own records: modes, types, saves, locks, references, deletion.

import * as fs from 'node:fs';
import { deployProject } from '../../../../lab/netsuite/customization';
import type { Identity } from '../../../../lab/netsuite/execution';
import { writeShips } from './project';
import { executionIn, inScript, makeAccount, refusalIn } from './support';

const account = makeAccount();
deployProject(account, writeShips());
const env = () => executionIn(account);
const run = (body: string, input?: unknown) => inScript(env(), ['N/record'], body, { input });
const refusal = (body: string, input?: unknown) => refusalIn(env(), ['N/record'], body, input);

const SHIP = `record.create({ type: 'customrecord_k_ship' })`;
const saved = (set = ''): number => run(`const ship = ${SHIP}; ${set}; return ship.save();`) as number;
const load = (id: number) => `record.load({ type: 'customrecord_k_ship', id: ${id} })`;

test('record.Type has every name and value of the enumeration', () => {
  const typings = fs.readFileSync(
    require.resolve('@hitc/netsuite-types/N/record.d.ts', { paths: [process.cwd()] }),
    'utf8',
  );
  const start = typings.indexOf('export enum Type');
  const listed = [...typings.slice(start, typings.indexOf('\n}', start)).matchAll(/^\s*([A-Z0-9_]+) = '(\w+)'/gm)];
  expect(listed.length).toBeGreaterThan(200);
  expect(run('return record.Type')).toEqual(Object.fromEntries(listed.map(([, name, value]) => [name, value])));
});

test.each([
  ['create without a type', `record.create({})`, 'SSS_MISSING_REQD_ARGUMENT'],
  ['create without options', `record.create()`, 'SSS_MISSING_REQD_ARGUMENT'],
  ['load without an id', `record.load({ type: 'customer' })`, 'SSS_MISSING_REQD_ARGUMENT'],
  ['load of a missing id', `record.load({ type: 'customer', id: 99999 })`, 'RCRD_DSNT_EXIST'],
  ['load by an external id', `record.load({ type: 'customer', id: 'my-customer' })`, 'SSS_INVALID_TYPE_ARG'],
  ['an unknown type', `record.create({ type: 'customrecord_nobody' })`, 'INVALID_RCRD_TYPE'],
  ['a type the lab lacks', `record.create({ type: 'vendorbill' })`, 'NotEmulated'],
  ['delete of a missing id', `record.delete({ type: 'customer', id: 99999 })`, 'RCRD_DSNT_EXIST'],
  [
    'a default value that is not listed',
    `record.create({ type: 'salesorder', defaultValues: { memo: 'x' } })`,
    'SSS_INVALID_API_USAGE',
  ],
  [
    'a transform that does not exist',
    `record.transform({ fromType: 'customer', fromId: 1, toType: 'journalentry' })`,
    'INVALID_RCRD_TRANSFORM',
  ],
  [
    'a transform the lab lacks',
    `record.transform({ fromType: 'salesorder', fromId: 1, toType: 'returnauthorization' })`,
    'NotEmulated',
  ],
  ['attach', `record.attach({})`, 'NotEmulated'],
  ['creating a period', `record.create({ type: 'accountingperiod' })`, 'SSS_UNSUPPORTED_METHOD'],
  ['a method of records the lab lacks', `${SHIP}.getMacros()`, 'NotEmulated'],
])('N/record refuses %s', (_, body, code) => {
  expect(refusal(`${body};`)).toBe(code);
});

test.each([
  ['a number in a text field', `'custrecord_k_text', 5`, 'INVALID_FLD_VALUE'],
  ['T in a checkbox', `'custrecord_k_check', 'T'`, 'INVALID_FLD_VALUE'],
  ['text in a number field', `'custrecord_k_count', '5'`, 'INVALID_FLD_VALUE'],
  ['a fraction in a whole number', `'custrecord_k_count', 5.5`, 'INVALID_FLD_VALUE'],
  ['NaN in an amount', `'custrecord_k_money', NaN`, 'INVALID_FLD_VALUE'],
  ['text in a date', `'custrecord_k_day', '3/2/2026'`, 'INVALID_FLD_VALUE'],
  ['a day that is none', `'custrecord_k_day', new Date('nonsense')`, 'INVALID_FLD_VALUE'],
  ['a single value in a multiple select', `'custrecord_k_states', 1`, 'INVALID_FLD_VALUE'],
  ['an object in a select', `'custrecord_k_state', { id: 1 }`, 'INVALID_FLD_VALUE'],
  ['a field that is not there', `'custrecord_k_none', 'x'`, 'INVALID_FLD'],
  ['name where the type has none', `'name', 'x'`, 'INVALID_FLD'],
  ['a field of the server’s', `'created', new Date()`, 'FIELD_1_IS_READ_ONLY'],
])('setValue refuses %s', (_, parameters, code) => {
  expect(refusal(`${SHIP}.setValue(${parameters});`)).toBe(code);
});

test.each([
  ['text over 300 characters', `'custrecord_k_text', 'x'.repeat(301)`],
  ['text over 300 bytes in fewer characters', `'custrecord_k_text', 'é'.repeat(151)`],
  ['text over the field’s own length', `'custrecord_k_short', 'sixsix'`],
  ['a text area over 4,000 bytes in fewer characters', `'custrecord_k_area', 'é'.repeat(2001)`],
  ['long text over 100,000', `'custrecord_k_long', 'x'.repeat(100001)`],
  ['an e-mail address over 254', `'custrecord_k_mail', 'x'.repeat(255)`],
  ['an external id over 255 bytes', `'externalid', 'x'.repeat(256)`],
])('a save refuses %s', (_, parameters) => {
  expect(refusal(`${SHIP}.setValue(${parameters}).save();`)).toBe(
    'THE_FIELD_1_CONTAINED_MORE_THAN_THE_MAXIMUM_NUMBER__2__OF_CHARACTERS_ALLOWED',
  );
});

test('a save takes text up to the limit', () => {
  const id = saved(
    `ship.setValue('custrecord_k_area', 'é'.repeat(2000)).setValue('custrecord_k_long', 'x'.repeat(100000))`,
  );
  expect(run(`return ${load(id)}.getValue('custrecord_k_area').length`)).toBe(2_000);
});

test('a save refuses what is outside a field’s range, what is missing, and references to nothing or to something inactive', () => {
  expect(refusal(`${SHIP}.setValue('custrecord_k_count', 10).save();`)).toBe('INVALID_FLD_VALUE');
  expect(refusal(`${SHIP}.setValue('custrecord_k_must', '').save();`)).toBe('USER_ERROR');
  expect(() => run(`${SHIP}.setValue('custrecord_k_must', '').save()`)).toThrow(
    'Please enter value(s) for: custrecord_k_must',
  );
  expect(refusal(`${SHIP}.setValue('custrecord_k_must', '').save({ ignoreMandatoryFields: true });`)).toBe('nothing');
  expect(refusal(`${SHIP}.setValue('custrecord_k_client', 99999).save();`)).toBe('INVALID_KEY_OR_REF');
  expect(refusal(`${SHIP}.setValue('custrecord_k_states', ['1', '77']).save();`)).toBe('INVALID_KEY_OR_REF');
  expect(refusal(`record.create({ type: 'customer' }).save({ ignoreMandatoryFields: true });`)).toBe('USER_ERROR');
});

test('a reference to an inactive record is refused when it is chosen, and stays where it was chosen before', () => {
  const body = `const port = (name) => record.create({ type: 'customrecord_k_port' }).setValue('name', name);
    const far = port('Far').save(); const near = port('Near').setValue('custrecord_k_next', far).save();
    record.submitFields({ type: 'customrecord_k_port', id: far, values: { isinactive: true } });
    record.load({ type: 'customrecord_k_port', id: near }).setValue('custrecord_k_depth', 3).save();
    try { port('Other').setValue('custrecord_k_next', far).save(); } catch (e) { return e.name; }`;
  expect(run(body)).toBe('INVALID_KEY_OR_REF');
});

test('values read back by type: tick, day, second, text of an id, list of ids, and nothing', () => {
  const id = saved(`ship.setValue({ fieldId: 'custrecord_k_at', value: new Date(Date.UTC(2026, 0, 5, 6, 7, 8, 999)) })
    .setValue('custrecord_k_state', 1).setValue('custrecord_k_states', [2, 1]).setValue('custrecord_k_money', 12.5)
    .setValue('custrecord_k_day', new Date(2026, 0, 5)).setValue('externalid', 'ship-read')`);
  const answer = run(`const ship = ${load(id)}; const read = (fieldId) => ship.getValue({ fieldId });
    return [read('custrecord_k_check'), read('custrecord_k_at').getTime(), read('custrecord_k_state'), read('custrecord_k_states'),
      read('custrecord_k_money'), read('custrecord_k_day').getTime() === new Date(2026, 0, 5).getTime(), read('custrecord_k_text'),
      read('custrecord_k_mail'), read('custrecord_k_none') === undefined, read('externalid'), ship.id, ship.getText('custrecord_k_state'),
      ship.getText('custrecord_k_states'), ship.getText('custrecord_k_day'), ship.getText('custrecord_k_check')];`);
  expect(answer).toEqual([
    true,
    Date.UTC(2026, 0, 5, 6, 7, 8),
    '1',
    ['2', '1'],
    12.5,
    true,
    '',
    '',
    true,
    'ship-read',
    id,
    'New',
    ['Done', 'New'],
    '1/5/2026',
    'T',
  ]);
});

test('a UTC midnight becomes the server’s day before, where the server is west of Greenwich', () => {
  const id = saved(`ship.setValue('custrecord_k_day', new Date(Date.UTC(2026, 0, 5)))`);
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: account.zone }).format(Date.UTC(2026, 0, 5));
  expect(account.records.get('customrecord_k_ship', id)?.fields.custrecord_k_day).toBe(local);
});

test('a new record starts with its defaults: fixed ones, the day, its maker and owner', () => {
  const id = saved();
  const fields: Record<string, unknown> = account.records.get('customrecord_k_ship', id)?.fields ?? {};
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: account.zone }).format(account.clock.now());
  expect(fields).toMatchObject({
    custrecord_k_check: true,
    custrecord_k_count: 3,
    custrecord_k_must: 'here',
    custrecord_k_day: today,
    custrecord_k_by: '-4',
    owner: '-4',
    isinactive: false,
  });
  expect(fields.created).toBe(fields.lastmodified);
  expect(account.records.nameOf('employee', -4)).toBe('-System-');
});

test('a field that is not stored is empty after the save', () => {
  const id = saved(`ship.setValue('custrecord_k_view', 'seen')`);
  expect(run(`return ${load(id)}.getValue('custrecord_k_view')`)).toBe('');
});

test('in standard mode text and value of a field exclude each other until the save', () => {
  expect(refusal(`const s = ${SHIP}.setText('custrecord_k_state', 'New'); s.getValue('custrecord_k_state');`)).toBe(
    'SSS_INVALID_API_USAGE',
  );
  expect(refusal(`const s = ${SHIP}.setValue('custrecord_k_state', 1); s.getText('custrecord_k_state');`)).toBe(
    'SSS_INVALID_API_USAGE',
  );
  expect(
    run(`const s = record.create({ type: 'customrecord_k_ship', isDynamic: true }).setText('custrecord_k_state', 'Done');
    return s.getValue('custrecord_k_state')`),
  ).toBe('2');
});

test('setText reads words by the field’s type and refuses what it cannot read', () => {
  const id =
    saved(`ship.setText('custrecord_k_states', ['Done']).setText('custrecord_k_day', '1/5/2026').setText('custrecord_k_count', '4')
    .setText('custrecord_k_money', '1,234.50').setText('custrecord_k_check', 'F')`);
  expect(account.records.get('customrecord_k_ship', id)?.fields).toMatchObject({
    custrecord_k_states: ['2'],
    custrecord_k_day: '2026-01-05',
    custrecord_k_count: 4,
    custrecord_k_money: 1234.5,
    custrecord_k_check: false,
  });
  expect(refusal(`${SHIP}.setText('custrecord_k_state', 'Sunk');`)).toBe('INVALID_KEY_OR_REF');
  expect(refusal(`${SHIP}.setText('custrecord_k_day', '2026-01-05');`)).toBe('INVALID_FLD_VALUE');
});

test('an external id is unique within its record type', () => {
  saved(`ship.setValue('externalid', 'one')`);
  expect(refusal(`${SHIP}.setValue('externalid', 'one').save();`)).toBe('DUP_RCRD');
  const cargo = `record.create({ type: 'customrecord_k_cargo' }).setValue('name', 'c').setValue('externalid', 'one').save();`;
  expect(refusal(cargo)).toBe('nothing');
});

test('a record object that was saved must be loaded again', () => {
  expect(refusal(`const s = ${SHIP}; s.save(); s.setValue('custrecord_k_text', 'x'); s.save();`)).toBe(
    'RCRD_HAS_BEEN_CHANGED',
  );
});

test('a save that was refused can be mended and tried again', () => {
  expect(
    refusal(
      `const s = ${SHIP}.setValue('custrecord_k_count', 99); try { s.save(); } catch {} s.setValue('custrecord_k_count', 5).save();`,
    ),
  ).toBe('nothing');
});

test('a stale record object is refused, unless its type has locking off', () => {
  const stale = (type: string, id: number, field: string, value: string) =>
    `const a = record.load({ type: '${type}', id: ${id} }); const b = record.load({ type: '${type}', id: ${id} });
     a.setValue('${field}', ${value}).save(); b.setValue('${field}', ${value}).save();`;
  expect(refusal(stale('customrecord_k_ship', saved(), 'custrecord_k_text', `'x'`))).toBe('RCRD_HAS_BEEN_CHANGED');
  const note = run(`return record.create({ type: 'customrecord_k_note' }).save()`) as number;
  expect(refusal(stale('customrecord_k_note', note, 'custrecord_k_about', String(saved())))).toBe('nothing');
});

test('saving a parent collides with an edit of its sub-record in between', () => {
  const id = saved();
  expect(
    refusal(`const parent = ${load(id)};
      record.create({ type: 'customrecord_k_cargo' }).setValue('name', 'tea').setValue('custrecord_k_on', ${id}).save();
      parent.setValue('custrecord_k_text', 'late').save();`),
  ).toBe('RCRD_HAS_BEEN_CHANGED');
});

test('submitFields sets fields at once, takes typed values only, and never collides', () => {
  const id = saved();
  const answer = run(`const before = ${load(id)};
    const back = record.submitFields({ type: 'customrecord_k_ship', id: ${id}, values: { custrecord_k_text: 'a', custrecord_k_check: false } });
    return [back, ${load(id)}.getValue('custrecord_k_text')];`);
  expect(answer).toEqual([id, 'a']);
  const submit = (values: string) =>
    refusal(`record.submitFields({ type: 'customrecord_k_ship', id: ${id}, values: ${values} });`);
  expect(submit(`{ custrecord_k_check: 'F' }`)).toBe('INVALID_FLD_VALUE');
  expect(submit(`{ custrecord_k_none: 1 }`)).toBe('SSS_INVALID_FIELD');
  expect(submit(`{ externalid: 'x' }`)).toBe('SSS_INVALID_FIELD');
  expect(submit(`{ custrecord_k_view: 'x' }`)).toBe('SSS_INVALID_FIELD');
  expect(refusal(`record.submitFields({ type: 'customrecord_k_ship', id: ${id} });`)).toBe('SSS_MISSING_REQD_ARGUMENT');
});

test('deleting a record is refused while others need it, and empties the references that may be emptied', () => {
  const id = saved();
  const [cargo, note] = run(`return [
    record.create({ type: 'customrecord_k_cargo' }).setValue('name', 'tea').setValue('custrecord_k_on', ${id}).save(),
    record.create({ type: 'customrecord_k_note' }).setValue('custrecord_k_about', ${id}).save()];`) as [number, number];
  const drop = `record.delete({ type: 'customrecord_k_ship', id: ${id} });`;
  expect(refusal(drop)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  expect(account.records.get('customrecord_k_note', note)?.fields.custrecord_k_about).toBe(String(id));
  run(`record.delete({ type: 'customrecord_k_cargo', id: ${cargo} }); ${drop}`);
  expect(account.records.get('customrecord_k_note', note)?.fields.custrecord_k_about).toBeNull();
});

test('automatic numbers name new records, and a script cannot set them', () => {
  const answer = run(`const bill = () => record.create({ type: 'customrecord_k_bill' });
    const first = bill().setValue('altname', 'March').save(); const second = bill().save();
    const name = (id) => record.load({ type: 'customrecord_k_bill', id }).getValue('name');
    let refused; try { bill().setValue('name', 'B-1'); } catch (e) { refused = e.name; }
    const copy = record.copy({ type: 'customrecord_k_bill', id: first }).save();
    return [name(first), name(second), refused, name(copy)];`);
  expect(answer).toEqual(['B-0007/26', 'B-0008/26', 'FIELD_1_IS_READ_ONLY', 'B-0009/26']);
});

test('a copy has no id and no external id, and leaves the original alone', () => {
  const id = saved(`ship.setValue('externalid', 'original').setValue('custrecord_k_text', 'same')`);
  const answer = run(`const copy = record.copy({ type: 'customrecord_k_ship', id: ${id} });
    return [copy.id, copy.getValue('externalid'), copy.getValue('custrecord_k_text'), copy.save() !== ${id}];`);
  expect(answer).toEqual([null, '', 'same', true]);
});

test('units go by the record’s class: custom record, transaction, and everything else', () => {
  const spent = (body: string) => {
    const each = env();
    inScript(each, ['N/record'], body);
    return each.execution.usedUnits;
  };
  const id = saved();
  expect(spent(`${SHIP}.save()`)).toBe(2 + 4);
  expect(spent(`${load(id)}.getValue('custrecord_k_text')`)).toBe(2);
  expect(
    spent(`record.submitFields({ type: 'customrecord_k_ship', id: ${id}, values: { custrecord_k_text: 'u' } })`),
  ).toBe(2);
  expect(spent(`record.copy({ type: 'customrecord_k_ship', id: ${id} })`)).toBe(2);
  expect(spent(`record.delete({ type: 'customrecord_k_ship', id: ${saved()} })`)).toBe(4);
  expect(spent(`record.create({ type: 'salesorder' })`)).toBe(10);
  expect(spent(`record.create({ type: 'customer' })`)).toBe(5);
});

const pilot: Identity = {
  userId: 1,
  name: 'Pilot',
  email: 'p@lab.example',
  role: 'customrole_hb_pilot',
  roleId: 1_001,
};
const asPilot = (body: string) =>
  refusalIn(executionIn(account, { type: 'suitelet', context: 'SUITELET', identity: pilot }), ['N/record'], body);

test('a role does what its permissions say, and no more', () => {
  expect(asPilot(`record.create({ type: 'customrecord_hb_berth' }).save();`)).toBe('nothing');
  expect(asPilot(`record.delete({ type: 'customrecord_hb_berth', id: 1 });`)).toBe('INSUFFICIENT_PERMISSION');
  expect(asPilot(`record.create({ type: 'salesorder' });`)).toBe('INSUFFICIENT_PERMISSION');
  expect(asPilot(`record.create({ type: 'customer' });`)).toBe('INSUFFICIENT_PERMISSION');
});

test('a field shows itself to roles as its access says', () => {
  const id = saved(`ship.setValue('custrecord_k_secret', 'kept')`);
  expect(asPilot(`if (${load(id)}.getValue('custrecord_k_secret') !== 'kept') throw new Error('hidden');`)).toBe(
    'nothing',
  );
  expect(asPilot(`${load(id)}.setValue('custrecord_k_secret', 'x');`)).toBe('FIELD_1_IS_READ_ONLY');
  expect(
    asPilot(`record.submitFields({ type: 'customrecord_k_ship', id: ${id}, values: { custrecord_k_secret: 'x' } });`),
  ).toBe('SSS_INVALID_FIELD');
  const guest = executionIn(account, { type: 'suitelet', identity: { ...pilot, role: 'customrole_other' } });
  const read = `const s = ${load(id)}; return [s.getValue('custrecord_k_secret') === undefined, s.getFields().includes('custrecord_k_secret')];`;
  expect(inScript(guest, ['N/record'], read)).toEqual([true, false]);
});
