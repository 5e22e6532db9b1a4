// One execution's own world: a realm with no Node in it and no trace of another execution, a loader of AMD modules from
// the File Cabinet, and the N/ modules. Nothing survives in module variables from one execution to the next.
// Source: SuiteScript 2.1 (help): AMD modules, `define` with literal ids; fresh contexts per invocation: practice.

import * as vm from 'node:vm';
import { NotEmulated, refuse, SuiteScriptError } from '../errors';
import type { ScriptType } from '../execution';
import type { Env, NModule } from '../modules/module';
import { CLIENT_MODULES, NETSUITE_MODULES } from '../modules/names';
import { type Definition, Endless, type Factory, type Realm } from './context';
import { isDefineOnly } from './defineOnly';
import type { Membrane } from './membrane';
import { outward } from './outward';
import { resolvePath } from './paths';

const compiled = new Map<string, { readonly source: string; readonly script: vm.Script }>();
const MAX_REMEMBERED = 5_000;

/**
 * Real seconds an entry point may take: NetSuite counts instructions, the lab cannot. Calls into the lab end there;
 * a script that makes none is cut off a little later.
 */
const REAL_SECONDS = 20;
const GRACE = 1.25;

/** How often a script may ask the time between two calls that take some, before it counts as waiting. */
const PATIENCE = 10_000;

/** Source: types of the entry points (typings): these may be async. */
const MAY_BE_ASYNC: readonly ScriptType[] = ['scheduled', 'mapreduce', 'restlet'];

/** Compiles once per content, runs once per context. */
function compile(path: string, source: string): vm.Script {
  const known = compiled.get(path);
  if (known?.source === source) return known.script;
  if (compiled.size >= MAX_REMEMBERED) compiled.clear();
  const script = new vm.Script(source, { filename: path });
  compiled.set(path, { source, script });
  return script;
}

export class Sandbox {
  readonly #env: Env;
  readonly #realm: Realm;
  readonly #membrane: Membrane;
  readonly #realMilliseconds: number | null;
  readonly #loaded = new Map<string, { readonly value: unknown }>();
  readonly #loading: string[] = [];
  #definition: Definition | undefined;
  #deadline = Number.POSITIVE_INFINITY;
  #isInside = false;
  #asked = 0;
  #askedAt = 0;

  constructor(env: Env, options: { readonly realSeconds?: number } = {}) {
    this.#env = env;
    const realSeconds = options.realSeconds ?? (env.account.watchesForEndlessLoops ? REAL_SECONDS : null);
    this.#realMilliseconds = realSeconds === null ? null : realSeconds * 1_000;
    const { realms, random, lacking } = env.account;
    this.#realm = realms.take();
    this.#realm.host = { now: () => this.#now(), random: () => random.next() };
    this.#membrane = this.#realm.newMembrane({
      alive: () => this.#alive(),
      raised: (error) => {
        if (error instanceof NotEmulated) lacking.add(error.message);
      },
      array: () => [],
      object: () => ({}),
      date: (milliseconds) => new Date(milliseconds),
      bytes: (bytes) => Uint8Array.from(bytes),
      pattern: (source, flags) => new RegExp(source, flags),
      isPlain: (prototype) => prototype === Object.prototype,
    });
    const { globals } = this.#realm;
    const membrane = this.#membrane;
    globals.define = membrane.raw((...parameters: unknown[]) => this.#define(parameters));
    globals.require = membrane.raw((ids: unknown, body: unknown) => this.#require(ids, body));
    globals.log = this.#nModule('N/log');
    globals.util = this.#nModule('N/util');
  }

  /** The execution came through; its realm may be another one's. To be said of none that threw. */
  end(): void {
    if (!this.#env.execution.killed) this.#env.account.realms.giveBack(this.#realm);
  }

  /** Calls an entry point with values of the lab's realm; the answer is of the lab's realm too. */
  call(path: string, name: string, parameters: readonly unknown[]): unknown {
    const membrane = this.#membrane;
    let isAsync = false;
    let outcome: { readonly failed: boolean; readonly value: unknown } | undefined;
    this.#guarded(() => {
      const entry = this.#entryPoints(path)[name];
      if (typeof entry !== 'function') refuse('SSS_INVALID_SCRIPT', `${path} has no entry point ${name}.`);
      isAsync = membrane.start(entry, [...parameters], (failed, value) => {
        outcome = { failed, value };
      });
    });
    if (isAsync) this.#realm.isClean = false;
    const { type } = this.#env.execution.options;
    if (isAsync && !MAY_BE_ASYNC.includes(type)) throw new NotEmulated(`an async ${name} of a ${type} script`);
    if (!outcome) refuse('UNEXPECTED_ERROR', `The promise that ${name} of ${path} answered is never kept.`);
    if (outcome.failed) throw outward(membrane, outcome.value);
    return membrane.unwrap(outcome.value);
  }

  has(path: string, name: string): boolean {
    return this.#guarded(() => typeof this.#entryPoints(path)[name] === 'function');
  }

  /** A property of the returned interface that is not a function, such as `config` of a map/reduce script. */
  property(path: string, name: string): unknown {
    return this.#guarded(() => this.#membrane.unwrap(this.#entryPoints(path)[name]));
  }

  /** The entry points a script file returns. */
  #entryPoints(path: string): Record<string, unknown> {
    const value = this.#file(path);
    if (value === null || typeof value !== 'object') {
      refuse('SSS_INVALID_SCRIPT', `${path} does not return an object of entry points.`);
    }
    return value as Record<string, unknown>;
  }

  /** Runs code of the script: never without end, and what it throws comes out as an error of the lab's realm. */
  #guarded<T>(body: () => T): T {
    if (this.#isInside) return body();
    this.#isInside = true;
    const limit = this.#realMilliseconds;
    this.#deadline = limit === null ? Number.POSITIVE_INFINITY : Date.now() + limit;
    try {
      return this.#realm.within(limit === null ? null : limit * GRACE, body);
    } catch (error) {
      if (error instanceof Endless) throw this.#env.execution.killed ?? this.#endless();
      throw outward(this.#membrane, error);
    } finally {
      this.#isInside = false;
    }
  }

  /** The account's clock, which only work moves: a script that waits by asking it moves it by a millisecond a time. */
  #now(): number {
    const { account, execution } = this.#env;
    if (execution.positions !== this.#askedAt) this.#asked = 0;
    this.#askedAt = execution.positions;
    if (++this.#asked > PATIENCE) execution.wait(1);
    return account.clock.now();
  }

  #alive(): void {
    this.#env.execution.alive();
    if (this.#realMilliseconds !== null && Date.now() > this.#deadline) this.#endless();
  }

  // Source: Map/Reduce Governance (help). Not catchable.
  #endless(): never {
    return this.#env.execution.kill('SSS_INSTRUCTION_COUNT_EXCEEDED', 'Script Execution Instruction Count Exceeded');
  }

  #define(parameters: readonly unknown[]): void {
    const list = typeof parameters[0] === 'string' ? parameters.slice(1) : parameters;
    const hasDependencies = Array.isArray(list[0]);
    const factory = (hasDependencies ? list[1] : list[0]) as Factory | object;
    this.#definition = { dependencies: hasDependencies ? idsOf(list[0]) : [], factory };
  }

  #require(ids: unknown, body: unknown): void {
    if (!Array.isArray(ids) || typeof body !== 'function') {
      throw new NotEmulated('require without a list of ids and a callback');
    }
    (body as Factory)(...idsOf(ids).map((id) => this.#dependency(target(id, '/'))));
  }

  #file(path: string): unknown {
    const known = this.#loaded.get(path);
    if (known) return known.value;
    if (this.#loading.includes(path)) {
      refuse(
        'MODULE_DOES_NOT_EXIST',
        `Modules import each other in a circle: ${[...this.#loading, path].join(' -> ')}`,
      );
    }
    const source = this.#env.account.scriptSource(path);
    if (source === undefined) refuse('MODULE_DOES_NOT_EXIST', `Module does not exist: ${path}`);
    this.#loading.push(path);
    const value = this.#run(path, this.#definitionOf(path, source));
    this.#loading.pop();
    this.#loaded.set(path, { value });
    return value;
  }

  /** Runs the file; where that only defines, once for all executions in this realm. */
  #definitionOf(path: string, source: string): Definition {
    const known = this.#realm.definitions.get(path);
    if (known?.source === source) return known.definition;
    this.#definition = undefined;
    this.#realm.run(compile(path, source));
    const defined = this.#definition as Definition | undefined;
    if (!defined) refuse('SSS_INVALID_SCRIPT', `${path} does not call define().`);
    const folder = folderOf(path);
    const definition = { ...defined, dependencies: defined.dependencies.map((id) => target(id, folder)) };
    if (isDefineOnly(source)) this.#realm.definitions.set(path, { source, definition });
    else this.#realm.isClean = false;
    return definition;
  }

  #run(path: string, { dependencies, factory }: Definition): unknown {
    if (typeof factory !== 'function') return factory;
    const membrane = this.#membrane;
    let own: { exports: unknown } | undefined;
    const module = () => {
      own ??= membrane.newModule();
      return own;
    };
    const values = dependencies.map((id) => {
      if (id.startsWith('/')) return this.#file(id);
      if (id === 'exports') return module().exports;
      if (id === 'module') return module();
      if (id === 'require')
        return membrane.raw((name: string) => this.#dependency(target(String(name), folderOf(path))));
      return this.#nModule(id);
    });
    const answer = (factory as Factory)(...values);
    return answer === undefined ? module().exports : answer;
  }

  /** A module by where its id leads. */
  #dependency(id: string): unknown {
    return id.startsWith('/') ? this.#file(id) : this.#nModule(id);
  }

  #nModule(id: string): unknown {
    const known = this.#loaded.get(id);
    if (known) return known.value;
    const module = this.#env.account.nModule(id) ?? missing(id);
    const { type } = this.#env.execution.options;
    if (module.only && !module.only.includes(type)) {
      throw new SuiteScriptError('SSS_INVALID_MODULE', `${id} cannot be loaded in a ${type} script.`);
    }
    const value = this.#build(module);
    this.#loaded.set(id, { value });
    return value;
  }

  #build(module: NModule): unknown {
    const membrane = this.#membrane;
    if (!module.inside) return membrane.wrapModule(module.build(this.#env));
    const make = this.#realm.run(compile(module.id, module.inside.source)) as (host: unknown) => unknown;
    return make(membrane.wrap(module.inside.host(this.#env)));
  }
}

const OF_THE_LOADER = ['exports', 'module', 'require'];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** N/ modules and what the loader itself gives keep their names; everything else is a file. */
const target = (id: string, folder: string): string =>
  /^N(\/|$)/.test(id) || OF_THE_LOADER.includes(id) ? id : resolvePath(id, folder);

const idsOf = (ids: unknown): string[] => Array.from(ids as readonly unknown[], String);

function missing(id: string): never {
  if (NETSUITE_MODULES.has(id)) throw new NotEmulated(id);
  if (CLIENT_MODULES.has(id)) refuse('SSS_INVALID_MODULE', `${id} exists in the browser only.`);
  refuse('MODULE_DOES_NOT_EXIST', `Module does not exist: ${id}.js`);
}
