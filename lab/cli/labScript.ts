// Runs one script of somebody's project in a fresh account: nothing in it but what every account has and what the
// project declares.

import { Account } from '../netsuite/account';
import { DeploymentRefused, deployProject } from '../netsuite/customization';
import { NotEmulated, SuiteScriptError } from '../netsuite/errors';
import type { Profile } from '../netsuite/features';
import { furnish } from '../netsuite/profile';
import type { SuiteletAnswer } from '../netsuite/runner/web';
import type { DeploymentEntry, ScriptEntry } from '../netsuite/scripts';
import { NoProject } from '../netsuite/sdf/locate';
import { MalformedXml } from '../netsuite/sdf/xml';
import { UsageError } from './arguments';
import { type RecordEvent, type RecordFile, saveRecord } from './labRecord';
import { type RunReport, refused } from './labReport';

/** Every run begins on the same Monday morning, 9 o'clock in the server's zone. */
const START = Date.parse('2026-11-02T09:00:00-08:00');
const SEED = 1;

export interface RunOptions {
  readonly folder: string;
  readonly script: string;
  /** The first deployment when absent. */
  readonly deployment: string | undefined;
  /** Script parameters where the script declares them; else parameters of the request. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Text of the request body; undefined without one. */
  readonly body: string | undefined;
  readonly record: RecordFile | undefined;
  readonly event: RecordEvent;
  readonly profile: Profile;
}

/** What a kind of script leaves behind, beside what the account keeps. */
interface Outcome {
  readonly status: 'COMPLETE' | 'FAILED';
  readonly units: RunReport['units'];
  readonly errors: RunReport['errors'];
  readonly response: RunReport['response'];
  readonly notes: readonly string[];
}

interface Chosen {
  readonly account: Account;
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly employee: number;
}

export function runScript(options: RunOptions): RunReport {
  const account = new Account({ profile: options.profile, seed: SEED, start: START });
  try {
    const { employee } = furnish(account);
    const { warnings } = deployProject(account, options.folder);
    account.runner.takeCreated();
    const chosen = choose(account, options, employee);
    const outcome = run(chosen, options);
    return {
      ...outcome,
      logs: account.log.list().map(({ type, title, details }) => ({ type, title, details })),
      units: [...outcome.units, ...eventUnits(chosen, outcome.units)],
      records: account.runner.takeCreated(),
      notes: [...warnings, ...outcome.notes, ...lackingNotes(account, outcome.errors)],
    };
  } catch (error) {
    return refusal(error);
  } finally {
    account.close();
  }
}

/** A script may catch what the lab refuses to do; whoever reads the outcome must know. */
function lackingNotes({ lacking }: Account, errors: RunReport['errors']): string[] {
  return [...lacking]
    .filter((message) => !errors.some((each) => each.message === message))
    .map((message) => `The script went on after ${message}`);
}

function refusal(error: unknown): RunReport {
  if (error instanceof DeploymentRefused) return refused('deploy', error.name, error.problems);
  if (error instanceof NoProject || error instanceof MalformedXml)
    return refused('deploy', error.name, [error.message]);
  if (error instanceof NotEmulated || error instanceof SuiteScriptError) {
    return refused('call', error.name, [error.message]);
  }
  throw error;
}

/** Finds the script and its deployment, and sets the parameters on it as on its page in NetSuite. */
function choose(account: Account, options: RunOptions, employee: number): Chosen {
  const script = account.scripts.find(options.script) ?? unknown('script', options.script, account.scripts.all());
  const { deployments } = script;
  const deployment =
    options.deployment === undefined ? deployments[0] : account.scripts.deployment(script, options.deployment);
  if (!deployment) unknown(`deployment of ${script.scriptId}`, options.deployment ?? 'none', deployments);
  const declared = new Set(script.parameters.map(({ scriptId }) => scriptId));
  const requestParameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.parameters)) {
    if (declared.has(name)) deployment.deployment.parameters[name] = fitting(script, name, value);
    else if (script.kind === 'suitelet' || script.kind === 'restlet') requestParameters[name] = value;
    else unknown(`parameter of ${script.scriptId}`, name, script.parameters);
  }
  return { account, script, deployment, requestParameters, employee };
}

/** How a value of each type of parameter is written; any text for the types not here. */
const WRITTEN: Readonly<Record<string, readonly [pattern: RegExp, example: string]>> = {
  CHECKBOX: [/^(?:T|F|true|false)$/, 'T or F'],
  INTEGER: [/^-?\d+$/, 'a whole number'],
  FLOAT: [/^-?\d*\.?\d+$/, 'a number'],
  CURRENCY: [/^-?\d*\.?\d+$/, 'a number'],
  PERCENT: [/^-?\d*\.?\d+$/, 'a number'],
  DATE: [/^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/, 'a day such as 2026-11-02'],
  SELECT: [/^-?\d+$/, 'an internal id'],
};

function fitting(script: ScriptEntry, name: string, value: string): string {
  const type = script.parameters.find(({ scriptId }) => scriptId === name)?.fieldType ?? '';
  const written = Object.hasOwn(WRITTEN, type) ? WRITTEN[type] : undefined;
  if (written && value !== '' && !written[0].test(value)) {
    throw new UsageError(`Expected ${written[1]} for the parameter ${name} of ${script.scriptId}, found "${value}".`);
  }
  return value;
}

function unknown(what: string, found: string, known: readonly { scriptId: string }[]): never {
  const there = known.map(({ scriptId }) => scriptId).join(', ') || 'none';
  throw new UsageError(`Expected a ${what}, found "${found}". The project has: ${there}.`);
}

function run(chosen: Chosen, options: RunOptions): Outcome {
  switch (chosen.script.kind) {
    case 'scheduled':
    case 'mapreduce':
      return runTask(chosen);
    case 'suitelet':
      return runSuitelet(chosen, options);
    case 'restlet':
      return runRestlet(chosen, options);
    case 'userevent':
      return saveRecord(chosen, options.record, options.event);
    default:
      throw new NotEmulated(`running a ${chosen.script.kind} script`);
  }
}

function runTask({ account, script, deployment }: Chosen): Outcome {
  const task = account.runner.runNow(script, deployment);
  const waiting = account.runner.unfinished().map((each) => each.deployment.scriptId);
  return {
    status: task.status === 'COMPLETE' ? 'COMPLETE' : 'FAILED',
    units: task.units,
    errors: task.failures,
    response: null,
    notes: waiting.map((each) => `${each} was submitted and was not run: the command runs one script.`),
  };
}

function runSuitelet(
  { account, script, deployment, requestParameters }: Chosen,
  { method, body }: RunOptions,
): Outcome {
  if (method !== 'GET' && method !== 'POST') {
    throw new UsageError(`Expected --method GET or POST for a Suitelet, found ${method}.`);
  }
  const isForm = method === 'POST' && (body === undefined || FORM.test(body.trim()));
  const answer = account.runner.suitelet({
    script: script.scriptId,
    deploy: deployment.scriptId,
    method,
    parameters: isForm && body === undefined ? {} : requestParameters,
    body: body === undefined ? new URLSearchParams(isForm ? requestParameters : {}).toString() : body,
    headers: isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : bodyHeaders(body),
  });
  return answered(script, answer, 'onRequest');
}

function runRestlet({ account, script, deployment, requestParameters }: Chosen, { method, body }: RunOptions): Outcome {
  const answer = account.runner.restlet({
    script: script.scriptId,
    deploy: deployment.scriptId,
    method,
    parameters: requestParameters,
    body: body ?? (method === 'POST' || method === 'PUT' ? JSON.stringify(requestParameters) : ''),
    headers: bodyHeaders(body ?? '{}'),
  });
  const headers = { 'content-type': isJson(answer.body) ? 'application/json' : 'text/plain' };
  return answered(script, { ...answer, headers }, method.toLowerCase());
}

/** A body as a browser posts a form: name=value, joined by &. */
const FORM = /^[\w.:%+-]+=[^\s&]*(?:&[\w.:%+-]+=[^\s&]*)*$/;

/** A body that is JSON is sent as JSON, any other as text. */
function bodyHeaders(body: string | undefined): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': isJson(body) ? 'application/json' : 'text/plain' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function answered(script: ScriptEntry, { status, headers, body, error }: SuiteletAnswer, stage: string): Outcome {
  const type = (headers as Readonly<Record<string, string>>)['content-type'] ?? '';
  const isText = typeof body === 'string' || /^text\/|json|xml|javascript/.test(type);
  const text = typeof body === 'string' ? body : Buffer.from(body).toString(isText ? 'utf8' : 'base64');
  return {
    status: error ? 'FAILED' : 'COMPLETE',
    units: [],
    errors: error ? [{ stage, key: null, name: error.name, message: error.message }] : [],
    response: { status, headers, body: text },
    notes: isText ? [] : [`${script.scriptId} answered bytes: the body is shown in base64.`],
  };
}

/** Of what has no task: Suitelets, RESTlets and user events. The script that was asked for comes first. */
function eventUnits({ account, script: asked }: Chosen, known: RunReport['units']): RunReport['units'] {
  const stages = new Set(known.map(({ script, stage }) => `${script} ${stage}`));
  const isOther = ({ script }: { script: string }) => Number(script !== asked.scriptId);
  return account.runner
    .statistics()
    .filter(({ script, stage }) => !stages.has(`${script} ${stage}`))
    .sort((one, two) => isOther(one) - isOther(two))
    .map(({ script, stage, highest, limit }) => ({ stage, used: highest, limit, script }));
}
