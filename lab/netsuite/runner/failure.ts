// An uncaught error of a script: how it is written down for people and for scripts.
// Source: error.SuiteScriptError, Map/Reduce summary object (help); look of the entries: practice.

import type { Account } from '../account';
import { SuiteScriptError } from '../errors';
import type { DeploymentEntry, ScriptEntry } from '../scripts';

/** The JSON form of an error, as iterators of a summary hand it out and the execution log shows it. */
export function errorJson(error: Error): string {
  const { name, message } = error;
  const stack = inScripts(error.stack ?? '');
  if (!(error instanceof SuiteScriptError))
    return JSON.stringify({ type: 'error.SuiteScriptError', name, message, stack });
  const { type, id, cause, notifyOff } = error;
  return JSON.stringify({ type, name, message, id, stack, cause: errorCause(cause), notifyOff });
}

const errorCause = (cause: unknown): unknown =>
  cause instanceof Error ? { name: cause.name, message: cause.message } : cause;

/** The calls in the account's own files; those of the lab are nobody's business there. */
function inScripts(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /\/Suite(?:Scripts|Apps|Bundles)\//.test(line))
    .map((line) => line.trim());
}

/** Every uncaught error is an entry of type System. */
export function logFailure(account: Account, script: ScriptEntry, deployment: DeploymentEntry, error: Error): void {
  account.log.add({
    scriptId: script.scriptId,
    deploymentId: deployment.scriptId,
    type: 'SYSTEM',
    title: error.name,
    details: errorJson(error),
    scriptType: script.kind,
  });
}
