/**
 * Charges that may have been made twice. Identical rows are no proof of it: an item that left in parts has rows of each, and
 * Amazon writes what happened ten times as ten rows. So only charges count, only for the same item, shipment, adjustment
 * and day, and only where the charge stands there more often than the goods themselves; and then it is a possibility.
 *
 * Looked for in two rounds. The first keeps no line, only a mark of four bytes for each charge; two charges may share a mark
 * by chance. The second looks at the charges whose mark was met twice, and most reports have none.
 *
 * @NApiVersion 2.1
 */

import { type ClassedLine, type Item, isPrincipal } from './itemRuns';
import type { ReportLine } from './lineFinder';
import type { LineClass } from './settlement';
import { isFee } from './unusualFees';

/** A charge that stands there more often than it should. */
export interface Repeat {
  /** Of all, the one that is right as well. */
  readonly lines: readonly ClassedLine[];
  /** How often it should stand there at most. */
  readonly expected: number;
  readonly units: number;
}

const DAY_MS = 86_400_000;

/** Without an order, two equal charges on one day are usual but for these, which come once a month. */
const ONCE: ReadonlySet<LineClass | null> = new Set<LineClass | null>(['storage', 'subscription']);

export class RepeatFinder {
  readonly #marks = new Marks();
  readonly #suspects = new Set<string>();

  look(item: Item): void {
    for (const classed of item.lines) {
      if (mayRepeat(classed) && this.#marks.has(markOf(classed.line))) this.#suspects.add(keyOf(classed.line));
    }
  }

  /** For the second round; null where there is nothing to look for. */
  get gathering(): RepeatGathering | null {
    return this.#suspects.size === 0 ? null : new RepeatGathering(this.#suspects);
  }
}

interface Gathered {
  readonly lines: ClassedLine[];
  readonly goods: string;
  units: number;
}

export class RepeatGathering {
  readonly #gathered: Map<string, Gathered>;
  /** Rows of goods by item. */
  readonly #goods = new Map<string, number>();

  constructor(suspects: ReadonlySet<string>) {
    this.#gathered = new Map([...suspects].map((key) => [key, { lines: [], goods: goodsOf(key), units: 0 }]));
    for (const { goods } of this.#gathered.values()) this.#goods.set(goods, 0);
  }

  look(item: Item): void {
    for (const classed of item.lines) {
      const { line } = classed;
      if (isPrincipal(line)) {
        const goods = itemKey(line);
        const known = this.#goods.get(goods);
        if (known !== undefined) this.#goods.set(goods, known + 1);
      }
      if (!mayRepeat(classed)) continue;
      const gathered = this.#gathered.get(keyOf(line));
      if (gathered === undefined) continue;
      gathered.lines.push(classed);
      gathered.units = Math.max(gathered.units, item.units);
    }
  }

  /** In the order of the report. */
  end(): Repeat[] {
    return [...this.#gathered.values()]
      .map(({ lines, goods, units }) => ({ lines, units, expected: Math.max(1, this.#goods.get(goods) ?? 0) }))
      .filter(({ lines, expected }) => lines.length > expected)
      .sort((one, other) => (one.lines[0]?.line.row ?? 0) - (other.lines[0]?.line.row ?? 0));
  }
}

function mayRepeat({ line, class: its }: ClassedLine): boolean {
  if (line.amount >= 0 || !isFee(its)) return false;
  return line.orderId !== '' || line.shipmentId !== '' || ONCE.has(its);
}

/** What two rows of one item on one day share. Cells of the report hold no tabs. */
function itemKey(line: ReportLine): string {
  const day = Math.floor(line.posted / DAY_MS);
  const { transactionType, orderId, orderItemCode, shipmentId, adjustmentId, sku, marketplaceName } = line;
  return [transactionType, orderId, orderItemCode, shipmentId, adjustmentId, sku, marketplaceName, day].join('\t');
}

const PARTS_OF_ITEM = 8;

const keyOf = (line: ReportLine): string =>
  [itemKey(line), line.amountType, line.amountDescription, line.amount].join('\t');

const goodsOf = (key: string): string => key.split('\t').slice(0, PARTS_OF_ITEM).join('\t');

/** FNV-1a over what tells most charges apart; never zero. */
function markOf({ orderId, orderItemCode, shipmentId, sku, amountDescription, amount, posted }: ReportLine): number {
  let hash = 0x811c9dc5;
  for (const text of [orderId, orderItemCode, shipmentId, sku, amountDescription]) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  hash = Math.imul(hash ^ amount, 0x01000193);
  hash = Math.imul(hash ^ Math.floor(posted / DAY_MS), 0x01000193);
  // The low bits choose the place, and would else hardly know the first letters.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}

/** A set of whole numbers from 1 to 2^32 − 1 that takes four to eight bytes for each. */
class Marks {
  #slots = new Uint32Array(2 ** 12);
  #count = 0;

  /** Whether it was there; from now on it is. */
  has(mark: number): boolean {
    const at = placeIn(this.#slots, mark);
    if (this.#slots[at] === mark) return true;
    this.#slots[at] = mark;
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#grow();
    return false;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#slots.length * 2);
    for (const mark of this.#slots) if (mark !== 0) larger[placeIn(larger, mark)] = mark;
    this.#slots = larger;
  }
}

/** Where it stands, or would: the first place from its own on that is its or free. At least half of all are free. */
function placeIn(slots: Uint32Array, mark: number): number {
  const last = slots.length - 1;
  let at = mark & last;
  while (slots[at] !== 0 && slots[at] !== mark) at = (at + 1) & last;
  return at;
}
