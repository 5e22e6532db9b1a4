// Scripted forms as HTML, and what they post back.

import { parsePost } from '../../../lab/netsuite/pages/post';
import { ServerRequest } from '../../../lab/netsuite/suiteletHttp';
import { newForm, rendered } from '../../support/widgets';

test('everything a script puts into a page is escaped, except inline HTML', () => {
  const form = newForm();
  const hostile = '"><script>alert(1)</script>';
  form.title = hostile;
  form.addField({ id: 'custpage_a', label: hostile, type: 'TEXT' }).defaultValue = hostile;
  form.addField({ id: 'custpage_b', label: 'B', type: 'TEXTAREA' }).defaultValue = '</textarea>' + hostile;
  const page = rendered(form);
  expect(page).not.toContain('<script>alert(1)');
  form.addField({ id: 'custpage_h', label: 'H', type: 'INLINEHTML' }).defaultValue = '<b>mine</b>';
  expect(rendered(form)).toContain('<b>mine</b>');
});

test('a link that would run script is shown as text', () => {
  const form = newForm();
  const field = form.addField({ id: 'custpage_u', label: 'U', type: 'URL' });
  field.updateDisplayType({ displayType: 'INLINE' });
  field.defaultValue = 'javascript:alert(1)';
  expect(rendered(form)).not.toContain('href="javascript');
});

test('a form posts to its own Suitelet and leaves other parameters behind', () => {
  expect(rendered(newForm())).toContain('action="/app/site/hosting/scriptlet.nl?script=12&amp;deploy=22"');
});

test('a button that needs a client script says that it runs in NetSuite only', () => {
  const form = newForm();
  form.clientScriptModulePath = './client.js';
  form.addButton({ id: 'custpage_go', label: 'Go', functionName: 'go' });
  expect(rendered(form)).toMatch(/<button type="button" disabled title="Runs go of the client script .\/client.js/);
});

test('hidden fields come back, fields without display do not', () => {
  const form = newForm();
  form
    .addField({ id: 'custpage_h', label: 'H', type: 'TEXT' })
    .updateDisplayType({ displayType: 'HIDDEN' }).defaultValue = 'kept';
  form.addField({ id: 'custpage_n', label: 'N', type: 'TEXT' }).updateDisplayType({ displayType: 'NODISPLAY' });
  const page = rendered(form);
  expect(page).toContain('<input type="hidden" name="custpage_h" value="kept">');
  expect(page).not.toContain('custpage_n');
});

test('a total under a column adds decimals exactly', () => {
  const form = newForm();
  const list = form.addSublist({ id: 'custpage_l', label: 'Lines', type: 'STATICLIST' });
  list.addField({ id: 'custpage_sku', label: 'SKU', type: 'TEXT' });
  list.addField({ id: 'custpage_amount', label: 'Amount', type: 'CURRENCY' });
  ['0.10', '0.20', '-1,000.05'].forEach((value, at) => {
    list.setSublistValue({ id: 'custpage_amount', line: at, value });
  });
  list.updateTotallingFieldId({ id: 'custpage_amount' });
  expect(rendered(form)).toContain('<td class="n">−999.75</td>');
});

/** What a browser posts of a page when nothing is touched. */
function untouched(page: string): string {
  const pairs: [string, string][] = [];
  for (const [tag] of page.replace(/<template[\s\S]*?<\/template>/g, '').matchAll(/<input [^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const box = /type="(checkbox|radio)"/.test(tag);
    if (name && !tag.includes('form="') && (!box || tag.includes(' checked')))
      pairs.push([name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '']);
  }
  return new URLSearchParams(pairs).toString();
}

test('a sublist that is posted back untouched reads as it was written', () => {
  const form = newForm();
  form.addField({ id: 'custpage_all', label: 'All', type: 'CHECKBOX' });
  const list = form.addSublist({ id: 'custpage_lines', label: 'Lines', type: 'LIST' });
  list.addField({ id: 'custpage_mark', label: 'Mark', type: 'CHECKBOX' });
  list.addField({ id: 'custpage_sku', label: 'SKU', type: 'TEXT' });
  list.addField({ id: 'custpage_key', label: 'Key', type: 'TEXT' }).updateDisplayType({ displayType: 'HIDDEN' });
  for (const line of [0, 1]) {
    list.setSublistValue({ id: 'custpage_mark', line, value: line === 0 ? 'F' : 'T' });
    list.setSublistValue({ id: 'custpage_sku', line, value: `A-${line}` });
    list.setSublistValue({ id: 'custpage_key', line, value: `k${line}` });
  }
  const post = parsePost(untouched(rendered(form)));
  expect(post.groups).toEqual({
    custpage_lines: [
      { custpage_mark: 'F', custpage_sku: 'A-0', custpage_key: 'k0' },
      { custpage_mark: 'T', custpage_sku: 'A-1', custpage_key: 'k1' },
    ],
  });
  expect(post.parameters.custpage_all).toBe('F');
});

test('a static list is not posted, an empty editor is posted without lines', () => {
  const form = newForm();
  for (const [id, type] of [
    ['custpage_s', 'STATICLIST'],
    ['custpage_e', 'INLINEEDITOR'],
  ] as const) {
    const list = form.addSublist({ id, label: id, type });
    list.addField({ id: `${id}_a`, label: 'A', type: 'TEXT' });
  }
  expect(parsePost(untouched(rendered(form))).groups).toEqual({ custpage_e: [] });
});

function request(body: string, headers: Record<string, string> = {}): ServerRequest {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return new ServerRequest({
    method: 'POST',
    url: 'https://lab/app/site/hosting/scriptlet.nl?script=1&deploy=2',
    headers: { ...type, ...headers },
    body,
  });
}

test('a request counts and reads sublist lines, also those removed lines leave behind', () => {
  const posted = request(
    'custpage_l:fields=custpage_a&custpage_l:custpage_a:0=x&custpage_l:custpage_a:100003=y&plain=1',
  );
  expect(posted.getLineCount({ group: 'custpage_l' })).toBe(2);
  expect(posted.getSublistValue({ group: 'custpage_l', name: 'custpage_a', line: 1 })).toBe('y');
  expect(posted.getLineCount({ group: 'custpage_other' })).toBe(-1);
  expect(posted.getSublistValue({ group: 'custpage_l', name: 'custpage_a', line: 9 })).toBeNull();
  expect(posted.parameters).toMatchObject({ script: '1', deploy: '2', plain: '1', custpage_ldata: 'x\u0002y' });
});

test('a sublist in NetSuite’s own encoding is read too', () => {
  const body = new URLSearchParams({ itemfields: 'a\u0001b', itemdata: '1\u00012\u00023\u00014' }).toString();
  expect(parsePost(body).groups.item).toEqual([
    { a: '1', b: '2' },
    { a: '3', b: '4' },
  ]);
});

test('several values of one name are joined as a multi-select’s are', () => {
  expect(parsePost('custpage_m=1&custpage_m=2').parameters.custpage_m).toBe('1\u00052');
});

test('a multipart body gives its values and its files', () => {
  const body = Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="custpage_a"\r\n\r\nGrüße\r\n--b\r\nContent-Disposition: form-data; name="custpage_f"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nx,y\r\n1,2\r\n--b--\r\n',
    'utf8',
  ).toString('latin1');
  const { parameters, files } = parsePost(body, 'multipart/form-data; boundary=b');
  expect(parameters.custpage_a).toBe('Grüße');
  expect(Buffer.from(files.custpage_f?.content ?? []).toString()).toBe('x,y\r\n1,2');
});

test('a value that its list does not offer stays selected', () => {
  const form = newForm();
  form.addField({ id: 'custpage_c', label: 'Customer', type: 'SELECT', source: 'customer' }).defaultValue = '99';
  expect(rendered(form)).toContain('<option value="99" selected>99</option>');
});

test('a long list offers its first thousand entries and says that there are more', () => {
  const form = newForm();
  const select = form.addField({ id: 'custpage_s', label: 'S', type: 'SELECT' });
  for (let n = 0; n < 1_001; n++) select.addSelectOption({ value: String(n), text: `Entry ${n}` });
  const page = rendered(form);
  expect(page.match(/<option value=/g)).toHaveLength(1_000);
  expect(page).toContain('only the first 1000 are listed');
});

test('a tab with nothing in it does not appear, one with a filled subtab does', () => {
  const form = newForm();
  form.addTab({ id: 'custpage_bare', label: 'Bare tab' });
  form.addTab({ id: 'custpage_full', label: 'Full tab' });
  form.addSubtab({ id: 'custpage_sub', label: 'Sub tab', tab: 'custpage_full' });
  form.addField({ id: 'custpage_f', label: 'F', type: 'TEXT', container: 'custpage_sub' });
  const page = rendered(form);
  expect(page).not.toContain('Bare tab');
  expect(page).toMatch(/Full tab[\s\S]*Sub tab/);
});
