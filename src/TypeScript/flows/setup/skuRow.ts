/**
 * Whether a row of the SKU map may be saved as it is entered, and the external id that keeps its key unique.
 *
 * @NApiVersion 2.1
 */

import { closedKey, openKey, skuProblem } from '../skumap/key';

/** Dates are `YYYY-MM-DD`; ids are internal ids; null is an empty field. */
export interface EnteredRow {
  readonly marketplace: string | null;
  readonly sku: string;
  readonly item: string | null;
  readonly pack: number;
  readonly channel: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly inactive: boolean;
}

/** Another row of the same SKU in the same marketplace. */
export interface Neighbour {
  readonly id: string;
  readonly channel: 'FBM' | 'FBA' | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly inactive: boolean;
}

/** What is wrong with the row by itself; null where nothing is. */
export function rowProblem(row: EnteredRow): string | null {
  const sku = skuProblem(row.sku);
  if (sku !== null) return sku;
  if (!(Number.isSafeInteger(row.pack) && row.pack >= 1)) {
    return `Expected a whole pack quantity of 1 or more, found ${row.pack}. Enter how many of the item one listing unit holds.`;
  }
  if (row.from !== null && row.to !== null && row.from >= row.to) {
    return `Expected Valid To after Valid From (${row.from}), found ${row.to}. A row holds from its first day up to the day before Valid To.`;
  }
  return null;
}

/**
 * A row that has ended says what orders of its time meant, so nothing of that is changed any more. `today` is
 * `YYYY-MM-DD`; a row that ends later may still be changed.
 */
export function pastProblem(before: EnteredRow, after: EnteredRow, today: string): string | null {
  if (before.to === null || before.to > today || sameMeaning(before, after)) return null;
  return (
    `This row ended on ${before.to}; what it said is part of the past and stays. ` +
    `To change the SKU from now on, make a new row with a Valid From of ${before.to} or later.`
  );
}

export function sameMeaning(one: EnteredRow, other: EnteredRow): boolean {
  return (Object.keys(one) as (keyof EnteredRow)[]).every((key) => one[key] === other[key]);
}

/** Two rows for one order line would leave nothing to choose by; null where the row stands alone on its days. */
export function neighbourProblem(
  row: Pick<EnteredRow, 'sku' | 'from' | 'to' | 'inactive'> & Pick<Neighbour, 'channel'>,
  neighbours: readonly Neighbour[],
): string | null {
  const open = row.to === null ? neighbours.find((each) => each.to === null) : undefined;
  if (open !== undefined) {
    return (
      `"${row.sku}" has an open row in this marketplace already: row ${open.id}${open.inactive ? ', which is inactive' : ''}. ` +
      `Give that row a Valid To first; the new row may then begin on that day.`
    );
  }
  if (row.inactive) return null;
  const clash = neighbours.find((each) => !each.inactive && shareChannel(row, each) && shareDays(row, each));
  if (clash === undefined) return null;
  return (
    `Row ${clash.id} holds for "${row.sku}" ${spanOf(clash)}, and this row would hold ${spanOf(row)}. ` +
    'Choose dates that do not share a day: a row holds up to the day before its Valid To.'
  );
}

/** The external id: an open row's ends in `open`, so that a second one cannot be saved, however it is entered. */
export function rowKey(
  place: { readonly connection: string; readonly marketplaceId: string },
  row: Pick<EnteredRow, 'sku' | 'from' | 'to'>,
): string {
  return row.to === null
    ? openKey(place.connection, place.marketplaceId, row.sku)
    : closedKey(place.connection, place.marketplaceId, row.sku, row.from);
}

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

function shareDays(one: Span, other: Span): boolean {
  const beginsBeforeEnd = (a: Span, b: Span): boolean => a.from === null || b.to === null || a.from < b.to;
  return beginsBeforeEnd(one, other) && beginsBeforeEnd(other, one);
}

function shareChannel(one: Pick<Neighbour, 'channel'>, other: Pick<Neighbour, 'channel'>): boolean {
  return one.channel === null || other.channel === null || one.channel === other.channel;
}

function spanOf({ from, to }: Span): string {
  if (from === null && to === null) return 'always';
  if (to === null) return `from ${from} on`;
  return from === null ? `before ${to}` : `from ${from} to the day before ${to}`;
}
