// N/url, N/redirect and N/util: addresses, where the browser goes next, and small tools.

import { redirectModule } from '../../../../lab/netsuite/modules/redirect';
import { urlModule } from '../../../../lab/netsuite/modules/url';
import { utilModule } from '../../../../lab/netsuite/modules/util';
import { codeOf, load, makeEnv } from '../../../support/env';

const WORLD = {
  records: { salesorder: {}, customrecord_cwy_doc: {} },
  scripts: {
    customscript_page: { kind: 'suitelet', deployments: ['customdeploy_page'] },
    customscript_api: { kind: 'restlet', deployments: ['customdeploy_api'] },
    customscript_run: { kind: 'scheduled', deployments: ['customdeploy_run'] },
  },
};

test('Suitelets and RESTlets have addresses, other scripts and unknown deployments have none', () => {
  const { resolveScript } = load<'resolveScript'>(urlModule, makeEnv(WORLD));
  const page = { scriptId: 'customscript_page', deploymentId: 'customdeploy_page' };
  expect(resolveScript({ ...page, params: { step: 2, q: 'a&b' } })).toBe(
    '/app/site/hosting/scriptlet.nl?script=100&deploy=1&step=2&q=a%26b',
  );
  expect(resolveScript({ scriptId: 'customscript_api', deploymentId: 1, returnExternalUrl: true })).toBe(
    'https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=101&deploy=1',
  );
  expect(codeOf(() => resolveScript({ ...page, deploymentId: 'customdeploy_x' }))).toBe('SSS_INVALID_DEPLOYMENT_ID');
  expect(codeOf(() => resolveScript({ ...page, scriptId: 'customscript_x' }))).toBe('SSS_INVALID_SCRIPT_ID_1');
  expect(codeOf(() => resolveScript({ scriptId: 'customscript_run', deploymentId: 'customdeploy_run' }))).toBe(
    'SSS_INVALID_SCRIPT_ID_1',
  );
  expect(codeOf(() => resolveScript({ scriptId: 'customscript_page' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(() => resolveScript({ ...page, returnExternalUrl: true })).toThrow('NotEmulated');
});

test('records have pages, record types the account has not are refused', () => {
  const { resolveRecord } = load<'resolveRecord'>(urlModule, makeEnv(WORLD));
  expect(resolveRecord({ recordType: 'salesorder', recordId: 7, isEditMode: true })).toBe(
    '/app/accounting/transactions/salesord.nl?id=7&e=T',
  );
  expect(resolveRecord({ recordType: 'salesorder' })).toBe('/app/accounting/transactions/salesord.nl');
  expect(codeOf(() => resolveRecord({ recordType: 'invoice', recordId: 7 }))).toBe('INVALID_RCRD_TYPE');
});

test('domains carry the account id as host names can', () => {
  const { resolveDomain, format } = load<'resolveDomain' | 'format'>(urlModule, makeEnv());
  expect(resolveDomain({ hostType: 'APPLICATION' })).toBe('1234567.app.netsuite.com');
  expect(resolveDomain({ hostType: 'RESTLET', accountId: '1234567_SB1' })).toBe(
    '1234567-sb1.restlets.api.netsuite.com',
  );
  expect(codeOf(() => resolveDomain({ hostType: 'MAIL' }))).toBe('SSS_INVALID_TYPE_ARG');
  expect(format({ domain: 'https://a.example/x?y=1', params: { z: 'ä' } })).toBe('https://a.example/x?y=1&z=%C3%A4');
});

test('a redirect is set down for the page that follows, the last one wins, and only scripts with a page may load it', () => {
  const env = makeEnv(WORLD);
  const redirect = load<'redirect' | 'toSuitelet' | 'toRecord' | 'toTaskLink'>(redirectModule, env);
  redirect.redirect({ url: 'https://a.example/', parameters: { a: 1 } });
  expect(env.shared.get('redirect')).toBe('https://a.example/?a=1');
  redirect.toSuitelet({ scriptId: 'customscript_page', deploymentId: 'customdeploy_page', parameters: { ok: 'T' } });
  expect(env.shared.get('redirect')).toBe('/app/site/hosting/scriptlet.nl?script=100&deploy=1&ok=T');
  redirect.toRecord({ type: 'salesorder', id: 7 });
  expect(env.shared.get('redirect')).toBe('/app/accounting/transactions/salesord.nl?id=7');
  expect(() => redirect.toTaskLink({ id: 'LIST_SCRIPT' })).toThrow('NotEmulated: N/redirect.toTaskLink');
  expect(redirectModule.only).toEqual(['suitelet', 'userevent']);
});

test('util tells kinds of values apart and walks lists and objects', () => {
  const util = load<'isObject' | 'isDate' | 'each' | 'extend'>(utilModule, makeEnv());
  expect([util.isObject({}), util.isObject([]), util.isDate(new Date()), util.isDate('today')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  const seen: unknown[] = [];
  util.each(['a'], (value: unknown, key: unknown) => seen.push([value, key]));
  util.each({ b: 2 }, (value: unknown, key: unknown) => seen.push([value, key]));
  expect(seen).toEqual([
    ['a', 0],
    [2, 'b'],
  ]);
  expect(util.extend({ a: 1, b: 1 }, { b: 2 })).toEqual({ a: 1, b: 2 });
});
