// N/runtime: what runs, as whom, in which account, and what it may still spend. Free of units.
// Source: N/runtime Module (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { Env, NModule } from './module';
import { names, optionsOf } from './options';
import { CONTEXT_TYPES } from './runtimeContexts';

const VERSION = '2026.2';
const PERMISSION = { NONE: 0, VIEW: 1, CREATE: 2, EDIT: 3, FULL: 4 } as const;
const LEVELS = ['FULL', 'EDIT', 'CREATE', 'VIEW'] as const;
/** Source: SuiteCloud Processors (help): two, or five with one SuiteCloud Plus licence of the standard tier. */
const PROCESSORS = { without: 2, withPlus: 5 };

export const runtimeModule: NModule = {
  id: 'N/runtime',
  build: (env) => {
    const { account, execution } = env;
    const script = new CurrentScript(env);
    const user = new CurrentUser(env);
    const session = new Session(env);
    return {
      ContextType: CONTEXT_TYPES,
      EnvType: names('SANDBOX', 'PRODUCTION', 'BETA', 'INTERNAL'),
      Permission: PERMISSION,
      get accountId() {
        return account.id;
      },
      get envType() {
        return account.environment;
      },
      country: account.company.country,
      executionContext: execution.options.context,
      processorCount: account.has('SUITECLOUDPLUS') ? PROCESSORS.withPlus : PROCESSORS.without,
      queueCount: 1,
      version: VERSION,
      getCurrentScript: () => script,
      getCurrentUser: () => user,
      getCurrentSession: () => session,
      isFeatureInEffect: (options: unknown) => {
        execution.alive();
        // Practice: an unknown name is simply not in effect.
        return account.has(nameOf(options, 'runtime.isFeatureInEffect', 'feature'));
      },
    };
  },
};

class CurrentScript {
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  get id(): string {
    return this.#env.execution.options.scriptId;
  }

  get deploymentId(): string {
    return this.#env.execution.options.deploymentId;
  }

  get logLevel(): string {
    return this.#env.execution.options.logLevel;
  }

  get bundleIds(): string[] {
    return [];
  }

  get apiVersion(): string {
    return '2.1';
  }

  get percentComplete(): number {
    this.#onlyScheduled();
    return this.#env.execution.percentComplete;
  }

  set percentComplete(value: unknown) {
    this.#onlyScheduled();
    const percent = Number(value);
    if (!(percent >= 0 && percent <= 100)) refuse('SSS_INVALID_TYPE_ARG', 'percentComplete lies between 0 and 100.');
    this.#env.execution.percentComplete = percent;
  }

  /** The value by the parameter's type; null when it is empty or there is no such parameter. */
  getParameter(options: unknown): unknown {
    this.#env.execution.alive();
    return this.#env.execution.options.parameters[nameOf(options, 'Script.getParameter', 'name')] ?? null;
  }

  getRemainingUsage(): number {
    this.#env.execution.alive();
    return this.#env.execution.remainingUnits;
  }

  #onlyScheduled(): void {
    if (this.#env.execution.options.type !== 'scheduled') {
      refuse('SSS_OPERATION_UNAVAILABLE', 'percentComplete exists in scheduled scripts only.');
    }
  }
}

class CurrentUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** Internal id of the role; `roleId` is its script id. */
  readonly role: number;
  readonly roleId: string;
  readonly roleCenter: string;
  readonly contact: number;
  readonly department: number;
  readonly location: number;
  readonly subsidiary: number;
  readonly #env: Env;

  constructor(env: Env) {
    const { identity } = env.execution.options;
    this.#env = env;
    this.id = identity.userId;
    this.name = identity.name;
    this.email = identity.email;
    this.role = identity.roleId;
    this.roleId = identity.role;
    this.roleCenter = 'BASIC';
    this.contact = 0;
    const employee = env.account.definition('employee') && env.account.records.look('employee', identity.userId);
    this.department = Number(employee?.fields.department ?? 0);
    this.location = Number(employee?.fields.location ?? 0);
    this.subsidiary = Number(employee?.fields.subsidiary ?? 1);
  }

  /** The highest level the role holds, as a number of runtime.Permission. */
  getPermission(options: unknown): number {
    const { account, execution } = this.#env;
    execution.alive();
    const permission = nameOf(options, 'User.getPermission', 'name');
    const level = LEVELS.find((each) => account.permits(execution.options.identity, permission, each));
    return PERMISSION[level ?? 'NONE'];
  }

  getPreference(options: unknown): string | null {
    this.#env.execution.alive();
    const { company } = this.#env.account;
    const name = nameOf(options, 'User.getPreference', 'name').toLowerCase();
    const value = company.page('userpreferences')[name] ?? company.page('companypreferences')[name];
    if (value === undefined || value === null) return null;
    return typeof value === 'boolean' ? (value ? 'T' : 'F') : String(value);
  }
}

/** What people's sessions hold, by account. */
const sessions = new WeakMap<Account, Map<string, string>>();

class Session {
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  get(options: unknown): string | null {
    return this.#values().get(this.#keyOf(nameOf(options, 'Session.get', 'name'))) ?? null;
  }

  set(options: unknown): void {
    const given = optionsOf(options, 'Session.set', ['name', 'value']);
    // Source: runtime.Session (help): text only.
    if (typeof given.value !== 'string')
      refuse('WRONG_PARAMETER_TYPE', 'Wrong parameter type: value is expected as string.');
    this.#values().set(this.#keyOf(String(given.name)), String(given.value));
  }

  #keyOf(name: string): string {
    return `${this.#env.execution.options.identity.userId}:${name}`;
  }

  #values(): Map<string, string> {
    this.#env.execution.alive();
    const known = sessions.get(this.#env.account);
    if (known) return known;
    const made = new Map<string, string>();
    sessions.set(this.#env.account, made);
    return made;
  }
}

function nameOf(options: unknown, method: string, member: string): string {
  if (typeof options === 'string') return options;
  const value = optionsOf(options, method, [member])[member];
  if (typeof value === 'string') return value;
  return refuse('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${member} is expected as string.`);
}
