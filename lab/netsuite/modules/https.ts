// N/https: requests to the outside over TLS, and strings that carry secrets.
// Source: N/https Module (help); 10 units a request.

import { ENCODINGS } from '../encodings';
import { NotEmulated, refuse } from '../errors';
import { METHODS, type Outgoing, send } from '../outbound';
import { createSecretKey, createSecureString, HASH_ALGORITHMS } from '../secure';
import type { Env, NModule } from './module';
import { names, type Options, optionsOf } from './options';

/** What N/http and N/https both name. */
export const REQUEST_ENUMS = {
  Method: names(...METHODS),
  CacheDuration: names('UNIQUE', 'SHORT', 'MEDIUM', 'LONG'),
  RedirectType: {
    RECORD: 'RECORD',
    SUITELET: 'SUITELET',
    RESTLET: 'RESTLET',
    MEDIA_ITEM: 'MEDIAITEM',
    TASK_LINK: 'TASKLINK',
  },
} as const;

export const httpsModule: NModule = {
  id: 'N/https',
  build: (env) => ({
    ...requestMethods(env, 'https:'),
    createSecureString: withPromise('createSecureString', (options: unknown) => {
      env.execution.alive();
      const given = optionsOf(options, 'createSecureString', ['input']);
      return createSecureString(env.account.secrets, env.execution.options.scriptId, given);
    }),
    createSecretKey: withPromise('createSecretKey', (options: unknown) => {
      env.execution.alive();
      const given = optionsOf(options, 'createSecretKey');
      if (given.guid === undefined) optionsOf(options, 'createSecretKey', ['secret']);
      return createSecretKey(env.account.secrets, env.execution.options.scriptId, given);
    }),
    requestRestlet: () => notEmulated('requestRestlet'),
    requestSuitelet: () => notEmulated('requestSuitelet'),
    requestSuiteTalkRest: () => notEmulated('requestSuiteTalkRest'),
    ...REQUEST_ENUMS,
    Encoding: ENCODINGS,
    HashAlg: HASH_ALGORITHMS,
  }),
};

/** get, post, put, delete and request, each with its promise form. */
export function requestMethods(env: Env, scheme: 'https:' | 'http:'): Record<string, unknown> {
  const method = (name: string, verb: string, required: readonly string[]) =>
    withPromise(name, (options: unknown) => perform(env, scheme, verb, optionsOf(options, name, required)));
  return {
    get: method('get', 'GET', ['url']),
    delete: method('delete', 'DELETE', ['url']),
    post: method('post', 'POST', ['url', 'body']),
    put: method('put', 'PUT', ['url', 'body']),
    request: withPromise('request', (options: unknown) => {
      const given = optionsOf(options, 'request', ['method', 'url']);
      return perform(env, scheme, verbOf(given.method), given);
    }),
  };
}

function perform(env: Env, scheme: 'https:' | 'http:', method: string, options: Options): object {
  if (options.credentials !== undefined)
    throw new NotEmulated('N/https options.credentials (GUIDs); use a SecureString');
  const headers = (options.headers ?? {}) as Outgoing['headers'];
  const outgoing: Outgoing = { method, url: options.url, headers, body: options.body ?? '' };
  return env.execution.work(10, 'http', () => send(env.account, outgoing, scheme));
}

function verbOf(method: unknown): string {
  const verb = String(method).toUpperCase();
  if ((METHODS as readonly string[]).includes(verb)) return verb;
  return refuse(
    'SSS_INVALID_TYPE_ARG',
    `Expected one of ${METHODS.join(', ')} as the method; found ${String(method)}.`,
  );
}

function notEmulated(name: string): never {
  throw new NotEmulated(`N/https.${name}`);
}

/** Scripts run in one go here, so that a promise would be kept only after they ended: refused by name. */
function withPromise<T>(name: string, body: (options: unknown) => T): (options: unknown) => T {
  return Object.assign((options: unknown) => body(options), { promise: () => notEmulated(`${name}.promise`) });
}
