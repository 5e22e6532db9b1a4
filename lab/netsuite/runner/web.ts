// Suitelets and RESTlets: one request, one execution.
// Source: Suitelet and RESTlet script types (help); error body of a RESTlet: practice.

import type { Account } from '../account';
import { refuse } from '../errors';
import { Execution, type Identity } from '../execution';
import type { Env } from '../modules/module';
import { REDIRECT } from '../modules/redirect';
import { accountView } from '../pages/accountView';
import { frameOf } from '../pages/frame';
import { ADMINISTRATOR } from '../permissions';
import { Sandbox } from '../sandbox/sandbox';
import type { DeploymentEntry, ScriptEntry } from '../scripts';
import { answerOf, redirectTo, ServerRequest, ServerResponse } from '../suiteletHttp';
import { logFailure } from './failure';
import { identityFor, personAs } from './identity';
import { spanOf } from './spans';

export interface SuiteletCall {
  /** Script ids or internal ids. */
  readonly script: string | number;
  readonly deploy: string | number;
  readonly method: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The role of the person signed in; an administrator when absent. */
  readonly role?: string;
}

export interface SuiteletAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What the script threw, where it did. */
  readonly error: Error | undefined;
}

export interface RestletCall extends Omit<SuiteletCall, 'method'> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
}

export interface RestletAnswer {
  readonly status: number;
  readonly body: string;
  readonly error: Error | undefined;
}

interface Opened {
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
  readonly env: Env;
  readonly sandbox: Sandbox;
}

const MAX_RESTLET_TEXT = 10 * 1024 * 1024;

function open(account: Account, kind: 'suitelet' | 'restlet', call: SuiteletCall | RestletCall): Opened {
  const script = account.scripts.find(call.script);
  const deployment = script && account.scripts.deployment(script, call.deploy);
  if (script?.kind !== kind || !deployment?.deployment.isDeployed) {
    refuse('SSS_INVALID_SCRIPT_DEPLOYMENT_ID', `There is no ${kind} ${call.script} with a deployment ${call.deploy}.`);
  }
  const caller = personAs(account, call.role ?? ADMINISTRATOR);
  refuseOutsiders(deployment, caller);
  const execution = new Execution(
    {
      scriptId: script.scriptId,
      scriptInternalId: script.id,
      deploymentId: deployment.scriptId,
      deploymentInternalId: deployment.id,
      type: kind,
      context: kind.toUpperCase(),
      identity: identityFor(account, deployment.deployment, caller),
      parameters: account.scripts.parameters(script, deployment),
      logLevel: deployment.deployment.logLevel,
    },
    account.clock,
    account.random,
    account.control,
  );
  account.clock.advance(spanOf('render-page', account.random));
  const env: Env = { account, execution, shared: new Map() };
  return { script, deployment, env, sandbox: new Sandbox(env) };
}

/** The audience of the deployment decides who may open it. Source: audience of a script deployment (help). */
function refuseOutsiders({ deployment, title }: DeploymentEntry, { role }: Identity): void {
  const { allRoles, roles } = deployment.audience;
  const invited =
    allRoles || role === ADMINISTRATOR || roles.some((each) => each.id === role || each.id.toLowerCase() === role);
  if (!invited) refuse('INSUFFICIENT_PERMISSION', `You do not have privileges to view this page: ${title}.`);
}

/** Source: SuiteScript 2.1 API Governance (help): ServerResponse.writePage. */
const PAGE_UNITS = 10;

/** Calls onRequest; an uncaught error becomes NetSuite's error page. */
export function serveSuitelet(account: Account, call: SuiteletCall): SuiteletAnswer {
  const { script, deployment, env, sandbox } = open(account, 'suitelet', call);
  const query = new URLSearchParams({
    script: String(script.id),
    deploy: String(deployment.id),
    ...(call.method === 'GET' ? call.parameters : {}),
  });
  const address = `/app/site/hosting/scriptlet.nl?${query.toString()}`;
  const request = new ServerRequest({
    method: call.method,
    url: `https://${account.id}.app.netsuite.com${address}`,
    headers: call.headers,
    body: call.body,
    parameters: call.parameters,
  });
  const response = new ServerResponse(frameOf(accountView(account), address), (render) =>
    env.execution.work(PAGE_UNITS, 'render-page', render),
  );
  let error: Error | undefined;
  try {
    sandbox.call(script.file, 'onRequest', [{ request, response }]);
    error = env.execution.killed;
  } catch (thrown) {
    error = env.execution.killed ?? (thrown as Error);
  }
  account.runner.spent(script.scriptId, 'onRequest', env.execution);
  if (error) {
    logFailure(account, script, deployment, error);
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: errorPage(error), error };
  }
  sandbox.end();
  const redirect = env.shared.get(REDIRECT);
  if (typeof redirect === 'string') redirectTo(response, redirect);
  return { ...answerOf(response), error };
}

/** Calls the entry point of the method. A thrown error answers 400 with its code (practice). */
export function callRestlet(account: Account, call: RestletCall): RestletAnswer {
  const { script, deployment, env, sandbox } = open(account, 'restlet', call);
  const isJson = (call.headers['content-type'] ?? '').includes('json');
  const hasBody = call.method === 'POST' || call.method === 'PUT';
  try {
    if (call.body.length > MAX_RESTLET_TEXT) refuse('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'A request is at most 10 MB.');
    const input = hasBody ? (isJson ? JSON.parse(call.body) : call.body) : { ...call.parameters };
    const output = sandbox.call(script.file, call.method.toLowerCase(), [input]);
    if (env.execution.killed) throw env.execution.killed;
    // Practice: only a request in JSON is answered with an object.
    if (hasBody && !isJson && typeof output === 'object' && output !== null) {
      refuse('INVALID_RETURN_DATA_FORMAT', 'Invalid data format. You should return TEXT.');
    }
    const body = typeof output === 'string' ? output : (JSON.stringify(output) ?? '');
    if (body.length > MAX_RESTLET_TEXT) refuse('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'An answer is at most 10 MB.');
    sandbox.end();
    return { status: 200, body, error: undefined };
  } catch (thrown) {
    const error = env.execution.killed ?? (thrown as Error);
    logFailure(account, script, deployment, error);
    return { status: 400, body: JSON.stringify({ error: { code: error.name, message: error.message } }), error };
  } finally {
    account.runner.spent(script.scriptId, call.method.toLowerCase(), env.execution);
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function errorPage(error: Error): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Error</title></head><body><h1>Error</h1><p><code>${escaped(error.name)}</code></p><p>${escaped(error.message)}</p></body></html>`;
}
