// Map/reduce in the emulated account: what goes from stage to stage, and what happens when something fails.

import type { Account } from '../../../../lab/netsuite/account';
import type { Task } from '../../../../lab/netsuite/runner/job';
import { accountWith, audits, type ScriptSpec, scriptId } from '../../../support/runnerProject';

const DEPLOYED = '<status>NOTSCHEDULED</status>';
const LOG_ERRORS = `summary.mapSummary.errors.iterator().each((key, error, no) => { log.audit('error', [key, JSON.parse(error).name, no]); return true; });
  summary.mapSummary.keys.iterator().each((key, count, state) => { log.audit('key', [key, count, state]); return true; });`;

function mapReduce(body: string, deployment: string = DEPLOYED): ScriptSpec {
  return { kind: 'mapreduce', body, deployment };
}

function run(
  body: string,
  options: { deployment?: string; seed?: number } = {},
): {
  account: Account;
  task: Task;
} {
  const account = accountWith({ mr: mapReduce(body, options.deployment) }, options.seed);
  return { account, task: account.runner.run(scriptId('mr')) };
}

const stages = (task: Task): string[] => [...new Set(task.units.map(({ stage }) => stage))];

test('keys and values are texts in every stage, and what is no text becomes JSON', () => {
  const { account, task } = run(`
    const getInputData = () => [7, 'plain', { a: 1 }, null];
    const map = (context) => {
      log.audit('map', [typeof context.key, context.key, typeof context.value, context.value]);
      context.write({ key: 5, value: { from: context.key } });
    };
    const reduce = (context) => { log.audit('reduce', [context.key, context.values.map((v) => typeof v), context.values.length]); context.write('out', 1); };
    const summarize = (summary) => summary.output.iterator().each((key, value) => { log.audit('output', [key, typeof value, value]); return true; });
    return { getInputData, map, reduce, summarize };`);
  expect(audits(account, 'map')).toHaveLength(4);
  expect(audits(account, 'map')).toEqual(
    expect.arrayContaining([
      ['string', '0', 'string', '7'],
      ['string', '1', 'string', 'plain'],
      ['string', '2', 'string', '{"a":1}'],
      ['string', '3', 'string', 'null'],
    ]),
  );
  expect(audits(account, 'reduce')).toEqual([['5', ['string', 'string', 'string', 'string'], 4]]);
  expect(audits(account, 'output')).toEqual([['out', 'string', '1']]);
  expect(task.status).toBe('COMPLETE');
  expect(stages(task)).toEqual(['getInputData', 'map', 'reduce', 'summarize']);
});

test('an object gives its names as keys, and nothing goes straight to summarize', () => {
  const over = `const map = (c) => log.audit('map', [c.key, c.value]); const summarize = () => log.audit('end', 'here'); return { getInputData, map, summarize };`;
  expect(audits(run(`const getInputData = () => ({ one: 1 }); ${over}`).account)).toEqual([['one', '1'], 'here']);
  for (const nothing of ['null', 'undefined', "''", '[]', '{}']) {
    expect(audits(run(`const getInputData = () => (${nothing}); ${over}`).account)).toEqual(['here']);
  }
});

test('without map the input goes to reduce, grouped by exact key', () => {
  const { account } = run(`
    const getInputData = () => ({ b: 'x', B: 'y' });
    const reduce = (c) => log.audit('reduce', [c.key, c.values]);
    return { getInputData, reduce };`);
  expect(audits(account)).toHaveLength(2);
  expect(audits(account)).toEqual(
    expect.arrayContaining([
      ['b', ['x']],
      ['B', ['y']],
    ]),
  );
});

test('a script with neither map nor reduce is refused', () => {
  const { task } = run('return { getInputData: () => [1] };');
  expect(task).toMatchObject({ status: 'FAILED', failures: [{ stage: 'getInputData', name: 'SSS_INVALID_SCRIPT' }] });
});

test('a file is read line by line, and an empty line in it is refused', () => {
  const body = (text: string) => `
    const getInputData = () => file.create({ name: 'lines.txt', fileType: file.Type.PLAINTEXT, contents: ${JSON.stringify(text)} });
    const map = (c) => log.audit('map', [c.key, c.value]);
    return { getInputData, map };`;
  const { account } = run(body('first\nsecond\n'));
  expect(audits(account)).toHaveLength(2);
  expect(audits(account)).toEqual(
    expect.arrayContaining([
      ['0', 'first'],
      ['1', 'second'],
    ]),
  );
  expect(run(body('first\n\nthird')).task.failures[0]?.message).toMatch(/Line 2/);
});

test('pairs come in an order of the seed, not in that of the input', () => {
  const body = `
    const getInputData = () => Array.from({ length: 20 }, (_, n) => n);
    const map = (c) => { log.audit('map', c.key); c.write('all', c.key); };
    const reduce = (c) => log.audit('values', c.values);
    return { getInputData, map, reduce };`;
  const order = (seed: number) => audits(run(body, { seed }).account, 'map').join();
  const ordered = Array.from({ length: 20 }, (_, n) => n).join();
  expect(order(1)).toBe(order(1));
  expect(order(1)).not.toBe(order(2));
  expect(order(1)).not.toBe(ordered);
  expect((audits(run(body).account, 'values')[0] as string[]).join()).not.toBe(ordered);
});

test('each invocation is a world of its own, with the units of its stage', () => {
  const { account, task } = run(`
    let seen = 0;
    const left = () => runtime.getCurrentScript().getRemainingUsage();
    const getInputData = () => { seen++; log.audit('left', left()); return [1, 2]; };
    const map = (c) => { log.audit('seen', ++seen); log.audit('left', left()); burn(50); c.write('a', '1'); };
    const reduce = () => log.audit('left', left());
    const summarize = () => log.audit('left', left());
    return { getInputData, map, reduce, summarize };`);
  expect(audits(account, 'seen')).toEqual([1, 1]);
  expect(audits(account, 'left')).toEqual([10_000, 1_000, 1_000, 5_000, 10_000]);
  expect(task.units.filter(({ stage }) => stage === 'map')).toEqual([
    { script: scriptId('mr'), stage: 'map', used: 50, limit: 1_000 },
    { script: scriptId('mr'), stage: 'map', used: 50, limit: 1_000 },
  ]);
});

test.each([
  ['no retryCount', 1, ''],
  ['retryCount 0', 1, 'retryCount: 0'],
  ['retryCount 1', 2, 'retryCount: 1'],
  ['retryCount 3', 4, 'retryCount: 3'],
])('with %s a failing pair is tried %i times in all, and its errors are numbered', (_name, tries, config) => {
  const { account, task } = run(`
    const getInputData = () => ['bad', 'good'];
    const map = (c) => {
      const errors = [];
      c.errors.iterator().each((key, text, no) => { errors.push(no); return true; });
      log.audit('try', [c.value, c.executionNo, errors, c.isRestarted]);
      c.write('written', c.value);
      if (c.value === 'bad') throw error.create({ name: 'BAD', message: 'no' });
    };
    const summarize = (summary) => { ${LOG_ERRORS}
      summary.output.iterator().each((key, value) => { log.audit('output', value); return true; }); };
    return { config: { ${config} }, getInputData, map, summarize };`);
  const bad = audits(account, 'try').filter((each) => (each as string[])[0] === 'bad');
  expect(bad).toEqual(
    Array.from({ length: tries }, (_, n) => ['bad', n + 1, Array.from({ length: n }, (_each, m) => m + 1), false]),
  );
  expect(audits(account, 'error')).toEqual(Array.from({ length: tries }, (_, n) => ['0', 'BAD', n + 1]));
  expect(audits(account, 'key')).toEqual(
    expect.arrayContaining([
      ['0', tries, 'FAILED'],
      ['1', 1, 'COMPLETE'],
    ]),
  );
  expect(audits(account, 'output')).toEqual(['good']);
  expect(task.status).toBe('COMPLETE');
  expect(task.failures.map(({ key, retried }) => [key, retried])).toEqual(
    Array.from({ length: tries }, (_, n) => ['0', n + 1 < tries]),
  );
});

test('a pair that comes through on a later try is complete', () => {
  const { account, task } = run(`
    const getInputData = () => ['x'];
    const map = (c) => { if (c.executionNo === 1) throw new Error('once'); c.write('k', 'v'); };
    const summarize = (summary) => { ${LOG_ERRORS} };
    return { config: { retryCount: 2 }, getInputData, map, summarize };`);
  expect(audits(account, 'key')).toEqual([['0', 2, 'COMPLETE']]);
  expect(task.failures).toMatchObject([{ stage: 'map', key: '0', name: 'Error', retried: true }]);
});

test('an error is handed out as JSON with its name, message and calls in the account', () => {
  const { account } = run(`
    const getInputData = () => ['x'];
    const map = () => { throw error.create({ name: 'MY_CODE', message: 'my words' }); };
    const summarize = (summary) => summary.mapSummary.errors.iterator().each((key, text) => { log.audit('text', text); return true; });
    return { getInputData, map, summarize };`);
  const [text] = audits(account, 'text');
  expect(text).toMatchObject({ type: 'error.SuiteScriptError', name: 'MY_CODE', message: 'my words' });
  expect(JSON.stringify(text)).toContain('/SuiteScripts/harbour/mr.js');
  expect(JSON.stringify(text)).not.toContain(process.cwd());
});

test('exitOnError ends the stage and skips the next one, but not summarize', () => {
  const { account, task } = run(
    `const getInputData = () => ['a', 'b', 'c', 'd'];
     const map = (c) => { c.write('k', c.value); throw new Error('no'); };
     const reduce = () => log.audit('reduce', 'ran');
     const summarize = (summary) => { ${LOG_ERRORS} summary.output.iterator().each((key) => { log.audit('output', key); return true; }); };
     return { config: { exitOnError: true }, getInputData, map, reduce, summarize };`,
  );
  expect(stages(task)).toEqual(['getInputData', 'map', 'summarize']);
  expect(audits(account, 'reduce')).toEqual([]);
  expect(audits(account, 'output')).toEqual([]);
  expect(
    audits(account, 'key')
      .map((each) => (each as string[])[2])
      .sort(),
  ).toEqual(['FAILED', 'PENDING', 'PENDING', 'PENDING']);
});

test('without exitOnError a failed pair leaves the others to go on to reduce', () => {
  const { account } = run(`
    const getInputData = () => ['a', 'b'];
    const map = (c) => { if (c.value === 'a') throw new Error('no'); c.write('k', c.value); };
    const reduce = (c) => log.audit('reduce', c.values);
    return { getInputData, map, reduce };`);
  expect(audits(account)).toEqual([['b']]);
});

test('a hard limit cannot be caught, cancels what waits, and goes to summarize', () => {
  const { account, task } = run(`
    const getInputData = () => ['a', 'b', 'c'];
    const map = (c) => { try { burn(2000); } catch (e) { log.audit('caught', e.name); } log.audit('after', 'alive'); };
    const reduce = () => log.audit('reduce', 'ran');
    const summarize = (summary) => { ${LOG_ERRORS} };
    return { config: { retryCount: 3 }, getInputData, map, reduce, summarize };`);
  expect(audits(account, 'caught')).toEqual([]);
  expect(audits(account, 'after')).toEqual([]);
  expect(task.failures.map(({ name }) => name)).toEqual(['SSS_USAGE_LIMIT_EXCEEDED']);
  expect(stages(task)).toEqual(['getInputData', 'map', 'summarize']);
  expect(
    audits(account, 'key')
      .map((each) => (each as string[])[2])
      .sort(),
  ).toEqual(['FAILED', 'PENDING', 'PENDING']);
});

test('an error in getInputData goes to summarize, is not tried again, and fails the run', () => {
  const { account, task } = run(`
    const getInputData = () => { log.audit('input', 'ran'); throw error.create({ name: 'NO_INPUT', message: 'none' }); };
    const map = () => log.audit('map', 'ran');
    const summarize = (summary) => log.audit('summary', JSON.parse(summary.inputSummary.error).name);
    return { config: { retryCount: 3 }, getInputData, map, summarize };`);
  expect(audits(account)).toEqual(['ran', 'NO_INPUT']);
  expect(task.status).toBe('FAILED');
});

test('a file that cannot be loaded fails the run with the reason', () => {
  const { task } = run("throw new TypeError('at load');");
  expect(task.status).toBe('FAILED');
  expect(task.failures).toMatchObject([{ stage: 'getInputData', name: 'TypeError', message: 'at load' }]);
});

test('an error in summarize fails the run', () => {
  const { task } = run(
    `return { getInputData: () => [], map: () => {}, summarize: () => { throw new Error('late'); } };`,
  );
  expect(task).toMatchObject({ status: 'FAILED', failures: [{ stage: 'summarize', message: 'late' }] });
});

test('keys longer than 3,000 characters are refused by name', () => {
  const { task } = run(`
    return { getInputData: () => [1], map: (c) => c.write('k'.repeat(3001), 'v') };`);
  expect(task.failures[0]?.name).toBe('KEY_LENGTH_IS_OVER_3000_BYTES');
});

test('the soft limit of a job makes it yield between invocations', () => {
  const { account } = run(`
    const getInputData = () => Array.from({ length: 30 }, (_, n) => n);
    const map = () => burn(900);
    const summarize = (summary) => log.audit('stage', [summary.mapSummary.yields, summary.mapSummary.usage, summary.usage]);
    return { getInputData, map, summarize };`);
  expect(audits(account)).toEqual([[2, 27_000, 27_000]]);
});

test('yieldaftermins makes a job yield by time', () => {
  const { account } = run(
    `const getInputData = () => Array.from({ length: 30 }, (_, n) => n);
     const map = () => burn(300);
     const summarize = (summary) => log.audit('yields', summary.yields);
     return { getInputData, map, summarize };`,
    { deployment: `${DEPLOYED}<yieldaftermins>3</yieldaftermins>` },
  );
  expect(audits(account)[0]).toBe(1);
});

test('workers of a stage share the processors, and seconds are those of all of them', () => {
  const body = `
    const getInputData = () => Array.from({ length: 12 }, (_, n) => n);
    const map = () => burn(900);
    const summarize = (summary) => log.audit('s', [summary.mapSummary.seconds, summary.mapSummary.concurrency]);
    return { getInputData, map, summarize };`;
  const timed = (limit: number) => {
    const { account } = run(body, { deployment: `${DEPLOYED}<concurrencylimit>${limit}</concurrencylimit>` });
    const [seconds, concurrency] = audits(account)[0] as [number, number];
    return { seconds, concurrency, wall: (account.clock.now() - Date.parse('2026-11-02T09:00:00-08:00')) / 1_000 };
  };
  const one = timed(1);
  const two = timed(2);
  expect([one.concurrency, two.concurrency]).toEqual([1, 2]);
  expect(two.wall).toBeLessThan(one.wall * 0.75);
  expect(two.seconds).toBeGreaterThan(two.wall);
});
