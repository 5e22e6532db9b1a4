// Suitelets and RESTlets: who may call them, what they receive, and what their errors look like from outside.

import { accountWith, audits, deployId, type ScriptSpec, scriptId } from '../../../support/runnerProject';

const restlet = (body: string): ScriptSpec => ({ kind: 'restlet', body });
const suitelet = (body: string): ScriptSpec => ({ kind: 'suitelet', body });

const CALL = { script: scriptId('web'), deploy: deployId('web'), parameters: {}, body: '', headers: {} };
const JSON_TYPE = { 'content-type': 'application/json' };

test('get receives parameters as texts, post what the JSON holds, and objects go out as JSON', () => {
  const account = accountWith({
    web: restlet(
      'return { get: (params) => ({ got: params, kind: typeof params.n }), post: (body) => body.n + 1, put: (body) => body };',
    ),
  });
  const got = account.runner.restlet({ ...CALL, method: 'GET', parameters: { n: '4' } });
  expect(JSON.parse(got.body)).toEqual({ got: { n: '4' }, kind: 'string' });
  expect(account.runner.restlet({ ...CALL, method: 'POST', body: '{"n":4}', headers: JSON_TYPE }).body).toBe('5');
  expect(account.runner.restlet({ ...CALL, method: 'PUT', body: 'as it is' })).toEqual({
    status: 200,
    body: 'as it is',
    error: undefined,
  });
});

test('a thrown error answers 400 with its code and message', () => {
  const account = accountWith({
    web: restlet("return { get: () => { throw error.create({ name: 'NO_SUCH', message: 'gone' }); } };"),
  });
  const { status, body } = account.runner.restlet({ ...CALL, method: 'GET' });
  expect(status).toBe(400);
  expect(JSON.parse(body)).toEqual({ error: { code: 'NO_SUCH', message: 'gone' } });
  expect(account.log.list()).toMatchObject([{ type: 'SYSTEM', title: 'NO_SUCH' }]);
});

test('a method without an entry point, and a body that is no JSON, are errors too', () => {
  const account = accountWith({ web: restlet('return { post: () => 1 };') });
  expect(account.runner.restlet({ ...CALL, method: 'GET' }).status).toBe(400);
  expect(account.runner.restlet({ ...CALL, method: 'POST', body: '{', headers: JSON_TYPE }).status).toBe(400);
});

test('a RESTlet has 5,000 units and a Suitelet 1,000, and neither can catch their end', () => {
  const over = (units: number) => `try { burn(${units}); } catch (e) { log.audit('caught', e.name); }`;
  const account = accountWith({
    web: restlet(`return { get: () => { ${over(5_010)} return 'done'; } };`),
    page: suitelet(`return { onRequest: ({ response }) => { ${over(1_010)} response.write('done'); } };`),
  });
  expect(JSON.parse(account.runner.restlet({ ...CALL, method: 'GET' }).body).error.code).toBe(
    'SSS_USAGE_LIMIT_EXCEEDED',
  );
  const page = account.runner.suitelet({ ...CALL, script: scriptId('page'), deploy: deployId('page'), method: 'GET' });
  expect(page.error?.name).toBe('SSS_USAGE_LIMIT_EXCEEDED');
  expect(page.body).toContain('SSS_USAGE_LIMIT_EXCEEDED');
  expect(audits(account, 'caught')).toEqual([]);
});

test('a Suitelet answers what it wrote; its uncaught error is a page and an entry in the log', () => {
  const account = accountWith({
    web: suitelet(`return { onRequest: ({ request, response }) => {
      if (request.parameters.bad) throw new TypeError('<b>bad</b>');
      response.write(request.method + ' ' + request.parameters.custparam_a); } };`),
  });
  const call = { ...CALL, method: 'GET' };
  expect(account.runner.suitelet({ ...call, parameters: { custparam_a: '1' } })).toMatchObject({
    status: 200,
    body: 'GET 1',
  });
  const failed = account.runner.suitelet({ ...call, parameters: { bad: '1' } });
  expect(failed.error).toMatchObject({ name: 'TypeError' });
  expect(failed.body).toContain('&lt;b&gt;bad&lt;/b&gt;');
  expect(account.log.list()).toMatchObject([{ type: 'SYSTEM', title: 'TypeError' }]);
});

test('a script of another kind, and one nobody deployed, is not found', () => {
  const account = accountWith({
    web: {
      ...suitelet('return {};'),
      deployment: '<isdeployed>F</isdeployed><status>RELEASED</status><allroles>T</allroles>',
    },
  });
  const refusal = expect.objectContaining({ name: 'SSS_INVALID_SCRIPT_DEPLOYMENT_ID' });
  expect(() => account.runner.suitelet({ ...CALL, method: 'GET' })).toThrow(refusal);
  expect(() => account.runner.restlet({ ...CALL, method: 'GET' })).toThrow(refusal);
});

test('a role outside the audience is turned away', () => {
  const account = accountWith({
    web: {
      ...suitelet("return { onRequest: ({ response }) => response.write('in') };"),
      deployment: '<status>RELEASED</status>',
    },
  });
  account.permissions.add('customrole_rt_clerk', 'Clerk', new Map());
  expect(account.runner.suitelet({ ...CALL, method: 'GET' }).body).toBe('in');
  expect(() => account.runner.suitelet({ ...CALL, method: 'GET', role: 'customrole_rt_clerk' })).toThrow(
    expect.objectContaining({ name: 'INSUFFICIENT_PERMISSION' }),
  );
});
