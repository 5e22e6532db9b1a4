// Formula columns and filters: SQL over the fields of a search, named in braces.
// Source: Search Formulas (help): {field} and {join.field}; a select stands for its text, {field.id} for its id.

import { refuse } from '../errors';
import type { FieldKind, SearchField, SearchTables } from './fields';

const KINDS: Readonly<Record<string, FieldKind>> = {
  formulatext: 'text',
  formulanumeric: 'number',
  formulacurrency: 'number',
  formulapercent: 'number',
  formuladate: 'date',
  formuladatetime: 'datetime',
};

/** Source: Search Formulas (help): an expression, no statement of its own. */
const STATEMENT = /\bselect\b|;|\?/i;

export function formulaField(tables: SearchTables, name: string, formula: string, code: string): SearchField {
  const bare = formula.replace(/'(?:[^']|'')*'/g, "''");
  if (STATEMENT.test(bare)) refuse(code, `A formula is one expression; found ${formula}.`);
  // Texts in quotes stay as they are.
  const sql = formula.replace(/'(?:[^']|'')*'|\{([^{}]+)\}/g, (whole, field?: string) =>
    field === undefined ? whole : fieldSql(tables, field.trim().toLowerCase(), code),
  );
  return { sql: `(${sql})`, kind: KINDS[name] as FieldKind, text: undefined, identifier: false };
}

function fieldSql(tables: SearchTables, given: string, code: string): string {
  const [name = '', join] = given.split('.').reverse();
  const field = given.endsWith('.id') ? undefined : tables.field(name, join);
  if (field) return field.text ?? field.sql;
  const id = given.endsWith('.id') ? tables.field(given.slice(0, -3), undefined) : undefined;
  return id?.sql ?? refuse(code, `The formula names {${given}}, which this search does not have.`);
}
