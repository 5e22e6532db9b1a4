// Sublists and subrecords of a record object, in both modes, on a sales order.

import { executionIn, inScript, makeAccount, refusalIn } from './support';

const account = makeAccount();
const env = () => executionIn(account);
const run = (body: string) => inScript(env(), ['N/record'], body);
const refusal = (body: string) => refusalIn(env(), ['N/record'], body);

const STANDARD = `const o = record.create({ type: 'salesorder' });`;
const DYNAMIC = `const o = record.create({ type: 'salesorder', isDynamic: true });`;
const LINE = `o.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 2 });`;

test.each([
  [
    'a line beyond the next one',
    `o.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 1, value: 2 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  [
    'a sublist that is not there',
    `o.setSublistValue({ sublistId: 'toys', fieldId: 'quantity', line: 0, value: 2 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  [
    'a field that is not there',
    `o.setSublistValue({ sublistId: 'item', fieldId: 'toys', line: 0, value: 2 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  [
    'reading a field that is not there',
    `${LINE} o.getSublistValue({ sublistId: 'item', fieldId: 'toys', line: 0 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  [
    'reading a line that is not there',
    `o.getSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  ['no line', `o.setSublistValue({ sublistId: 'item', fieldId: 'quantity', value: 2 });`, 'SSS_MISSING_REQD_ARGUMENT'],
  ['no field', `o.getSublistText({ sublistId: 'item', line: 0 });`, 'SSS_MISSING_REQD_ARGUMENT'],
  [
    'the wrong type of value',
    `o.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: '2' });`,
    'INVALID_FLD_VALUE',
  ],
  ['current line methods', `o.selectNewLine({ sublistId: 'item' });`, 'SSS_INVALID_API_USAGE'],
  [
    'reading text that was set by value',
    `${LINE} o.getSublistText({ sublistId: 'item', fieldId: 'quantity', line: 0 });`,
    'SSS_INVALID_API_USAGE',
  ],
  [
    'two places for a new line',
    `o.insertLine({ sublistId: 'item', line: 0, beforeLineInstanceId: 'x' });`,
    'MUTUALLY_EXCLUSIVE_ARGUMENTS',
  ],
  [
    'two names of a line to remove',
    `${LINE} o.removeLine({ sublistId: 'item', line: 0, lineInstanceId: 'x' });`,
    'MUTUALLY_EXCLUSIVE_ARGUMENTS',
  ],
  [
    'removing a line that is not there',
    `o.removeLine({ sublistId: 'item', line: 0 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  ['a subrecord of an ordinary field', `o.getSubrecord({ fieldId: 'memo' });`, 'FIELD_1_IS_NOT_A_SUBRECORD_FIELD'],
  ['setting a subrecord field', `o.setValue('shippingaddress', 'x');`, 'SSS_INVALID_API_USAGE'],
  ['saving a subrecord', `o.getSubrecord({ fieldId: 'shippingaddress' }).save();`, 'SSS_UNSUPPORTED_METHOD'],
])('standard mode refuses %s', (_, body, code) => {
  expect(refusal(`${STANDARD} ${body}`)).toBe(code);
});

test.each([
  ['line methods', LINE, 'SSS_INVALID_API_USAGE'],
  [
    'writing before a line is selected',
    `o.setCurrentSublistValue({ sublistId: 'item', fieldId: 'quantity', value: 2 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  [
    'selecting a line that is not there',
    `o.selectLine({ sublistId: 'item', line: 0 });`,
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
  [
    'committing a line without its item',
    `o.selectNewLine({ sublistId: 'item' }).commitLine({ sublistId: 'item' });`,
    'USER_ERROR',
  ],
  [
    'a subrecord by line',
    `o.getSublistSubrecord({ sublistId: 'item', fieldId: 'quantity', line: 0 });`,
    'SSS_INVALID_API_USAGE',
  ],
])('dynamic mode refuses %s', (_, body, code) => {
  expect(refusal(`${DYNAMIC} ${body}`)).toBe(code);
});

test('lines are counted from 0, inserted before others and removed; a sublist that is not there counts -1', () => {
  const answer = run(`${STANDARD}
    const set = (line, value) => o.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line, value });
    const all = () => Array.from({ length: o.getLineCount({ sublistId: 'item' }) }, (_, line) =>
      o.getSublistValue({ sublistId: 'item', fieldId: 'quantity', line }));
    const seen = [o.getLineCount({ sublistId: 'item' }), o.getLineCount('toys')];
    set(0, 1); set(1, 2); o.insertLine({ sublistId: 'item', line: 0 }); set(0, 9); seen.push(all());
    o.removeLine({ sublistId: 'item', line: 1 }); seen.push(all());
    seen.push(o.findSublistLineWithValue({ sublistId: 'item', fieldId: 'quantity', value: 2 }),
      o.findSublistLineWithValue({ sublistId: 'item', fieldId: 'quantity', value: 7 }));
    return seen;`);
  expect(answer).toEqual([0, -1, [9, 1, 2], [9, 2], 1, -1]);
});

test('in dynamic mode a line counts when it is committed, and a cancelled one never', () => {
  const answer = run(`
    const income = record.create({ type: 'otherchargesaleitem' });
    ${DYNAMIC}
    const count = () => o.getLineCount({ sublistId: 'item' });
    o.selectNewLine({ sublistId: 'item' }); const during = [count(), o.getCurrentSublistIndex({ sublistId: 'item' })];
    o.setCurrentSublistValue({ sublistId: 'item', fieldId: 'description', value: 'x' });
    const read = o.getCurrentSublistValue({ sublistId: 'item', fieldId: 'description' });
    o.cancelLine({ sublistId: 'item' });
    return [during, read, count(), o.getCurrentSublistIndex({ sublistId: 'item' })];`);
  expect(answer).toEqual([[0, 0], 'x', 0, -1]);
});

test('a subrecord is made when it is asked for, belongs to its parent, and can be removed', () => {
  const answer = run(`${STANDARD}
    const has = () => o.hasSubrecord({ fieldId: 'shippingaddress' });
    const before = has();
    const address = o.getSubrecord({ fieldId: 'shippingaddress' }).setValue('country', 'US').setValue('city', 'Reno');
    const after = [has(), o.getSubrecord('shippingaddress').getValue('city')];
    o.removeSubrecord({ fieldId: 'shippingaddress' });
    return [before, ...after, has()];`);
  expect(answer).toEqual([false, true, 'Reno', false]);
});

test('both call styles read and write the same', () => {
  expect(
    run(`${STANDARD} o.setValue({ fieldId: 'memo', value: 'a' }); const first = o.getValue('memo');
    o.setValue('memo', 'b'); return [first, o.getValue({ fieldId: 'memo' })];`),
  ).toEqual(['a', 'b']);
});
