// Long texts in pieces of whole lines: nothing is lost, doubled or cut through, however it came.

import * as fc from 'fast-check';
import { attempt } from '../../../src/TypeScript/amazon/refusal';
import { cutText, encodedBytes, LineCutter } from '../../../src/TypeScript/flows/settlements/pieces';

const anyLine = fc.string({ unit: fc.constantFrom('a', 'Z', '7', '\t', 'é', '€', '\u{1f600}'), maxLength: 12 });
const anyText = fc.array(anyLine, { maxLength: 40 }).map((lines) => lines.join('\n'));

function cutBytes(bytes: Uint8Array, most: number, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  const cutter = new LineCutter(most, (piece) => pieces.push(Buffer.from(piece)));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    cutter.push(bytes.subarray(at, at + size));
    at += size;
  }
  cutter.end();
  return pieces;
}

const fits = (pieces: readonly Buffer[], text: string, most: number): void => {
  expect(Buffer.concat(pieces).toString('utf8')).toBe(text);
  for (const piece of pieces) {
    expect(piece.length).toBeGreaterThan(0);
    expect(piece.length).toBeLessThanOrEqual(most);
  }
  for (const piece of pieces.slice(0, -1)) expect(piece.at(-1)).toBe(10);
};

test('pieces of bytes end with a line, are no longer than they may be, and make up the text', () => {
  const anySizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(anyText, fc.integer({ min: 50, max: 200 }), anySizes, (text, most, sizes) => {
      fits(cutBytes(Buffer.from(text), most, sizes), text, most);
    }),
  );
});

test('pieces of text end with a line, are no longer than they may be, and make up the text', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 50, max: 200 }), (text, most) => {
      const pieces = cutText(text, most).map((piece) => Buffer.from(piece));
      fits(pieces, text, most);
    }),
  );
});

test('a line that is longer than a piece is refused', () => {
  const text = `short\n${'x'.repeat(80)}\nshort`;
  const cuts: (() => unknown)[] = [() => cutText(text, 50), () => cutBytes(Buffer.from(text), 50, [7])];
  for (const cut of cuts) {
    expect(attempt(cut)).toMatchObject({ ok: false, class: 'report-unreadable' });
  }
});

test.each([
  ['UTF_8', 'a é € \u{1f600}', 13],
  ['WINDOWS_1252', 'a é €', 5],
  ['ISO_8859_1', 'a é', 3],
  ['SHIFT_JIS', 'a ｱ 商品', 8],
  ['GB18030', 'a', null],
] as const)('in %s, %j has %p bytes', (charset, text, bytes) => {
  expect(encodedBytes(text, charset)).toBe(bytes);
});
