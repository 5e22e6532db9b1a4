// N/ui/serverWidget: what it accepts, what it refuses, and what a page made with it holds.

import { recordForm } from '../../../lab/netsuite/modules/serverWidget';
import { handmadeAccount } from '../../support/handmadeAccount';
import { newForm, rendered, widgets } from '../../support/widgets';

/** The code something is refused with. */
function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).name;
  }
  return 'nothing refused';
}

const text = (id: string) => ({ id, label: 'A label', type: 'TEXT' });

test('a form without a title is refused', () => {
  expect(codeOf(() => widgets.createForm({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => widgets.createList({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
});

test('an assistant, a credential field and a secret key field are refused by name', () => {
  expect(() => widgets.createAssistant({ title: 'x' })).toThrow(/NotEmulated: N\/ui\/serverWidget.createAssistant/);
  expect(() => newForm().addCredentialField()).toThrow(/NotEmulated: Form.addCredentialField/);
  expect(() => newForm().addSecretKeyField()).toThrow(/NotEmulated: Form.addSecretKeyField/);
});

test.each(['Custpage_A', 'cust page', 'a-b', ''])('the id "%s" is refused', (id) => {
  expect(codeOf(() => newForm().addField(text(id)))).toMatch(/SSS_(INVALID_FORM_ELEMENT_NAME|MISSING_REQD_ARGUMENT)/);
});

test('an id is used once on a page, whatever it names', () => {
  const form = newForm();
  form.addField(text('custpage_a'));
  expect(codeOf(() => form.addField(text('custpage_a')))).toBe('SSS_INVALID_FORM_ELEMENT_NAME');
  expect(codeOf(() => form.addButton({ id: 'custpage_a', label: 'Go' }))).toBe('SSS_INVALID_FORM_ELEMENT_NAME');
});

test('the prefix custpage is asked for on a standard form only', () => {
  expect(codeOf(() => newForm().addField(text('plain')))).toBe('nothing refused');
  const standard = recordForm(handmadeAccount(), 'Sales Order');
  expect(codeOf(() => standard.addField(text('plain')))).toBe('SSS_INVALID_FORM_ELEMENT_NAME');
  expect(codeOf(() => standard.addField(text('custpage_plain')))).toBe('nothing refused');
});

test('a field type is one of the enumeration, in any case, and never DATETIME', () => {
  const add = (type: string) => codeOf(() => newForm().addField({ id: 'custpage_a', label: 'A', type }));
  expect(add('currency')).toBe('nothing refused');
  expect(add('DATETIME')).toBe('SSS_INVALID_TYPE_ARG');
  expect(add('MONEY')).toBe('SSS_INVALID_TYPE_ARG');
});

test('radio buttons of one choice share an id and need a value each', () => {
  const form = newForm();
  const radio = (source?: string) => form.addField({ id: 'custpage_r', label: 'Way', type: 'RADIO', source });
  radio('a');
  radio('b');
  expect(codeOf(() => radio('b'))).toBe('SSS_INVALID_FORM_ELEMENT_NAME');
  expect(codeOf(() => radio())).toBe('SSS_MISSING_REQD_ARGUMENT');
});

test('a file field stands in the main section of a Suitelet only, and images on lists only', () => {
  const form = newForm();
  form.addTab({ id: 'custpage_tab', label: 'Tab' });
  expect(codeOf(() => form.addField({ id: 'custpage_f', label: 'F', type: 'FILE', container: 'custpage_tab' }))).toBe(
    'SSS_INVALID_TYPE_ARG',
  );
  expect(codeOf(() => form.addField({ id: 'custpage_i', label: 'I', type: 'IMAGE' }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('a field cannot be put into a tab or group the form does not have', () => {
  expect(codeOf(() => newForm().addField({ ...text('custpage_a'), container: 'custpage_none' }))).toBe(
    'SSS_INVALID_FORM_ELEMENT_NAME',
  );
});

test('a select takes its values from its source or from its options, not both', () => {
  const form = newForm();
  const sourced = form.addField({ id: 'custpage_c', label: 'Customer', type: 'SELECT', source: 'customer' });
  expect(sourced.getSelectOptions()).toEqual([{ value: '7', text: 'Northwind & Sons' }]);
  expect(codeOf(() => sourced.addSelectOption({ value: 'a', text: 'A' }))).toBe('SSS_INVALID_API_USAGE');
  expect(codeOf(() => form.addField(text('custpage_t')).addSelectOption({ value: 'a', text: 'A' }))).toBe(
    'SSS_INVALID_API_USAGE',
  );
  expect(() => form.addField({ id: 'custpage_u', label: 'U', type: 'SELECT', source: 'nosuchlist' })).toThrow(
    /NotEmulated/,
  );
});

test('select options are found by contains, is and startswith, in any case', () => {
  const select = newForm().addField({ id: 'custpage_s', label: 'S', type: 'SELECT' });
  for (const name of ['Red lamp', 'Red shade', 'Lamp']) select.addSelectOption({ value: name, text: name });
  const found = (filter: string, filteroperator?: string) =>
    select.getSelectOptions({ filter, filteroperator }).map((each) => each.text);
  expect(found('LAMP')).toEqual(['Red lamp', 'Lamp']);
  expect(found('lamp', 'is')).toEqual(['Lamp']);
  expect(found('red', 'startswith')).toEqual(['Red lamp', 'Red shade']);
});

test('a form has one client script', () => {
  const form = newForm();
  form.clientScriptModulePath = './client.js';
  expect(codeOf(() => Object.assign(form, { clientScriptFileId: 12 }))).toBe('PROPERTY_VALUE_CONFLICT');
});

test('a default value longer than its type allows is refused; text areas count bytes', () => {
  const field = newForm().addField(text('custpage_a'));
  expect(codeOf(() => Object.assign(field, { defaultValue: 'x'.repeat(301) }))).toMatch(/^THE_FIELD_1_CONTAINED_MORE/);
  const area = newForm().addField({ id: 'custpage_b', label: 'B', type: 'TEXTAREA' });
  expect(codeOf(() => Object.assign(area, { defaultValue: 'é'.repeat(2_001) }))).toMatch(/^THE_FIELD_1_CONTAINED_MORE/);
});

test('a field can be moved in front of another', () => {
  const form = newForm();
  for (const id of ['one', 'two', 'three']) form.addField({ id, label: `Field ${id}`, type: 'TEXT' });
  form.insertField({ field: form.getField({ id: 'three' }), nextfield: 'one' });
  const page = rendered(form);
  expect(page.indexOf('Field three')).toBeLessThan(page.indexOf('Field one'));
});

test('default values of several fields are set at once, and unknown names pass unnoticed', () => {
  const form = newForm();
  form.addField(text('custpage_a'));
  form.updateDefaultValues({ custpage_a: 'set', script: '12' });
  expect(form.getField({ id: 'custpage_a' })?.defaultValue).toBe('set');
  form.updateDefaultValues({ values: [{ custpage_a: 'again' }] });
  expect(form.getField({ id: 'custpage_a' })?.defaultValue).toBe('again');
});

function sublist(type: string) {
  const list = newForm().addSublist({ id: 'custpage_lines', label: 'Lines', type });
  list.addField({ id: 'custpage_sku', label: 'SKU', type: 'TEXT' });
  return list;
}

test('a sublist value is a text that is not empty, or null', () => {
  const list = sublist('LIST');
  const set = (value: unknown) => codeOf(() => list.setSublistValue({ id: 'custpage_sku', line: 0, value }));
  expect(set('A-1')).toBe('nothing refused');
  expect(set('')).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(set(undefined)).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(set(12)).toBe('WRONG_PARAMETER_TYPE');
  expect(set(null)).toBe('nothing refused');
  expect(list.getSublistValue({ id: 'custpage_sku', line: 0 })).toBeNull();
});

test('lines are made one after the other and in fields the sublist has', () => {
  const list = sublist('STATICLIST');
  expect(codeOf(() => list.setSublistValue({ id: 'custpage_sku', line: 1, value: 'x' }))).toBe(
    'SSS_INVALID_SUBLIST_OPERATION',
  );
  expect(codeOf(() => list.setSublistValue({ id: 'custpage_no', line: 0, value: 'x' }))).toBe(
    'SSS_INVALID_SUBLIST_OPERATION',
  );
  list.setSublistValue({ id: 'custpage_sku', line: 0, value: 'x' });
  expect(list.lineCount).toBe(1);
});

test.each(['INLINEHTML', 'RICHTEXT', 'FILE', 'MULTISELECT'])('a sublist has no column of type %s', (type) => {
  expect(codeOf(() => sublist('LIST').addField({ id: 'custpage_x', label: 'X', type }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('mark-all and refresh buttons belong to sublists of type LIST', () => {
  expect(codeOf(() => sublist('INLINEEDITOR').addMarkAllButtons())).toBe('SSS_INVALID_SUBLIST_OPERATION');
  expect(codeOf(() => sublist('LIST').addRefreshButton())).toBe('nothing refused');
});

test('a list page links its rows and its edit column', () => {
  const list = widgets.createList({ title: 'Holds' });
  const name = list.addColumn({ id: 'name', label: 'Name', type: 'TEXT' });
  name.setURL({ url: '/app/record' }).addParamToURL({ param: 'id', value: 'key', dynamic: true });
  list.addEditColumn({ column: name, link: '/app/edit', linkParam: 'key', showView: true });
  list.addRows({ rows: [{ name: 'First <one>', key: '4' }] });
  const page = rendered(list);
  expect(page).toContain('<a href="/app/record?id=4">First &lt;one&gt;</a>');
  expect(page).toContain('/app/edit?id=4&amp;e=T');
});
