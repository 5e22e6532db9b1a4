// N/cache: text kept for a while, gone without notice.
// Source: N/cache Module (help). Units: get 1, or 2 on a miss; put 1; remove 1.

import { refuse } from '../errors';
import type { Env, NModule } from './module';
import { names, optionsOf } from './options';

const MAX_NAME = 1_024;
const MAX_KEY = 4 * 1_024;
const MAX_VALUE = 500 * 1_024;
const MIN_TTL = 300;
const SCOPES = names('PRIVATE', 'PROTECTED', 'PUBLIC');

type Scope = keyof typeof SCOPES;

export const cacheModule: NModule = {
  id: 'N/cache',
  build: (env) => ({
    Scope: SCOPES,
    getCache: (options: unknown) => {
      env.execution.alive();
      const given = optionsOf(options, 'cache.getCache', ['name']);
      const scope = given.scope ?? 'PRIVATE';
      if (typeof scope !== 'string' || !Object.hasOwn(SCOPES, scope)) {
        return refuse('SSS_INVALID_TYPE_ARG', `cache.getCache: ${String(scope)} is not a scope.`);
      }
      const name = String(given.name);
      limit(name, MAX_NAME, 'The name of a cache');
      return new Cache(env, name, scope as Scope);
    },
  }),
};

class Cache {
  readonly #env: Env;
  readonly #name: string;
  readonly #scope: Scope;
  readonly #space: string;

  constructor(env: Env, name: string, scope: Scope) {
    this.#env = env;
    this.#name = name;
    this.#scope = scope;
    // All scripts here are unbundled, so that PROTECTED means all of them.
    const owner = scope === 'PRIVATE' ? env.execution.options.scriptId : '';
    this.#space = [scope, owner, name].join('\u0000');
  }

  get name(): string {
    return this.#name;
  }

  get scope(): string {
    return this.#scope;
  }

  /** The kept text, or the loader's answer, which is then kept; null without either. */
  get(options: unknown): string | null {
    const given = optionsOf(options, 'Cache.get', ['key']);
    const key = keyOf(given.key);
    const seconds = ttlOf(given.ttl);
    const found = this.#env.execution.work(1, 'cache', () => this.#env.account.caches.get(this.#space, key));
    if (found !== null) return found;
    const loader = given.loader as ((context: { key: string }) => unknown) | undefined;
    const text = typeof loader === 'function' ? textOf(loader({ key })) : undefined;
    return this.#env.execution.work(1, 'cache', () => {
      if (text === undefined) return null;
      this.#env.account.caches.put(this.#space, key, text, seconds);
      return text;
    });
  }

  put(options: unknown): void {
    const given = optionsOf(options, 'Cache.put', ['key', 'value']);
    const key = keyOf(given.key);
    const seconds = ttlOf(given.ttl);
    const text = textOf(given.value) ?? '';
    this.#env.execution.work(1, 'cache', () => this.#env.account.caches.put(this.#space, key, text, seconds));
  }

  remove(options: unknown): void {
    const key = keyOf(optionsOf(options, 'Cache.remove', ['key']).key);
    this.#env.execution.work(1, 'cache', () => this.#env.account.caches.remove(this.#space, key));
  }
}

function keyOf(value: unknown): string {
  const key = String(value);
  limit(key, MAX_KEY, 'A cache key');
  return key;
}

/** Whatever goes in comes out as text: what is not text is kept as JSON. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? undefined);
  if (text !== undefined) limit(text, MAX_VALUE, 'A cached value');
  return text;
}

function ttlOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const seconds = Number(value);
  // Unconfirmed: the code of this and of the size refusals.
  if (!(seconds >= MIN_TTL))
    refuse('SSS_INVALID_TYPE_ARG', `The ttl must be at least ${MIN_TTL} seconds; found ${String(value)}.`);
  return seconds;
}

function limit(text: string, most: number, what: string): void {
  const size = Buffer.byteLength(text);
  if (size > most) refuse('SSS_CACHE_SIZE_EXCEEDED', `${what} has at most ${most} bytes; found ${size}.`);
}
