// User events around a save: who runs, with units of their own, and never in a chain.
// Source: User Event Script Type, context.UserEventType (help); no chaining, old record null on create: practice.

import { RESTART } from '../control';
import { Execution } from '../execution';
import type { Env } from '../modules/module';
import type { RecordData } from '../records/definition';
import { type RecordHost, RecordObject } from '../records/recordObject';
import { Sandbox } from '../sandbox/sandbox';
import type { UserEvent } from '../scripts';
import { identityFor } from './identity';

export type Moment = 'beforeLoad' | 'beforeSubmit' | 'afterSubmit';
export type UserEventType = 'create' | 'edit' | 'xedit' | 'delete' | 'view' | 'copy';

export const USER_EVENT_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'APPROVE',
    'CANCEL',
    'CHANGEPASSWORD',
    'COPY',
    'CREATE',
    'DELETE',
    'DROPSHIP',
    'EDIT',
    'EDITFORECAST',
    'EMAIL',
    'MARKCOMPLETE',
    'ORDERITEMS',
    'PACK',
    'PAYBILLS',
    'PRINT',
    'QUICKVIEW',
    'REASSIGN',
    'REJECT',
    'SHIP',
    'SPECIALORDER',
    'TRANSFORM',
    'VIEW',
    'XEDIT',
  ].map((name) => [name, name.toLowerCase()]),
);

const CONTEXTS: Readonly<Record<string, string>> = {
  scheduled: 'SCHEDULED',
  mapreduce: 'MAPREDUCE',
  suitelet: 'SUITELET',
  restlet: 'RESTLET',
  userevent: 'USEREVENT',
};

/** Set in an environment's shared things: its saves set off no user event. */
export const NO_USER_EVENTS = 'noUserEvents';

/** What a moment has beside the record. */
export interface Circumstances {
  /** XEDIT: the ids of the fields that change. */
  readonly changed?: readonly string[];
  /** beforeLoad: the form that is about to be shown, made for the first script that looks at it. */
  readonly form?: () => object;
}

function applicable(env: Env, type: string, event: UserEventType): UserEvent[] {
  const context = contextOf(env);
  return env.account.scripts.userEvents().filter(({ deployment: { deployment } }) => {
    const target = deployment.recordType;
    const fits =
      target?.kind === 'object' ? target.id === type : target?.id === 'RECORD' || target?.id.toLowerCase() === type;
    return (
      fits &&
      deployment.isDeployed &&
      deployment.status === 'RELEASED' &&
      (deployment.executionContexts === null || deployment.executionContexts.includes(context)) &&
      (deployment.eventType === null || deployment.eventType.toLowerCase() === event)
    );
  });
}

/** runtime.executionContext that a user event sees: how the save came about. */
function contextOf(env: Env): string {
  const { context, type } = env.execution.options;
  return context || (CONTEXTS[type] ?? 'NONE');
}

/** Runs the entry point of each user event deployed to the record. A save made by a user event sets off none. */
export function runUserEvents(
  env: Env,
  moment: Moment,
  event: UserEventType,
  data: RecordData,
  old: RecordData | null,
  circumstances: Circumstances | readonly string[] = {},
): void {
  if (env.execution.options.type === 'userevent' || env.shared.has(NO_USER_EVENTS)) return;
  const given = isIds(circumstances) ? { changed: circumstances } : circumstances;
  for (const each of applicable(env, data.type, event)) runOne(env, each, moment, event, data, old, given);
}

const isIds = (given: Circumstances | readonly string[]): given is readonly string[] => Array.isArray(given);

function runOne(
  env: Env,
  { script, deployment }: UserEvent,
  moment: Moment,
  event: UserEventType,
  data: RecordData,
  old: RecordData | null,
  { changed, form }: Circumstances,
): void {
  const { account } = env;
  const offered = `${script.file} ${moment}`;
  // A script file keeps its entry points until the next deployment: one without this moment need not be loaded again.
  if (account.entryPoints.get(offered) === false) return;
  const execution = new Execution(
    {
      scriptId: script.scriptId,
      scriptInternalId: script.id,
      deploymentId: deployment.scriptId,
      deploymentInternalId: deployment.id,
      type: 'userevent',
      context: contextOf(env),
      identity: identityFor(account, deployment.deployment, env.execution.options.identity),
      parameters: account.scripts.parameters(script, deployment),
      logLevel: deployment.deployment.logLevel,
    },
    account.clock,
    account.random,
    account.control,
  );
  const inner: Env = { account, execution, shared: new Map() };
  const sandbox = new Sandbox(inner);
  if (!account.entryPoints.has(offered)) account.entryPoints.set(offered, sandbox.has(script.file, moment));
  if (!account.entryPoints.get(offered)) {
    sandbox.end();
    return;
  }
  const host = {
    account,
    save: () => {
      throw new Error('A record in a user event is saved by NetSuite.');
    },
  };
  const whole = moment === 'beforeSubmit' ? data : structuredClone(data);
  const shown = changed ? partial(whole, changed) : whole;
  try {
    sandbox.call(script.file, moment, [
      {
        type: event,
        UserEventType: USER_EVENT_TYPES,
        newRecord: new RecordObject(host, shown, { readOnly: moment === 'afterSubmit' }),
        ...(moment === 'beforeLoad' ? { form: form?.(), request: undefined } : { oldRecord: oldOf(host, event, old) }),
      },
    ]);
    if (execution.killed) throw execution.killed;
    sandbox.end();
  } catch (error) {
    const cause = execution.killed ?? (error as Error);
    // The machine under a user event is the machine under the script that saves.
    if (cause.name === RESTART) env.execution.killed = execution.killed;
    account.runner.eventFailed(script, deployment, moment, cause);
    throw cause;
  } finally {
    account.runner.spent(script.scriptId, moment, execution);
  }
  if (changed && moment === 'beforeSubmit') Object.assign(data.fields, shown.fields);
}

function oldOf(host: RecordHost, event: UserEventType, old: RecordData | null): RecordObject | null {
  return old && event !== 'create' ? new RecordObject(host, structuredClone(old), { readOnly: true }) : null;
}

/** In XEDIT the new record holds only the changed fields. Source: record.submitFields (help). */
function partial(data: RecordData, changed: readonly string[]): RecordData {
  const fields = Object.fromEntries(changed.map((id) => [id, data.fields[id] ?? null]));
  return { type: data.type, id: data.id, version: data.version, fields, sublists: {}, subrecords: {} };
}
