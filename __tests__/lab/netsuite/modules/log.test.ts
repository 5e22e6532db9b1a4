// N/log and N/error: what a script writes down and what it throws.

import { SuiteScriptError } from '../../../../lab/netsuite/errors';
import { errorModule } from '../../../../lab/netsuite/modules/error';
import { logModule } from '../../../../lab/netsuite/modules/log';
import { codeOf, load, makeEnv } from '../../../support/env';

const open = (env = makeEnv()) => ({ env, log: load<'debug' | 'audit' | 'error'>(logModule, env) });

test('an entry is given as two values or as one object, and what is not text is written as JSON', () => {
  const { env, log } = open();
  log.debug('orders', { seen: 2 });
  log.audit({ title: 'done', details: [1, 'a'] });
  log.audit({ title: 'bare' });
  expect(env.account.log.list().map(({ type, title, details }) => [type, title, details])).toEqual([
    ['DEBUG', 'orders', '{"seen":2}'],
    ['AUDIT', 'done', '[1,"a"]'],
    ['AUDIT', 'bare', ''],
  ]);
  expect(env.execution.usedUnits).toBe(0);
});

test('an error says its name and message', () => {
  const { env, log } = open();
  log.error('failed', new SuiteScriptError('RCRD_DSNT_EXIST', 'That record does not exist.'));
  log.error('failed', { cause: new TypeError('x is not a function') });
  const [own, nested] = env.account.log.list().map(({ details }) => JSON.parse(details) as Record<string, unknown>);
  expect(own).toMatchObject({ name: 'RCRD_DSNT_EXIST', message: 'That record does not exist.' });
  expect(nested?.cause).toMatchObject({ name: 'TypeError', message: 'x is not a function' });
});

test('entries below the deployment’s level are not kept, and a title is required', () => {
  const { env, log } = open(makeEnv({ execution: { logLevel: 'AUDIT' } }));
  log.debug('quiet');
  log.audit('heard');
  expect(env.account.log.list().map(({ title }) => title)).toEqual(['heard']);
  expect(codeOf(() => log.debug({ details: 'x' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
});

test('error.create makes a SuiteScript error with the name as its code', () => {
  const { create } = load<'create'>(errorModule, makeEnv());
  const made = create({ name: 'CWY_HELD', message: 'held', notifyOff: true });
  expect(made).toBeInstanceOf(SuiteScriptError);
  expect(made).toMatchObject({
    name: 'CWY_HELD',
    message: 'held',
    type: 'error.SuiteScriptError',
    notifyOff: true,
    id: '',
  });
  expect(codeOf(() => create({ message: 'held' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => create({ name: 5, message: 'held' }))).toBe('WRONG_PARAMETER_TYPE');
});
