/**
 * Which item a seller SKU stood for on a given day. A document is read with the map of its own date, so a later
 * change of the map never changes what an older order meant.
 *
 * @NApiVersion 2.1
 */

import type { Channel } from '../orders/order';

/** One row of the SKU map, with what its item says of itself. Dates are `YYYY-MM-DD` in the marketplace's zone. */
export interface SkuRow {
  readonly id: string;
  readonly marketplaceId: string;
  readonly sku: string;
  readonly itemId: string;
  /** How many of the item one unit of the listing holds. */
  readonly pack: number;
  /** Null where the row serves both channels. */
  readonly channel: Channel | null;
  /** First day on which the row holds; null = from the beginning. */
  readonly from: string | null;
  /** First day on which it no longer holds; null = still open. */
  readonly to: string | null;
  readonly itemActive: boolean;
  /** Subsidiaries in which the item may be sold; null where the account has none. */
  readonly itemSubsidiaries: readonly string[] | null;
}

export interface SkuQuestion {
  readonly marketplaceId: string;
  readonly sku: string | null;
  readonly channel: Channel;
  /** `YYYY-MM-DD`: the day the document speaks of. */
  readonly on: string;
  /** The subsidiary that will sell it; null where the account has none. */
  readonly subsidiary: string | null;
}

export type SkuAnswer =
  | { readonly found: 'row'; readonly row: SkuRow }
  | { readonly found: 'unmapped' }
  | { readonly found: 'other-channel'; readonly rows: readonly SkuRow[] }
  | { readonly found: 'ambiguous'; readonly rows: readonly SkuRow[] }
  | { readonly found: 'item-inactive'; readonly row: SkuRow }
  | { readonly found: 'item-wrong-subsidiary'; readonly row: SkuRow }
  | { readonly found: 'pack-invalid'; readonly row: SkuRow };

/** The one row that answers, or why none does. Never picks among several. */
export function resolveSku(rows: readonly SkuRow[], question: SkuQuestion): SkuAnswer {
  const named = rows.filter((row) => row.marketplaceId === question.marketplaceId && row.sku === question.sku);
  const dated = named.filter((row) => holdsOn(row, question.on));
  const fitting = dated.filter((row) => row.channel === null || row.channel === question.channel);
  const [row, ...more] = fitting;
  if (row === undefined) return dated.length > 0 ? { found: 'other-channel', rows: dated } : { found: 'unmapped' };
  if (more.length > 0) return { found: 'ambiguous', rows: fitting };
  return usable(row, question.subsidiary);
}

export function holdsOn(row: Pick<SkuRow, 'from' | 'to'>, day: string): boolean {
  return (row.from === null || row.from <= day) && (row.to === null || day < row.to);
}

export function packIsValid(pack: number): boolean {
  return Number.isSafeInteger(pack) && pack >= 1;
}

export function sellableIn(row: Pick<SkuRow, 'itemSubsidiaries'>, subsidiary: string | null): boolean {
  return subsidiary === null || row.itemSubsidiaries === null || row.itemSubsidiaries.includes(subsidiary);
}

function usable(row: SkuRow, subsidiary: string | null): SkuAnswer {
  if (!row.itemActive) return { found: 'item-inactive', row };
  if (!sellableIn(row, subsidiary)) return { found: 'item-wrong-subsidiary', row };
  if (!packIsValid(row.pack)) return { found: 'pack-invalid', row };
  return { found: 'row', row };
}
