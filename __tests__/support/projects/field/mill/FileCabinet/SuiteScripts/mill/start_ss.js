/**
 * Hands work on: to a map/reduce script, and to itself.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/log', 'N/runtime', 'N/task'], (log, runtime, task) => {
  const execute = (context) => {
    const { id, deploymentId } = runtime.getCurrentScript();
    const round = runtime.getCurrentScript().getParameter({ name: 'custscript_ml_round' });
    log.audit('round', [context.type, round]);
    const grind = task.create({
      taskType: task.TaskType.MAP_REDUCE,
      scriptId: 'customscript_ml_grind_mr',
      params: { custscript_ml_source: 'file' },
    });
    log.debug('status', task.checkStatus({ taskId: grind.submit() }).status);
    try {
      grind.submit();
    } catch (e) {
      log.error('twice', e.name);
    }
    const again = task.create({
      taskType: task.TaskType.SCHEDULED_SCRIPT,
      scriptId: id,
      deploymentId,
      params: { custscript_ml_round: round + 1 },
    });
    log.debug('itself', again.submit() ?? 'no task id');
    try {
      task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT, scriptId: 'customscript_ml_none' }).submit();
    } catch (e) {
      log.error('no such script', e.name);
    }
  };
  return { execute };
});
