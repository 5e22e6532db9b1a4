// The script records of the account: scripts, their parameters and their deployments.
// Source: SuiteScript records and deployments (help); tables `script`, `scriptdeployment` (practice).

import type { Account } from './account';
import { dayToDate } from './records/values';
import type { Deployment, Script, ScriptKind, ScriptParameter } from './sdf/objects';

export interface DeploymentEntry {
  readonly id: number;
  readonly scriptId: string;
  readonly title: string;
  readonly deployment: Deployment;
}

export interface ScriptEntry {
  readonly id: number;
  readonly scriptId: string;
  readonly name: string;
  readonly kind: ScriptKind;
  readonly file: string;
  readonly parameters: readonly ScriptParameter[];
  readonly deployments: readonly DeploymentEntry[];
}

/** A deployment of a user event script. */
export interface UserEvent {
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
}

export class Scripts {
  readonly #account: Account;
  readonly #scripts = new Map<string, ScriptEntry>();
  #userEvents: readonly UserEvent[] | undefined;
  #nextScript = 100;
  #nextDeployment = 1;

  constructor(account: Account) {
    this.#account = account;
    account.tables.declare(
      'script',
      [
        { name: 'id', type: 'integer' },
        { name: 'scriptid', type: 'string' },
        { name: 'name', type: 'string' },
        { name: 'scripttype', type: 'string' },
      ],
      { display: 'name' },
    );
    account.tables.declare(
      'scriptdeployment',
      [
        { name: 'primarykey', type: 'integer' },
        { name: 'script', type: 'integer', target: 'script' },
        { name: 'scriptid', type: 'string' },
        { name: 'title', type: 'string' },
        { name: 'status', type: 'string' },
        { name: 'isdeployed', type: 'boolean' },
      ],
      { display: 'title' },
    );
  }

  /** Takes a script object of a project; one of the same id is replaced and keeps its ids. */
  add(script: Script): void {
    const known = this.#scripts.get(script.scriptId);
    const id = known?.id ?? this.#nextScript++;
    const declared = new Set(script.deployments.map(({ scriptId }) => scriptId));
    const deployments = script.deployments.map((deployment) => ({
      id: known?.deployments.find((each) => each.scriptId === deployment.scriptId)?.id ?? this.#nextDeployment++,
      scriptId: deployment.scriptId,
      title: deployment.title || script.name,
      deployment,
    }));
    // Source: SDF deployment: parts with a script id of their own that left the project stay in the account.
    deployments.push(...(known?.deployments ?? []).filter((each) => !declared.has(each.scriptId)));
    this.#userEvents = undefined;
    this.#scripts.set(script.scriptId, {
      id,
      scriptId: script.scriptId,
      name: script.name,
      kind: script.scriptKind,
      file: script.scriptFile,
      parameters: script.parameters,
      deployments,
    });
    this.#account.tables.replace('script', 'id', id, [
      { id, scriptid: script.scriptId, name: script.name, scripttype: script.scriptKind.toUpperCase() },
    ]);
    this.#account.tables.replace(
      'scriptdeployment',
      'script',
      id,
      deployments.map((each) => ({
        primarykey: each.id,
        script: id,
        scriptid: each.scriptId,
        title: each.title,
        status: each.deployment.status,
        isdeployed: each.deployment.isDeployed,
      })),
    );
  }

  all(): ScriptEntry[] {
    return [...this.#scripts.values()];
  }

  /** Every save looks for those of its record type. */
  userEvents(): readonly UserEvent[] {
    this.#userEvents ??= this.all()
      .filter(({ kind }) => kind === 'userevent')
      .flatMap((script) => script.deployments.map((deployment) => ({ script, deployment })));
    return this.#userEvents;
  }

  /** By script id or internal id. */
  find(script: string | number): ScriptEntry | undefined {
    return this.#scripts.get(String(script)) ?? this.all().find((each) => each.id === Number(script));
  }

  deployment(script: ScriptEntry, deployment: string | number): DeploymentEntry | undefined {
    return script.deployments.find((each) => each.scriptId === String(deployment) || each.id === Number(deployment));
  }

  /** Parameter values of a deployment, typed; `overrides` as given to N/task or on the command line. */
  parameters(
    script: ScriptEntry,
    deployment: DeploymentEntry,
    overrides: Readonly<Record<string, unknown>> = {},
  ): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const parameter of script.parameters) {
      const given = overrides[parameter.scriptId];
      const text = deployment.deployment.parameters[parameter.scriptId] ?? defaultOf(parameter);
      values[parameter.scriptId] = typed(parameter, given ?? text);
    }
    return values;
  }
}

const defaultOf = (parameter: ScriptParameter): string | null =>
  parameter.fieldType === 'CHECKBOX' ? (parameter.defaultChecked ? 'T' : 'F') : parameter.defaultValue;

/** Source: N/runtime Script.getParameter (help): string, number, boolean, Date or null by type. */
function typed(parameter: ScriptParameter, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return parameter.fieldType === 'CHECKBOX' ? false : null;
  switch (parameter.fieldType) {
    case 'CHECKBOX':
      return value === true || value === 'T' || value === 'true';
    case 'INTEGER':
    case 'FLOAT':
    case 'CURRENCY':
    case 'PERCENT':
      return Number(value);
    case 'DATE':
    case 'DATETIMETZ':
      return typeof value === 'object' ? value : dateOf(String(value));
    default:
      return typeof value === 'string' ? value : String(value);
  }
}

/** A day is midnight in the server's zone, as every date field reads. */
const dateOf = (text: string): Date => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dayToDate(text) : new Date(text));
