// The character sets of text files.
// Source: file.Encoding (help).

import { charsetOf, decodeText, encodeText, writable } from '../../charsets';
import { NotEmulated } from '../errors';

export const CHARACTER_SETS = {
  UTF_8: 'UTF-8',
  WINDOWS_1252: 'windows-1252',
  ISO_8859_1: 'ISO-8859-1',
  GB18030: 'GB18030',
  SHIFT_JIS: 'SHIFT_JIS',
  MAC_ROMAN: 'MacRoman',
  GB2312: 'GB2312',
  BIG5: 'Big5',
} as const;

export type CharacterSet = (typeof CHARACTER_SETS)[keyof typeof CHARACTER_SETS];

/** Bytes that getContents and create({contents}) take. Source: N/file Module (help): 10 MB. */
export const MAX_CONTENTS = 10 * 1024 * 1024;

/** A byte order mark stays: it is for the script to take off. Unconfirmed. */
export function readText(bytes: Uint8Array, set: CharacterSet): string {
  return decodeText(bytes, set);
}

export function writeText(text: string, set: CharacterSet): Uint8Array {
  if (!writable.has(charsetOf(set) ?? '')) throw new NotEmulated(`N/file writing in ${set}`);
  return encodeText(text, set);
}
