// N/task: submitting scheduled and map/reduce scripts, and asking how they do.
// Source: N/task (help, typings); units from SuiteScript 2.1 API Governance (help).

import { NotEmulated, refuse, refuseMethods, requireArgument } from '../errors';
import type { Task } from '../runner/job';
import type { ScriptEntry } from '../scripts';
import type { Env, NModule } from './module';
import { names } from './options';

const TASK_TYPES = names(
  'SCHEDULED_SCRIPT',
  'MAP_REDUCE',
  'CSV_IMPORT',
  'ENTITY_DEDUPLICATION',
  'WORKFLOW_TRIGGER',
  'SEARCH',
  'RECORD_ACTION',
  'QUERY',
  'SUITE_QL',
  'DOCUMENT_CAPTURE',
);
const TASK_STATUS = names('PENDING', 'PROCESSING', 'COMPLETE', 'FAILED');
const STAGES = names('GET_INPUT', 'MAP', 'SHUFFLE', 'REDUCE', 'SUMMARIZE');
const SUBMIT_UNITS = 20;

/** What a submitter needs beside being an administrator. Source: submitting scripts with N/task (help). */
const NEEDED = [
  { permission: 'ADMI_CUSTOMSCRIPT', level: 'VIEW' },
  { permission: 'ADMI_SS_SCHEDULING', level: 'FULL' },
] as const;

type Params = Readonly<Record<string, unknown>>;

class ScriptTask {
  readonly #env: Env;
  readonly taskType: string;
  scriptId: string | number | null;
  deploymentId: string | number | null;
  params: Params;

  constructor(env: Env, taskType: string, options: Record<string, unknown>) {
    this.#env = env;
    this.taskType = taskType;
    this.scriptId = (options.scriptId as string | number | undefined) ?? null;
    this.deploymentId = (options.deploymentId as string | number | undefined) ?? null;
    this.params = (options.params as Params | undefined) ?? {};
  }

  /** The task's id; null where a script submits the deployment it runs in, which is put off until it ends. */
  submit(): string | null {
    const { account, execution } = this.#env;
    execution.alive();
    requireArgument(this.scriptId, 'task.submit', 'scriptId');
    demandPermission(this.#env);
    return execution.work(SUBMIT_UNITS, 'task', () => {
      const script = this.#script();
      const deployment = this.deploymentId === null ? undefined : account.scripts.deployment(script, this.deploymentId);
      if (this.deploymentId !== null && !deployment) {
        refuse(
          'INVALID_SCRIPT_ID_1',
          `The deployment ${String(this.deploymentId)} of ${script.scriptId} does not exist.`,
        );
      }
      checkParams(script, this.params);
      return account.runner.submit(script, deployment, this.params, execution);
    });
  }

  toString(): string {
    return `task.${this.taskType === TASK_TYPES.MAP_REDUCE ? 'MapReduceScriptTask' : 'ScheduledScriptTask'}`;
  }

  #script(): ScriptEntry {
    const wanted = this.taskType === TASK_TYPES.MAP_REDUCE ? 'mapreduce' : 'scheduled';
    const script = this.#env.account.scripts.find(this.scriptId as string | number);
    if (script?.kind === wanted) return script;
    refuse('INVALID_SCRIPT_ID_1', `The script ${String(this.scriptId)} does not exist or is no ${wanted} script.`);
  }
}

function demandPermission({ account, execution }: Env): void {
  const lacking = NEEDED.find(
    ({ permission, level }) => !account.permits(execution.options.identity, permission, level),
  );
  if (!lacking) return;
  refuse(
    'INSUFFICIENT_PERMISSION',
    `Permission Violation: You need the '${lacking.permission}' permission (${lacking.level.toLowerCase()}) to submit a script.`,
  );
}

/** Keys are parameters of the script, values text, numbers, booleans or dates. Unconfirmed: refusal of other keys. */
function checkParams(script: ScriptEntry, params: Params): void {
  const known = new Set(script.parameters.map(({ scriptId }) => scriptId));
  for (const [key, value] of Object.entries(params)) {
    if (!known.has(key)) refuse('INVALID_KEY_OR_REF', `${script.scriptId} has no parameter ${key}.`);
    const fits = value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;
    if (!fits)
      refuse('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${key} is expected as text, number, boolean or date.`);
  }
}

class ScheduledScriptTaskStatus {
  readonly #task: Task;

  constructor(task: Task) {
    this.#task = task;
  }

  get taskId(): string {
    return this.#task.id;
  }

  get scriptId(): string {
    return this.#task.script.scriptId;
  }

  get deploymentId(): string {
    return this.#task.deployment.scriptId;
  }

  /** COMPLETE says that it ended, not that every pair went well. */
  get status(): string {
    return this.#task.status;
  }
}

class MapReduceScriptTaskStatus extends ScheduledScriptTaskStatus {
  readonly #task: Task;

  constructor(task: Task) {
    super(task);
    this.#task = task;
  }

  /** Null before the first stage. */
  get stage(): string | null {
    return this.#task.stage ?? null;
  }
}

/** How far a map/reduce script is: 10 units a count, 25 a size. The lab does not tell. */
const PROGRESS = [
  'getCurrentTotalSize',
  'getPendingMapCount',
  'getPendingMapSize',
  'getPendingOutputCount',
  'getPendingOutputSize',
  'getPendingReduceCount',
  'getPendingReduceSize',
  'getPercentageCompleted',
  'getTotalMapCount',
  'getTotalOutputCount',
  'getTotalReduceCount',
];

refuseMethods(MapReduceScriptTaskStatus.prototype, 'MapReduceScriptTaskStatus', PROGRESS);

export const taskModule: NModule = {
  id: 'N/task',
  build: (env) => ({
    TaskType: TASK_TYPES,
    TaskStatus: TASK_STATUS,
    MapReduceStage: STAGES,
    create: (options: Record<string, unknown>) => {
      env.execution.alive();
      requireArgument(options?.taskType, 'task.create', 'taskType');
      const type = String(options.taskType);
      if (!(type in TASK_TYPES)) refuse('SSS_INVALID_TYPE_ARG', `task.create: there is no task type ${type}.`);
      if (type !== TASK_TYPES.MAP_REDUCE && type !== TASK_TYPES.SCHEDULED_SCRIPT) {
        throw new NotEmulated(`task.create of ${type}`);
      }
      return new ScriptTask(env, type, options);
    },
    checkStatus: (options: unknown) => {
      env.execution.alive();
      const taskId =
        typeof options === 'object' && options !== null ? (options as { taskId?: unknown }).taskId : options;
      requireArgument(taskId, 'task.checkStatus', 'taskId');
      const task = env.account.runner.task(String(taskId));
      // Unconfirmed: the code.
      if (!task) refuse('INVALID_TASK_ID', `The task ${String(taskId)} does not exist.`);
      return task.script.kind === 'mapreduce'
        ? new MapReduceScriptTaskStatus(task)
        : new ScheduledScriptTaskStatus(task);
    },
  }),
};
