// N/cache: units, text, scopes and limits.

import { cacheModule } from '../../../../lab/netsuite/modules/cache';
import type { Env } from '../../../../lab/netsuite/modules/module';
import { codeOf, load, makeEnv } from '../../../support/env';

interface Cache {
  get: (options: object) => string | null;
  put: (options: object) => void;
  remove: (options: object) => void;
}

const open = (env: Env, options: object = { name: 'tokens' }) =>
  load<'getCache'>(cacheModule, env).getCache(options) as Cache;

test('a hit costs 1 unit, a miss 2, whether a loader ran or not', () => {
  const env = makeEnv();
  const cache = open(env);
  const spent = (work: () => unknown): number => {
    const before = env.execution.usedUnits;
    work();
    return env.execution.usedUnits - before;
  };
  expect(spent(() => cache.get({ key: 'a' }))).toBe(2);
  expect(spent(() => cache.get({ key: 'a', loader: () => 'x' }))).toBe(2);
  expect(spent(() => cache.get({ key: 'a' }))).toBe(1);
  expect(spent(() => cache.put({ key: 'a', value: 'y' }))).toBe(1);
  expect(spent(() => cache.remove({ key: 'a' }))).toBe(1);
});

test('whatever goes in comes out as text', () => {
  const cache = open(makeEnv());
  cache.put({ key: 'number', value: 5 });
  cache.put({ key: 'object', value: { a: 1 } });
  expect([cache.get({ key: 'number' }), cache.get({ key: 'object' })]).toEqual(['5', '{"a":1}']);
  expect(cache.get({ key: 'loaded', loader: ({ key }: { key: string }) => ({ key }) })).toBe('{"key":"loaded"}');
  expect(cache.get({ key: 'loaded' })).toBe('{"key":"loaded"}');
  expect(cache.get({ key: 'nothing', loader: () => undefined })).toBeNull();
  cache.remove({ key: 'number' });
  expect(cache.get({ key: 'number' })).toBeNull();
});

test('a private cache is the script’s own, a public one everybody’s', () => {
  const env = makeEnv();
  const other: Env = { ...env, execution: makeEnv({ execution: { scriptId: 'customscript_other' } }).execution };
  open(env).put({ key: 'a', value: 'mine' });
  expect(open(other).get({ key: 'a' })).toBeNull();
  open(env, { name: 'tokens', scope: 'PUBLIC' }).put({ key: 'a', value: 'ours' });
  expect(open(other, { name: 'tokens', scope: 'PUBLIC' }).get({ key: 'a' })).toBe('ours');
  expect(open(env).get({ key: 'a' })).toBe('mine');
  expect(codeOf(() => open(env, { name: 'tokens', scope: 'GLOBAL' }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('names, keys, values and times to live have their limits', () => {
  const env = makeEnv();
  const cache = open(env);
  expect(codeOf(() => open(env, { name: 'n'.repeat(1_025) }))).toBe('SSS_CACHE_SIZE_EXCEEDED');
  expect(codeOf(() => cache.get({ key: 'k'.repeat(4_097) }))).toBe('SSS_CACHE_SIZE_EXCEEDED');
  expect(codeOf(() => cache.put({ key: 'k', value: 'é'.repeat(256_001) }))).toBe('SSS_CACHE_SIZE_EXCEEDED');
  expect(codeOf(() => cache.put({ key: 'k', value: 'v'.repeat(512_000) }))).toBe('nothing');
  expect(codeOf(() => cache.put({ key: 'k', value: 'v', ttl: 299 }))).toBe('SSS_INVALID_TYPE_ARG');
  expect(codeOf(() => cache.put({ key: 'k' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
});

test('a value is gone when its time to live is over', () => {
  const env = makeEnv({ execution: { type: 'scheduled' } });
  const cache = open(env);
  cache.put({ key: 'k', value: 'v', ttl: 300 });
  env.account.clock.advance(300_000);
  expect(cache.get({ key: 'k' })).toBeNull();
});
