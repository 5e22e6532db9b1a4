/**
 * Every kind of input a map/reduce script may have, and what becomes of its keys and values.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */
define(['N/file', 'N/log', 'N/query', 'N/runtime', 'N/search'], (file, log, query, runtime, search) => {
  const source = () => runtime.getCurrentScript().getParameter({ name: 'custscript_ml_source' });
  const banks = [['type', 'anyof', 'Bank']];

  const INPUTS = {
    file: () => file.load({ id: 'SuiteScripts/mill/sacks.csv' }),
    path: () => ({ type: 'file', path: '/SuiteScripts/mill/sacks.csv' }),
    list: () => ['wheat,3', { grain: 'rye' }],
    object: () => ({ a: 'wheat,1', b: 2 }),
    search: () => search.create({ type: 'account', filters: banks, columns: ['number', 'type'] }),
    suiteql: () => ({ type: 'suiteql', query: 'SELECT acctnumber FROM account WHERE accttype = ?', params: ['Bank'] }),
    query: () => {
      const made = query.create({ type: query.Type.ACCOUNT });
      made.columns = [made.createColumn({ fieldId: 'acctnumber' })];
      made.condition = made.createCondition({
        fieldId: 'acctnumber',
        operator: query.Operator.EQUAL,
        values: ['1000'],
      });
      return made;
    },
    nothing: () => null,
    text: () => 'wheat',
    error: () => {
      throw new Error('No sacks today');
    },
  };

  const getInputData = () => (INPUTS[source()] ?? (() => [source()]))();

  const map = ({ key, value, write }) => {
    if (value === 'long key') write({ key: 'k'.repeat(3001), value });
    else if (value === 'long value') write({ key, value: 'v'.repeat(10 * 1024 * 1024 + 1) });
    else if (value === 'dear') for (;;) query.runSuiteQL({ query: 'SELECT id FROM account' });
    else if (value === 'stone') throw new Error('A stone among the grain');
    else write(value.split(',')[0], value);
  };

  const reduce = (context) => context.write(context.key, { count: context.values.length });

  const summarize = (summary) => {
    if (summary.inputSummary.error) log.error('input', JSON.parse(summary.inputSummary.error).message);
    summary.mapSummary.errors.iterator().each((key, error, executionNo) => {
      log.error(`map ${key}`, `${executionNo}: ${JSON.parse(error).name}`);
      return true;
    });
    const ground = {};
    summary.output.iterator().each((key, value) => {
      ground[key] = value;
      return true;
    });
    log.audit('ground', ground);
  };

  return { config: { retryCount: 1 }, getInputData, map, reduce, summarize };
});
