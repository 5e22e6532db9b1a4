/**
 * Unpacks gzip piece by piece: packed bytes come in any cut, plain bytes go out as they are found, and no more than a
 * window of them is kept. Check sum and length of each member are compared, so that nothing broken off passes for whole.
 * Source: RFC 1951 (DEFLATE), RFC 1952 (gzip).
 *
 * @NApiVersion 2.1
 */

import { crc32 } from './crc32';
import { FIXED_DISTANCES, FIXED_LITERALS, type HuffmanTable, huffmanTable } from './huffman';
import { refuse } from './refusal';

/** How far back a repetition may reach. */
const WINDOW = 32_768;
const ROOM = 8 * WINDOW;
const LONGEST_MATCH = 258;
/** Bytes that suffice for any one step; with fewer, the next piece is awaited. Headers with longer names are no report's. */
const MARGIN = 1_024;

const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
].concat([195, 227, 258]);
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1_025, 1_537, 2_049,
].concat([3_073, 4_097, 6_145, 8_193, 12_289, 16_385, 24_577]);
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

type State = 'header' | 'block' | 'stored' | 'codes' | 'trailer';

export class Inflater {
  readonly #take: (bytes: Uint8Array) => void;
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  #bits = 0;
  #bitCount = 0;
  readonly #room = new Uint8Array(ROOM + LONGEST_MATCH);
  /** Behind the last byte that was unpacked, and behind the last that was handed on. */
  #end = 0;
  #handed = 0;
  #state: State = 'header';
  #isLast = false;
  #members = 0;
  #storedLeft = 0;
  #literals: HuffmanTable = FIXED_LITERALS;
  #distances: HuffmanTable = FIXED_DISTANCES;
  #sum = 0;
  #length = 0;

  /** `take` must use or copy the bytes before it returns. */
  constructor(take: (bytes: Uint8Array) => void) {
    this.#take = take;
  }

  /** @throws `report-unreadable` where it is not gzip. */
  push(packed: Uint8Array): void {
    this.#giveBack();
    const left = this.#input.subarray(this.#at);
    const input = new Uint8Array(left.length + packed.length);
    input.set(left);
    input.set(packed, left.length);
    this.#input = input;
    this.#at = 0;
    while (this.#input.length - this.#at >= MARGIN) this.#step(MARGIN);
  }

  /** There is no more. @throws `report-unreadable` where it breaks off. */
  end(): void {
    while (this.#state !== 'header' || this.#at < this.#input.length || this.#members === 0) this.#step(0);
    this.#hand();
  }

  #step(margin: number): void {
    switch (this.#state) {
      case 'header':
        this.#header();
        break;
      case 'block':
        this.#block();
        break;
      case 'stored':
        this.#stored();
        break;
      case 'codes':
        this.#codes(margin);
        break;
      case 'trailer':
        this.#trailer();
        break;
    }
  }

  #header(): void {
    const [first, second, method, flags] = [this.#byte(), this.#byte(), this.#byte(), this.#byte()];
    if (first !== 0x1f || second !== 0x8b || method !== 8 || flags > 0x1f) {
      broken(`Expected a document packed with gzip, found one that begins with the bytes ${first} and ${second}.`);
    }
    this.#skip(6);
    if (flags & 4) this.#skip(this.#byte() + this.#byte() * 256);
    if (flags & 8) this.#skipText();
    if (flags & 16) this.#skipText();
    if (flags & 2) this.#skip(2);
    this.#members++;
    this.#sum = 0;
    this.#length = 0;
    this.#state = 'block';
  }

  #block(): void {
    this.#isLast = this.#number(1) === 1;
    switch (this.#number(2)) {
      case 0:
        this.#beginStored();
        return;
      case 1:
        this.#literals = FIXED_LITERALS;
        this.#distances = FIXED_DISTANCES;
        break;
      case 2:
        this.#readCodes();
        break;
      default:
        broken('Expected a packed document, found a block of a kind that there is not.');
    }
    this.#state = 'codes';
  }

  #beginStored(): void {
    this.#alignToByte();
    const length = this.#byte() + this.#byte() * 256;
    const complement = this.#byte() + this.#byte() * 256;
    if ((length ^ complement) !== 0xffff) broken('Expected a packed document, found a block whose length is not sure.');
    this.#storedLeft = length;
    this.#state = 'stored';
  }

  #stored(): void {
    const count = Math.min(this.#storedLeft, this.#input.length - this.#at, ROOM - this.#end);
    if (count === 0 && this.#storedLeft > 0 && this.#at === this.#input.length) brokenOff();
    this.#room.set(this.#input.subarray(this.#at, this.#at + count), this.#end);
    this.#end += count;
    this.#at += count;
    this.#storedLeft -= count;
    this.#makeRoom();
    if (this.#storedLeft === 0) this.#endBlock();
  }

  #readCodes(): void {
    const literals = this.#number(5) + 257;
    const distances = this.#number(5) + 1;
    const told = this.#number(4) + 4;
    const order = new Uint8Array(19);
    for (let each = 0; each < told; each++) order[CODE_ORDER[each] as number] = this.#number(3);
    const table = huffmanTable(order);
    const lengths = new Uint8Array(literals + distances);
    for (let at = 0; at < lengths.length; ) {
      const symbol = this.#symbol(table);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      const repeated = symbol === 16 && at > 0 ? (lengths[at - 1] as number) : 0;
      const times = symbol === 16 ? 3 + this.#number(2) : symbol === 17 ? 3 + this.#number(3) : 11 + this.#number(7);
      if ((symbol === 16 && at === 0) || at + times > lengths.length) {
        broken('Expected a packed document, found a list of codes that does not fit.');
      }
      lengths.fill(repeated, at, at + times);
      at += times;
    }
    this.#literals = huffmanTable(lengths.subarray(0, literals));
    this.#distances = huffmanTable(lengths.subarray(literals));
  }

  /** Symbols until the block ends, the room is full or fewer than `margin` bytes are left. */
  #codes(margin: number): void {
    const enough = this.#input.length - margin;
    const room = this.#room;
    while (this.#at <= enough) {
      const symbol = this.#symbol(this.#literals);
      if (symbol < 256) room[this.#end++] = symbol;
      else if (symbol > 256) this.#repeat(symbol - 257);
      else {
        this.#endBlock();
        return;
      }
      if (this.#end >= ROOM) this.#makeRoom();
    }
  }

  #repeat(which: number): void {
    const least = LENGTHS[which];
    if (least === undefined) broken('Expected a packed document, found a repetition of no length.');
    const length = (least as number) + this.#number(LENGTH_BITS[which] as number);
    const symbol = this.#symbol(this.#distances);
    const nearest = DISTANCES[symbol];
    if (nearest === undefined) broken('Expected a packed document, found a repetition of nothing.');
    const distance = (nearest as number) + this.#number(symbol < 4 ? 0 : (symbol >>> 1) - 1);
    if (distance > this.#end || distance > this.#length + this.#end - this.#handed) {
      broken('Expected a packed document, found a repetition of what was before its beginning.');
    }
    const room = this.#room;
    const end = this.#end;
    for (let at = end; at < end + length; at++) room[at] = room[at - distance] as number;
    this.#end = end + length;
  }

  #endBlock(): void {
    this.#state = this.#isLast ? 'trailer' : 'block';
  }

  #trailer(): void {
    this.#alignToByte();
    const sum = this.#four();
    const length = this.#four();
    this.#hand();
    if (sum !== this.#sum || length !== this.#length % 2 ** 32) {
      broken('The packed document is not what was packed: its check sum or its length differs.');
    }
    this.#state = 'header';
  }

  #makeRoom(): void {
    if (this.#end < ROOM) return;
    this.#hand();
    this.#room.copyWithin(0, this.#end - WINDOW, this.#end);
    this.#end = WINDOW;
    this.#handed = WINDOW;
  }

  #hand(): void {
    const bytes = this.#room.subarray(this.#handed, this.#end);
    this.#handed = this.#end;
    if (bytes.length === 0) return;
    this.#sum = crc32(bytes, this.#sum);
    this.#length += bytes.length;
    this.#take(bytes);
  }

  #symbol({ bits, entries }: HuffmanTable): number {
    // Near the end fewer bits may be left than the longest code has; what is missing is checked by what is taken.
    while (this.#bitCount < bits && this.#at < this.#input.length) this.#fill();
    const entry = entries[this.#bits & ((1 << bits) - 1)] as number;
    const length = entry & 15;
    if (length > this.#bitCount) brokenOff();
    if (length === 0) broken('Expected a packed document, found a code that was not told.');
    this.#bits >>>= length;
    this.#bitCount -= length;
    return entry >>> 4;
  }

  /** The next bits as a number, up to 16 of them; 0 for none. */
  #number(count: number): number {
    while (this.#bitCount < count) {
      if (this.#at >= this.#input.length) brokenOff();
      this.#fill();
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #fill(): void {
    this.#bits |= (this.#input[this.#at++] as number) << this.#bitCount;
    this.#bitCount += 8;
  }

  #alignToByte(): void {
    this.#giveBack();
    this.#bits = 0;
    this.#bitCount = 0;
  }

  /** Whole bytes that were read ahead are input again. */
  #giveBack(): void {
    this.#at -= this.#bitCount >>> 3;
    this.#bitCount &= 7;
    this.#bits &= (1 << this.#bitCount) - 1;
  }

  #byte(): number {
    const byte = this.#input[this.#at++];
    return byte === undefined ? brokenOff() : byte;
  }

  #four(): number {
    return this.#byte() + this.#byte() * 2 ** 8 + this.#byte() * 2 ** 16 + this.#byte() * 2 ** 24;
  }

  #skip(count: number): void {
    for (let each = 0; each < count; each++) this.#byte();
  }

  #skipText(): void {
    while (this.#byte() !== 0);
  }
}

function broken(message: string): never {
  return refuse('report-unreadable', 'gzip', message);
}

function brokenOff(): never {
  return broken('The packed document breaks off before its end.');
}
