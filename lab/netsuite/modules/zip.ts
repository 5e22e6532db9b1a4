// A zip archive of a few files in memory, deflated, without extensions to the format.
// Source: the .ZIP File Format Specification (PKWARE).

import * as zlib from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

export function zipOf(files: ReadonlyMap<string, Uint8Array>, at: Date): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, bytes] of files) {
    const packed = zlib.deflateRawSync(bytes);
    const name = Buffer.from(path, 'utf8');
    const common = commonPart(bytes, packed, name, at);
    const local = Buffer.concat([word(LOCAL), common, name, packed]);
    bodies.push(local);
    directory.push(Buffer.concat([word(CENTRAL), half(VERSION), common, Buffer.alloc(10), word(offset), name]));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = half(files.size);
  const end = Buffer.concat([word(END), half(0), half(0), count, count, word(central.length), word(offset), half(0)]);
  return Buffer.concat([...bodies, central, end]);
}

/** The fields that stand alike in a file's own header and in the directory. */
function commonPart(bytes: Uint8Array, packed: Buffer, name: Buffer, at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return Buffer.concat([
    ...[VERSION, UTF8_NAMES, DEFLATED, time, day].map(half),
    ...[crc32(bytes), packed.length, bytes.length].map(word),
    ...[name.length, 0].map(half),
  ]);
}

function half(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
