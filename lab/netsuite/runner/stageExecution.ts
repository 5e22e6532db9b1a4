// One invocation of a map/reduce function as an execution with limits of its own.

import type { Account } from '../account';
import { Execution, type Stage } from '../execution';
import type { Task } from './job';

export function stageExecution(account: Account, task: Task, stage: Stage): Execution {
  const { script, deployment, identity, overrides } = task;
  return new Execution(
    {
      scriptId: script.scriptId,
      scriptInternalId: script.id,
      deploymentId: deployment.scriptId,
      deploymentInternalId: deployment.id,
      type: 'mapreduce',
      stage,
      context: 'MAPREDUCE',
      identity,
      parameters: account.scripts.parameters(script, deployment, overrides),
      logLevel: deployment.deployment.logLevel,
    },
    account.clock,
    account.random,
    account.control,
  );
}

/** Keeps what the invocation used. */
export function endStage(account: Account, task: Task, stage: Stage, execution: Execution): void {
  const script = task.script.scriptId;
  task.units.push({ script, stage, used: execution.usedUnits, limit: execution.limitUnits });
  account.runner.spent(script, stage, execution);
}
