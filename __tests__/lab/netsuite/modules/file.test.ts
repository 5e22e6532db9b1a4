// N/file and N/compress: file objects, streams, limits and archives.

import * as zlib from 'node:zlib';
import { compressModule } from '../../../../lab/netsuite/modules/compress';
import { fileModule } from '../../../../lab/netsuite/modules/file';
import type { FileObject } from '../../../../lab/netsuite/modules/fileObject';
import type { Env } from '../../../../lab/netsuite/modules/module';
import { codeOf, load, makeEnv } from '../../../support/env';
import { zipListing } from '../../../support/zip';

const LARGE = 10 * 1024 * 1024 + 1;

function cabinet() {
  const env = makeEnv();
  const file = load<'create' | 'load' | 'delete' | 'copy'>(fileModule, env);
  const create = (options: object) =>
    file.create({ name: 'a.txt', fileType: 'PLAINTEXT', folder: -15, ...options }) as FileObject;
  return { env, file, create };
}

function linesOf(file: FileObject): string[] {
  const lines: string[] = [];
  const iterator = (
    file.lines as { iterator: () => { each: (callback: (line: { value: string }) => boolean) => void } }
  ).iterator();
  iterator.each(({ value }) => lines.push(value) > 0);
  return lines;
}

test('loading costs 10 units, saving and deleting 20, creating nothing', () => {
  const { env, file, create } = cabinet();
  const made = create({ contents: 'hello' });
  expect(env.execution.usedUnits).toBe(0);
  const id = made.save();
  expect(env.execution.usedUnits).toBe(20);
  expect((file.load({ id }) as FileObject).getContents()).toBe('hello');
  expect((file.load('SuiteScripts/a.txt') as FileObject).id).toBe(id);
  expect(env.execution.usedUnits).toBe(40);
  file.delete({ id });
  expect(env.execution.usedUnits).toBe(60);
  expect(codeOf(() => file.load({ id }))).toBe('INSUFFICIENT_PERMISSION');
});

test('a name and a known type are required, and a folder before saving', () => {
  const { file, create } = cabinet();
  expect(codeOf(() => file.create({ fileType: 'CSV' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => create({ fileType: 'ODT' }))).toBe('SSS_INVALID_TYPE_ARG');
  expect(codeOf(() => create({ folder: undefined }).save())).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => create({ folder: 4711 }).save())).toBe('INVALID_KEY_OR_REF');
});

test('text files hold text and all others base64', () => {
  const { create } = cabinet();
  const contents = Buffer.from([1, 2, 255]).toString('base64');
  const binary = create({ name: 'a.pdf', fileType: 'PDF', contents });
  expect([binary.isText, binary.size, binary.getContents()]).toEqual([false, 3, contents]);
  expect(codeOf(() => create({ fileType: 'PDF', contents: 'not base64!' }))).toContain('FAILED_TO_DECODE');
  expect(create({ contents: 'é', encoding: 'ISO-8859-1' }).size).toBe(1);
  expect(create({ contents: 'é', encoding: 'ISO-8859-1' }).getContents()).toBe('é');
});

test('ten megabytes are the most that may be read or given at once; line by line there is no such limit', () => {
  const { create } = cabinet();
  expect(codeOf(() => create({ contents: 'x'.repeat(LARGE) }))).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
  const streamed = create({});
  for (let i = 0; i < 11; i++) streamed.appendLine({ value: String(i).repeat(1024 * 1024) });
  streamed.resetStream();
  expect(codeOf(() => streamed.getContents())).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
  expect(linesOf(streamed)).toHaveLength(11);
  expect(codeOf(() => create({}).append({ value: 'x'.repeat(LARGE) }))).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
});

test('base64 of more than 7.5 MB is a string of more than ten megabytes', () => {
  const { create } = cabinet();
  const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');
  const options = { name: 'a.gz', fileType: 'GZIP' };
  expect(create({ ...options, contents: base64(7_864_320) }).size).toBe(7_864_320);
  expect(codeOf(() => create({ ...options, contents: base64(7_864_321) }))).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
});

test('a line of more than ten megabytes cannot be read', () => {
  const { create } = cabinet();
  const file = create({});
  for (let i = 0; i < 11; i++) file.append({ value: String(i).repeat(1024 * 1024) });
  file.resetStream();
  expect(codeOf(() => linesOf(file))).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
});

test.each([
  ['windows-1252', 'Käse – 5 €'],
  ['SHIFT_JIS', '目黒区\t下目黒 1-8-1 ｶﾅ'],
  ['ISO-8859-1', 'Käse'],
  ['UTF-8', 'Käse 目黒 🌿'],
])('text in %s is written and read, at every border between pieces', (encoding, text) => {
  const { create } = cabinet();
  const line = `${text}|`.repeat(50);
  const contents = `${line}\n`.repeat(1_500);
  const file = create({ contents, encoding });
  expect(file.getContents() === contents).toBe(true);
  const lines = linesOf(file);
  expect(lines).toHaveLength(1_500);
  expect(lines.every((each) => each === line)).toBe(true);
});

test('a character that an encoding has not is written as one question mark', () => {
  const { create } = cabinet();
  expect(create({ contents: 'a🌿目€b', encoding: 'ISO-8859-1' }).getContents()).toBe('a???b');
  expect(create({ contents: 'a🌿目€b', encoding: 'windows-1252' }).getContents()).toBe('a??€b');
  expect(create({ contents: 'a🌿目€b', encoding: 'SHIFT_JIS' }).getContents()).toBe('a?目?b');
  expect(() => create({ contents: 'a', encoding: 'Big5' })).toThrow('NotEmulated');
});

test('a report of more than ten megabytes, unpacked, is read line by line in the encoding the script names', () => {
  const { env, create } = cabinet();
  const text = `${'x'.repeat(90)} Käse\n`.repeat(120_000);
  const contents = zlib.gzipSync(Buffer.from(text, 'latin1')).toString('base64');
  const packed = create({ name: 'report.txt.gz', fileType: 'GZIP', contents });
  const report = load<'gunzip'>(compressModule, env).gunzip({ file: packed }) as FileObject;
  report.encoding = 'windows-1252';
  expect([report.size > LARGE, report.isText]).toEqual([true, true]);
  expect(codeOf(() => report.getContents())).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
  const lines = linesOf(report);
  expect([lines.length, lines.at(-1)]).toEqual([120_000, `${'x'.repeat(90)} Käse`]);
  const cut = Buffer.from(contents, 'base64').subarray(0, 5_000).toString('base64');
  const broken = create({ name: 'report.txt.gz', fileType: 'GZIP', contents: cut });
  expect(codeOf(() => load<'gunzip'>(compressModule, env).gunzip({ file: broken }))).toBe(
    'COMPRESS_API_DECOMPRESS_ERROR',
  );
});

test('a file is read or written, not both, until the stream is reset', () => {
  const { create } = cabinet();
  const written = create({ contents: 'a\n' }).appendLine({ value: 'b' });
  expect(codeOf(() => written.lines)).toBe('nothing');
  expect(codeOf(() => linesOf(written))).toBe('YOU_CANNOT_READ_FROM_A_FILE_AFTER_YOU_BEGAN_WRITING_TO_IT');
  written.resetStream();
  expect(linesOf(written)).toEqual(['a', 'b']);
  expect(codeOf(() => written.appendLine({ value: 'c' }))).toBe(
    'YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT',
  );
  written.resetStream();
  written.appendLine({ value: 'c' });
  written.save();
  expect(written.getContents()).toBe('a\nb\nc\n');
});

test('lines end at the callback that does not return true, and with either kind of line end', () => {
  const { create } = cabinet();
  const seen: string[] = [];
  const file = create({ contents: 'one\r\ntwo\n\nthree' });
  (file.lines as { iterator: () => { each: (callback: (line: { value: string }) => unknown) => void } })
    .iterator()
    .each(({ value }) => {
      seen.push(value);
      return value !== 'two';
    });
  expect(seen).toEqual(['one', 'two']);
  file.resetStream();
  expect(linesOf(file)).toEqual(['one', 'two', '', 'three']);
});

test('a reader reads up to a tag or by characters, and segments keep their separator', () => {
  const { create } = cabinet();
  type Reader = { readUntil: (options: object) => string | null; readChars: (options: object) => string | null };
  const reader = create({ contents: 'ab|cd|ef' }).getReader() as Reader;
  expect(reader.readUntil({ tag: '|' })).toBe('ab|');
  expect(reader.readChars({ number: 1 })).toBe('c');
  expect(reader.readUntil({ tag: '#' })).toBe('d|ef');
  expect(reader.readChars({ number: 5 })).toBeNull();
  expect(codeOf(() => reader.readUntil({ tag: '' }))).toBe('SSS_TAG_CANNOT_BE_EMPTY');
  expect(codeOf(() => reader.readChars({ number: 0 }))).toBe('SSS_INVALID_READ_SIZE');
  const segments: string[] = [];
  const each = create({ contents: 'a;b;c' }).getSegments({ separator: ';' }) as {
    each: (callback: (s: { value: string }) => boolean) => void;
  };
  each.each(({ value }) => segments.push(value) > 0);
  expect(segments).toEqual(['a;', 'b;', 'c']);
  expect(codeOf(() => create({}).getSegments({ separator: '' }))).toBe('SSS_INVALID_SEGMENT_SEPARATOR');
});

test('what the server sets on a file cannot be set by a script', () => {
  const { create } = cabinet();
  const file = create({});
  for (const property of ['id', 'path', 'url', 'size', 'fileType', 'isText', 'lines']) {
    expect(codeOf(() => Reflect.set(file, property, 1))).toBe('READ_ONLY_PROPERTY');
  }
  file.description = 'orders';
  const id = file.save();
  expect([file.id, file.path, file.url]).toEqual([id, 'SuiteScripts/a.txt', expect.stringContaining(`id=${id}`)]);
});

test('copying onto a file that exists fails unless a resolution is named', () => {
  const { env, file, create } = cabinet();
  const folder = env.account.files.folderByPath('SuiteScripts/b', { create: true })?.id;
  const id = create({ contents: 'new', description: 'source' }).save();
  create({ contents: 'old', description: 'there', folder }).save();
  const copy = (conflictResolution?: string) => file.copy({ id, folder, conflictResolution }) as FileObject;
  expect(codeOf(() => copy())).toBe('NAME_ALREADY_IN_USE');
  expect(codeOf(() => copy('LATER'))).toBe('INVALID_CONFLICT_RESOLUTION_1');
  expect(copy('RENAME_TO_UNIQUE').name).toBe('a (1).txt');
  const overwritten = copy('OVERWRITE');
  expect([overwritten.getContents(), overwritten.description]).toEqual(['new', 'there']);
  expect(copy('OVERWRITE_CONTENT_AND_ATTRIBUTES').description).toBe('source');
});

test('a role without the permission for files can neither read nor save any', () => {
  const { env, create } = cabinet();
  const id = create({ contents: 'x' }).save();
  const outsider = { ...env, account: { ...env.account, permits: () => false } } as unknown as Env;
  const file = load<'load' | 'create' | 'delete' | 'copy'>(fileModule, outsider);
  const made = file.create({ name: 'b.txt', fileType: 'PLAINTEXT', folder: -15 }) as FileObject;
  expect(codeOf(() => file.load(id))).toBe('INSUFFICIENT_PERMISSION');
  expect(codeOf(() => made.save())).toBe('INSUFFICIENT_PERMISSION');
  expect(codeOf(() => file.delete({ id }))).toBe('INSUFFICIENT_PERMISSION');
  expect(codeOf(() => file.copy({ id, folder: -15 }))).toBe('INSUFFICIENT_PERMISSION');
  expect(env.account.files.list(-15)).toHaveLength(1);
});

test('gzip and gunzip turn files into temporary files that are in no folder', () => {
  const { env, create } = cabinet();
  const compress = load<'gzip' | 'gunzip'>(compressModule, env);
  const packed = compress.gzip({
    file: create({ name: 'orders.csv', fileType: 'CSV', contents: 'a,b\n' }),
  }) as FileObject;
  expect([packed.name, packed.fileType, packed.folder]).toEqual(['orders.csv.gz', 'GZIP', null]);
  expect(zlib.gunzipSync(Buffer.from(packed.getContents(), 'base64')).toString()).toBe('a,b\n');
  expect(linesOf(compress.gunzip({ file: packed }) as FileObject)).toEqual(['a,b']);
  expect(codeOf(() => compress.gunzip({ file: create({ contents: 'plain' }) }))).toBe('COMPRESS_API_DECOMPRESS_ERROR');
  expect(codeOf(() => compress.gzip({ file: packed, level: 10 }))).toBe('COMPRESS_API_COMPRESSION_LEVEL_OUT_OF_RANGE');
  expect(codeOf(() => compress.gzip({ file: 'orders.csv' }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('an archiver makes a zip, refuses a path twice and other kinds of archive by name', () => {
  const { env, create } = cabinet();
  type Archiver = { add: (options: object) => void; archive: (options: object) => FileObject };
  const archiver = load<'createArchiver'>(compressModule, env).createArchiver() as Archiver;
  archiver.add({ file: create({ contents: 'hello' }), directory: 'in/' });
  expect(codeOf(() => archiver.add({ file: create({}), directory: 'in' }))).toBe('COMPRESS_API_DUPLICATE_PATH');
  const bytes = Buffer.from(archiver.archive({ name: 'all.zip' }).getContents(), 'base64');
  expect(zipListing(bytes)).toEqual(['in/a.txt']);
  const start = 30 + 'in/a.txt'.length;
  expect(zlib.inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(18))).toString()).toBe('hello');
  expect(codeOf(() => archiver.archive({ name: 'all.rar' }))).toBe('COMPRESS_API_UNRECOGNIZED_ARCHIVE_FILE_EXTENSION');
  expect(codeOf(() => archiver.archive({ name: 'all', type: 'RAR' }))).toBe('COMPRESS_API_UNSUPPORTED_ARCHIVE_TYPE');
  expect(() => archiver.archive({ name: 'all.tar' })).toThrow('NotEmulated');
});
