// A Suitelet as a script file: it receives its request, builds a form, and answers across the border of its realm.

import { findModule } from '../../../lab/netsuite/modules/index';
import { frameOf } from '../../../lab/netsuite/pages/frame';
import { Sandbox } from '../../../lab/netsuite/sandbox/sandbox';
import { type Answer, answerOf, ServerRequest, ServerResponse } from '../../../lab/netsuite/suiteletHttp';
import { makeEnv } from '../../support/env';
import { handmadeAccount } from '../../support/handmadeAccount';

/** Runs the body of onRequest; `form`, `request`, `response`, `serverWidget` and `message` are at hand. */
function serve(body: string, posted = ''): Answer {
  const env = makeEnv();
  const source = `define(['N/ui/serverWidget', 'N/ui/message'], (serverWidget, message) => ({
    onRequest: ({ request, response }) => {
      const form = serverWidget.createForm({ title: 'Open lines' });
      ${body}
    } }));`;
  env.account.files.save({ name: 'screen.js', folder: -15, fileType: 'JAVASCRIPT', contents: Buffer.from(source) });
  const { definitions, records } = handmadeAccount();
  Object.assign(env.account, { nModule: findModule, definitions, records });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const request = new ServerRequest({
    method: posted ? 'POST' : 'GET',
    url: 'https://lab/scriptlet.nl?script=1&deploy=1',
    headers,
    body: posted,
  });
  const response = new ServerResponse(frameOf(handmadeAccount(), '/app/site/hosting/scriptlet.nl?script=1&deploy=1'));
  new Sandbox(env).call('/SuiteScripts/screen.js', 'onRequest', [{ request, response }]);
  return answerOf(response);
}

test('a script writes the form it built, with what it set after adding', () => {
  const { body } = serve(`
    const field = form.addField({ id: 'custpage_a', label: 'Customer', type: serverWidget.FieldType.SELECT, source: 'customer' });
    field.isMandatory = true;
    field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.NORMAL }).defaultValue = '7';
    const list = form.addSublist({ id: 'custpage_l', label: 'Lines', type: serverWidget.SublistType.LIST });
    list.addField({ id: 'custpage_sku', label: 'SKU', type: 'text' });
    list.setSublistValue({ id: 'custpage_sku', line: list.lineCount, value: 'LAMP-01' });
    form.insertField({ field: form.addField({ id: 'custpage_b', label: 'First', type: 'TEXT' }), nextfield: 'custpage_a' });
    form.addPageInitMessage({ message: message.create({ type: message.Type.WARNING, title: 'Late', message: '2 lines wait' }) });
    response.writePage(form);`);
  expect(body).toMatch(
    /2 lines wait[\s\S]*custpage_b[\s\S]*custpage_a[\s\S]*<option value="7" selected>Northwind[\s\S]*LAMP-01/,
  );
});

test('a script reads posted lines and parameters as its own values', () => {
  const { body } = serve(
    `const lines = request.getLineCount({ group: 'custpage_l' });
     const sku = request.getSublistValue({ group: 'custpage_l', name: 'custpage_sku', line: 0 });
     response.write([request.method, lines, sku, request.parameters.plain, request.parameters instanceof Object].join());`,
    'custpage_l:custpage_sku:0=LAMP-01&plain=1',
  );
  expect(body).toBe('POST,1,LAMP-01,1,true');
});

test('a refusal is an error of the script’s own realm, by its code', () => {
  const { body } = serve(`
    try { form.addField({ id: 'Not Lower', label: 'x', type: 'TEXT' }); }
    catch (error) { response.write([error.name, error instanceof Error].join()); }`);
  expect(body).toBe('SSS_INVALID_FORM_ELEMENT_NAME,true');
});

test('a script finds nothing on a form or a response beyond what it may call', () => {
  const { body } = serve(`
    const names = (object) => [...Object.keys(object), ...Object.getOwnPropertyNames(Object.getPrototypeOf(object))];
    response.write([...names(form), ...names(response)].filter((name) => /model|written|frame|page$/i.test(name)).join());`);
  expect(body).toBe('writePage');
});
