/**
 * Starting other scripts. "Already running" is an answer: whoever runs will find the work, or the next schedule does.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as task from 'N/task';
import { codeOf } from './saving';

const BUSY = new Set(['MAP_REDUCE_ALREADY_RUNNING', 'FAILED_TO_SUBMIT_JOB_REQUEST_1']);

/** Starts the first of these deployments that is idle; 20 units a try. */
export function startOneOf(
  type: 'MAP_REDUCE' | 'SCHEDULED_SCRIPT',
  scriptId: string,
  deployments: readonly string[],
  params: Readonly<Record<string, string | number | boolean>> = {},
): boolean {
  return deployments.some((deployment) => start(type, scriptId, deployment, params));
}

/** 20 units. True where a run was started. */
export function start(
  type: 'MAP_REDUCE' | 'SCHEDULED_SCRIPT',
  scriptId: string,
  deploymentId: string,
  params: Readonly<Record<string, string | number | boolean>> = {},
): boolean {
  const options = { scriptId, deploymentId, params: { ...params } };
  try {
    if (type === 'MAP_REDUCE') task.create({ taskType: task.TaskType.MAP_REDUCE, ...options }).submit();
    else task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT, ...options }).submit();
    return true;
  } catch (error) {
    if (!BUSY.has(codeOf(error))) throw error;
    log.debug({ title: 'Already being handled', details: `${scriptId} ${deploymentId}` });
    return false;
  }
}
