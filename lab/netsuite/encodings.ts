// The string encodings of binary data that N/encode, N/crypto and N/https share.
// Source: encode.Encoding, encode.convert (help).

import { refuse } from './errors';

export const ENCODINGS = {
  UTF_8: 'UTF_8',
  BASE_16: 'BASE_16',
  BASE_32: 'BASE_32',
  BASE_64: 'BASE_64',
  BASE_64_URL_SAFE: 'BASE_64_URL_SAFE',
  HEX: 'HEX',
} as const;

export type Encoding = keyof typeof ENCODINGS;

const ALPHABET_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

interface Shape {
  /** Plain loops only: a group that repeats a million times would exhaust the stack. */
  readonly text: RegExp;
  /** Characters come in groups of so many. */
  readonly group: number;
}

const HEX: Shape = { text: /^[0-9a-f]*$/i, group: 2 };
const SHAPES: Record<Exclude<Encoding, 'UTF_8'>, Shape> = {
  BASE_16: HEX,
  HEX,
  BASE_32: { text: /^[A-Z2-7]*(?:={6}|={4}|={3}|=)?$/, group: 8 },
  BASE_64: { text: /^[A-Za-z0-9+/]*={0,2}$/, group: 4 },
  BASE_64_URL_SAFE: { text: /^[A-Za-z0-9_-]*={0,2}$/, group: 4 },
};

function isShaped(text: string, encoding: Exclude<Encoding, 'UTF_8'>): boolean {
  const shape = SHAPES[encoding];
  // Padding of the URL-safe alphabet may be left out; what remains must still be whole bytes.
  const unpadded = encoding === 'BASE_64_URL_SAFE' && !text.endsWith('=');
  const whole = unpadded ? text.length % shape.group !== 1 : text.length % shape.group === 0;
  return whole && shape.text.test(text);
}

/** The value as an encoding; refused when it is none. Absent means `usual`. */
export function encodingOf(value: unknown, usual: Encoding): Encoding {
  if (value === undefined || value === null) return usual;
  if (typeof value === 'string' && Object.hasOwn(ENCODINGS, value)) return value as Encoding;
  return refuse('SSS_INVALID_TYPE_ARG', `Expected one of ${Object.keys(ENCODINGS).join(', ')} as the encoding.`);
}

/** The bytes a string stands for. Unconfirmed: stricter reading, padding and alphabet must be exact. */
export function decode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'UTF_8') return Buffer.from(text, 'utf8');
  if (!isShaped(text, encoding)) {
    refuse(
      'FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING',
      `Failed to decode string encoded binary data using ${encoding} encoding.`,
    );
  }
  if (encoding === 'BASE_32') return decode32(text);
  return Buffer.from(text, encoding === 'HEX' || encoding === 'BASE_16' ? 'hex' : 'base64');
}

/** The string that stands for the bytes. Hexadecimal in upper case (practice). */
export function encode(bytes: Uint8Array, encoding: Encoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (encoding) {
    case 'UTF_8':
      return buffer.toString('utf8');
    case 'HEX':
    case 'BASE_16':
      return buffer.toString('hex').toUpperCase();
    case 'BASE_32':
      return encode32(bytes);
    case 'BASE_64':
      return buffer.toString('base64');
    case 'BASE_64_URL_SAFE':
      return buffer.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  }
}

function encode32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET_32[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) out += ALPHABET_32[(held << (5 - bits)) & 31];
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=');
}

function decode32(text: string): Uint8Array {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.replace(/=+$/, '')) {
    held = (held << 5) | ALPHABET_32.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((held >>> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(out);
}
