// The execution log: what is kept, what is cut, and what too much logging brings.

import { Clock, DAY, HOUR } from '../../../lab/clock';
import { CALLS_PER_HOUR, ExecutionLog, type LogType } from '../../../lab/netsuite/executionLog';
import { Store } from '../../../lab/netsuite/store';
import { START } from '../../support/env';

const entry = (scriptId: string, type: LogType, title = 'title', details = '') => ({
  scriptId,
  deploymentId: 'customdeploy',
  type,
  title,
  details,
  scriptType: 'scheduled',
});

test('entries keep their order, titles are cut at 99 characters and details at 3,999', () => {
  const log = new ExecutionLog(new Store(':memory:'), new Clock(START));
  log.add(entry('customscript_a', 'AUDIT', 't'.repeat(120), 'd'.repeat(5_000)));
  log.add(entry('customscript_b', 'DEBUG', 'second'));
  const [first, second] = log.list();
  expect(first?.title).toHaveLength(99);
  expect(first?.details).toHaveLength(3_999);
  expect(second).toMatchObject({ title: 'second', date: '2026-11-21 10:00:00' });
  expect(log.list({ scriptId: 'customscript_b' })).toHaveLength(1);
  expect(log.list({ limit: 1 })[0]?.title).toBe('second');
});

test('entries below the level of the deployment are not kept', () => {
  const log = new ExecutionLog(new Store(':memory:'), new Clock(START));
  expect(log.add(entry('customscript_a', 'DEBUG'), 'ERROR')).toBe(false);
  expect(log.add(entry('customscript_a', 'ERROR'), 'ERROR')).toBe(true);
  expect(log.list()).toHaveLength(1);
});

test('past 100,000 calls in an hour the noisiest script is raised by one level, and the others are left alone', () => {
  const log = new ExecutionLog(new Store(':memory:'), new Clock(START));
  log.add(entry('customscript_quiet', 'DEBUG'));
  for (let i = 0; i < CALLS_PER_HOUR; i++) log.add(entry('customscript_noisy', 'DEBUG'), 'ERROR');
  expect(log.levelOf('customscript_noisy')).toBe('AUDIT');
  expect(log.levelOf('customscript_quiet')).toBe('DEBUG');
  expect(log.add(entry('customscript_noisy', 'DEBUG'))).toBe(false);
  expect(log.add(entry('customscript_noisy', 'AUDIT'))).toBe(true);
});

test('calls older than an hour no longer count', () => {
  const clock = new Clock(START);
  const log = new ExecutionLog(new Store(':memory:'), clock);
  for (let i = 0; i < CALLS_PER_HOUR; i++) log.add(entry('customscript_noisy', 'DEBUG'), 'ERROR');
  clock.advance(HOUR);
  log.add(entry('customscript_noisy', 'DEBUG'), 'ERROR');
  expect(log.levelOf('customscript_noisy')).toBe('DEBUG');
});

test('scripts’ entries are kept for 30 days and the system’s for 60', () => {
  const clock = new Clock(START);
  const log = new ExecutionLog(new Store(':memory:'), clock);
  log.add(entry('customscript_a', 'ERROR', 'user'));
  log.add(entry('customscript_a', 'SYSTEM', 'system'));
  const titlesAfter = (days: number): string[] => {
    clock.advance(days * DAY);
    log.add(entry('customscript_b', 'DEBUG', 'now'));
    return log.list({ scriptId: 'customscript_a' }).map(({ title }) => title);
  };
  expect(titlesAfter(29)).toEqual(['user', 'system']);
  expect(titlesAfter(2)).toEqual(['system']);
  expect(titlesAfter(30)).toEqual([]);
});
