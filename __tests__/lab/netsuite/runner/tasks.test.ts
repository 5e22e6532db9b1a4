// Submitting, scheduling and running deployments: what the queue takes, when schedules start, who a script runs as.

import { MINUTE } from '../../../../lab/clock';
import { accountWith, audits, deployId, notes, type ScriptSpec, START, scriptId } from '../../../support/runnerProject';

const NOT_SCHEDULED = '<status>NOTSCHEDULED</status>';

/** Every 15 minutes from the hour. */
const QUARTERLY = `<status>SCHEDULED</status><recurrence><weekly>
  <startdate>2026-10-01</startdate><starttime>00:00:00Z</starttime><everyxweeks>1</everyxweeks>
  <sunday>T</sunday><monday>T</monday><tuesday>T</tuesday><wednesday>T</wednesday><thursday>T</thursday>
  <friday>T</friday><saturday>T</saturday><repeat>PT15M</repeat></weekly></recurrence>`;

const scheduled = (body: string, deployment: ScriptSpec['deployment'] = NOT_SCHEDULED): ScriptSpec => ({
  kind: 'scheduled',
  deployment,
  body: `return { execute: (context) => { ${body} } };`,
});

/** Submits a task and logs its id, or the code of the refusal. */
const submit = (name: string, rest = '') => `
  try { log.audit('submitted', typeof task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT, scriptId: '${scriptId(name)}' ${rest} }).submit()); }
  catch (e) { log.audit('refused', e.name); }`;

const deployment = (name: string, n = 1): string => `, deploymentId: '${deployId(name, n)}'`;

test('a submitted deployment runs once its turn comes, with the parameters it was given', () => {
  const account = accountWith({
    boss: scheduled(submit('worker', `${deployment('worker')}, params: { custscript_rt_word: 'given' }`)),
    worker: {
      ...scheduled(
        "log.audit('word', [context.type, runtime.getCurrentScript().getParameter({ name: 'custscript_rt_word' })]);",
      ),
      parameters: ['custscript_rt_word'],
    },
  });
  account.runner.run(scriptId('boss'));
  expect(audits(account)).toEqual(['string']);
  account.runner.settle();
  expect(audits(account, 'word')).toEqual([['ON_DEMAND', 'given']]);
});

test('a deployment that waits or runs is not submitted again', () => {
  const account = accountWith({
    boss: scheduled(submit('worker', deployment('worker')) + submit('worker', deployment('worker')) + submit('worker')),
    worker: scheduled("log.audit('worker', 'ran');"),
  });
  account.runner.run(scriptId('boss'));
  expect(audits(account)).toEqual(['string', 'FAILED_TO_SUBMIT_JOB_REQUEST_1', 'FAILED_TO_SUBMIT_JOB_REQUEST_1']);
  account.runner.settle();
  expect(audits(account, 'worker')).toEqual(['ran']);
});

test('a map/reduce script that is running says so', () => {
  const again = `task.create({ taskType: task.TaskType.MAP_REDUCE, scriptId: '${scriptId('mr')}', deploymentId: '${deployId('mr')}' }).submit();`;
  const account = accountWith({
    boss: scheduled(`${again} try { ${again} } catch (e) { log.audit('refused', e.name); }`),
    mr: { kind: 'mapreduce', body: 'return { getInputData: () => [], map: () => {} };' },
  });
  account.runner.run(scriptId('boss'));
  expect(audits(account)).toEqual(['MAP_REDUCE_ALREADY_RUNNING']);
});

test('without a deployment id an idle Not Scheduled one is chosen, until none is left', () => {
  const account = accountWith({
    boss: scheduled(submit('worker') + submit('worker') + submit('worker')),
    worker: scheduled("log.audit('worker', runtime.getCurrentScript().deploymentId);", [
      NOT_SCHEDULED,
      QUARTERLY,
      NOT_SCHEDULED,
      `<isdeployed>F</isdeployed>${NOT_SCHEDULED}`,
    ]),
  });
  account.runner.run(scriptId('boss'));
  expect(audits(account)).toEqual(['string', 'string', 'FAILED_TO_SUBMIT_JOB_REQUEST_1']);
  account.runner.settle();
  expect(audits(account, 'worker').sort()).toEqual([deployId('worker'), deployId('worker', 3)]);
});

test('a deployment with a schedule is not submitted', () => {
  const account = accountWith({
    boss: scheduled(submit('worker', deployment('worker'))),
    worker: scheduled('', QUARTERLY),
  });
  account.runner.run(scriptId('boss'));
  expect(audits(account)).toEqual(['FAILED_TO_SUBMIT_JOB_REQUEST_1']);
});

test('a script that submits itself gets no task id and runs again when it has ended', () => {
  const account = accountWith({
    self: {
      kind: 'scheduled',
      parameters: ['custscript_rt_round'],
      body: `return { execute: () => {
        const round = Number(runtime.getCurrentScript().getParameter({ name: 'custscript_rt_round' }) || 0);
        log.audit('start', round);
        if (round < 2) log.audit('id', task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: '${scriptId('self')}',
          deploymentId: '${deployId('self')}', params: { custscript_rt_round: String(round + 1) } }).submit() || 'no id');
        log.audit('end', round);
      } };`,
    },
  });
  account.runner.run(scriptId('self'));
  account.runner.settle();
  expect(audits(account)).toEqual([0, 'no id', 0, 1, 'no id', 1, 2, 2]);
});

test('the status of a task goes from pending to complete or failed', () => {
  const account = accountWith({
    boss: scheduled(`
      const id = task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: '${scriptId('worker')}' }).submit();
      log.audit('status', task.checkStatus({ taskId: id }).status);`),
    worker: scheduled("throw new Error('no');"),
  });
  account.runner.run(scriptId('boss'));
  const [waiting] = account.runner.unfinished();
  expect(audits(account, 'status')).toEqual(['PENDING']);
  account.runner.settle();
  expect(waiting?.status).toBe('FAILED');
  expect(account.runner.unfinished()).toEqual([]);
});

test('a schedule starts every 15 minutes, each time a little late, as the system', () => {
  const account = accountWith({
    tick: scheduled(
      "const me = runtime.getCurrentUser(); log.audit('tick', [context.type, Date.now(), me.id, me.role]);",
      QUARTERLY,
    ),
  });
  account.runner.runUntil(START + 61 * MINUTE);
  const ticks = audits(account) as [string, number, number, number][];
  expect(ticks.map(([type, , user]) => [type, user])).toEqual(Array.from({ length: 4 }, () => ['SCHEDULED', -4]));
  const late = ticks.map(([, at], index) => at - (START + (index + 1) * 15 * MINUTE));
  expect(late.every((each) => each >= 0 && each < MINUTE)).toBe(true);
  expect(new Set(late).size).toBeGreaterThan(1);
});

test('a start that comes while the deployment still runs is lost, and the next one is of type SKIPPED', () => {
  const account = accountWith({
    slow: scheduled("log.audit('type', context.type); if (context.type === 'SCHEDULED') burn(10000);", QUARTERLY),
  });
  account.runner.runUntil(START + 14 * MINUTE);
  // Two occurrences fall on one run that lasts longer than a quarter of an hour.
  account.control.between(
    1,
    () => account.clock.advance(20 * MINUTE),
    ({ options }) => options.type === 'scheduled',
  );
  account.runner.runUntil(START + 76 * MINUTE);
  const types = audits(account) as string[];
  expect(types.slice(0, 2)).toEqual(['SCHEDULED', 'SKIPPED']);
  expect(types).toHaveLength(4);
});

test('a scheduled script that the machine stops under starts again from the top as ABORTED', () => {
  const account = accountWith({ s: scheduled("log.audit('type', context.type); note('one'); note('two');") });
  account.control.stopAt(4);
  const run = account.runner.run(scriptId('s'));
  expect(audits(account)).toEqual(['USER_INTERFACE', 'ABORTED']);
  expect(notes(account)).toEqual(['one', 'one', 'two']);
  expect(run).toMatchObject({ status: 'COMPLETE', failures: [{ name: 'SSS_APP_SERVER_RESTART', retried: true }] });
});

test('a call that was done before the machine stopped stays done', () => {
  const account = accountWith({ s: scheduled("try { note('one'); } catch (e) { log.audit('caught', e.name); }") });
  account.control.restarts = false;
  account.control.stopAfter(2);
  expect(account.runner.run(scriptId('s')).status).toBe('FAILED');
  expect(notes(account)).toEqual(['one']);
  expect(audits(account)).toEqual([]);
});

test('an uncaught error is an entry of type System in the log', () => {
  const account = accountWith({ s: scheduled("throw error.create({ name: 'GONE', message: 'it went' });") });
  expect(account.runner.run(scriptId('s'))).toMatchObject({
    status: 'FAILED',
    failures: [{ stage: 'execute', key: null, name: 'GONE', message: 'it went' }],
  });
  expect(account.log.list()).toMatchObject([{ type: 'SYSTEM', title: 'GONE' }]);
});

test('an hour of work is the most a scheduled script gets', () => {
  const account = accountWith({ s: scheduled('for (;;) { burn(10); }') });
  account.control.between(3, () => account.clock.advance(61 * MINUTE));
  expect(account.runner.run(scriptId('s')).failures).toMatchObject([{ name: 'SSS_TIME_LIMIT_EXCEEDED' }]);
});

test('a deployment that is not deployed does not run', () => {
  const account = accountWith({ s: scheduled('', `<isdeployed>F</isdeployed>${NOT_SCHEDULED}`) });
  expect(() => account.runner.run(scriptId('s'))).toThrow(/not deployed/);
});

test('what a person sets off runs with the rights of that person', () => {
  const account = accountWith({
    page: {
      kind: 'suitelet',
      body: `return { onRequest: () => { task.create({ taskType: 'SCHEDULED_SCRIPT', scriptId: '${scriptId('worker')}' }).submit(); } };`,
    },
    worker: scheduled("log.audit('role', runtime.getCurrentUser().roleId);"),
  });
  const rights = new Map([
    ['ADMI_CUSTOMSCRIPT', 'VIEW'],
    ['ADMI_SS_SCHEDULING', 'FULL'],
  ] as const);
  account.permissions.add('customrole_rt_clerk', 'Clerk', rights);
  const call = {
    script: scriptId('page'),
    deploy: deployId('page'),
    method: 'GET',
    parameters: {},
    body: '',
    headers: {},
  };
  account.runner.suitelet({ ...call, role: 'customrole_rt_clerk' });
  account.runner.settle();
  expect(audits(account, 'role')).toEqual(['customrole_rt_clerk']);
});

test('two scripts at the same time share the two processors, a third waits', () => {
  const start = "log.audit('start', Date.now()); burn(3000); log.audit('end', Date.now());";
  const account = accountWith({ a: scheduled(start), b: scheduled(start), c: scheduled(start) });
  for (const name of ['a', 'b', 'c']) {
    const script = account.scripts.find(scriptId(name));
    if (script) account.runner.submit(script, script.deployments[0], {});
  }
  account.runner.settle();
  const starts = (audits(account, 'start') as number[]).sort((x, y) => x - y);
  const firstEnd = Math.min(...(audits(account, 'end') as number[]));
  expect(starts[1]).toBeLessThan(firstEnd);
  expect(starts[2]).toBeGreaterThanOrEqual(firstEnd);
});
