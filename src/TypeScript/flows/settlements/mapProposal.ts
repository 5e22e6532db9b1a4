/**
 * Which class an unknown kind of line may have, by the row of the map that is nearest to it. A proposal is shown to a
 * person and decides nothing.
 *
 * @NApiVersion 2.1
 */

import { comparable, type MapRow } from './classify';
import type { LineClass, Triple } from './settlement';

export interface MapProposal {
  readonly class: LineClass;
  /** same-description: a row has it elsewhere, perhaps in another spelling; same-type: a row of the same two types. */
  readonly reason: 'same-description' | 'same-type';
  readonly row: MapRow;
}

/** Below it two descriptions, or the names of two fees, have too little in common to say that one is like the other. */
const ALIKE_ENOUGH = 0.4;
const SAME_FEE_ENOUGH = 0.6;

/**
 * Null where no row is near: a row with the same description under another type, those of the same transaction-type and
 * amount-type first; else, among rows of both types, the one whose description is most alike, or the only class they have.
 * A description such as "Base fee", which stands under many types with many classes, says nothing by itself: then the
 * name of the type must be alike too.
 */
export function proposalFor(triple: Triple, rows: readonly MapRow[]): MapProposal | null {
  const known = rows.filter((row) => row.class !== 'review');
  return byDescription(triple, known) ?? byTypes(triple, known);
}

function byDescription(triple: Triple, rows: readonly MapRow[]): MapProposal | null {
  const score = (row: MapRow): number => 2 * Number(isSameType(row, triple)) + Number(isSameAmount(row, triple));
  const described = rows.filter((row) => hasDescription(row, triple));
  const highest = Math.max(0, ...described.map(score));
  const near = described.filter((row) => score(row) === highest);
  const found = best(near, (row) => likeness(row.amountType, triple.amountType));
  if (found === null || (!isOneClass(near) && found.score < SAME_FEE_ENOUGH)) return null;
  return { class: found.row.class, reason: 'same-description', row: found.row };
}

function byTypes(triple: Triple, rows: readonly MapRow[]): MapProposal | null {
  const family = rows.filter((row) => isSameType(row, triple) && isSameAmount(row, triple));
  const found = best(family, (row) => likeness(row.amountDescription, triple.amountDescription));
  if (found === null || (!isOneClass(family) && found.score < ALIKE_ENOUGH)) return null;
  return { class: found.row.class, reason: 'same-type', row: found.row };
}

const isOneClass = (rows: readonly MapRow[]): boolean => rows.every((row) => row.class === rows[0]?.class);

function hasDescription({ amountDescription }: MapRow, triple: Triple): boolean {
  const pattern = comparable(amountDescription);
  const found = comparable(triple.amountDescription);
  if (pattern.endsWith('*')) return pattern.length > 1 && found.startsWith(pattern.slice(0, -1));
  return pattern !== '' && squeezed(pattern) === squeezed(found);
}

/** Amazon writes one name with blanks, with hyphens and in one word. */
const squeezed = (text: string): string => comparable(text).replace(/[^\p{L}\p{N}]/gu, '');

const isSameType = (row: MapRow, { transactionType }: Triple): boolean =>
  comparable(row.transactionType) === comparable(transactionType);

function isSameAmount(row: MapRow, { amountType }: Triple): boolean {
  const pattern = comparable(row.amountType);
  const found = comparable(amountType);
  return pattern.endsWith('*') ? found.startsWith(pattern.slice(0, -1)) : pattern === found;
}

/** The first of the highest score. */
function best(rows: readonly MapRow[], score: (row: MapRow) => number): { row: MapRow; score: number } | null {
  let found: { row: MapRow; score: number } | null = null;
  for (const row of rows) {
    const its = score(row);
    if (found === null || its > found.score) found = { row, score: its };
  }
  return found;
}

/** Of two texts, the share of pairs of neighbouring letters that they have in common: 1 for the same, 0 for none. */
function likeness(one: string, other: string): number {
  const [a, b] = [pairs(squeezed(one)), pairs(squeezed(other))];
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}
