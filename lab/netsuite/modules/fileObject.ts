// file.File as scripts hold it: content, streams in one direction at a time, and saving to the cabinet.
// Source: N/file Module, file.File (help); Oracle's stubs for the refusals.

import { refuse } from '../errors';
import { FILE_TYPES, type FileEntry, type FileType } from '../files';
import { guardFiles } from './filePermission';
import { type CharacterSet, MAX_CONTENTS, readText, writeText } from './fileText';
import type { Env } from './module';
import { type Options, optionsOf } from './options';
import { TextStream } from './textStream';

export interface FileState {
  readonly entry?: FileEntry | undefined;
  readonly name: string;
  readonly fileType: FileType;
  readonly bytes: Uint8Array;
  readonly folder?: number | undefined;
  readonly description?: string | undefined;
  readonly encoding?: CharacterSet | undefined;
  readonly isInactive?: boolean | undefined;
  readonly isOnline?: boolean | undefined;
}

const bytesOf = new WeakMap<FileObject, () => Uint8Array>();

/** For the lab's modules: the whole content of a file a script passes in; refused when it is no file. */
export function contentsOf(file: unknown): Uint8Array {
  const bytes = file instanceof FileObject ? bytesOf.get(file) : undefined;
  return bytes ? bytes() : refuse('SSS_INVALID_TYPE_ARG', 'Expected a file.File object.');
}

export class FileObject {
  name: string;
  folder: number | null;
  description: string;
  encoding: CharacterSet;
  isInactive: boolean;
  isOnline: boolean;
  readonly #env: Env;
  readonly #fileType: FileType;
  #entry: FileEntry | undefined;
  #bytes: Uint8Array;
  #appended: string[] = [];
  #stream: TextStream | undefined;

  constructor(env: Env, state: FileState) {
    this.#env = env;
    this.#entry = state.entry;
    this.#fileType = state.fileType;
    this.#bytes = state.bytes;
    this.name = state.name;
    this.folder = state.folder ?? null;
    this.description = state.description ?? '';
    this.encoding = state.encoding ?? 'UTF-8';
    this.isInactive = state.isInactive ?? false;
    this.isOnline = state.isOnline ?? false;
    bytesOf.set(this, () => this.#content());
  }

  get id(): number | null {
    return this.#entry?.id ?? null;
  }

  set id(_: unknown) {
    readOnly('id');
  }

  get path(): string {
    return this.#entry?.path ?? '';
  }

  set path(_: unknown) {
    readOnly('path');
  }

  get url(): string {
    return this.#entry?.url ?? '';
  }

  set url(_: unknown) {
    readOnly('url');
  }

  get size(): number {
    return this.#bytes.byteLength;
  }

  set size(_: unknown) {
    readOnly('size');
  }

  get fileType(): FileType {
    return this.#fileType;
  }

  set fileType(_: unknown) {
    readOnly('fileType');
  }

  get isText(): boolean {
    return FILE_TYPES[this.#fileType].text;
  }

  set isText(_: unknown) {
    readOnly('isText');
  }

  get lines(): object {
    return { iterator: () => eachOf(this.#reading(), (stream) => stream.line()) };
  }

  set lines(_: unknown) {
    readOnly('lines');
  }

  /** Text of a text file, base64 of any other. */
  getContents(): string {
    this.#env.execution.alive();
    const content = this.#content();
    if (content.byteLength > MAX_CONTENTS) tooLarge();
    const contents = this.isText ? readText(content, this.encoding) : Buffer.from(content).toString('base64');
    return contents.length > MAX_CONTENTS ? tooLarge() : contents;
  }

  getReader(): object {
    const stream = this.#reading();
    return {
      readUntil: (options: unknown) => stream.until(tagOf(optionsOf(options, 'readUntil').tag)),
      readChars: (options: unknown) => stream.characters(Number(optionsOf(options, 'readChars', ['number']).number)),
    };
  }

  /** Each segment includes its separator. */
  getSegments(options: Options): object {
    const { separator } = optionsOf(options, 'getSegments');
    if (typeof separator !== 'string' || separator === '') {
      refuse('SSS_INVALID_SEGMENT_SEPARATOR', 'The separator of segments cannot be empty.');
    }
    return eachOf(this.#reading(), (stream) => stream.until(separator));
  }

  append(options: Options): this {
    return this.#append(String(optionsOf(options, 'append', ['value']).value));
  }

  appendLine(options: Options): this {
    return this.#append(`${String(optionsOf(options, 'appendLine', ['value']).value)}\n`);
  }

  resetStream(): void {
    this.#env.execution.alive();
    this.#bytes = this.#content();
    this.#appended = [];
    this.#stream = undefined;
  }

  /** Returns the internal id. 20 units. */
  save(): number {
    const { folder } = this;
    if (folder === null) refuse('SSS_MISSING_REQD_ARGUMENT', 'Please enter value(s) for: Folder');
    guardFiles(this.#env, this.#entry ? 'EDIT' : 'CREATE');
    return this.#env.execution.work(20, 'file-write', () => {
      const id = this.#env.account.files.save({
        id: this.#entry?.id,
        name: this.name,
        folder: Number(folder),
        fileType: this.#fileType,
        contents: this.#content(),
        description: this.description,
        isInactive: this.isInactive,
        isOnline: this.isOnline,
      });
      this.#entry = this.#env.account.files.load(id);
      return id;
    });
  }

  toString(): string {
    return 'file.File';
  }

  toJSON(): object {
    const { id, name, description, path, url, folder, fileType, isText, size } = this;
    return { type: 'file.File', id, name, description, path, url, folder, fileType, isText, size };
  }

  #content(): Uint8Array {
    if (this.#appended.length === 0) return this.#bytes;
    return Buffer.concat([this.#bytes, writeText(this.#appended.join(''), this.encoding)]);
  }

  /** One stream per file: a second iterator goes on where the first stood, until resetStream. Unconfirmed. */
  #reading(): TextStream {
    this.#env.execution.alive();
    if (this.#appended.length > 0) {
      refuse(
        'YOU_CANNOT_READ_FROM_A_FILE_AFTER_YOU_BEGAN_WRITING_TO_IT',
        'You cannot read from a file after you began writing to it. Call resetStream first.',
      );
    }
    this.#onlyText('read in pieces');
    this.#stream ??= new TextStream(this.#bytes, this.encoding);
    return this.#stream;
  }

  #append(text: string): this {
    this.#env.execution.alive();
    if (this.#stream) {
      refuse(
        'YOU_CANNOT_WRITE_TO_A_FILE_AFTER_YOU_BEGAN_READING_FROM_IT',
        'You cannot write to a file after you began reading from it. Call resetStream first.',
      );
    }
    this.#onlyText('appended to');
    // Practice: streams have no limit of their own, one piece has.
    if (text.length > MAX_CONTENTS) tooLarge();
    this.#appended.push(text);
    return this;
  }

  /** Unconfirmed: stricter reading. */
  #onlyText(what: string): void {
    if (!this.isText)
      refuse('SSS_INVALID_TYPE_ARG', `Only text files can be ${what}; ${this.name} is ${this.#fileType}.`);
  }
}

function eachOf(stream: TextStream, next: (stream: TextStream) => string | null): object {
  const list = {
    // Practice: lines are a list with an iterator, segments one by themselves; both are asked either way.
    iterator: () => list,
    each: (callback: (line: { value: string }) => unknown): void => {
      for (let value = next(stream); value !== null; value = next(stream)) {
        if (callback({ value }) !== true) return;
      }
    },
  };
  return list;
}

function tagOf(tag: unknown): string {
  return typeof tag === 'string' && tag !== '' ? tag : refuse('SSS_TAG_CANNOT_BE_EMPTY', 'The tag cannot be empty.');
}

function readOnly(property: string): never {
  return refuse('READ_ONLY_PROPERTY', `You cannot set the read-only property ${property} of a file.`);
}

export function tooLarge(): never {
  return refuse(
    'SSS_FILE_CONTENT_SIZE_EXCEEDED',
    'The file content you are attempting to access exceeds the maximum allowed size of 10 MB.',
  );
}
