// The File Cabinet: folders and files with their contents.

import type { Clock } from '../clock';
import { refuse } from './errors';
import type { FileType } from './fileTypes';
import { serverDateTime } from './serverTime';
import type { SqlRow, Store } from './store';

export { FILE_TABLES } from './fileTables';
export { FILE_TYPES, type FileType, fileTypeOf, isFileType } from './fileTypes';

export interface Folder {
  readonly id: number;
  readonly name: string;
  readonly parent: number | null;
}

export interface FileEntry {
  readonly id: number;
  readonly name: string;
  readonly folder: number;
  readonly fileType: FileType;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
  readonly description: string;
  readonly isInactive: boolean;
  readonly isOnline: boolean;
  /** Without a leading slash: 'SuiteScripts/a/b.js'. */
  readonly path: string;
}

export interface FileToSave {
  /** Saves onto this file, renaming or moving it; without it the name in the folder decides. */
  readonly id?: number | undefined;
  readonly name: string;
  readonly folder: number;
  readonly fileType: FileType;
  readonly contents: Uint8Array;
  readonly description?: string | undefined;
  readonly isInactive?: boolean | undefined;
  readonly isOnline?: boolean | undefined;
}

/** Folders every account has. Practice: the ids of SuiteScripts and SuiteBundles; the others are the lab's choice. */
export const ROOT_FOLDERS: Readonly<Record<string, number>> = {
  Images: -4,
  Templates: -9,
  'Attachments Received': -10,
  'Attachments Sent': -14,
  SuiteScripts: -15,
  SuiteBundles: -16,
  SuiteApps: -19,
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS file (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, folder INTEGER, filesize INTEGER,
    filetype TEXT, url TEXT, lastmodifieddate TEXT, createddate TEXT, description TEXT, isinactive TEXT, isonline TEXT);
  CREATE UNIQUE INDEX IF NOT EXISTS file_place ON file (folder, name);
  CREATE TABLE IF NOT EXISTS mediaitemfolder (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, parent INTEGER,
    description TEXT, isinactive TEXT, isprivate TEXT, lastmodifieddate TEXT);
  CREATE INDEX IF NOT EXISTS folder_place ON mediaitemfolder (parent, name);
  CREATE TABLE IF NOT EXISTS lab_file_content (file INTEGER PRIMARY KEY, contents BLOB);`;

export class FileCabinet {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    store.exec(SCHEMA);
    for (const [name, id] of Object.entries(ROOT_FOLDERS)) {
      if (!this.folder(id)) this.#insertFolder(id, name, null);
    }
  }

  folder(id: number): Folder | undefined {
    const row = this.#store.get('SELECT id, name, parent FROM mediaitemfolder WHERE id = ?', [id]);
    return row && toFolder(row);
  }

  /** The folder at 'SuiteScripts/a/b' (a leading slash may stand); made on the way when `create` says so. */
  folderByPath(path: string, options: { create?: boolean } = {}): Folder | undefined {
    let parent: Folder | undefined;
    for (const name of segmentsOf(path)) {
      const child = this.#child(parent?.id ?? null, name);
      if (!child && !options.create) return undefined;
      parent = child ?? this.#insertFolder(null, name, parent?.id ?? null);
    }
    return parent;
  }

  /** Makes a folder and returns its id. Source: folder record (help); the code for a taken name is unconfirmed. */
  makeFolder({ name, parent, isPrivate }: { name: string; parent: number | null; isPrivate: boolean }): number {
    if (this.#child(parent, name)) {
      refuse('NAME_ALREADY_IN_USE', `A folder with the name ${name} already exists in the selected folder.`);
    }
    const { id } = this.#insertFolder(null, name, parent);
    this.#store.run('UPDATE mediaitemfolder SET isprivate = ? WHERE id = ?', [isPrivate ? 'T' : 'F', id]);
    return id;
  }

  /**
   * Saves and returns the id. Practice: a name that exists in the folder is overwritten and keeps its id.
   * An unknown folder is refused (source: file.File.save, help).
   */
  save(file: FileToSave): number {
    if (!this.folder(file.folder)) refuse('INVALID_KEY_OR_REF', `Invalid folder reference key ${file.folder}.`);
    return this.#store.transaction(() => {
      const namesake = this.#idAt(file.folder, file.name);
      // Unconfirmed: stricter reading. Renaming onto another file is refused rather than guessed at.
      if (file.id !== undefined && namesake !== undefined && namesake !== file.id) {
        refuse('NAME_ALREADY_IN_USE', `A file named ${file.name} already exists in the selected folder.`);
      }
      const id = file.id ?? namesake ?? this.#insertFile();
      this.#update(id, file);
      return id;
    });
  }

  /** By internal id (a number or its digits) or by path. */
  load(idOrPath: number | string): FileEntry {
    const entry = this.find(idOrPath);
    if (entry) return entry;
    if (idOf(idOrPath) === undefined) refuse('RCRD_DSNT_EXIST', `That record does not exist. path: ${idOrPath}`);
    // Source: Oracle's stub of file.load: a missing id reads as a missing permission.
    return refuse('INSUFFICIENT_PERMISSION', 'You do not have permission to access the media item you selected.');
  }

  find(idOrPath: number | string): FileEntry | undefined {
    const id = idOf(idOrPath) ?? this.#idByPath(String(idOrPath));
    const row = id === undefined ? undefined : this.#store.get('SELECT * FROM file WHERE id = ?', [id]);
    return row && this.#toEntry(row);
  }

  read(id: number): Uint8Array {
    const row = this.#store.get('SELECT contents FROM lab_file_content WHERE file = ?', [this.load(id).id]);
    return row?.contents instanceof Uint8Array ? row.contents : new Uint8Array();
  }

  remove(id: number): void {
    this.load(id);
    this.#store.run('DELETE FROM file WHERE id = ?', [id]);
    this.#store.run('DELETE FROM lab_file_content WHERE file = ?', [id]);
  }

  list(folder: number): FileEntry[] {
    return this.#store
      .all('SELECT * FROM file WHERE folder = ? ORDER BY name', [folder])
      .map((row) => this.#toEntry(row));
  }

  /** 'SuiteScripts/a' of a folder. */
  pathOf(folder: number): string {
    const found = this.folder(folder);
    if (!found) return '';
    return found.parent === null ? found.name : `${this.pathOf(found.parent)}/${found.name}`;
  }

  #child(parent: number | null, name: string): Folder | undefined {
    const row = this.#store.get('SELECT id, name, parent FROM mediaitemfolder WHERE parent IS ? AND name = ?', [
      parent,
      name,
    ]);
    return row && toFolder(row);
  }

  #insertFolder(id: number | null, name: string, parent: number | null): Folder {
    const now = serverDateTime(this.#clock.now());
    this.#store.run(
      "INSERT INTO mediaitemfolder (id, name, parent, isinactive, isprivate, lastmodifieddate) VALUES (?, ?, ?, 'F', 'F', ?)",
      [id, name, parent, now],
    );
    return { id: id ?? this.#lastId(), name, parent };
  }

  #insertFile(): number {
    this.#store.run("INSERT INTO file (createddate, isinactive, isonline) VALUES (?, 'F', 'F')", [
      serverDateTime(this.#clock.now()),
    ]);
    return this.#lastId();
  }

  #update(id: number, file: FileToSave): void {
    this.#store.run(
      'UPDATE file SET name = ?, folder = ?, filesize = ?, filetype = ?, url = ?, lastmodifieddate = ?, description = ?, isinactive = ?, isonline = ? WHERE id = ?',
      [
        file.name,
        file.folder,
        file.contents.byteLength,
        file.fileType,
        `/core/media/media.nl?id=${id}`,
        serverDateTime(this.#clock.now()),
        file.description ?? null,
        file.isInactive ? 'T' : 'F',
        file.isOnline ? 'T' : 'F',
        id,
      ],
    );
    this.#store.run('INSERT OR REPLACE INTO lab_file_content (file, contents) VALUES (?, ?)', [id, file.contents]);
  }

  #lastId(): number {
    return Number(this.#store.get('SELECT last_insert_rowid() AS id')?.id);
  }

  #idAt(folder: number, name: string): number | undefined {
    const row = this.#store.get('SELECT id FROM file WHERE folder = ? AND name = ?', [folder, name]);
    return row && Number(row.id);
  }

  #idByPath(path: string): number | undefined {
    const segments = segmentsOf(path);
    const name = segments.pop();
    const folder = this.folderByPath(segments.join('/'));
    return name === undefined || !folder ? undefined : this.#idAt(folder.id, name);
  }

  #toEntry(row: SqlRow): FileEntry {
    return {
      id: Number(row.id),
      name: String(row.name),
      folder: Number(row.folder),
      fileType: row.filetype as FileType,
      size: Number(row.filesize),
      url: String(row.url),
      description: typeof row.description === 'string' ? row.description : '',
      isInactive: row.isinactive === 'T',
      isOnline: row.isonline === 'T',
      path: `${this.pathOf(Number(row.folder))}/${row.name}`,
    };
  }
}

function toFolder(row: SqlRow): Folder {
  return { id: Number(row.id), name: String(row.name), parent: row.parent === null ? null : Number(row.parent) };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function idOf(idOrPath: number | string): number | undefined {
  if (typeof idOrPath === 'number') return idOrPath;
  return /^-?\d+$/.test(idOrPath) ? Number(idOrPath) : undefined;
}
