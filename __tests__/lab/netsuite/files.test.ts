// The File Cabinet: folders, files, their ids and the tables that queries see.

import { Clock } from '../../../lab/clock';
import { FILE_TABLES, FILE_TYPES, FileCabinet, fileTypeOf } from '../../../lab/netsuite/files';
import { Store } from '../../../lab/netsuite/store';
import { codeOf, START } from '../../support/env';

const text = (value: string): Uint8Array => Buffer.from(value);

function cabinet(): { files: FileCabinet; store: Store } {
  const store = new Store(':memory:');
  return { files: new FileCabinet(store, new Clock(START)), store };
}

test('every account has the folder SuiteScripts, and folders on a path are made only when asked for', () => {
  const { files } = cabinet();
  expect(files.folderByPath('/SuiteScripts')?.id).toBe(-15);
  expect(files.folderByPath('SuiteScripts/a/b')).toBeUndefined();
  const made = files.folderByPath('SuiteScripts/a/b', { create: true });
  expect(files.folderByPath('SuiteScripts/a/b')).toEqual(made);
  expect(files.pathOf(made?.id ?? 0)).toBe('SuiteScripts/a/b');
});

test('a file saved under a name that the folder holds takes its place and keeps its id', () => {
  const { files } = cabinet();
  const first = files.save({ name: 'a.txt', folder: -15, fileType: 'PLAINTEXT', contents: text('one') });
  const second = files.save({ name: 'a.txt', folder: -15, fileType: 'PLAINTEXT', contents: text('three') });
  expect(second).toBe(first);
  expect(Buffer.from(files.read(first)).toString()).toBe('three');
  expect(files.load('SuiteScripts/a.txt').size).toBe(5);
  expect(files.list(-15)).toHaveLength(1);
});

test('an unknown folder, path or id is refused, each under its own code', () => {
  const { files } = cabinet();
  const file = { name: 'a', folder: 999, fileType: 'PLAINTEXT', contents: text('') } as const;
  expect(codeOf(() => files.save(file))).toBe('INVALID_KEY_OR_REF');
  expect(codeOf(() => files.load('SuiteScripts/none.txt'))).toBe('RCRD_DSNT_EXIST');
  expect(codeOf(() => files.load(77))).toBe('INSUFFICIENT_PERMISSION');
  expect(codeOf(() => files.load('77'))).toBe('INSUFFICIENT_PERMISSION');
});

test('renaming a file onto another one is refused', () => {
  const { files } = cabinet();
  const file = { folder: -15, fileType: 'PLAINTEXT', contents: text('') } as const;
  const id = files.save({ ...file, name: 'a.txt' });
  files.save({ ...file, name: 'b.txt' });
  expect(codeOf(() => files.save({ ...file, id, name: 'b.txt' }))).toBe('NAME_ALREADY_IN_USE');
  expect(files.save({ ...file, id, name: 'c.txt' })).toBe(id);
});

test('a removed file is gone with its content', () => {
  const { files, store } = cabinet();
  const id = files.save({ name: 'a.txt', folder: -15, fileType: 'PLAINTEXT', contents: text('x') });
  files.remove(id);
  expect(files.find(id)).toBeUndefined();
  expect(store.all('SELECT * FROM lab_file_content')).toEqual([]);
});

test('queries find files and folders in tables with exactly the listed columns', () => {
  const { files, store } = cabinet();
  files.save({ name: 'a.json', folder: -15, fileType: 'JSON', contents: text('{}') });
  for (const table of FILE_TABLES) {
    const names = [...table.columns.keys()];
    expect(store.all(`PRAGMA table_info(${table.name})`).map((row) => row.name)).toEqual(expect.arrayContaining(names));
  }
  // 18:00 UTC is 10:00 on the server in November.
  expect(store.get('SELECT name, filesize, filetype, lastmodifieddate, isinactive FROM file')).toEqual({
    name: 'a.json',
    filesize: 2,
    filetype: 'JSON',
    lastmodifieddate: '2026-11-21 10:00:00',
    isinactive: 'F',
  });
});

test('a file type follows from the extension, and plain text from an unknown one', () => {
  expect(fileTypeOf('orders.CSV')).toBe('CSV');
  expect(fileTypeOf('report.gz')).toBe('GZIP');
  expect(fileTypeOf('README')).toBe('PLAINTEXT');
  expect(FILE_TYPES.GZIP.text).toBe(false);
  expect(FILE_TYPES.CSV.text).toBe(true);
});
