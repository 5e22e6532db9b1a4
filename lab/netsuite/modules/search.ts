// N/search: searches by type, filters and columns, lookups, saved searches, and searches as a map/reduce input.
// Source: N/search Module (help), SuiteScript 2.1 API Governance (help), oracle stubs.

import { NotEmulated, refuse } from '../errors';
import { OPERATOR, SORT, SUMMARY, TYPE } from '../search/enums';
import { LIVE_SEARCH } from '../search/live';
import { lookupFields } from '../search/lookup';
import { createColumn, createFilter } from '../search/parts';
import { Result, rowsOf } from '../search/results';
import { deleteSearch, savedSearch } from '../search/saved';
import { SearchObject } from '../search/searchObject';
import { createSetting, settingsOf } from '../search/settings';
import type { Env, NModule } from './module';
import { type Options, optionsOf } from './options';

const SAVED_UNITS = 5;

const build = (env: Env) => ({
  Operator: OPERATOR,
  Sort: SORT,
  Summary: SUMMARY,
  Type: TYPE,
  create: withPromise('create', (options) => create(env, options)),
  createColumn: (options: unknown) => createColumn(options),
  createFilter: (options: unknown) => createFilter(options),
  createSetting: (options: unknown) => createSetting(env.account, options),
  lookupFields: withPromise('lookupFields', (options) => lookupFields(env, options)),
  load: withPromise('load', (options) => {
    const { id } = optionsOf(options, 'search.load', ['id']);
    return env.execution.work(SAVED_UNITS, 'search', () => loadSaved(env, id));
  }),
  delete: withPromise('delete', (options) => {
    const { id } = optionsOf(options, 'search.delete', ['id']);
    env.execution.work(SAVED_UNITS, 'search', () => deleteSearch(env.account.store, id));
  }),
  duplicates: () => left('duplicates'),
  global: () => left('global'),
});

export const searchModule: NModule = { id: 'N/search', build, inside: { source: LIVE_SEARCH, host: build } };

function withPromise(name: string, method: (options: unknown) => unknown): (options: unknown) => unknown {
  return Object.assign(method, { promise: () => left(`${name}.promise`) });
}

function left(name: string): never {
  throw new NotEmulated(`N/search.${name}`);
}

function create(env: Env, options: unknown): SearchObject {
  env.execution.alive();
  const given = optionsOf(options, 'search.create', ['type']);
  for (const setting of settingsOf(given.settings)) createSetting(env.account, setting);
  if (typeof given.type !== 'string') refuse('WRONG_PARAMETER_TYPE', 'search.create: type is text.');
  return new SearchObject(env, given);
}

function loadSaved(env: Env, id: unknown): SearchObject {
  const { id: internalId, scriptId, ...saved } = savedSearch(env.account.store, id);
  return new SearchObject(env, { ...saved, id: scriptId }, internalId);
}

/**
 * A search that getInputData returned, as pairs of internal id and row; undefined for anything else.
 * The framework runs it: no limit of 4,000 rows. Practice: the key, and {recordType, id, values} as the value.
 */
export function searchInput(env: Env, input: unknown): { key: string; value: string }[] | undefined {
  const search = inputSearch(env, input);
  if (!search) return undefined;
  return searchRows(env, search).map((result, index) => {
    return { key: result.id ?? String(index), value: JSON.stringify(Result.inputOf(result)) };
  });
}

/** Every row of a search, without limits and without units. */
export function searchRows(env: Env, search: SearchObject): Result[] {
  return rowsOf(env, SearchObject.statementOf(search));
}

function inputSearch(env: Env, input: unknown): SearchObject | undefined {
  if (input instanceof SearchObject) return input;
  if (typeof input !== 'object' || input === null || (input as Options).type !== 'search') return undefined;
  return loadSaved(env, (input as Options).id);
}
