// The border between the lab's realm and a script's realm, as source text that runs inside the script's context.
// Values are copied or wrapped on the way, so that inside a script `instanceof Date`, `Array` and `Error` hold, and
// nothing of Node can be reached through an object's prototype.

/**
 * Evaluates to `{ wrap, unwrap, wrapModule }` when run in a context whose global `__host` holds
 * `{ now, random, array, object, date, bytes, plainPrototypes }`.
 */
export const MEMBRANE = `(() => {
  'use strict';
  const host = globalThis.__host;
  delete globalThis.__host;
  for (const name of ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']) delete globalThis[name];

  const SystemDate = Date;
  class VirtualDate extends SystemDate {
    constructor(...parts) { if (parts.length > 0) super(...parts); else super(host.now()); }
    static now() { return host.now(); }
  }
  globalThis.Date = new Proxy(VirtualDate, { apply: () => new VirtualDate().toString() });
  VirtualDate.prototype.constructor = globalThis.Date;
  Math.random = () => host.random();

  const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const toGuest = new WeakMap();
  const toHost = new WeakMap();
  const pair = (guest, original) => { toGuest.set(original, guest); toHost.set(guest, original); return guest; };

  class SuiteScriptError extends Error {
    toString() { return JSON.stringify(this); }
    toJSON() {
      return { type: this.type, name: this.name, id: this.id, message: this.message, stack: [String(this.stack)], cause: this.cause };
    }
  }
  const define = (object, name, value) => Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });

  const wrapError = (error) => {
    const isSuiteScript = typeof error.type === 'string';
    const Kind = isSuiteScript ? SuiteScriptError : (globalThis[error.name]?.prototype instanceof Error ? globalThis[error.name] : Error);
    const guest = new Kind(error.message);
    define(guest, 'name', error.name);
    if (isSuiteScript) {
      for (const key of ['type', 'id', 'notifyOff', 'eventType', 'recordId']) if (error[key] !== undefined) define(guest, key, error[key]);
      define(guest, 'cause', wrap(error.cause));
    }
    return pair(guest, error);
  };

  const through = (work) => {
    try { return work(); } catch (error) { throw wrap(error); }
  };

  const classes = new WeakMap();
  const wrapClass = (prototype) => {
    const known = classes.get(prototype);
    if (known) return known;
    const parent = Object.getPrototypeOf(prototype);
    const guest = Object.create(parent === null || host.plainPrototypes.includes(parent) ? Object.prototype : wrapClass(parent));
    classes.set(prototype, guest);
    for (const key of Reflect.ownKeys(prototype)) {
      if (key === 'constructor') continue;
      const property = Object.getOwnPropertyDescriptor(prototype, key);
      if (typeof property.value === 'function') {
        Object.defineProperty(guest, key, { configurable: true, writable: true, value(...parameters) {
          const self = toHost.get(this);
          return through(() => wrap(Reflect.apply(property.value, self, parameters.map(unwrap))));
        } });
      } else if (property.get || property.set) {
        Object.defineProperty(guest, key, { configurable: true, enumerable: true,
          get: property.get && function () { const self = toHost.get(this); return through(() => wrap(Reflect.apply(property.get, self, []))); },
          set: property.set && function (value) { const self = toHost.get(this); through(() => Reflect.apply(property.set, self, [unwrap(value)])); },
        });
      }
    }
    return guest;
  };

  const wrapInstance = (value) => {
    const guest = Object.create(wrapClass(Object.getPrototypeOf(value)));
    pair(guest, value);
    for (const key of Object.keys(value)) {
      Object.defineProperty(guest, key, { configurable: true, enumerable: true,
        get: () => wrap(value[key]), set: (next) => { value[key] = unwrap(next); } });
    }
    return guest;
  };

  const wrapFunction = (value) => {
    const guest = (...parameters) => through(() => wrap(Reflect.apply(value, undefined, parameters.map(unwrap))));
    pair(guest, value);
    for (const key of Object.keys(value)) guest[key] = wrap(value[key]);
    return guest;
  };

  const wrapPlain = (value) => {
    const guest = {};
    for (const key of Object.keys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property.get || property.set) {
        Object.defineProperty(guest, key, { configurable: true, enumerable: true,
          get: () => through(() => wrap(value[key])), set: (next) => { through(() => { value[key] = unwrap(next); }); } });
      } else guest[key] = wrap(property.value);
    }
    return guest;
  };

  const wrap = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
    if (toHost.has(value)) return value;
    const known = toGuest.get(value);
    if (known) return known;
    if (typeof value === 'function') return wrapFunction(value);
    if (Array.isArray(value)) return Array.from(value, wrap);
    switch (tagOf(value)) {
      case 'Date': return new Date(SystemDate.prototype.getTime.call(value));
      case 'Error': return value instanceof Error ? value : wrapError(value);
      case 'Uint8Array': return Uint8Array.from(value);
      default:
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype === null || host.plainPrototypes.includes(prototype)) return wrapPlain(value);
    if (prototype === Object.prototype) return value;
    return wrapInstance(value);
  };

  const unwrap = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
    const known = toHost.get(value);
    if (known) return known;
    if (typeof value === 'function') {
      const outward = (...parameters) => unwrap(value(...parameters.map(wrap)));
      toHost.set(value, outward);
      toGuest.set(outward, value);
      return outward;
    }
    if (Array.isArray(value)) return host.array(Array.from(value, unwrap));
    switch (tagOf(value)) {
      case 'Date': return host.date(SystemDate.prototype.getTime.call(value));
      case 'Error': return value;
      case 'Uint8Array': return host.bytes(value);
      case 'RegExp': return value;
      case 'Promise': return value;
      default:
    }
    const copy = host.object();
    for (const key of Object.keys(value)) copy[key] = unwrap(value[key]);
    return copy;
  };

  const wrapModule = (module) => {
    const guest = {};
    for (const key of Object.keys(module)) {
      Object.defineProperty(guest, key, { configurable: true, enumerable: true, get() {
        const value = wrap(module[key]);
        Object.defineProperty(guest, key, { value, writable: true, configurable: true, enumerable: true });
        return value;
      } });
    }
    return pair(guest, module);
  };

  return { wrap, unwrap, wrapModule };
})()`;
