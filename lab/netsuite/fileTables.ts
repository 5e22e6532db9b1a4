// The tables of the File Cabinet as queries see them.

import type { Column, ColumnType, Table } from './catalogue';

const FILE_COLUMNS: readonly [string, ColumnType][] = [
  ['id', 'integer'],
  ['name', 'string'],
  ['folder', 'integer'],
  ['filesize', 'integer'],
  ['filetype', 'string'],
  ['url', 'string'],
  ['lastmodifieddate', 'datetime'],
  ['createddate', 'datetime'],
  ['description', 'string'],
  ['isinactive', 'boolean'],
  ['isonline', 'boolean'],
];

const FOLDER_COLUMNS: readonly [string, ColumnType][] = [
  ['id', 'integer'],
  ['name', 'string'],
  ['parent', 'integer'],
  ['description', 'string'],
  ['isinactive', 'boolean'],
  ['isprivate', 'boolean'],
  ['lastmodifieddate', 'datetime'],
];

function columns(list: readonly [string, ColumnType][]): ReadonlyMap<string, Column> {
  const target = (name: string) => (name === 'folder' || name === 'parent' ? 'mediaitemfolder' : undefined);
  return new Map(list.map(([name, type]) => [name, { name, type, target: target(name) }]));
}

/** What SuiteQL sees of the cabinet. Practice: column names. */
export const FILE_TABLES: readonly Table[] = [
  { name: 'file', columns: columns(FILE_COLUMNS), display: 'name', permission: 'LIST_FILECABINET' },
  { name: 'mediaitemfolder', columns: columns(FOLDER_COLUMNS), display: 'name', permission: 'LIST_FILECABINET' },
];
