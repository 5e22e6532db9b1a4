/**
 * Writes down the crates picked today.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/runtime', 'N/query', './lib/crates'], (runtime, query, crates) => {
  const execute = (context) => {
    const script = runtime.getCurrentScript();
    const count = script.getParameter({ name: 'custscript_or_pick_count' });
    const loose = script.getParameter({ name: 'custscript_or_pick_loose' });
    log.audit('started', context.type);
    for (let n = 1; n <= count; n++) {
      const id = crates.create({ name: `Crate ${n}`, weight: loose ? undefined : 10 + n, externalId: `crate-${n}` });
      log.debug({ title: 'picked', details: { id, left: script.getRemainingUsage() } });
    }
    const [row] = query
      .runSuiteQL({ query: `SELECT COUNT(*) AS crates, SUM(custrecord_or_crate_weight) AS weight FROM ${crates.TYPE}` })
      .asMappedResults();
    if (row.weight === null) throw new Error(`None of ${row.crates} crates was weighed`);
    log.audit('done', row);
  };

  return { execute };
});
