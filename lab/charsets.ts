// Character sets both ways, as a server written in Java has them: the names that headers carry, and what becomes of
// characters that a set has not. Shift_JIS is written by reading each of its characters once.

/** Names that TextDecoder does not know. Practice: Content-Type of report downloads (utf8, Cp1252, MS932). */
const NAMES: Readonly<Record<string, string>> = {
  cp1252: 'windows-1252',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'windows-31j': 'shift_jis',
  macroman: 'macintosh',
};
/** What TextDecoder takes for windows-1252, as browsers do. */
const LATIN_1 = new Set(['iso-8859-1', 'iso8859-1', 'iso8859_1', 'latin1']);
const UNKNOWN = '\ufffd';
/** The characters of windows-1252 from 0x80 to 0x9f; five of these bytes stand for none. */
const WINDOWS_1252 = `€${UNKNOWN}‚ƒ„…†‡ˆ‰Š‹Œ${UNKNOWN}Ž${UNKNOWN}` + `${UNKNOWN}‘’“”•–—˜™š›œ${UNKNOWN}žŸ`;

/** The set a name stands for; null for a name nobody knows. */
export function charsetOf(name: string): string | null {
  const plain = name.trim().toLowerCase();
  if (LATIN_1.has(plain)) return 'iso-8859-1';
  try {
    return new TextDecoder(NAMES[plain] ?? plain).encoding;
  } catch {
    return null;
  }
}

/** The text that bytes stand for; what is none becomes U+FFFD. A byte order mark stays. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  return decoderOf(charset)(bytes, true);
}

/** Reads bytes piece by piece: a character whose bytes lie in two pieces comes with the second. */
export function decoderOf(charset: string): (bytes: Uint8Array, last: boolean) => string {
  const set = known(charset);
  if (set === 'iso-8859-1') return latin1;
  // Some versions of Node read windows-1252 as ISO-8859-1.
  if (set === 'windows-1252') {
    return (bytes) =>
      latin1(bytes).replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));
  }
  const decoder = new TextDecoder(set, { ignoreBOM: true });
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

/** The sets that can be written. */
export const writable: ReadonlySet<string> = new Set(['utf-8', 'iso-8859-1', 'windows-1252', 'shift_jis']);

/** The bytes of a text in a writable set; a character that the set has not becomes a question mark. */
export function encodeText(text: string, charset: string): Uint8Array {
  const set = known(charset);
  if (set === 'utf-8') return Buffer.from(text, 'utf8');
  const codes = codesOf(set);
  const bytes = Buffer.alloc(text.length * 2);
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // The second half of a character beyond these sets went with the first.
    if (isLowHalf(unit) && index > 0 && isHighHalf(text.charCodeAt(index - 1))) continue;
    const code = unit < 0x80 ? unit : (codes.get(text.charAt(index)) ?? QUESTION_MARK);
    if (code > 0xff) bytes[size++] = code >>> 8;
    bytes[size++] = code & 0xff;
  }
  return bytes.subarray(0, size);
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
const QUESTION_MARK = 0x3f;
const tables = new Map<string, ReadonlyMap<string, number>>();

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function known(charset: string): string {
  const set = charsetOf(charset);
  if (set === null) throw new RangeError(`There is no character set ${charset}.`);
  return set;
}

/** Each character's one or two bytes as a number; of several codes the smallest. */
function codesOf(set: string): ReadonlyMap<string, number> {
  if (!writable.has(set)) throw new RangeError(`Text is not written in ${set} here.`);
  const made = tables.get(set);
  if (made !== undefined) return made;
  const codes = new Map<string, number>();
  const take = (bytes: readonly number[], code: number): void => {
    const text = decodeText(Uint8Array.from(bytes), set);
    if (text.length === 1 && text !== UNKNOWN && !codes.has(text)) codes.set(text, code);
  };
  for (let byte = 0; byte < 0x100; byte++) take([byte], byte);
  if (set === 'shift_jis') {
    for (let code = 0x8140; code <= 0xfcfc; code++) take([code >>> 8, code & 0xff], code);
  }
  tables.set(set, codes);
  return codes;
}
