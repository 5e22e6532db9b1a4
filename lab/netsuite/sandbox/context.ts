// A JavaScript realm for executions, with a guard against scripts that never end; and the realms that came back exactly
// as they were made, which the next execution may have instead of a new one.

import * as vm from 'node:vm';
import { MEMBRANE, type MembraneMaker } from './membrane';
import { PRISTINE } from './pristine';
import { REALM, type RealmHost } from './realm';

const realmScript = new vm.Script(REALM, { filename: 'realm.js' });
const pristineScript = new vm.Script(PRISTINE, { filename: 'pristine.js' });
const membraneScript = new vm.Script(MEMBRANE, { filename: 'membrane.js' });
const ENTER = 'labEnter';
const enterScript = new vm.Script(`{ const enter = ${ENTER}; delete globalThis.${ENTER}; enter(); }`, {
  filename: 'enter.js',
});

/** What a script file gave to define(). */
export interface Definition {
  /** Where the ids lead, seen from the file. */
  readonly dependencies: readonly string[];
  readonly factory: Factory | object;
}

export type Factory = (...dependencies: unknown[]) => unknown;

export interface Realm {
  readonly globals: Record<string, unknown>;
  /** A border of its own for each execution. */
  readonly newMembrane: MembraneMaker;
  /** By path: of files that did nothing but define. A factory is called anew by each execution. */
  readonly definitions: Map<string, { readonly source: string; readonly definition: Definition }>;
  /** Whose time and chance its scripts see. */
  host: RealmHost;
  /** False for good once something ran in it that may have left a trace nobody can see. */
  isClean: boolean;
  run(script: vm.Script): unknown;
  /** Runs something, and the promises it leaves, in at most so much real time. Throws Endless beyond it. */
  within<T>(milliseconds: number | null, body: () => T): T;
  isPristine(): boolean;
}

/** A script used more real time than the lab gives one. */
export class Endless extends Error {}

export function createRealm(): Realm {
  // No prototype: a name looked up on the global object must not lead to the lab's own Object.
  const globals = Object.create(null) as Record<string, unknown>;
  const context = vm.createContext(globals, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const run = (script: vm.Script): unknown => script.runInContext(context);
  (run(realmScript) as (host: RealmHost) => void)({ now: () => realm.host.now(), random: () => realm.host.random() });
  const isPristine = (run(pristineScript) as () => () => boolean)();
  const realm: Realm = {
    globals,
    newMembrane: run(membraneScript) as MembraneMaker,
    definitions: new Map(),
    host: NOBODY,
    isClean: true,
    run,
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
    isPristine,
  };
  return realm;
}

/** More than scripts run within each other: a script, and the user events of what it saves. */
const MOST_KEPT = 4;

/**
 * For all accounts of the process: nothing in them tells of an account, and the engine has made what ran often fast in
 * them, which it would do over in a new one.
 */
const kept: Realm[] = [];

/** Files a realm may remember; more are those of tests that write files of their own. */
const MOST_DEFINITIONS = 2_000;

const NOBODY: RealmHost = { now: () => 0, random: () => 0 };

/** Realms for one account's executions. */
export class Realms {
  take(): Realm {
    return kept.pop() ?? createRealm();
  }

  /** Keeps a realm in which nobody can tell that a script ran; another is gone with its execution. */
  giveBack(realm: Realm): void {
    for (const name of Object.keys(realm.globals)) delete realm.globals[name];
    if (!realm.isClean || kept.length >= MOST_KEPT || !realm.isPristine()) return;
    realm.host = NOBODY;
    if (realm.definitions.size > MOST_DEFINITIONS) realm.definitions.clear();
    kept.push(realm);
  }
}
