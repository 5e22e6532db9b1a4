/**
 * Text measured and cut as NetSuite's fields measure it: in bytes of UTF-8, never through the middle of a character.
 *
 * @NApiVersion 2.1
 */

/** Most documents hold nothing else, and are measured at once instead of letter by letter. */
const isPlain = (text: string): boolean => !/[^\0-\x7f]/.test(text);

export function utf8Bytes(text: string): number {
  if (isPlain(text)) return text.length;
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character);
  return bytes;
}

/** The longest beginning of the text that fits. Halves of surrogate pairs become U+FFFD. */
export function cutToBytes(text: string, limit: number): string {
  if (isPlain(text)) return text.slice(0, limit);
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > limit) break;
    kept += isLoneSurrogate(character) ? '\uFFFD' : character;
  }
  return kept;
}

/** A short, stable digest (FNV-1a, twice 32 bits, base 36) for keys and for "has this changed"; no protection against intent. */
export function digest(text: string): string {
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x9747b28c);
}

function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}

function bytesOf(character: string): number {
  const codePoint = character.codePointAt(0)!;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function isLoneSurrogate(character: string): boolean {
  const unit = character.charCodeAt(0);
  return character.length === 1 && unit >= 0xd800 && unit <= 0xdfff;
}
