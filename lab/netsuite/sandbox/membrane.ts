// The border between the lab's realm and a script's realm, as source text that runs inside the script's context.
// Values are copied or wrapped on the way, so that inside a script `instanceof Date`, `Array` and `Error` hold, and
// nothing of Node can be reached through an object's prototype. What it uses of the language it takes before any
// script runs, so that a script that changes prototypes sees nothing of the lab's side.

/** What the lab's side gives the border; only the border calls it. */
export interface BorderHost {
  /** Throws when the execution is over. */
  readonly alive: () => void;
  /** Hears of each error of the lab that a script gets. */
  readonly raised: (error: unknown) => void;
  readonly array: () => unknown[];
  readonly object: () => object;
  readonly date: (milliseconds: number) => Date;
  readonly bytes: (bytes: Uint8Array) => Uint8Array;
  readonly pattern: (source: string, flags: string) => RegExp;
  readonly isPlain: (prototype: object) => boolean;
}

export interface Membrane {
  /** Into the script's realm: data copied, instances and functions wrapped, errors re-made once each. */
  wrap(value: unknown): unknown;
  /** Out of the script's realm. */
  unwrap(value: unknown): unknown;
  /** Like `wrap`, each property only when it is first asked for: modules are large, scripts use little of them. */
  wrapModule(value: object): object;
  /** A function of the script's realm that hands values of that realm over as they are; only its errors are re-made. */
  raw(body: (...values: never[]) => unknown): unknown;
  /** `{ exports: {} }` of the script's realm. */
  newModule(): { exports: unknown };
  /** Calls an entry point; an async one tells its outcome by `settled`. Answers whether it was async. */
  start(entry: unknown, parameters: unknown[], settled: (failed: boolean, value: unknown) => void): boolean;
}

export type MembraneMaker = (host: BorderHost) => Membrane;

/** Evaluates to a MembraneMaker. */
export const MEMBRANE = `(host) => {
  'use strict';
  const { apply, ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
  const { create, keys, defineProperty } = Object;
  const { isArray } = Array;
  const uncurry = (method) => Function.prototype.call.bind(method);
  const textOf = uncurry(Object.prototype.toString);
  const slice = uncurry(String.prototype.slice);
  const getTime = uncurry(Date.prototype.getTime);
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakHas = uncurry(WeakMap.prototype.has);
  const weakSet = uncurry(WeakMap.prototype.set);
  const then = uncurry(Promise.prototype.then);
  const bytesFrom = Uint8Array.from.bind(Uint8Array);
  const GuestDate = Date;
  const GuestError = Error;
  const top = Object.prototype;
  const kinds = { __proto__: null, Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };

  const tagOf = (value) => slice(textOf(value), 8, -1);
  const isGuests = (value) => {
    for (let each = getPrototypeOf(value); each !== null; each = getPrototypeOf(each)) if (each === top) return true;
    return false;
  };
  const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');
  const toGuest = new WeakMap();
  const toHost = new WeakMap();
  const pair = (guest, original) => { weakSet(toGuest, original, guest); weakSet(toHost, guest, original); return guest; };
  const hide = (object, name, value) =>
    defineProperty(object, name, { __proto__: null, value, writable: true, configurable: true, enumerable: false });

  // Source: error.SuiteScriptError (help): toString gives the JSON form.
  class SuiteScriptError extends GuestError {
    toString() { return JSON.stringify(this); }
    toJSON() {
      const { type, name, message, id, stack, cause, notifyOff, userFacing } = this;
      return { type, name, message, id, stack: [String(stack)], cause, notifyOff, userFacing };
    }
  }

  const wrapError = (error) => {
    const isSuiteScript = typeof error.type === 'string';
    const guest = new (isSuiteScript ? SuiteScriptError : (kinds[error.name] ?? GuestError))(error.message);
    hide(guest, 'name', error.name);
    if (isSuiteScript) {
      hide(guest, 'userFacing', false);
      for (const key of ['type', 'id', 'notifyOff', 'eventType', 'recordId']) if (error[key] !== undefined) hide(guest, key, error[key]);
      hide(guest, 'cause', wrap(error.cause));
    }
    return pair(guest, error);
  };

  // Every crossing asks first whether the execution is still alive: catching the end of a script changes nothing.
  const through = (work) => {
    try { host.alive(); return work(); } catch (error) { host.raised(error); throw wrap(error); }
  };
  const outOf = (values) => {
    const list = host.array();
    for (let index = 0; index < values.length; index++) list[index] = unwrap(values[index]);
    return list;
  };
  const into = (values) => {
    const list = [];
    for (let index = 0; index < values.length; index++) list[index] = wrap(values[index]);
    return list;
  };

  const ownerOf = (guest, key) => {
    const owner = isPrimitive(guest) ? undefined : weakGet(toHost, guest);
    if (owner === undefined) throw new TypeError('Illegal invocation of ' + String(key));
    return owner;
  };

  const classes = new WeakMap();
  const wrapClass = (prototype) => {
    const known = weakGet(classes, prototype);
    if (known) return known;
    const parent = getPrototypeOf(prototype);
    const guest = create(parent === null || host.isPlain(parent) ? top : wrapClass(parent));
    weakSet(classes, prototype, guest);
    const names = ownKeys(prototype);
    for (let index = 0; index < names.length; index++) {
      const key = names[index];
      if (key === 'constructor') continue;
      const property = getOwnPropertyDescriptor(prototype, key);
      const { value: method, get, set } = property;
      if (typeof method === 'function') {
        hide(guest, key, { method(...parameters) {
          const self = ownerOf(this, key);
          return through(() => wrap(apply(method, self, outOf(parameters))));
        } }.method);
      } else if (get || set) {
        defineProperty(guest, key, { __proto__: null, configurable: true, enumerable: true,
          get: get && function () { const self = ownerOf(this, key); return through(() => wrap(apply(get, self, host.array()))); },
          set: set && function (value) { const self = ownerOf(this, key); through(() => apply(set, self, outOf([value]))); },
        });
      }
    }
    return guest;
  };

  const mirror = (guest, value, key) => defineProperty(guest, key, { __proto__: null, configurable: true, enumerable: true,
    get: () => through(() => wrap(value[key])), set: (next) => { through(() => { value[key] = unwrap(next); }); } });

  const wrapInstance = (value) => {
    const guest = pair(create(wrapClass(getPrototypeOf(value))), value);
    const names = keys(value);
    for (let index = 0; index < names.length; index++) mirror(guest, value, names[index]);
    return guest;
  };

  const wrapFunction = (value) => {
    const guest = pair((...parameters) => through(() => wrap(apply(value, undefined, outOf(parameters)))), value);
    const names = keys(value);
    for (let index = 0; index < names.length; index++) guest[names[index]] = wrap(value[names[index]]);
    return guest;
  };

  // An assignment is much faster than a definition, and the same where nothing stands on the prototype under that name.
  const put = (object, key, value) => {
    if (key in top) defineProperty(object, key, { __proto__: null, value, writable: true, configurable: true, enumerable: true });
    else object[key] = value;
  };

  // What is worked out when it is first asked for, and is then a value like others.
  const later = (guest, key, make) => defineProperty(guest, key, { __proto__: null, configurable: true, enumerable: true,
    get() {
      const value = make();
      defineProperty(guest, key, { __proto__: null, value, writable: true, configurable: true, enumerable: true });
      return value;
    },
    set(value) { defineProperty(guest, key, { __proto__: null, value, writable: true, configurable: true, enumerable: true }); },
  });

  const wrapPlain = (value) => {
    const guest = {};
    const names = keys(value);
    for (let index = 0; index < names.length; index++) {
      const key = names[index];
      const property = getOwnPropertyDescriptor(value, key);
      if (property.set) mirror(guest, value, key);
      else if (property.get) later(guest, key, () => wrap(value[key]));
      else put(guest, key, wrap(property.value));
    }
    return guest;
  };

  const wrap = (value) => {
    if (isPrimitive(value) || weakHas(toHost, value)) return value;
    const known = weakGet(toGuest, value);
    if (known) return known;
    if (typeof value === 'function') return wrapFunction(value);
    if (isArray(value)) return into(value);
    switch (tagOf(value)) {
      case 'Date': return new GuestDate(getTime(value));
      case 'Error': return isGuests(value) ? value : wrapError(value);
      case 'Uint8Array': return bytesFrom(value);
      default:
    }
    const prototype = getPrototypeOf(value);
    if (prototype === null || host.isPlain(prototype)) return wrapPlain(value);
    if (isGuests(value)) return value;
    return wrapInstance(value);
  };

  const unwrap = (value) => {
    if (isPrimitive(value)) return value;
    const known = weakGet(toHost, value);
    if (known) return known;
    if (typeof value === 'function') {
      const outward = (...parameters) => unwrap(apply(value, undefined, into(parameters)));
      weakSet(toHost, value, outward);
      weakSet(toGuest, outward, value);
      return outward;
    }
    if (isArray(value)) return outOf(value);
    switch (tagOf(value)) {
      case 'Date': return host.date(getTime(value));
      case 'Error': return value;
      case 'Uint8Array': return host.bytes(value);
      case 'RegExp': return host.pattern(String(value.source), String(value.flags));
      default:
    }
    const copy = host.object();
    const names = keys(value);
    for (let index = 0; index < names.length; index++) {
      const key = names[index];
      if (key === '__proto__') defineProperty(copy, key, { __proto__: null, value: unwrap(value[key]), writable: true, configurable: true, enumerable: true });
      else copy[key] = unwrap(value[key]);
    }
    return copy;
  };

  const wrapModule = (module) => {
    const guest = pair({}, module);
    const names = keys(module);
    for (let index = 0; index < names.length; index++) {
      const key = names[index];
      const property = getOwnPropertyDescriptor(module, key);
      if (property.get) { mirror(guest, module, key); continue; }
      defineProperty(guest, key, { __proto__: null, configurable: true, enumerable: true, get() {
        const value = wrap(property.value);
        defineProperty(guest, key, { __proto__: null, value, writable: true, configurable: true, enumerable: true });
        return value;
      } });
    }
    return guest;
  };

  const raw = (body) => (...values) => {
    try { return apply(body, undefined, values); } catch (error) { throw wrap(error); }
  };

  const start = (entry, parameters, settled) => {
    const answer = apply(entry, undefined, into(parameters));
    if (isPrimitive(answer) || tagOf(answer) !== 'Promise') { settled(false, answer); return false; }
    then(answer, (value) => { settled(false, value); }, (reason) => { settled(true, reason); });
    return true;
  };

  return { wrap, unwrap, wrapModule, raw, newModule: () => ({ exports: {} }), start };
}`;
