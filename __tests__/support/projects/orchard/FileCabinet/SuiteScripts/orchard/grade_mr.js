/**
 * Grades crates by weight. A crate of 13 kg is tried again, one of 66 kg is a mistake for good.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */
define(['N/runtime', 'N/error', './lib/crates'], (runtime, error, crates) => {
  const getInputData = () => {
    const weights = runtime.getCurrentScript().getParameter({ name: 'custscript_or_grade_weights' });
    return weights.split(',').map(Number);
  };

  const map = (context) => {
    const weight = JSON.parse(context.value);
    if (weight === 66) throw error.create({ name: 'TOO_HEAVY', message: `${weight} kg is no crate` });
    if (weight === 13 && context.executionNo === 1) throw new Error('the scales were not ready');
    context.write({ key: weight > 4 ? 'large' : 'small', value: { weight } });
  };

  const reduce = (context) => {
    const weights = context.values.map((value) => JSON.parse(value).weight).sort((a, b) => a - b);
    weights.forEach((weight) => {
      crates.create({ name: `${context.key} ${weight}`, weight, externalId: `${context.key}-${weight}` });
    });
    context.write(context.key, weights);
  };

  const summarize = (summary) => {
    summary.output.iterator().each((key, value) => {
      log.audit(key, value);
      return true;
    });
    summary.mapSummary.errors.iterator().each((key, text, executionNo) => {
      const { name, message } = JSON.parse(text);
      log.error(`pair ${key}, try ${executionNo}`, `${name}: ${message}`);
      return true;
    });
  };

  return { config: { retryCount: 1, exitOnError: false }, getInputData, map, reduce, summarize };
});
