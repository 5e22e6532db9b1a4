// A running execution in an account of its own, for tests of the N/ modules one by one.

import { Clock, type Instant } from '../../lab/clock';
import type { Account } from '../../lab/netsuite/account';
import { Caches } from '../../lab/netsuite/caches';
import { Company } from '../../lab/netsuite/company';
import { Execution, type ExecutionOptions } from '../../lab/netsuite/execution';
import { ExecutionLog } from '../../lab/netsuite/executionLog';
import type { Feature } from '../../lab/netsuite/features';
import { FileCabinet } from '../../lab/netsuite/files';
import { Mailbox } from '../../lab/netsuite/mailbox';
import type { Env, NModule } from '../../lab/netsuite/modules/module';
import { Network } from '../../lab/netsuite/network';
import { Realms } from '../../lab/netsuite/sandbox/context';
import { Secrets } from '../../lab/netsuite/secrets';
import { Store } from '../../lab/netsuite/store';
import { Random } from '../../lab/random';

export const START: Instant = Date.UTC(2026, 10, 21, 18, 0, 0);

interface Given {
  readonly execution?: Partial<ExecutionOptions>;
  readonly features?: readonly Feature[];
  readonly environment?: 'PRODUCTION' | 'SANDBOX';
  /** Records by type, then id: their body fields. */
  readonly records?: Readonly<Record<string, Readonly<Record<number, Readonly<Record<string, unknown>>>>>>;
  /** Scripts by script id: kind and deployment script ids; internal ids count from 100 and from 1. */
  readonly scripts?: Readonly<Record<string, { readonly kind: string; readonly deployments: readonly string[] }>>;
  /** Permissions the role holds; all of them when absent. */
  readonly permissions?: readonly string[];
}

/** An administrator's Suitelet unless told otherwise. */
export function makeEnv(given: Given = {}): Env {
  const account = accountOf(given);
  const options: ExecutionOptions = {
    scriptId: 'customscript_test',
    scriptInternalId: 1,
    deploymentId: 'customdeploy_test',
    deploymentInternalId: 1,
    type: 'suitelet',
    context: 'SUITELET',
    identity: { userId: 5, name: 'Ada Clerk', email: 'ada@lab.example', role: 'administrator', roleId: 3 },
    parameters: {},
    logLevel: 'DEBUG',
    ...given.execution,
  };
  return { account, execution: new Execution(options, account.clock, account.random), shared: new Map() };
}

/** What a module gives to scripts, by the names of the functions a test calls. */
export function load<Name extends string>(
  module: NModule,
  env: Env,
): Record<Name, (...parameters: unknown[]) => unknown> {
  return module.build(env) as Record<Name, (...parameters: unknown[]) => unknown>;
}

/** The code a refusal carries; 'nothing' when there was none. */
export function codeOf(work: () => unknown): string {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return (error as Error).name;
  }
}

function accountOf(given: Given): Account {
  const clock = new Clock(START);
  const random = new Random(1);
  const store = new Store(':memory:');
  const features = new Set(given.features ?? []);
  const files = new FileCabinet(store, clock);
  const account = {
    clock,
    random,
    store,
    features,
    id: '1234567',
    environment: given.environment ?? 'PRODUCTION',
    has: (feature: Feature) => features.has(feature),
    permits: (_: unknown, permission: string) => given.permissions?.includes(permission) ?? true,
    files,
    scriptSource: (path: string) => {
      const file = files.find(path);
      return file && Buffer.from(files.read(file.id)).toString();
    },
    secrets: new Secrets(),
    realms: new Realms(),
    lacking: new Set(),
    caches: new Caches(clock, random.fork('caches')),
    company: new Company({
      accountId: '1234567',
      name: 'Lab Company',
      country: 'US',
      timeZone: 'America/New_York',
      baseCurrency: 'USD',
      features,
    }),
    mailbox: new Mailbox(),
    network: new Network(),
    log: new ExecutionLog(store, clock),
    definition: (type: string) => (given.records && type in given.records ? {} : undefined),
    records: recordsOf(given.records ?? {}),
    scripts: scriptsOf(given.scripts ?? {}),
  };
  return account as unknown as Account;
}

function recordsOf(records: NonNullable<Given['records']>): object {
  const get = (type: string, id: number) => (records[type]?.[id] ? { fields: records[type]?.[id] } : undefined);
  return {
    get,
    look: get,
    list: (type: string) => ({
      rows: Object.entries(records[type] ?? {}).map(([id, fields]) => ({ id: Number(id), fields })),
    }),
    typeOf: (_: string, id: number) => Object.keys(records).find((type) => records[type]?.[id] !== undefined),
  };
}

function scriptsOf(scripts: NonNullable<Given['scripts']>): object {
  const entries = Object.entries(scripts).map(([scriptId, { kind, deployments }], index) => ({
    id: 100 + index,
    scriptId,
    kind,
    deployments: deployments.map((each, position) => ({ id: position + 1, scriptId: each })),
  }));
  return {
    find: (script: string | number) => entries.find((each) => each.scriptId === script || each.id === Number(script)),
    deployment: (script: (typeof entries)[number], deployment: string | number) =>
      script.deployments.find((each) => each.scriptId === deployment || each.id === Number(deployment)),
  };
}
