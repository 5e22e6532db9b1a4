// One execution's own world: a fresh context with no Node in it, a loader of AMD modules from the File Cabinet, and
// the N/ modules. Nothing survives in module variables from one execution to the next.
// Source: SuiteScript 2.1 (help): AMD modules, `define` with literal ids; fresh contexts per invocation: practice.

import * as vm from 'node:vm';
import { NotEmulated, refuse, SuiteScriptError } from '../errors';
import type { Env } from '../modules/module';
import { MEMBRANE } from './membrane';

interface Membrane {
  wrap(value: unknown): unknown;
  /** Like `wrap`, each property only when it is first asked for: modules are large, scripts use little of them. */
  wrapModule(value: object): object;
  unwrap(value: unknown): unknown;
}

type Factory = (...dependencies: unknown[]) => unknown;

const membraneScript = new vm.Script(MEMBRANE, { filename: 'membrane.js' });
const compiled = new Map<string, { readonly source: string; readonly script: vm.Script }>();
const resolved = new Map<string, string>();
const MAX_REMEMBERED = 5_000;

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
  readonly #context: vm.Context;
  readonly #membrane: Membrane;
  readonly #loaded = new Map<string, { readonly value: unknown }>();
  readonly #loading: string[] = [];
  #definition: { dependencies: string[]; factory: Factory | object } | undefined;

  constructor(env: Env) {
    this.#env = env;
    const { clock, random } = env.account;
    this.#context = vm.createContext(
      {
        __host: {
          now: () => clock.now(),
          random: () => random.next(),
          array: (items: unknown[]) => Array.from(items),
          object: () => ({}),
          date: (milliseconds: number) => new Date(milliseconds),
          bytes: (bytes: Uint8Array) => Uint8Array.from(bytes),
          plainPrototypes: [Object.prototype],
        },
      },
      { codeGeneration: { strings: false, wasm: false } },
    );
    this.#membrane = membraneScript.runInContext(this.#context) as Membrane;
    const globals = this.#context as Record<string, unknown>;
    globals.define = (...parameters: unknown[]) => this.#define(parameters);
    globals.require = Object.assign(
      (dependencies: string[], body: Factory) => body(...dependencies.map((id) => this.#dependency(id, '/'))),
      {},
    );
    globals.log = this.#nModule('N/log');
    globals.util = this.#nModule('N/util');
  }

  /** The entry points a script file returns. */
  entryPoints(path: string): Record<string, unknown> {
    const value = this.#file(path);
    if (value === null || typeof value !== 'object') {
      refuse('SSS_INVALID_SCRIPT', `${path} does not return an object of entry points.`);
    }
    return value as Record<string, unknown>;
  }

  /** Calls an entry point with values of the lab's realm; the answer is of the lab's realm too. */
  call(path: string, name: string, parameters: readonly unknown[]): unknown {
    const entry = this.entryPoints(path)[name];
    if (typeof entry !== 'function') refuse('SSS_INVALID_SCRIPT', `${path} has no entry point ${name}.`);
    try {
      const answer = (entry as Factory)(...parameters.map((value) => this.#membrane.wrap(value)));
      if (Object.prototype.toString.call(answer) === '[object Promise]') {
        throw new NotEmulated(`an async entry point (${name})`);
      }
      return this.#membrane.unwrap(answer);
    } catch (error) {
      throw this.#outward(error);
    }
  }

  has(path: string, name: string): boolean {
    return typeof this.entryPoints(path)[name] === 'function';
  }

  /** A property of the returned interface that is not a function, such as `config` of a map/reduce script. */
  property(path: string, name: string): unknown {
    return this.#membrane.unwrap(this.entryPoints(path)[name]);
  }

  /** The lab's own error behind what a script threw, or a plain description of the script's own error. */
  #outward(thrown: unknown): Error {
    const original = this.#membrane.unwrap(thrown);
    if (original instanceof Error) return original;
    if (Object.prototype.toString.call(thrown) === '[object Error]') {
      const { name, message, stack } = thrown as Error;
      const error = new Error(message);
      error.name = name;
      error.stack = stack ?? error.stack ?? '';
      return error;
    }
    const error = new Error(typeof thrown === 'string' ? thrown : JSON.stringify(original));
    error.name = 'UNEXPECTED_ERROR';
    return error;
  }

  #define(parameters: unknown[]): void {
    const list = typeof parameters[0] === 'string' ? parameters.slice(1) : parameters;
    const dependencies = Array.isArray(list[0]) ? (list[0] as string[]) : [];
    const factory = (Array.isArray(list[0]) ? list[1] : list[0]) as Factory | object;
    this.#definition = { dependencies: Array.from(dependencies, String), factory };
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
    this.#definition = undefined;
    compile(path, source).runInContext(this.#context);
    const definition = this.#definition as { dependencies: string[]; factory: Factory | object } | undefined;
    if (!definition) refuse('SSS_INVALID_SCRIPT', `${path} does not call define().`);
    const value = this.#run(path, definition);
    this.#loading.pop();
    this.#loaded.set(path, { value });
    return value;
  }

  #run(path: string, { dependencies, factory }: { dependencies: string[]; factory: Factory | object }): unknown {
    if (typeof factory !== 'function') return factory;
    const folder = path.slice(0, path.lastIndexOf('/'));
    const exports = vm.runInContext('({})', this.#context) as object;
    const module = { exports };
    const resolved = dependencies.map((id) => {
      if (id === 'exports') return exports;
      if (id === 'module') return module;
      if (id === 'require') return (name: string) => this.#dependency(name, folder);
      return this.#dependency(id, folder);
    });
    const answer = (factory as Factory)(...resolved);
    return answer === undefined ? module.exports : answer;
  }

  #dependency(id: string, folder: string): unknown {
    if (/^N(\/|$)/.test(id)) return this.#nModule(id);
    return this.#file(resolvePath(id, folder));
  }

  #nModule(id: string): unknown {
    const known = this.#loaded.get(id);
    if (known) return known.value;
    const module = this.#env.account.nModule(id);
    if (!module) throw new NotEmulated(id);
    const { type } = this.#env.execution.options;
    if (module.only && !module.only.includes(type)) {
      throw new SuiteScriptError('SSS_INVALID_MODULE', `${id} cannot be loaded in a ${type} script.`);
    }
    const value = this.#membrane.wrapModule(module.build(this.#env));
    this.#loaded.set(id, { value });
    return value;
  }
}

/** An absolute File Cabinet path with extension. Source: Module names and paths (help). */
export function resolvePath(id: string, folder: string): string {
  const key = `${folder} ${id}`;
  const known = resolved.get(key);
  if (known) return known;
  if (resolved.size >= MAX_REMEMBERED) resolved.clear();
  const path = absolutePath(id, folder);
  resolved.set(key, path);
  return path;
}

function absolutePath(id: string, folder: string): string {
  const absolute = id.startsWith('.') ? `${folder}/${id}` : id.startsWith('/') ? id : `/${id}`;
  const parts: string[] = [];
  for (const part of absolute.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const path = `/${parts.join('/')}`;
  return /\.js$/.test(path) ? path : `${path}.js`;
}
