// The globals of a script's realm, as source text that runs inside the script's context before anything else: the
// language as NetSuite's engine has it, with virtual time and seeded chance, and nothing of the machine.
// Source: SuiteScript 2.1 (help): ECMAScript 2023, no Node, no DOM, no timers (practice).

/** What the lab's side gives the realm. */
export interface RealmHost {
  /** Virtual time, milliseconds. */
  readonly now: () => number;
  /** 0 ≤ x < 1, from the account's seed. */
  readonly random: () => number;
}

/** Evaluates to a function of a RealmHost. */
export const REALM = `(host) => {
  'use strict';
  const { apply, defineProperty } = Reflect;
  const fixed = (object, name, value) => defineProperty(object, name, { __proto__: null, value, writable: false, configurable: false, enumerable: false });

  // What came after ECMAScript 2023, and what belongs to the machine. Unconfirmed: stricter reading.
  const later = {
    Object: ['groupBy'], Map: ['groupBy'], Promise: ['withResolvers', 'try'], Array: ['fromAsync'], RegExp: ['escape'],
    Error: ['isError', 'captureStackTrace'], Math: ['f16round', 'sumPrecise'], JSON: ['rawJSON', 'isRawJSON'],
    Uint8Array: ['fromBase64', 'fromHex'], Iterator: ['from', 'concat', 'zip', 'zipKeyed'],
  };
  const laterMethods = {
    Set: ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    ArrayBuffer: ['transfer', 'transferToFixedLength', 'resize'],
    String: ['isWellFormed', 'toWellFormed'],
    Uint8Array: ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
    Map: ['getOrInsert', 'getOrInsertComputed'], WeakMap: ['getOrInsert', 'getOrInsertComputed'],
  };
  const iteratorMethods = ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'];
  for (const [name, members] of Object.entries(later)) for (const member of members) delete globalThis[name]?.[member];
  for (const [name, members] of Object.entries(laterMethods)) for (const member of members) delete globalThis[name].prototype[member];
  const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  for (const member of iteratorMethods) delete iteratorPrototype[member];
  for (const name of ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Iterator', 'Temporal', 'Float16Array',
    'ShadowRealm', 'DisposableStack', 'AsyncDisposableStack', 'SuppressedError']) delete globalThis[name];

  // A stack shows the account's own files only. Fixed, because its frames would lead a script out of its realm.
  const own = /^\\/Suite(?:Scripts|Apps|Bundles)\\//;
  const isOwn = RegExp.prototype.test.bind(own);
  fixed(Error, 'prepareStackTrace', (error, frames) => {
    let text = 'Error';
    try { text = error.message ? error.name + ': ' + error.message : String(error.name); } catch { text = 'Error'; }
    for (let index = 0; index < frames.length; index++) {
      const file = frames[index].getFileName();
      if (typeof file === 'string' && isOwn(file)) text += '\\n    at ' + frames[index].toString();
    }
    return text;
  });

  const now = () => { try { return host.now(); } catch { throw new RangeError('Maximum call stack size exceeded'); } };
  const SystemDate = Date;
  class VirtualDate extends SystemDate {
    constructor(...parts) { if (parts.length > 0) super(...parts); else super(now()); }
    static now() { return now(); }
  }
  const GuestDate = new Proxy(VirtualDate, { __proto__: null, apply: () => new VirtualDate().toString() });
  defineProperty(VirtualDate, 'name', { __proto__: null, value: 'Date', configurable: true });
  VirtualDate.prototype.constructor = GuestDate;
  defineProperty(globalThis, 'Date', { __proto__: null, value: GuestDate, writable: true, configurable: true, enumerable: false });

  const formats = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(formats, 'format').get;
  const { formatToParts } = formats;
  defineProperty(formats, 'format', { __proto__: null, configurable: true, enumerable: false, get() {
    const bound = apply(format, this, []);
    return (date) => bound(date === undefined ? now() : date);
  } });
  formats.formatToParts = function (date) { return apply(formatToParts, this, [date === undefined ? now() : date]); };

  Math.random = () => { try { return host.random(); } catch { throw new RangeError('Maximum call stack size exceeded'); } };
}`;
