/**
 * The text of a report in files of at most 8 MB, in a folder that only the add-on's people may open. A file is named by
 * its report, its place and its content: what an earlier run has kept is found by its name and not written again.
 *
 * @NApiVersion 2.1
 */

import * as compress from 'N/compress';
import * as crypto from 'N/crypto';
import * as encode from 'N/encode';
import * as file from 'N/file';
import { base64Of } from '../../amazon/base64';
import type { Charset } from '../../amazon/charset';
import { storedGzip } from '../../amazon/storedGzip';
import { cutText } from '../../flows/settlements/pieces';
import { hashOf } from '../orders/documents';
import { requiredText, rows } from '../rows';

/** Bytes of a file. */
const LONGEST_PIECE = 8_000_000;

export class KeptPieces {
  readonly #name: string;
  readonly #folder: number;
  readonly #mayWrite: () => boolean;
  readonly #known: ReadonlyMap<string, string>;
  readonly #hash = crypto.createHash({ algorithm: crypto.HashAlg.SHA256 });
  /** Internal ids, in order. */
  readonly ids: string[] = [];
  #isStopped = false;
  #count = 0;

  /** `mayWrite` says before each file whether there are units for one more (20). 10 units. */
  constructor(name: string, folder: number, mayWrite: () => boolean) {
    this.#name = name;
    this.#folder = folder;
    this.#mayWrite = mayWrite;
    const found = rows('SELECT id, name FROM file WHERE folder = ? AND name LIKE ?', [folder, `${name}-%`]);
    this.#known = new Map(found.map((row) => [requiredText(row, 'name'), requiredText(row, 'id')]));
  }

  /** There were no units for a file: the rest is left to the next run. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Bytes of whole lines, read in their character set. */
  keepBytes(bytes: Uint8Array, charset: Charset): void {
    if (!this.#isStopped) this.keepText(textOf(bytes, charset));
  }

  keepText(text: string): void {
    // What stands first in some files is no part of the first column's name.
    const plain = this.#count === 0 && text.startsWith('\ufeff') ? text.slice(1) : text;
    for (const piece of cutText(plain, LONGEST_PIECE)) {
      if (this.#isStopped) return;
      this.#keep(piece);
    }
  }

  /** SHA-256 over all pieces. Nothing can be kept after it. */
  digest(): string {
    return this.#hash.digest({ outputEncoding: encode.Encoding.HEX });
  }

  #keep(piece: string): void {
    this.#count++;
    const name = `${this.#name}-${this.#count}-${hashOf(piece).slice(0, 12)}.txt`;
    const known = this.#known.get(name);
    if (known === undefined && !this.#mayWrite()) {
      this.#isStopped = true;
      return;
    }
    this.#hash.update({ input: piece });
    this.ids.push(known ?? this.#save(name, piece));
  }

  /** 20 units. */
  #save(name: string, contents: string): string {
    const { PLAINTEXT } = file.Type;
    const made = file.create({
      name,
      fileType: PLAINTEXT,
      contents,
      encoding: file.Encoding.UTF_8,
      folder: this.#folder,
    });
    return String(made.save());
  }
}

/** NetSuite reads a character set only of files, and takes bytes only as a packed one. */
function textOf(bytes: Uint8Array, charset: Charset): string {
  const packed = file.create({
    name: 'piece.txt.gz',
    fileType: file.Type.GZIP,
    contents: base64Of(storedGzip(bytes)),
  });
  const plain = compress.gunzip({ file: packed });
  // The typings know a text here, and an enumeration there.
  plain.encoding = file.Encoding[charset] as unknown as string;
  return plain.getContents();
}
