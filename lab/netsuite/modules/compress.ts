// N/compress: gzip files and archives of files. Works on file objects; free of units.
// Source: N/compress Module (help); Oracle's stubs for the refusals.

import * as zlib from 'node:zlib';
import { NotEmulated, refuse } from '../errors';
import { fileTypeOf } from '../files';
import { contentsOf, FileObject } from './fileObject';
import type { Env, NModule } from './module';
import { names, type Options, optionsOf } from './options';
import { zipOf } from './zip';

const ARCHIVES = names('CPIO', 'TAR', 'TBZ2', 'TGZ', 'ZIP');

export const compressModule: NModule = {
  id: 'N/compress',
  build: (env) => ({
    Type: ARCHIVES,
    gzip: (options: unknown) => gzip(env, optionsOf(options, 'compress.gzip', ['file'])),
    gunzip: (options: unknown) => gunzip(env, optionsOf(options, 'compress.gunzip', ['file'])),
    createArchiver: () => new Archiver(env),
  }),
};

function gzip(env: Env, options: Options): FileObject {
  env.execution.alive();
  const level = options.level ?? zlib.constants.Z_DEFAULT_COMPRESSION;
  if (typeof level !== 'number' || level < -1 || level > 9) {
    refuse('COMPRESS_API_COMPRESSION_LEVEL_OUT_OF_RANGE', 'The compression level must be from 0 to 9.');
  }
  const bytes = zlib.gzipSync(contentsOf(options.file), { level: level as number });
  return temporary(env, `${(options.file as FileObject).name}.gz`, bytes);
}

function gunzip(env: Env, options: Options): FileObject {
  env.execution.alive();
  const name = (options.file as FileObject).name.replace(/\.gz$/i, '');
  const packed = contentsOf(options.file);
  try {
    return temporary(env, name, zlib.gunzipSync(packed));
  } catch {
    return refuse('COMPRESS_API_DECOMPRESS_ERROR', `The file ${name} cannot be decompressed.`);
  }
}

/** A file that is in no folder. Practice: its type follows its name; a name without extension is plain text. */
function temporary(env: Env, name: string, bytes: Uint8Array): FileObject {
  return new FileObject(env, { name, fileType: fileTypeOf(name), bytes });
}

class Archiver {
  readonly #env: Env;
  readonly #files = new Map<string, Uint8Array>();

  constructor(env: Env) {
    this.#env = env;
  }

  add(options: Options): void {
    this.#env.execution.alive();
    const { file, directory } = optionsOf(options, 'Archiver.add', ['file']);
    const bytes = contentsOf(file);
    const folder = typeof directory === 'string' ? directory.replace(/^\/+|\/+$/g, '') : '';
    const path = `${folder === '' ? '' : `${folder}/`}${(file as FileObject).name}`;
    if (this.#files.has(path)) refuse('COMPRESS_API_DUPLICATE_PATH', `${path} is in the archive already.`);
    this.#files.set(path, bytes);
  }

  archive(options: Options): FileObject {
    this.#env.execution.alive();
    const { name, type } = optionsOf(options, 'Archiver.archive', ['name']);
    const kind = type === undefined ? typeByName(String(name)) : String(type);
    if (!Object.hasOwn(ARCHIVES, kind)) {
      refuse('COMPRESS_API_UNSUPPORTED_ARCHIVE_TYPE', `${kind} is not an archive type.`);
    }
    if (kind !== 'ZIP') throw new NotEmulated(`N/compress archives of type ${kind}; use ZIP`);
    return temporary(this.#env, String(name), zipOf(this.#files, new Date(this.#env.account.clock.now())));
  }
}

function typeByName(name: string): string {
  const known: readonly [RegExp, string][] = [
    [/\.cpio$/i, 'CPIO'],
    [/\.(tar\.gz|tgz)$/i, 'TGZ'],
    [/\.tar$/i, 'TAR'],
    [/\.tbz2$/i, 'TBZ2'],
    [/\.zip$/i, 'ZIP'],
  ];
  const found = known.find(([pattern]) => pattern.test(name));
  if (!found) return refuse('COMPRESS_API_UNRECOGNIZED_ARCHIVE_FILE_EXTENSION', `No archive type is known by ${name}.`);
  return found[1];
}
