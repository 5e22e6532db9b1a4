// Unpacking piece by piece against Node's own zlib: whatever is packed, however it is packed and wherever it is cut.

import * as zlib from 'node:zlib';
import * as fc from 'fast-check';
import { base64Of, bytesOfBase64 } from '../../../src/TypeScript/amazon/base64';
import { Inflater } from '../../../src/TypeScript/amazon/inflate';
import { attempt } from '../../../src/TypeScript/amazon/refusal';
import { storedGzip } from '../../../src/TypeScript/amazon/storedGzip';

/** Unpacks what comes in pieces of these sizes, again and again. */
function unpacked(packed: Uint8Array, sizes: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  const inflater = new Inflater((bytes) => parts.push(Buffer.from(bytes)));
  for (let at = 0, turn = 0; at < packed.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    inflater.push(packed.subarray(at, at + size));
    at += size;
  }
  inflater.end();
  return Buffer.concat(parts);
}

const { Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED, Z_DEFAULT_STRATEGY } = zlib.constants;
const anyWay = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED, Z_DEFAULT_STRATEGY),
  memLevel: fc.integer({ min: 1, max: 9 }),
});
const anySizes = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 4 });
/** Words that repeat near and far, and bytes that do not repeat at all. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc
        .record({ word: fc.string({ maxLength: 30, unit: 'binary' }), times: fc.integer({ min: 1, max: 400 }) })
        .map(({ word, times }) => Buffer.from(word.repeat(times))),
      fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
      fc.constant(Buffer.from('Order\tItemPrice\tPrincipal\t12.50\n'.repeat(1_500))),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat(parts));

test('whatever was packed comes out again, in any way of packing and any cut', () => {
  fc.assert(
    fc.property(anyBytes, anyWay, anySizes, (bytes, way, sizes) => {
      expect(unpacked(zlib.gzipSync(bytes, way), sizes).equals(bytes)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('two documents packed one behind the other come out one behind the other', () => {
  const packed = Buffer.concat([zlib.gzipSync('one, '), zlib.gzipSync(''), zlib.gzipSync('two')]);
  expect(unpacked(packed, [7]).toString()).toBe('one, two');
});

test('repetitions reach back over everything that was handed on, 32,768 bytes far', () => {
  const bytes = Buffer.alloc(3_000_000);
  let state = 1;
  for (let at = 0; at < 32_768; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    bytes[at] = state >>> 16;
  }
  for (let at = 32_768; at < bytes.length; at++) bytes[at] = bytes[at - 32_768] as number;
  const packed = zlib.gzipSync(bytes, { level: 9 });
  expect(packed.length).toBeLessThan(bytes.length);
  expect(unpacked(packed, [100_000]).equals(bytes)).toBe(true);
});

const sample = zlib.gzipSync('settlement-id\ttotal-amount\n'.repeat(3_000));

test('a document that breaks off anywhere is refused, and so is one of which any byte is another', () => {
  for (let length = 0; length < sample.length; length++) {
    expect(attempt(() => unpacked(sample.subarray(0, length), [64]))).toMatchObject({
      ok: false,
      class: 'report-unreadable',
    });
  }
  // Bytes 4 to 9 of the header are when, how and where it was packed.
  for (let at = 0; at < sample.length; at = at === 3 ? 10 : at + 1) {
    const other = Buffer.from(sample);
    other[at] = (other[at] as number) ^ 0x11;
    expect(attempt(() => unpacked(other, [64])).ok).toBe(false);
  }
});

test('what is no gzip is refused by its first bytes', () => {
  expect(attempt(() => unpacked(Buffer.from('settlement-id\tsettlement-start-date'), [9]))).toMatchObject({
    message: 'Expected a document packed with gzip, found one that begins with the bytes 115 and 101.',
  });
});

test('bytes in the wrapping of gzip are unpacked by anybody, and base64 is what everybody writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80_000 }), (bytes) => {
      expect(zlib.gunzipSync(storedGzip(bytes)).equals(bytes)).toBe(true);
      const text = Buffer.from(bytes).toString('base64');
      expect(base64Of(bytes)).toBe(text);
      expect(Buffer.from(bytesOfBase64(text) ?? []).equals(bytes)).toBe(true);
    }),
    { numRuns: 40 },
  );
  expect(zlib.gunzipSync(storedGzip(Buffer.alloc(200_000, 7)))).toHaveLength(200_000);
});

test.each(['A', 'AAA', 'AA=A', 'A\u00e9==', 'AAAA\nAAA', '=AAA'])('%j is not base64', (text) => {
  expect(bytesOfBase64(text)).toBeNull();
});
