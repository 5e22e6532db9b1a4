/**
 * Bytes as the text in which NetSuite hands them over and takes them. Source: RFC 4648, section 4.
 *
 * @NApiVersion 2.1
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 255;
const VALUES = new Uint8Array(128).fill(NONE);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;
/** Bytes that are written at a time: a multiple of three. */
const AT_ONCE = 24_576;

/** Null where the text is not base64 with its padding. */
export function bytesOfBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let to = 0;
  for (let at = 0; at < text.length; at += 4) {
    let group = 0;
    for (let each = at; each < at + 4; each++) {
      const code = text.charCodeAt(each);
      const value = each >= text.length - padding ? 0 : code < 128 ? (VALUES[code] as number) : NONE;
      if (value === NONE) return null;
      group = (group << 6) | value;
    }
    bytes[to++] = group >>> 16;
    if (to < bytes.length) bytes[to++] = (group >>> 8) & 0xff;
    if (to < bytes.length) bytes[to++] = group & 0xff;
  }
  return bytes;
}

export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += AT_ONCE) parts.push(partOf(bytes, from));
  return parts.join('');
}

function partOf(bytes: Uint8Array, from: number): string {
  const end = Math.min(from + AT_ONCE, bytes.length);
  let text = '';
  for (let at = from; at < end; at += 3) {
    const group = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET.charAt(group >>> 18) + ALPHABET.charAt((group >>> 12) & 63);
    text += at + 1 < bytes.length ? ALPHABET.charAt((group >>> 6) & 63) : '=';
    text += at + 2 < bytes.length ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}
