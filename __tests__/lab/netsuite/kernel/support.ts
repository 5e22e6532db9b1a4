// A furnished account, and a way to run a few lines as a script of it, for tests of the account's kernel.

import { Account, type AccountOptions } from '../../../../lab/netsuite/account';
import { Execution, type ExecutionOptions } from '../../../../lab/netsuite/execution';
import type { Env } from '../../../../lab/netsuite/modules/module';
import { furnish } from '../../../../lab/netsuite/profile';
import { Sandbox } from '../../../../lab/netsuite/sandbox/sandbox';

export const START = Date.parse('2026-03-02T16:00:00Z');

export function makeAccount(options: Partial<AccountOptions> = {}): Account {
  const account = new Account({ profile: 'oneworld', seed: 1, start: START, ...options });
  furnish(account);
  return account;
}

/** An execution of a scheduled script as the administrator, unless told otherwise. */
export function executionIn(account: Account, options: Partial<ExecutionOptions> = {}): Env {
  const given: ExecutionOptions = {
    scriptId: 'customscript_kernel',
    scriptInternalId: 1,
    deploymentId: 'customdeploy_kernel',
    deploymentInternalId: 1,
    type: 'scheduled',
    context: 'SCHEDULED',
    identity: { userId: -4, name: '-System-', email: 'system@lab.example', role: 'administrator', roleId: 3 },
    parameters: {},
    logLevel: 'DEBUG',
    ...options,
  };
  return {
    account,
    execution: new Execution(given, account.clock, account.random, account.control),
    shared: new Map(),
  };
}

/** Puts a script file into the File Cabinet. */
export function putFile(account: Account, name: string, source: string): void {
  account.files.save({ name, folder: -15, fileType: 'JAVASCRIPT', contents: Buffer.from(source) });
  account.forgetSources();
}

/**
 * Runs the body of a function as a script, with modules by their last names (`N/record` is `record`) and `input` as
 * its argument; answers what it returns.
 */
export function inScript(
  env: Env,
  modules: readonly string[],
  body: string,
  options: { readonly input?: unknown; readonly realSeconds?: number; readonly isAsync?: boolean } = {},
): unknown {
  const names = modules.map((id) => id.split('/').at(-1)).join(', ');
  const head = options.isAsync ? 'async (input)' : '(input)';
  putFile(
    env.account,
    'kernel.js',
    `define(${JSON.stringify(modules)}, (${names}) => ({ run: ${head} => { ${body} } }));`,
  );
  const sandbox = new Sandbox(env, options.realSeconds === undefined ? {} : { realSeconds: options.realSeconds });
  const answer = sandbox.call('/SuiteScripts/kernel.js', 'run', [options.input]);
  sandbox.end();
  return answer;
}

/** The name of the error a body ends with, inside the script; 'nothing' when it ends well. */
export function refusalIn(env: Env, modules: readonly string[], body: string, input?: unknown): unknown {
  const guarded = `try { ${body} } catch (e) { return e.name; } return 'nothing';`;
  return inScript(env, modules, guarded, { input });
}
