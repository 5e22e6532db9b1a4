// N/util as source text that runs inside a script's realm: it changes objects of the script's own in place and hands
// them to callbacks, which a copy on the lab's side could not do.
// Source: N/util Module (help).

/** Evaluates to a function of `nanoTime` that answers the module. */
export const UTIL = `(nanoTime) => {
  'use strict';
  const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const missing = (name, argument) => {
    const error = new Error(name + ': Missing a required argument: ' + argument);
    error.name = 'SSS_MISSING_REQD_ARGUMENT';
    throw error;
  };
  return {
    isArray: (value) => Array.isArray(value),
    isBoolean: (value) => typeof value === 'boolean',
    isDate: (value) => kindOf(value) === 'Date',
    isFunction: (value) => typeof value === 'function',
    isNumber: (value) => typeof value === 'number',
    isObject: (value) => kindOf(value) === 'Object',
    isRegExp: (value) => kindOf(value) === 'RegExp',
    isString: (value) => typeof value === 'string',
    isError: (value) => kindOf(value) === 'Error',
    nanoTime: () => nanoTime(),
    each(iterable, callback) {
      if (iterable === undefined || iterable === null) missing('util.each', 'iterable');
      if (typeof callback !== 'function') missing('util.each', 'callback');
      const entries = Array.isArray(iterable) ? [...iterable.entries()] : Object.entries(iterable);
      for (const [key, value] of entries) callback(value, key, iterable);
      return iterable;
    },
    extend(receiver, contributor) {
      if (receiver === undefined || receiver === null) missing('util.extend', 'receiver');
      if (contributor === undefined || contributor === null) missing('util.extend', 'contributor');
      return Object.assign(receiver, contributor);
    },
  };
}`;
