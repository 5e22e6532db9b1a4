// A scheduled script on a processor: one invocation of execute, from the top again after a crash.
// Source: Scheduled Script Type, scheduled.InvocationType (help).

import type { Account } from '../account';
import { RESTART } from '../control';
import { Execution } from '../execution';
import { Sandbox } from '../sandbox/sandbox';
import type { Job, Task } from './job';
import { spanOf } from './spans';

const INVOCATION_TYPES = {
  ABORTED: 'ABORTED',
  ON_DEMAND: 'ON_DEMAND',
  SCHEDULED: 'SCHEDULED',
  SKIPPED: 'SKIPPED',
  USER_INTERFACE: 'USER_INTERFACE',
};

export function scheduledJob(account: Account, task: Task): Job {
  let type: string = task.invocation;
  return {
    task,
    readyAt: account.clock.now(),
    step: () => {
      task.status = 'PROCESSING';
      account.clock.advance(spanOf('start-script', account.random));
      const failure = execute(account, task, type);
      const isRestarted = failure?.name === RESTART && account.control.restarts;
      if (failure) account.runner.failed(task, 'execute', null, failure, isRestarted);
      if (isRestarted) {
        // Unconfirmed: a crashed scheduled script starts again from the top with type ABORTED.
        type = INVOCATION_TYPES.ABORTED;
        return 'more';
      }
      task.status = failure ? 'FAILED' : 'COMPLETE';
      account.runner.finished(task);
      return 'done';
    },
  };
}

function execute(account: Account, task: Task, type: string): Error | undefined {
  const execution = executionOf(account, task);
  const script = task.script.scriptId;
  let failure: Error | undefined;
  try {
    const sandbox = new Sandbox({ account, execution, shared: new Map() });
    sandbox.call(task.script.file, 'execute', [{ type, InvocationType: INVOCATION_TYPES }]);
    sandbox.end();
  } catch (error) {
    failure = error as Error;
  }
  task.units.push({ script, stage: 'execute', used: execution.usedUnits, limit: execution.limitUnits });
  account.runner.spent(script, 'execute', execution);
  return execution.killed ?? failure;
}

function executionOf(account: Account, { script, deployment, identity, overrides }: Task): Execution {
  return new Execution(
    {
      scriptId: script.scriptId,
      scriptInternalId: script.id,
      deploymentId: deployment.scriptId,
      deploymentInternalId: deployment.id,
      type: 'scheduled',
      context: 'SCHEDULED',
      identity,
      parameters: account.scripts.parameters(script, deployment, overrides),
      logLevel: deployment.deployment.logLevel,
    },
    account.clock,
    account.random,
    account.control,
  );
}
