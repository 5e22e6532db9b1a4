/**
 * Bytes in the wrapping of gzip, not packed: the one way to hand NetSuite bytes that it then reads as text in a character set.
 * Source: RFC 1951, section 3.2.4; RFC 1952.
 *
 * @NApiVersion 2.1
 */

import { crc32 } from './crc32';

const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
const LONGEST_BLOCK = 65_535;

export function storedGzip(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / LONGEST_BLOCK));
  const packed = new Uint8Array(HEADER.length + blocks * 5 + bytes.length + 8);
  packed.set(HEADER);
  let to = HEADER.length;
  for (let block = 0; block < blocks; block++) {
    const part = bytes.subarray(block * LONGEST_BLOCK, (block + 1) * LONGEST_BLOCK);
    packed.set([block === blocks - 1 ? 1 : 0, ...two(part.length), ...two(~part.length)], to);
    packed.set(part, to + 5);
    to += 5 + part.length;
  }
  const sum = crc32(bytes, 0);
  packed.set([...two(sum), ...two(sum >>> 16), ...two(bytes.length), ...two(bytes.length >>> 16)], to);
  return packed;
}

/** Low byte first. */
const two = (value: number): [number, number] => [value & 0xff, (value >>> 8) & 0xff];
