// N/util, also the global `util`: small questions about values. Free of units.
// Source: N/util Module (help).

import { NotEmulated } from '../errors';
import type { NModule } from './module';

const NANOSECONDS = 1_000_000;

export const utilModule: NModule = {
  id: 'N/util',
  build: ({ account }) => ({
    isArray: (value: unknown) => Array.isArray(value),
    isBoolean: (value: unknown) => typeof value === 'boolean',
    isDate: (value: unknown) => kindOf(value) === 'Date',
    isFunction: (value: unknown) => typeof value === 'function',
    isNumber: (value: unknown) => typeof value === 'number',
    isObject: (value: unknown) => kindOf(value) === 'Object',
    isRegExp: (value: unknown) => kindOf(value) === 'RegExp',
    isString: (value: unknown) => typeof value === 'string',
    isError: (value: unknown) => kindOf(value) === 'Error',
    nanoTime: () => account.clock.now() * NANOSECONDS,
    each,
    // It changes an object of the script's own, which a function of the lab cannot reach.
    extend: () => {
      throw new NotEmulated('N/util.extend; use Object.assign');
    },
  }),
};

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Calls back with (item, index) of an array or (value, key) of an object. */
function each<T>(iterable: T, callback: (value: unknown, key: unknown, iterable: T) => unknown): T {
  const entries = Array.isArray(iterable) ? [...iterable.entries()] : Object.entries(iterable as object);
  for (const [key, value] of entries) callback(value, key, iterable);
  return iterable;
}
