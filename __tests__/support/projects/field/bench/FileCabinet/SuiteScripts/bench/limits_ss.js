/**
 * What ends a script, whatever it catches, and what a script cannot reach.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/log', 'N/record', 'N/runtime', 'N/search'], (log, record, runtime, search) => {
  const WAYS = {
    units: () => {
      try {
        for (;;) record.load({ type: 'account', id: 1 });
      } catch (e) {
        log.error('caught', e.name);
      }
      log.audit('still here', runtime.getCurrentScript().getRemainingUsage());
    },
    pause: () => {
      const until = Date.now() + 2_000;
      while (Date.now() < until);
      log.audit('waited', Date.now() >= until);
    },
    waiting: () => {
      for (const start = Date.now(); Date.now() - start < 7_200_000; );
      log.audit('still here', 'after two hours');
    },
    lacking: () => {
      try {
        search.global({ keywords: 'x' });
      } catch (e) {
        log.debug('swallowed', e.name);
      }
    },
    code: () => Reflect.construct(Function, ['return 1'])(),
    timer: () => setTimeout(() => log.audit('later', ''), 10),
    machine: () => process.exit(0),
    fetching: () => fetch('https://nowhere.example/'),
    node: () => require('left-pad'),
  };
  const execute = () => WAYS[runtime.getCurrentScript().getParameter({ name: 'custscript_bn_way' })]();
  return { execute };
});
