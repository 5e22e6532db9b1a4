// N/task: submitting scheduled and map/reduce scripts, and asking how they do.
// Source: N/task (help); units from SuiteScript 2.1 API Governance (help).

import { NotEmulated, refuse, requireArgument } from '../errors';
import type { Env, NModule } from './module';

const TASK_TYPES = {
  SCHEDULED_SCRIPT: 'SCHEDULED_SCRIPT',
  MAP_REDUCE: 'MAP_REDUCE',
  CSV_IMPORT: 'CSV_IMPORT',
  ENTITY_DEDUPLICATION: 'ENTITY_DEDUPLICATION',
  WORKFLOW_TRIGGER: 'WORKFLOW_TRIGGER',
  SEARCH: 'SEARCH',
  RECORD_ACTION: 'RECORD_ACTION',
  QUERY: 'QUERY',
  SUITE_QL: 'SUITE_QL',
  DOCUMENT_CAPTURE: 'DOCUMENT_CAPTURE',
};

const TASK_STATUS = { PENDING: 'PENDING', PROCESSING: 'PROCESSING', COMPLETE: 'COMPLETE', FAILED: 'FAILED' };
const STAGES = { GET_INPUT: 'GET_INPUT', MAP: 'MAP', SHUFFLE: 'SHUFFLE', REDUCE: 'REDUCE', SUMMARIZE: 'SUMMARIZE' };
const SUBMIT_UNITS = 20;

class ScriptTask {
  readonly #env: Env;
  readonly taskType: string;
  scriptId: string | number | null;
  deploymentId: string | number | null;
  params: Record<string, unknown>;

  constructor(env: Env, taskType: string, options: Record<string, unknown>) {
    this.#env = env;
    this.taskType = taskType;
    this.scriptId = (options.scriptId as string | number | undefined) ?? null;
    this.deploymentId = (options.deploymentId as string | number | undefined) ?? null;
    this.params = (options.params as Record<string, unknown> | undefined) ?? {};
  }

  submit(): string | null {
    const { account, execution } = this.#env;
    requireArgument(this.scriptId, 'task.submit', 'scriptId');
    const wanted = this.taskType === TASK_TYPES.MAP_REDUCE ? 'mapreduce' : 'scheduled';
    return execution.work(SUBMIT_UNITS, 'task', () => {
      const script = account.scripts.find(this.scriptId as string | number);
      if (script?.kind !== wanted)
        refuse('INVALID_SCRIPT_ID_1', `The script ${String(this.scriptId)} does not exist or is no ${wanted} script.`);
      const deployment = this.deploymentId === null ? undefined : account.scripts.deployment(script, this.deploymentId);
      if (this.deploymentId !== null && !deployment) {
        refuse(
          'INVALID_SCRIPT_ID_1',
          `The deployment ${String(this.deploymentId)} of ${script.scriptId} does not exist.`,
        );
      }
      return account.runner.submit(script, deployment, this.params, execution);
    });
  }
}

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
      if (type !== TASK_TYPES.MAP_REDUCE && type !== TASK_TYPES.SCHEDULED_SCRIPT)
        throw new NotEmulated(`task.create of ${type}`);
      return new ScriptTask(env, type, options);
    },
    checkStatus: (options: unknown) => {
      env.execution.alive();
      const taskId =
        typeof options === 'object' && options !== null ? (options as { taskId?: unknown }).taskId : options;
      requireArgument(taskId, 'task.checkStatus', 'taskId');
      const task = env.account.runner.task(String(taskId));
      if (!task) refuse('INVALID_TASK_ID', `The task ${String(taskId)} does not exist.`);
      return {
        taskId: task.id,
        status: task.status,
        stage: task.stage ?? null,
        scriptId: task.script.scriptId,
        deploymentId: task.deployment.scriptId,
      };
    },
  }),
};
