// The character sets of text files.
// Source: file.Encoding (help).

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

export function readText(bytes: Uint8Array, set: CharacterSet): string {
  if (set === 'MacRoman') return new TextDecoder('macintosh').decode(bytes);
  return new TextDecoder(set.toLowerCase(), { ignoreBOM: true }).decode(bytes);
}

export function writeText(text: string, set: CharacterSet): Uint8Array {
  if (set === 'UTF-8') return Buffer.from(text, 'utf8');
  if (set === 'ISO-8859-1') return Buffer.from(text, 'latin1');
  throw new NotEmulated(`N/file writing in ${set}`);
}
