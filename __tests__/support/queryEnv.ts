// A module built over a query world: an execution with its units, and the account as far as queries need it.

import type { Account } from '../../lab/netsuite/account';
import { Execution, type ExecutionOptions } from '../../lab/netsuite/execution';
import type { Env, NModule } from '../../lab/netsuite/modules/module';
import { Random } from '../../lab/random';
import { type QueryWorld, SYSTEM } from './queryWorld';

const OPTIONS: ExecutionOptions = {
  scriptId: 'customscript_test',
  scriptInternalId: 1,
  deploymentId: 'customdeploy_test',
  deploymentInternalId: 1,
  type: 'scheduled',
  context: 'SCHEDULED',
  identity: SYSTEM,
  parameters: {},
  logLevel: 'DEBUG',
};

/** The parts of an account that queries touch; reaching for another fails. */
export function queryEnv(world: QueryWorld, parts: Partial<Account> = {}): Env {
  const random = new Random(7);
  const account = { ...world, random, ...parts } as unknown as Account;
  return { account, execution: new Execution(OPTIONS, world.clock, random), shared: new Map() };
}

/** What a script would get from define(['N/…']). */
export function loaded<T>(module: NModule, env: Env): T {
  return module.build(env) as T;
}
