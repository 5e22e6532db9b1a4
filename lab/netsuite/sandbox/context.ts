// A fresh context for one execution, with its realm and its border, and a guard against scripts that never end.

import * as vm from 'node:vm';
import type { Account } from '../account';
import { NotEmulated } from '../errors';
import { type BorderHost, MEMBRANE, type Membrane } from './membrane';
import { REALM, type RealmHost } from './realm';

const realmScript = new vm.Script(REALM, { filename: 'realm.js' });
const membraneScript = new vm.Script(MEMBRANE, { filename: 'membrane.js' });
const ENTER = 'labEnter';
const enterScript = new vm.Script(`{ const enter = ${ENTER}; delete globalThis.${ENTER}; enter(); }`, {
  filename: 'enter.js',
});

export interface World {
  readonly membrane: Membrane;
  readonly globals: Record<string, unknown>;
  run(script: vm.Script): unknown;
  /** Runs something, and the promises it leaves, in at most so much real time. Throws Endless beyond it. */
  within<T>(milliseconds: number | null, body: () => T): T;
}

/** A script used more real time than the lab gives one. */
export class Endless extends Error {}

export function createWorld({ random, lacking }: Account, alive: () => void, now: () => number): World {
  // No prototype: a name looked up on the global object must not lead to the lab's own Object.
  const globals = Object.create(null) as Record<string, unknown>;
  const context = vm.createContext(globals, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const evaluate = (script: vm.Script): unknown => script.runInContext(context);
  const realm: RealmHost = { now, random: () => random.next() };
  (evaluate(realmScript) as (host: RealmHost) => void)(realm);
  const membrane = (evaluate(membraneScript) as (host: BorderHost) => Membrane)({
    alive,
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
  return {
    membrane,
    globals,
    run: evaluate,
    within: (milliseconds, body) => {
      let result: ReturnType<typeof body> | undefined;
      globals[ENTER] = () => {
        result = body();
      };
      try {
        enterScript.runInContext(context, milliseconds === null ? {} : { timeout: milliseconds });
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new Endless();
        throw error;
      }
      return result as ReturnType<typeof body>;
    },
  };
}
