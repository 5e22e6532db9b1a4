// Map/reduce when the machine stops under it: what runs again, what stays done, and who knows of it.

import type { Account } from '../../../../lab/netsuite/account';
import type { Task } from '../../../../lab/netsuite/runner/job';
import { accountWith, audits, notes, scriptId } from '../../../support/runnerProject';

const DEPLOYED = '<status>NOTSCHEDULED</status>';
const LOG_ERRORS = `summary.mapSummary.errors.iterator().each((key, error, no) => { log.audit('error', [key, JSON.parse(error).name, no]); return true; });
  summary.mapSummary.keys.iterator().each((key, count, state) => { log.audit('key', [key, count, state]); return true; });`;

function run(
  body: string,
  { deployment = DEPLOYED, before }: { deployment?: string; before?: (account: Account) => void } = {},
): { account: Account; task: Task } {
  const account = accountWith({ mr: { kind: 'mapreduce', body, deployment } });
  before?.(account);
  return { account, task: account.runner.run(scriptId('mr')) };
}

/** Stops the machine under the n-th call of map that costs units. */
const stopInMap = (position: number) => (account: Account) =>
  account.control.stopAt(position, ({ options }) => options.stage === 'map');

const NOTING = (config: string) => `
    const getInputData = () => ['a', 'b', 'c', 'd'];
    const map = (c) => { log.audit('try', [c.value, c.executionNo, c.isRestarted]); note(c.value); c.write('k', c.value); };
    const summarize = (summary) => { ${LOG_ERRORS}
      summary.output.iterator().each((key, value) => { log.audit('output', value); return true; }); };
    return { config: { ${config} }, getInputData, map, summarize };`;

test('after a crash the whole claimed batch runs again, and records saved before it stay', () => {
  // The second pair of a batch of four: its note is made (position 3) and about to be saved (position 4).
  const { account, task } = run(NOTING(''), {
    deployment: `${DEPLOYED}<buffersize>4</buffersize>`,
    before: stopInMap(4),
  });
  const tries = audits(account, 'try') as [string, number, boolean][];
  expect(tries).toHaveLength(6);
  const [first, second] = tries.map(([value]) => value);
  expect(tries.slice(2)).toEqual(
    expect.arrayContaining([
      [first, 2, true],
      [second, 2, true],
    ]),
  );
  expect(tries.slice(2).filter(([, no]) => no === 1)).toHaveLength(2);
  expect(tries.slice(2).every(([, , isRestarted]) => isRestarted)).toBe(true);
  expect(notes(account)).toHaveLength(5);
  expect(notes(account).filter((each) => each === first)).toHaveLength(2);
  expect(audits(account, 'output').sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(audits(account, 'error').map((each) => (each as string[])[1])).toEqual(['SSS_APP_SERVER_RESTART']);
  expect(task.failures).toMatchObject([{ name: 'SSS_APP_SERVER_RESTART', retried: true }]);
});

test('with a buffer of one only the pair in flight runs again', () => {
  const { account } = run(NOTING('retryCount: 1'), { before: stopInMap(4) });
  expect(audits(account, 'try')).toHaveLength(5);
  expect(notes(account)).toEqual(['a', 'b', 'c', 'd']);
});

test('with retryCount 0 a claimed batch is not run again, and exitOnError plays no part', () => {
  const { account, task } = run(NOTING('retryCount: 0, exitOnError: true'), {
    deployment: `${DEPLOYED}<buffersize>2</buffersize>`,
    before: stopInMap(4),
  });
  expect(audits(account, 'try')).toHaveLength(4);
  expect(
    audits(account, 'key')
      .map((each) => (each as string[])[2])
      .sort(),
  ).toEqual(['COMPLETE', 'COMPLETE', 'FAILED', 'FAILED']);
  expect(audits(account, 'output')).toHaveLength(2);
  expect(task.failures).toMatchObject([{ name: 'SSS_APP_SERVER_RESTART', retried: false }]);
});

test('getInputData and summarize run again from the start after a crash, and know it', () => {
  for (const stage of ['getInputData', 'summarize'] as const) {
    const { account, task } = run(
      `const getInputData = ({ isRestarted }) => { log.audit('getInputData', isRestarted); burn(10); return ['a']; };
       const map = () => {};
       const summarize = ({ isRestarted }) => { log.audit('summarize', isRestarted); burn(10); };
       return { config: { retryCount: 0 }, getInputData, map, summarize };`,
      { before: (account) => account.control.stopAt(1, ({ options }) => options.stage === stage) },
    );
    expect(audits(account, stage)).toEqual([false, true]);
    expect(task.status).toBe('COMPLETE');
  }
});

test('a machine that nobody starts again leaves the run as it fell', () => {
  const { account, task } = run(NOTING(''), {
    before: (each) => {
      each.control.restarts = false;
      stopInMap(4)(each);
    },
  });
  expect(task.status).toBe('FAILED');
  expect(audits(account, 'key')).toEqual([]);
  expect(notes(account)).toHaveLength(1);
});

test('a control that restarts nothing does not touch a run that nothing stops', () => {
  const { account, task } = run(NOTING(''), {
    before: (each) => {
      each.control.restarts = false;
    },
  });
  expect(task.status).toBe('COMPLETE');
  expect(audits(account, 'key')).toHaveLength(4);
});

test('a crash inside a user event is a crash of the script that saves', () => {
  const account = accountWith({
    mr: {
      kind: 'mapreduce',
      body: `
      const getInputData = () => ['a'];
      const map = (c) => { try { note(c.value); } catch (e) { log.audit('caught', e.name); } };
      return { getInputData, map };`,
    },
    ue: { kind: 'userevent', body: 'return { afterSubmit: () => burn(10) };' },
  });
  account.control.stopAt(1, ({ options }) => options.type === 'userevent');
  const task = account.runner.run(scriptId('mr'));
  expect(audits(account, 'caught')).toEqual([]);
  expect(task.failures).toMatchObject([{ stage: 'map', name: 'SSS_APP_SERVER_RESTART', retried: true }]);
  expect(notes(account)).toEqual(['a', 'a']);
});
