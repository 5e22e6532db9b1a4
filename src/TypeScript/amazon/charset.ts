/**
 * The character set that a download names, as one of those that NetSuite can decode.
 *
 * @NApiVersion 2.1
 */

/** Names of `file.Encoding` in N/file. */
export type Charset = 'UTF_8' | 'WINDOWS_1252' | 'ISO_8859_1' | 'SHIFT_JIS' | 'GB18030' | 'GB2312' | 'BIG5';

/** By their names in letters and digits alone: headers write them in many ways. */
const BY_NAME: Readonly<Record<string, Charset>> = {
  utf8: 'UTF_8',
  usascii: 'UTF_8',
  windows1252: 'WINDOWS_1252',
  cp1252: 'WINDOWS_1252',
  iso88591: 'ISO_8859_1',
  latin1: 'ISO_8859_1',
  shiftjis: 'SHIFT_JIS',
  sjis: 'SHIFT_JIS',
  windows31j: 'SHIFT_JIS',
  ms932: 'SHIFT_JIS',
  cp932: 'SHIFT_JIS',
  gb18030: 'GB18030',
  gb2312: 'GB2312',
  big5: 'BIG5',
};

/** The name in a `Content-Type` header; null where it names none. */
export function charsetName(contentType: string | null): string | null {
  const [, quoted, plain] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^;\s]*))/i.exec(contentType ?? '') ?? [];
  return (quoted ?? plain)?.trim() || null;
}

/** Null for a name that NetSuite has no decoder for. A download that names none is in UTF-8 (practice). */
export function charsetOf(contentType: string | null): Charset | null {
  const name = charsetName(contentType);
  if (name === null) return 'UTF_8';
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(BY_NAME, key) ? (BY_NAME[key] ?? null) : null;
}
