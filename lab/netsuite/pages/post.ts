// Reads what a form posts back: parameters, the lines of its sublists, uploaded files.

import { MULTI_SEPARATOR } from './fieldInput';
import { multipartOf, type Upload } from './multipart';

export type PostedLine = Readonly<Record<string, string>>;

export interface Post {
  /** Values by name; several values of one name are joined as a multi-select's are. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Lines by sublist id. */
  readonly groups: Readonly<Record<string, readonly PostedLine[]>>;
  /** Uploads by field id. */
  readonly files: Readonly<Record<string, Upload>>;
}

/** Separators inside the parameter that carries a whole sublist. Source: practice. */
const FIELD_SEPARATOR = '\u0001';
const LINE_SEPARATOR = '\u0002';

/** A cell's name: sublist, field, line; a checkbox is announced by a fourth part, as an unchecked one posts nothing. */
const CELL = /^([a-z0-9_]+):([a-z0-9_]+):(\d+)(:checkbox)?$/;
const COLUMNS = /^([a-z0-9_]+):fields$/;
const CHECKBOX = /^([a-z0-9_]+):checkbox$/;

/** Reads a body that is form-encoded, or multipart where the content type says so. A body of another kind holds nothing. */
export function parsePost(body: string, contentType = 'application/x-www-form-urlencoded'): Post {
  const kind = contentType.split(';')[0]?.trim().toLowerCase();
  if (kind === 'multipart/form-data') {
    const { fields, files } = multipartOf(body, contentType);
    return { ...read(fields), files };
  }
  if (kind !== 'application/x-www-form-urlencoded') return { parameters: {}, groups: {}, files: {} };
  return { ...read([...new URLSearchParams(body)]), files: {} };
}

type Pairs = readonly (readonly [string, string])[];

function read(pairs: Pairs): Pick<Post, 'parameters' | 'groups'> {
  const groups = { ...encodedGroups(pairs), ...cellGroups(pairs) };
  const parameters = Object.fromEntries(plainValues(pairs));
  // Practice: scripts also find a sublist's lines in one parameter, and its columns in another.
  for (const [group, lines] of Object.entries(groups)) {
    const columns = columnsOf(pairs, group);
    if (columns.length === 0) continue;
    parameters[`${group}fields`] = columns.join(FIELD_SEPARATOR);
    parameters[`${group}data`] = lines
      .map((line) => columns.map((column) => line[column] ?? '').join(FIELD_SEPARATOR))
      .join(LINE_SEPARATOR);
  }
  return { parameters, groups };
}

/** Everything that is no cell of a sublist. An unchecked checkbox counts as 'F'. Source: N/http.ServerRequest (practice). */
function plainValues(pairs: Pairs): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (CELL.test(name) || COLUMNS.test(name) || CHECKBOX.test(name)) continue;
    const known = values.get(name);
    values.set(name, known === undefined ? value : `${known}${MULTI_SEPARATOR}${value}`);
  }
  for (const [name] of pairs) {
    const checkbox = CHECKBOX.exec(name)?.[1];
    if (checkbox !== undefined && !values.has(checkbox)) values.set(checkbox, 'F');
  }
  return values;
}

function cellGroups(pairs: Pairs): Record<string, PostedLine[]> {
  const groups = new Map<string, Map<number, Record<string, string>>>();
  for (const [name, value] of pairs) {
    const columns = COLUMNS.exec(name)?.[1];
    if (columns !== undefined && !groups.has(columns)) groups.set(columns, new Map());
    const [, group, field, line, checkbox] = CELL.exec(name) ?? [];
    if (group === undefined || field === undefined) continue;
    const lines = groups.get(group) ?? new Map<number, Record<string, string>>();
    groups.set(group, lines);
    const cells = lines.get(Number(line)) ?? {};
    lines.set(Number(line), cells);
    // A checked box follows its announcement and takes its place.
    if (checkbox === undefined || cells[field] === undefined) cells[field] = value;
  }
  return Object.fromEntries([...groups].map(([group, lines]) => [group, inOrder(lines)]));
}

/** Lines that were removed leave gaps in the numbers, not in the list. */
function inOrder(lines: ReadonlyMap<number, Record<string, string>>): PostedLine[] {
  return [...lines].sort(([a], [b]) => a - b).map(([, cells]) => cells);
}

/** Sublists that were posted the way NetSuite's own pages do it: one parameter with columns, one with lines. */
function encodedGroups(pairs: Pairs): Record<string, PostedLine[]> {
  const given = new Map(pairs);
  const groups: Record<string, PostedLine[]> = {};
  for (const [name, value] of pairs) {
    const group = name.endsWith('data') ? name.slice(0, -'data'.length) : '';
    const columns = given.get(`${group}fields`)?.split(FIELD_SEPARATOR);
    if (group === '' || columns === undefined) continue;
    const lines = value === '' ? [] : value.split(LINE_SEPARATOR);
    groups[group] = lines.map((line) => lineOf(columns, line.split(FIELD_SEPARATOR)));
  }
  return groups;
}

function lineOf(columns: readonly string[], cells: readonly string[]): PostedLine {
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
}

function columnsOf(pairs: Pairs, group: string): readonly string[] {
  const value = pairs.find(([name]) => name === `${group}:fields`)?.[1];
  return value ? value.split(',') : [];
}
