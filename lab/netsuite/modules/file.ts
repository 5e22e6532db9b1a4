// N/file: files of the File Cabinet.
// Source: N/file Module (help). Units: load 10; save, delete, copy 20.

import { decode } from '../encodings';
import { refuse } from '../errors';
import { FILE_TYPES, type FileEntry, isFileType } from '../files';
import { FileObject, tooLarge } from './fileObject';
import { guardFiles } from './filePermission';
import { CHARACTER_SETS, type CharacterSet, MAX_CONTENTS, writeText } from './fileText';
import type { Env, NModule } from './module';
import { names, type Options, optionsOf } from './options';

const RESOLUTIONS = names('FAIL', 'OVERWRITE', 'OVERWRITE_CONTENT_AND_ATTRIBUTES', 'RENAME_TO_UNIQUE');

export const fileModule: NModule = {
  id: 'N/file',
  build: (env) => ({
    Type: names(...(Object.keys(FILE_TYPES) as (keyof typeof FILE_TYPES)[])),
    Encoding: CHARACTER_SETS,
    NameConflictResolution: RESOLUTIONS,
    create: (options: unknown) => create(env, options),
    load: (options: unknown) => load(env, options),
    delete: (options: unknown) => remove(env, options),
    copy: (options: unknown) => copy(env, options),
  }),
};

function create(env: Env, options: unknown): FileObject {
  env.execution.alive();
  const given = optionsOf(options, 'file.create', ['name', 'fileType']);
  const { fileType } = given;
  if (!isFileType(fileType))
    return refuse('SSS_INVALID_TYPE_ARG', `file.create: ${String(fileType)} is not a file type.`);
  const encoding = characterSetOf(given.encoding);
  const contents = typeof given.contents === 'string' ? given.contents : '';
  if (given.contents !== undefined && given.contents !== null && typeof given.contents !== 'string') {
    refuse('SSS_INVALID_TYPE_ARG', 'file.create: expected the contents as a string.');
  }
  // Unconfirmed: stricter reading. The limit holds for the string too: base64 of more than 7.5 MB does not pass.
  if (contents.length > MAX_CONTENTS) tooLarge();
  const bytes = FILE_TYPES[fileType].text ? writeText(contents, encoding) : decode(contents, 'BASE_64');
  if (bytes.byteLength > MAX_CONTENTS) tooLarge();
  return new FileObject(env, {
    name: String(given.name),
    fileType,
    bytes,
    encoding,
    ...attributesOf(given),
  });
}

function attributesOf(given: Options): {
  folder?: number;
  description?: string;
  isInactive?: boolean;
  isOnline?: boolean;
} {
  return {
    ...(given.folder === undefined || given.folder === null ? {} : { folder: Number(given.folder) }),
    ...(typeof given.description === 'string' ? { description: given.description } : {}),
    isInactive: given.isInactive === true,
    isOnline: given.isOnline === true,
  };
}

function characterSetOf(value: unknown): CharacterSet {
  if (value === undefined || value === null) return 'UTF-8';
  const found = Object.values(CHARACTER_SETS).find((set) => set === value);
  return found ?? refuse('SSS_INVALID_TYPE_ARG', `file.create: ${String(value)} is not an encoding.`);
}

function idOf(options: unknown, method: string): number | string {
  const id = typeof options === 'object' ? optionsOf(options, method, ['id']).id : options;
  if (id === undefined || id === '') optionsOf({}, method, ['id']);
  return typeof id === 'number' ? id : String(id);
}

function load(env: Env, options: unknown): FileObject {
  const id = idOf(options, 'file.load');
  guardFiles(env, 'VIEW');
  return env.execution.work(10, 'file-read', () => opened(env, env.account.files.load(id)));
}

function opened(env: Env, entry: FileEntry): FileObject {
  return new FileObject(env, { ...entry, entry, bytes: env.account.files.read(entry.id) });
}

function remove(env: Env, options: unknown): number {
  const id = idOf(options, 'file.delete');
  guardFiles(env, 'FULL');
  return env.execution.work(20, 'file-write', () => {
    const entry = env.account.files.load(id);
    env.account.files.remove(entry.id);
    return entry.id;
  });
}

function copy(env: Env, options: unknown): FileObject {
  const given = optionsOf(options, 'file.copy', ['id', 'folder']);
  const resolution = given.conflictResolution ?? 'FAIL';
  if (typeof resolution !== 'string' || !Object.hasOwn(RESOLUTIONS, resolution)) {
    return refuse('INVALID_CONFLICT_RESOLUTION_1', `file.copy: ${String(resolution)} is not a conflict resolution.`);
  }
  guardFiles(env, 'CREATE');
  return env.execution.work(20, 'file-write', () => {
    const { files } = env.account;
    const source = files.load(idOf(given, 'file.copy'));
    const folder = Number(given.folder);
    const existing = files.list(folder).find((file) => file.name === source.name);
    if (existing && resolution === 'FAIL') {
      // Unconfirmed: the code.
      refuse('NAME_ALREADY_IN_USE', `A file with the name ${source.name} already exists in the selected folder.`);
    }
    const renamed = existing && resolution === 'RENAME_TO_UNIQUE';
    // OVERWRITE keeps the attributes of the file that is there.
    const attributes = existing && resolution === 'OVERWRITE' ? existing : source;
    const { description, isInactive, isOnline } = attributes;
    const name = renamed ? uniqueName(source.name, files.list(folder)) : source.name;
    const contents = files.read(source.id);
    const id = files.save({ name, folder, fileType: source.fileType, contents, description, isInactive, isOnline });
    return opened(env, files.load(id));
  });
}

/** 'file (1).txt', as the help shows it. */
function uniqueName(name: string, others: readonly FileEntry[]): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  const taken = new Set(others.map((file) => file.name));
  let number = 1;
  while (taken.has(`${stem} (${number})${extension}`)) number++;
  return `${stem} (${number})${extension}`;
}
