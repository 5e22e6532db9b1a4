// N/query: SuiteQL for scripts, the simple part of the query builder, and queries as a map/reduce input.
// Source: N/query Module (help), SuiteScript 2.1 API Governance (help), oracle stubs.

import { NotEmulated, refuse } from '../errors';
import { QueryObject, SuiteQLObject } from '../query/builder';
import { AGGREGATE, METADATA_PROVIDER, OPERATOR, RETURN_TYPE, TYPE } from '../query/enums';
import { rowsOf, run, runPaged, type Statement } from '../query/statement';
import type { QueryParameter } from '../suiteql/run';
import type { Env, NModule } from './module';
import { type Options, optionsOf } from './options';

export const queryModule: NModule = {
  id: 'N/query',
  build: (env) => ({
    Aggregate: AGGREGATE,
    MetadataProvider: METADATA_PROVIDER,
    Operator: OPERATOR,
    ReturnType: RETURN_TYPE,
    Type: TYPE,
    runSuiteQL: withPromise('runSuiteQL', (query, params) => {
      env.execution.alive();
      return run(env, statementOf(suiteQLOptions(query, params), 'query.runSuiteQL'));
    }),
    runSuiteQLPaged: withPromise('runSuiteQLPaged', (query, params) => {
      env.execution.alive();
      const options = suiteQLOptions(query, params);
      return runPaged(env, statementOf(options, 'query.runSuiteQLPaged'), options.pageSize);
    }),
    create: (options: unknown) => create(env, options),
    load: () => left('load'),
    delete: () => left('delete'),
    listTables: () => left('listTables'),
    createPeriod: () => left('createPeriod'),
    createRelativeDate: () => left('createRelativeDate'),
  }),
};

type SuiteQLMethod = (query: unknown, params?: unknown) => unknown;

function withPromise(name: string, method: SuiteQLMethod): SuiteQLMethod {
  return Object.assign(method, { promise: () => left(`${name}.promise`) });
}

function left(name: string): never {
  throw new NotEmulated(`N/query.${name}`);
}

/** One object, or the text and its parameters. */
function suiteQLOptions(query: unknown, params: unknown): Options {
  if (typeof query === 'string') return { query, params };
  return optionsOf(query, 'query.runSuiteQL');
}

function statementOf(options: Options, method: string): Statement {
  const { query } = optionsOf(options, method, ['query']);
  if (typeof query !== 'string')
    return refuse('SSS_INVALID_TYPE_ARG', `${method}: query is text, found ${typeof query}.`);
  const provider = options.metaDataProvider ?? METADATA_PROVIDER.SUITE_QL;
  if (provider !== METADATA_PROVIDER.SUITE_QL) throw new NotEmulated(`N/query metaDataProvider ${String(provider)}`);
  return { sql: query, params: parametersOf(options.params, method), realBooleans: false };
}

function parametersOf(given: unknown, method: string): QueryParameter[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) return refuse('SSS_INVALID_TYPE_ARG', `${method}: params is a list of values.`);
  return given.map((value: unknown, index) => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    return refuse('SSS_INVALID_TYPE_ARG', `${method}: params[${index}] must be a string, number or boolean.`);
  });
}

function create(env: Env, options: unknown): QueryObject {
  env.execution.alive();
  const given = optionsOf(options, 'query.create', ['type'], 'MISSING_REQD_ARGUMENT');
  if (typeof given.type !== 'string') refuse('WRONG_PARAMETER_TYPE', 'query.create: type is text.');
  const query = new QueryObject(env, String(given.type));
  if (Array.isArray(given.columns)) query.columns = given.columns as QueryObject['columns'];
  if (given.condition) query.condition = given.condition as QueryObject['condition'];
  if (Array.isArray(given.sort)) query.sort = given.sort as QueryObject['sort'];
  return query;
}

/**
 * A query that getInputData returned, as pairs of row number and row; undefined for anything else.
 * The framework runs it: no limit of 5,000 rows. Unconfirmed: the row number as key, what stands beside `values`.
 */
export function queryInput(env: Env, input: unknown): { key: string; value: string }[] | undefined {
  const statement = inputStatement(input);
  if (!statement) return undefined;
  const { rows } = rowsOf(env, statement);
  return rows.map((values, index) => ({ key: String(index), value: JSON.stringify({ values }) }));
}

function inputStatement(input: unknown): Statement | undefined {
  if (input instanceof QueryObject) return QueryObject.statementOf(input);
  if (input instanceof SuiteQLObject) return SuiteQLObject.statementOf(input);
  if (typeof input !== 'object' || input === null) return undefined;
  const { type } = input as Options;
  if (type === 'query') throw new NotEmulated('saved queries as map/reduce input');
  return type === 'suiteql' ? statementOf(input as Options, 'getInputData') : undefined;
}
