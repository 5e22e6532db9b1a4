// N/runtime: the script, its user, its session and its account.

import { runtimeModule } from '../../../../lab/netsuite/modules/runtime';
import { codeOf, load, makeEnv } from '../../../support/env';

type Runtime = 'getCurrentScript' | 'getCurrentUser' | 'getCurrentSession' | 'isFeatureInEffect';
interface Script {
  percentComplete: number;
  getParameter: (options: object) => unknown;
  getRemainingUsage: () => number;
}
interface Named {
  get: (options: object) => unknown;
  set: (options: object) => void;
  getPermission: (options: object) => number;
  getPreference: (options: object) => string | null;
}

test('a script reads its parameters by their types and sees the units it has left', () => {
  const parameters = { custscript_days: 7, custscript_dry: true };
  const env = makeEnv({ execution: { parameters } });
  const script = load<Runtime>(runtimeModule, env).getCurrentScript() as Script;
  expect(script.getParameter({ name: 'custscript_days' })).toBe(7);
  expect(script.getParameter({ name: 'custscript_dry' })).toBe(true);
  expect(script.getParameter({ name: 'custscript_none' })).toBeNull();
  expect(codeOf(() => script.getParameter({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => script.getParameter({ name: 5 }))).toBe('WRONG_PARAMETER_TYPE');
  expect(script.getRemainingUsage()).toBe(1_000);
  env.execution.work(10, 'http', () => undefined);
  expect(script.getRemainingUsage()).toBe(990);
});

test('only scheduled scripts have a percentage complete', () => {
  const script = (type: 'scheduled' | 'suitelet') =>
    load<Runtime>(runtimeModule, makeEnv({ execution: { type } })).getCurrentScript() as Script;
  const scheduled = script('scheduled');
  scheduled.percentComplete = 50;
  expect(scheduled.percentComplete).toBe(50);
  expect(codeOf(() => Reflect.set(script('suitelet'), 'percentComplete', 50))).toBe('SSS_OPERATION_UNAVAILABLE');
});

test('a feature is in effect when the account has it, and an unknown name never is', () => {
  const { isFeatureInEffect } = load<Runtime>(runtimeModule, makeEnv({ features: ['SUBSIDIARIES'] }));
  expect(isFeatureInEffect({ feature: 'SUBSIDIARIES' })).toBe(true);
  expect(isFeatureInEffect({ feature: 'MULTICURRENCY' })).toBe(false);
  expect(isFeatureInEffect({ feature: 'TELEPATHY' })).toBe(false);
});

test('the user is the identity the script runs as, with the permissions of the role', () => {
  const records = { employee: { 5: { subsidiary: '3', location: null } } };
  const env = makeEnv({ records, permissions: ['LIST_ITEM'] });
  const user = load<Runtime>(runtimeModule, env).getCurrentUser() as Named;
  expect(user).toMatchObject({
    id: 5,
    name: 'Ada Clerk',
    role: 3,
    roleId: 'administrator',
    subsidiary: 3,
    location: 0,
  });
  expect(user.getPermission({ name: 'LIST_ITEM' })).toBe(4);
  expect(user.getPermission({ name: 'TRAN_JOURNAL' })).toBe(0);
  expect(user.getPreference({ name: 'DATEFORMAT' })).toBe('M/D/YYYY');
});

test('the account and the place are told as they are now', () => {
  const env = makeEnv({ environment: 'SANDBOX' });
  const runtime = runtimeModule.build(env);
  expect(runtime).toMatchObject({
    accountId: '1234567',
    envType: 'SANDBOX',
    executionContext: 'SUITELET',
    country: 'US',
  });
  env.account.id = '1234567_SB1';
  expect(runtime).toMatchObject({ accountId: '1234567_SB1' });
});

test('a session keeps text for its user from one call to the next', () => {
  const env = makeEnv();
  const session = () => load<Runtime>(runtimeModule, env).getCurrentSession() as Named;
  session().set({ name: 'step', value: '2' });
  expect(session().get({ name: 'step' })).toBe('2');
  expect(session().get({ name: 'other' })).toBeNull();
  expect(codeOf(() => session().set({ name: 'step', value: 2 }))).toBe('WRONG_PARAMETER_TYPE');
});
