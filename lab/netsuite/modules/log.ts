// N/log, also the global `log`: entries of the execution log. Free of units; calls are counted for the whole company.
// Source: N/log Module, Governance on Script Logging (help).

import { requireArgument, SuiteScriptError } from '../errors';
import { type LogType, MAX_DETAILS, MAX_TITLE } from '../executionLog';
import type { Env, NModule } from './module';

export const logModule: NModule = {
  id: 'N/log',
  build: (env) => ({
    debug: writer(env, 'DEBUG'),
    audit: writer(env, 'AUDIT'),
    error: writer(env, 'ERROR'),
    emergency: writer(env, 'EMERGENCY'),
  }),
};

/** Takes (title, details) or ({title, details}). */
function writer(env: Env, type: LogType): (first: unknown, details?: unknown) => void {
  return (first, details) => {
    env.execution.alive();
    const { options } = env.execution;
    const entry = isOptions(first) ? first : { title: first, details };
    requireArgument(entry.title, `log.${type.toLowerCase()}`, 'title');
    env.account.log.add(
      {
        scriptId: options.scriptId,
        deploymentId: options.deploymentId,
        type,
        title: textOf(entry.title).slice(0, MAX_TITLE),
        details: textOf(entry.details).slice(0, MAX_DETAILS),
        scriptType: options.type,
      },
      options.logLevel,
    );
  };
}

function isOptions(value: unknown): value is { title?: unknown; details?: unknown } {
  return typeof value === 'object' && value !== null && ('title' in value || 'details' in value);
}

/** What is not text is written as JSON, errors with what they say. */
function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string'
    ? value
    : (JSON.stringify(value, (_, member) => errorAsData(member)) ?? String(value));
}

/** Practice: how errors look in the execution log. Of whichever realm they are. */
function errorAsData(value: unknown): unknown {
  if (Object.prototype.toString.call(value) !== '[object Error]') return value;
  const { name, message, stack } = value as Error;
  const type = value instanceof SuiteScriptError ? value.type : 'error.SuiteScriptError';
  return { type, name, message, stack: inScripts(stack ?? '') };
}

/** The calls in the account's own files; those of the lab are nobody's business there. */
function inScripts(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /\/Suite(?:Scripts|Apps|Bundles)\//.test(line))
    .map((line) => line.trim());
}
