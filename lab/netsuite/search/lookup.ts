// search.lookupFields: a few body fields of one record for one unit. Source: N/search Module (help).

import { refuse } from '../errors';
import type { Env } from '../modules/module';
import { optionsOf } from '../modules/options';
import { runSuiteQL } from '../suiteql/run';
import { keyOf, type SearchField, SearchTables } from './fields';
import { columnOf } from './parts';
import { shapeOf } from './results';

const UNITS = 1;

export function lookupFields(env: Env, options: unknown): Record<string, unknown> {
  const { type, id, columns } = optionsOf(options, 'search.lookupFields', ['type', 'id', 'columns']);
  const names = (Array.isArray(columns) ? columns : [columns]).map((column) => {
    return typeof column === 'string'
      ? column
      : refuse('SSS_INVALID_SRCH_COLUMN', 'search.lookupFields takes names of columns.');
  });
  const number = Number(id);
  if (!Number.isInteger(number))
    refuse('SSS_INVALID_TYPE_ARG', `search.lookupFields: id is a number, found ${String(id)}.`);
  return env.execution.work(UNITS, 'lookup', () => lookUp(env, String(type).toLowerCase(), number, names));
}

function lookUp(env: Env, type: string, id: number, names: readonly string[]): Record<string, unknown> {
  const tables = new SearchTables(env.account, type, true);
  const asked = names.map((name) => ({ name, column: columnOf(name), field: fieldOf(tables, name) }));
  const values: string[] = [];
  const places = asked.map(({ name, column, field }) => {
    const value = values.push(field.sql) - 1;
    return { name, column, field, value, text: field.text === undefined ? undefined : values.push(field.text) - 1 };
  });
  const recordType = tables.main.columns.has('recordtype') && tables.main.name !== type ? ' AND t.recordtype = ?' : '';
  const sql = `SELECT ${values.map((value, index) => `${value} AS v${index}`).join(', ')} FROM ${tables.from} WHERE t.${keyOf(tables.main)} = ?${recordType}`;
  const params = recordType ? [id, type] : [id];
  const { rows } = runSuiteQL(env.account, env.execution.options.identity, sql, params, { count: 1, skip: 0 });
  const [row] = rows;
  // Unconfirmed: a record that does not exist gives an empty object.
  return row ? Object.fromEntries(places.map((place) => [place.name, shapeOf(place, row)])) : {};
}

function fieldOf(tables: SearchTables, name: string): SearchField {
  const column = columnOf(name);
  return (
    tables.field(column.name, column.join) ??
    refuse(
      'SSS_INVALID_SRCH_COL',
      `An nlobjSearchColumn contains an invalid column, or is not in proper syntax: ${name}.`,
    )
  );
}
