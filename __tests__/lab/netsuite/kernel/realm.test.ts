// A script's realm: its own kinds of values, virtual time, seeded chance, and no way to the machine.

import { Sandbox } from '../../../../lab/netsuite/sandbox/sandbox';
import { executionIn, inScript, makeAccount, putFile, refusalIn, START } from './support';

const account = makeAccount();
const env = () => executionIn(account);
const read = (body: string, modules: readonly string[] = [], input?: unknown) =>
  inScript(env(), modules, body, { input });

test('dates, lists, errors and bytes that come from modules and arguments are the script’s own kinds, nested ones too', () => {
  const input = {
    at: new Date(START),
    list: [new Date(START)],
    bytes: Uint8Array.from([1, 2]),
    inner: { list: [[1]] },
  };
  const answer = read(
    `return [input.at instanceof Date, input.list instanceof Array, input.list[0] instanceof Date,
      input.bytes instanceof Uint8Array, input.inner instanceof Object, Array.isArray(input.inner.list[0]),
      input.inner.list[0] instanceof Array, input.at.getTime(), [...input.bytes].join()];`,
    [],
    input,
  );
  expect(answer).toEqual([true, true, true, true, true, true, true, START, '1,2']);
});

test('what a script hands back is of the lab’s kinds, and a copy', () => {
  const answer = read(
    `return { at: new Date(${START}), list: [[1]], bytes: Uint8Array.from([3]), pattern: /a+/i, nothing: null };`,
  ) as Record<string, unknown>;
  expect(answer.at).toEqual(new Date(START));
  expect(answer.at instanceof Date && Array.isArray(answer.list) && answer.bytes instanceof Uint8Array).toBe(true);
  expect(answer.pattern).toEqual(/a+/i);
  // Errors are the lab's own kind here, so what they inherit from is the lab's Object.
  expect(Object.getPrototypeOf(answer)).toBe(Object.getPrototypeOf(Error.prototype));
});

test('an own property named __proto__ stays data on its way out', () => {
  const answer = read(`return JSON.parse('{"__proto__": {"stolen": true}}');`) as Record<string, unknown>;
  expect(answer.stolen).toBeUndefined();
  expect(Object.keys(answer)).toEqual(['__proto__']);
});

test.each([
  ['the constructor of the global object', `globalThis.constructor.constructor('return process')()`],
  ['the constructor of define', `define.constructor('return process')()`],
  ['the constructor of require', `require.constructor('return process')()`],
  ['the constructor of a module’s function', `record.load.constructor('return process')()`],
  ['the constructor of a module', `record.constructor.constructor('return process')()`],
  ['the constructor of an argument', `input.constructor.constructor('return process')()`],
  [
    'the constructor of an argument’s getter',
    `Object.getOwnPropertyDescriptor(Object.getPrototypeOf(runtime.getCurrentScript()), 'id').get.constructor('return process')()`,
  ],
  ['eval', `eval('1')`],
  ['new Function', `new Function('return 1')()`],
  ['an async function’s constructor', `(async () => 1).constructor('return 1')()`],
  ['a generator’s constructor', `(function* () {}).constructor('yield 1')().next()`],
])('a script reaches no code of the machine through %s', (_, body) => {
  expect(refusalIn(env(), ['N/record', 'N/runtime'], `${body};`, { a: 1 })).toBe('EvalError');
});

test('a thrown error of the lab leads no further than the script’s own Error', () => {
  const answer = read(
    `try { record.load({ type: 'customer' }); } catch (e) {
       let top = e; while (Object.getPrototypeOf(top)) top = Object.getPrototypeOf(top);
       return [e instanceof Error, top === Object.prototype];
     }`,
    ['N/record'],
  );
  expect(answer).toEqual([true, true]);
});

test('running out of stack inside a call to the lab gives the script an error of its own', () => {
  const answer = read(
    `const deep = () => { Date.now(); runtime.getCurrentScript().id; deep(); };
     try { deep(); } catch (e) { return [e instanceof Error, e.constructor === RangeError]; }`,
    ['N/runtime'],
  );
  expect(answer).toEqual([true, true]);
});

test('a script that changes prototypes sees nothing of the lab’s side', () => {
  const answer = read(
    `const seen = [];
     for (const name of ['get', 'set', 'has']) {
       const real = WeakMap.prototype[name];
       WeakMap.prototype[name] = function (...p) { seen.push(...p, this); return real.apply(this, p); };
     }
     Array.prototype.map = function () { seen.push(this); return []; };
     Array.from = (...p) => { seen.push(...p); return []; };
     Object.keys = (...p) => { seen.push(...p); return []; };
     Reflect.apply = (...p) => { seen.push(...p); };
     Object.defineProperty(Object, Symbol.hasInstance, { value: () => true });
     record.create({ type: 'customer' }).getFields(); runtime.getCurrentUser().id;
     return seen.length;`,
    ['N/record', 'N/runtime'],
  );
  expect(answer).toBe(0);
});

test('nothing of Node, the browser or later editions of the language exists', () => {
  const names = [
    'process',
    'Buffer',
    'console',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'fetch',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'performance',
    'structuredClone',
    'module',
    'exports',
    '__dirname',
    'global',
    'window',
    'document',
    'navigator',
    'crypto',
    'WebAssembly',
    'SharedArrayBuffer',
    'Atomics',
    'Iterator',
    'Temporal',
    'labEnter',
    '__host',
  ];
  expect(read(`return input.filter((name) => globalThis[name] !== undefined);`, [], names)).toEqual([]);
  expect(
    read(`return [typeof Object.groupBy, typeof Promise.withResolvers, typeof new Set().union, typeof ''.isWellFormed,
      typeof [].values().map, typeof [].toSorted, typeof [].at, typeof Object.hasOwn].join();`),
  ).toBe('undefined,undefined,undefined,undefined,undefined,function,function,function');
});

test('a module of Node cannot be loaded, one of NetSuite that the lab lacks is refused by name, and no other exists', () => {
  const load = (id: string) => {
    putFile(account, 'loads.js', `define(['${id}'], () => ({ run: () => 1 }));`);
    try {
      return new Sandbox(env()).call('/SuiteScripts/loads.js', 'run', []);
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
  };
  expect(load('fs')).toContain('MODULE_DOES_NOT_EXIST');
  expect(load('node:fs')).toContain('MODULE_DOES_NOT_EXIST');
  expect(load('N/sftp')).toContain('NotEmulated: N/sftp');
  expect(load('N/secret')).toContain('MODULE_DOES_NOT_EXIST');
  expect(load('N/currentRecord')).toContain('SSS_INVALID_MODULE');
});

test('time is the account’s, in every way of asking for it', () => {
  const answer = read(
    `return [Date.now(), new Date().getTime(), new Date(0).getTime(), new Date(2026, 0, 5) instanceof Date,
      Date() === new Date().toString(), new Date().constructor === Date, Date.name, typeof Date.UTC,
      new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(),
      new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric' }).formatToParts()[0].value];`,
  );
  const now = account.clock.now();
  expect(answer).toEqual([now, now, 0, true, true, true, 'Date', 'function', '3/2/2026', '2026']);
});

test('local getters read the server’s zone', () => {
  const [hours, day] = read(`const d = new Date(${START}); return [d.getHours(), d.getDate()];`) as number[];
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: account.zone,
    hour: '2-digit',
    day: '2-digit',
    hourCycle: 'h23',
  });
  const local = Object.fromEntries(parts.formatToParts(START).map((part) => [part.type, Number(part.value)]));
  expect([hours, day]).toEqual([local.hour, local.day]);
});

test('chance comes from the account’s seed: the same account draws the same numbers', () => {
  const draw = () => inScript(executionIn(makeAccount()), [], 'return [Math.random(), Math.random()];');
  const [first, second] = draw() as number[];
  expect(draw()).toEqual([first, second]);
  expect(first).not.toBe(second);
});

test('log and util are globals, and the same objects as their modules', () => {
  expect(
    read(`return [log === logModule(), util.isArray([]), typeof log.debug]; function logModule() { return log; }`),
  ).toEqual([true, true, 'function']);
  putFile(account, 'globals.js', `define(['N/log', 'N/util'], (l, u) => ({ run: () => [l === log, u === util] }));`);
  expect(new Sandbox(env()).call('/SuiteScripts/globals.js', 'run', [])).toEqual([true, true]);
});

test('util works on the script’s own objects: it extends them in place and hands them to callbacks as they are', () => {
  const answer = read(
    `const own = { a: 1 }; const child = {}; const list = [child]; let same;
     const back = util.extend(own, { b: 2 });
     util.each(list, (value, key, all) => { same = value === child && all === list && key === 0; });
     let refused; try { util.extend(own); } catch (e) { refused = e.name; }
     return [back === own, own.b, same, refused, util.isDate(new Date()), util.isObject([]), util.nanoTime() > 0];`,
  );
  expect(answer).toEqual([true, 2, true, 'SSS_MISSING_REQD_ARGUMENT', true, false, true]);
});

test('modules are evaluated afresh for every execution', () => {
  putFile(account, 'counter.js', `define([], () => { let n = 0; return { next: () => ++n }; });`);
  putFile(
    account,
    'counts.js',
    `define(['./counter'], (counter) => ({ run: () => counter.next() + counter.next() }));`,
  );
  const run = () => {
    const sandbox = new Sandbox(env());
    const answer = sandbox.call('/SuiteScripts/counts.js', 'run', []);
    sandbox.end();
    return answer;
  };
  expect([run(), run()]).toEqual([3, 3]);
});

/** Runs a file of this text twice, and hands back what it answered, and whether the second run had the first one's realm. */
function twice(source: string): { answers: unknown[]; isSameRealm: boolean } {
  const account = makeAccount();
  putFile(account, 'twice.js', source);
  const taken: unknown[] = [];
  const { realms } = account;
  const take = realms.take.bind(realms);
  realms.take = () => {
    const realm = take();
    taken.push(realm);
    return realm;
  };
  const answers = [1, 2].map(() => {
    const sandbox = new Sandbox(executionIn(account));
    const answer = sandbox.call('/SuiteScripts/twice.js', 'run', []);
    sandbox.end();
    return answer;
  });
  return { answers, isSameRealm: taken[0] === taken[1] };
}

test('a realm in which nobody can tell that a script ran serves the next execution', () => {
  const source = `define(['N/record', 'N/util'], (record, util) => { let n = 0; return { run: () => {
    record.Type.SALES_ORDER += '!'; util.mine = (util.mine ?? 0) + 1; n++;
    return [record.Type.SALES_ORDER, util.mine, n, typeof globalThis.left]; } }; });`;
  expect(twice(source)).toEqual({ answers: Array(2).fill(['salesorder!', 1, 1, 'undefined']), isSameRealm: true });
});

test.each([
  ['a global variable', 'const before = globalThis.left; globalThis.left = 1; return before;'],
  ['a method of its own', 'const before = [].last; Array.prototype.last = 1; return before;'],
  [
    'another method',
    'const before = [].at.own; Array.prototype.at = Object.assign(() => 1, { own: 1 }); return before;',
  ],
  [
    'a frozen prototype',
    'const before = Object.isFrozen(Map.prototype) || undefined; Object.freeze(Map.prototype); return before;',
  ],
  [
    'a sealed namespace',
    'const before = !Object.isExtensible(Math) || undefined; Object.preventExtensions(Math); return before;',
  ],
  [
    'a missing global',
    "const before = typeof Set === 'function' ? undefined : 1; delete globalThis.Set; return before;",
  ],
  [
    'a getter',
    "const before = ({}).got; Object.defineProperty(Object.prototype, 'got', { get: () => 1 }); return before;",
  ],
  [
    'a prototype’s prototype',
    'const before = [].odd; Object.setPrototypeOf(Array.prototype, { odd: 1 }); return before;',
  ],
  [
    'a generator’s method',
    'const p = Object.getPrototypeOf(function* () {}); const before = p.odd; p.odd = 1; return before;',
  ],
  [
    'an iterator’s method',
    'const p = Object.getPrototypeOf([].values()); const before = p.odd; p.odd = 1; return before;',
  ],
])('a script that leaves %s leaves it to nobody', (_name, body) => {
  expect(twice(`define([], () => ({ run: () => { ${body} } }));`)).toEqual({
    answers: [undefined, undefined],
    isSameRealm: false,
  });
});

test('a method of the language takes no mark', () => {
  const source = `define([], () => ({ run: () => { 'use strict';
    try { Array.prototype.map.mark = 1; return 'marked'; } catch (e) { return e.name; } } }));`;
  expect(twice(source)).toEqual({ answers: ['TypeError', 'TypeError'], isSameRealm: true });
});

test.each([
  ['a variable beside define', 'let n = 0; define([], () => ({ run: () => ++n }));'],
  ['a variable around the factory', 'define([], (() => { let n = 0; return () => ({ run: () => ++n }); })());'],
  ['a factory that knows its name', 'define([], function f() { f.n = (f.n ?? 0) + 1; return { run: () => f.n }; });'],
  ['an object instead of a factory', 'define({ n: 0, run() { return ++this.n; } });'],
])('a file with %s is run anew for every execution', (_name, source) => {
  const { answers } = twice(source);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]).not.toBeUndefined();
});

test('a script that waits for promises, or fails, has its realm to itself', () => {
  expect(twice(`define([], () => ({ run: async () => 1 }));`)).toEqual({ answers: [1, 1], isSameRealm: false });
});

test('module ids resolve against the file, the cabinet and the exports object; circles and missing files are refused', () => {
  putFile(
    account,
    'named.js',
    `define(['exports', 'require', 'module'], (exports, require, module) => { exports.a = require('./plain').b; });`,
  );
  putFile(account, 'plain.js', `define({ b: 2 });`);
  putFile(
    account,
    'asks.js',
    `define(['/SuiteScripts/named', 'SuiteScripts/plain.js'], (n, p) => ({ run: () => [n.a, p.b] }));`,
  );
  expect(new Sandbox(env()).call('/SuiteScripts/asks.js', 'run', [])).toEqual([2, 2]);
  putFile(account, 'left.js', `define(['./right'], () => ({ run: () => 1 }));`);
  putFile(account, 'right.js', `define(['./left'], () => ({}));`);
  expect(() => new Sandbox(env()).call('/SuiteScripts/left.js', 'run', [])).toThrow('circle');
  putFile(account, 'lost.js', `define(['./nowhere'], () => ({ run: () => 1 }));`);
  expect(() => new Sandbox(env()).call('/SuiteScripts/lost.js', 'run', [])).toThrow(
    'Module does not exist: /SuiteScripts/nowhere.js',
  );
});

test('require loads modules for a callback, and refuses another form', () => {
  expect(read(`let id; require(['N/runtime'], (runtime) => { id = runtime.accountId; }); return id;`)).toBe('1234567');
  expect(() => read(`require('N/runtime')`)).toThrow('NotEmulated');
});
