/**
 * Huffman codes as DEFLATE writes them: only the lengths are told, and a table over the longest of them answers each symbol.
 * Source: RFC 1951, section 3.2.2.
 *
 * @NApiVersion 2.1
 */

import { refuse } from './refusal';

/** By the next `bits` bits: the symbol times 16, plus the bits it takes; 0 where no code begins so. */
export interface HuffmanTable {
  readonly bits: number;
  readonly entries: Uint16Array;
}

/** @throws `report-unreadable` where more codes are told than there is room for. */
export function huffmanTable(lengths: ArrayLike<number>): HuffmanTable {
  const counts = new Uint16Array(16);
  let bits = 1;
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    counts[length] = (counts[length] ?? 0) + 1;
    bits = Math.max(bits, length);
  }
  counts[0] = 0;
  const next = new Uint16Array(16);
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + (counts[length - 1] ?? 0)) << 1;
    next[length] = code;
    if (code + (counts[length] ?? 0) > 1 << length) {
      refuse('report-unreadable', 'gzip', 'Expected a packed document, found codes that no packer writes.');
    }
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const own = next[length] ?? 0;
    next[length] = own + 1;
    const entry = symbol * 16 + length;
    for (let at = reversed(own, length); at < entries.length; at += 1 << length) entries[at] = entry;
  }
  return { bits, entries };
}

/** Codes are packed with their first bit lowest. */
function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}

function fixedLengths(): number[] {
  return Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));
}

/** Of blocks that tell no codes of their own. */
export const FIXED_LITERALS = huffmanTable(fixedLengths());
export const FIXED_DISTANCES = huffmanTable(new Array<number>(30).fill(5));
