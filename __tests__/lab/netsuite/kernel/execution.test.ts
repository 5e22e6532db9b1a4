// Limits of an execution: no script catches them, and nothing that follows has any effect.

import { Killed } from '../../../../lab/netsuite/errors';
import type { Env } from '../../../../lab/netsuite/modules/module';
import { Sandbox } from '../../../../lab/netsuite/sandbox/sandbox';
import { executionIn, inScript, makeAccount, putFile } from './support';

const account = makeAccount();

/** How an execution ended: the name of the error that came out, or of what killed it though nothing came out. */
function endOf(env: Env, modules: readonly string[], body: string, realSeconds?: number): string {
  try {
    inScript(env, modules, body, realSeconds === undefined ? {} : { realSeconds });
  } catch (error) {
    return env.execution.killed?.name ?? (error as Error).name;
  }
  return env.execution.killed?.name ?? 'nothing';
}

const suitelet = () => executionIn(account, { type: 'suitelet', context: 'SUITELET' });
const COSTLY = `for (;;) record.create({ type: 'salesorder' });`;

test('a script ends where its units end, and what it does in catch and finally changes nothing', () => {
  const env = suitelet();
  const before = account.log.list().length;
  const body = `
    try { ${COSTLY} }
    catch (e) {
      try { log.error('caught', e.name); } catch {}
      try { record.create({ type: 'customer' }); } catch {}
      try { runtime.getCurrentScript().getRemainingUsage(); } catch {}
      try { input.state = 'changed'; } catch {}
    } finally { try { log.error('finally'); } catch {} }`;
  expect(endOf(env, ['N/record', 'N/runtime'], body)).toBe('SSS_USAGE_LIMIT_EXCEEDED');
  expect(account.log.list()).toHaveLength(before);
  expect(env.execution.usedUnits).toBe(1_000);
});

test('a call that would pass the limit is not made at all', () => {
  const env = suitelet();
  env.execution.usedUnits = 995;
  expect(endOf(env, ['N/record'], `record.create({ type: 'salesorder' })`)).toBe('SSS_USAGE_LIMIT_EXCEEDED');
  expect(env.execution.usedUnits).toBe(995);
});

test('a record object got before the end can neither be read, changed nor saved after it', () => {
  const env = suitelet();
  const seen: unknown[] = [];
  putFile(
    account,
    'after.js',
    `define(['N/record'], (record) => ({ run: (tell) => {
       const held = record.create({ type: 'customer' });
       try { ${COSTLY} } catch {}
       for (const attempt of [() => held.getValue('companyname'), () => held.setValue('companyname', 'x'), () => held.id,
         () => held.save()]) { try { attempt(); } catch (e) { held.name = e.name; continue; } throw new Error('it worked'); }
     } }));`,
  );
  expect(() =>
    new Sandbox(env).call('/SuiteScripts/after.js', 'run', [(each: unknown) => seen.push(each)]),
  ).not.toThrow();
  expect(env.execution.killed?.name).toBe('SSS_USAGE_LIMIT_EXCEEDED');
});

test('time runs out by the work done, not by the machine the lab runs on', () => {
  const env = suitelet();
  const body = `for (let n = 0; n < 1000; n++) https.get({ url: 'https://api.example.com/' })`;
  account.network.route('api.example.com', () => {
    account.clock.advance(40_000);
    return { status: 200, headers: {}, body: '' };
  });
  expect(endOf(env, ['N/https'], body)).toBe('SSS_TIME_LIMIT_EXCEEDED');
});

test('an endless loop that calls nothing is stopped, and no catch or finally holds it up', () => {
  const env = executionIn(account);
  expect(endOf(env, [], `try { for (;;) {} } finally { for (;;) {} }`, 0.2)).toBe('SSS_INSTRUCTION_COUNT_EXCEEDED');
  expect(env.execution.killed).toBeInstanceOf(Killed);
});

test('an endless loop of free calls is stopped too, between two calls', () => {
  const env = executionIn(account);
  const body = `for (;;) { try { runtime.getCurrentScript().id; } catch {} }`;
  expect(endOf(env, ['N/runtime'], body, 0.2)).toBe('SSS_INSTRUCTION_COUNT_EXCEEDED');
});

test('a file that never finishes loading is stopped', () => {
  const env = executionIn(account);
  putFile(account, 'stuck.js', `for (;;) {}`);
  expect(() => new Sandbox(env, { realSeconds: 0.2 }).has('/SuiteScripts/stuck.js', 'run')).toThrow(
    'Instruction Count',
  );
});

test('an async entry point of a scheduled script ends with its promise', () => {
  const answer = inScript(
    executionIn(account),
    ['N/runtime'],
    `const id = await Promise.resolve(runtime.accountId); return [id, await (async () => 2)()];`,
    { isAsync: true },
  );
  expect(answer).toEqual(['1234567', 2]);
});

test('an async entry point fails with what its promise is rejected with, and one that never ends is an error', () => {
  const run = (body: string) => () => inScript(executionIn(account), ['N/record'], body, { isAsync: true });
  expect(run(`await null; record.load({ type: 'customer', id: 99999 });`)).toThrow('That record does not exist.');
  expect(run(`await new Promise(() => {});`)).toThrow('never kept');
});

test('an async entry point of a Suitelet is refused by name', () => {
  expect(() => inScript(suitelet(), [], 'return 1;', { isAsync: true })).toThrow(
    'NotEmulated: an async run of a suitelet',
  );
});

test('promise forms of N/record are refused on the server', () => {
  const body = `return ['create', 'load', 'copy', 'transform', 'submitFields', 'delete', 'attach', 'detach'].map((name) => {
    try { record[name].promise({}); return 'nothing'; } catch (e) { return e.name; } });`;
  expect(new Set(inScript(executionIn(account), ['N/record'], body) as string[])).toEqual(
    new Set(['SSS_UNSUPPORTED_METHOD']),
  );
});
