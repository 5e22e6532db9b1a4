/**
 * Accepting a proposal: what a person ticked, checked against what is there now.
 *
 * @NApiVersion 2.1
 */

import { skuProblem } from './key';
import { packIsValid, type SkuRow } from './resolve';

/** What was ticked, as the page sent it: never trusted. */
export interface Wish {
  readonly marketplace: string;
  readonly sku: string;
  readonly item: string;
  readonly pack: string;
}

export interface Acceptable {
  readonly marketplace: string;
  readonly sku: string;
  readonly item: string;
  readonly pack: number;
  /** `YYYY-MM-DD`; null = from the beginning. */
  readonly from: string | null;
}

export interface Known {
  /** Keys of the marketplaces there are. */
  readonly marketplaces: ReadonlySet<string>;
  /** Ids of the active items among those wished for. */
  readonly items: ReadonlySet<string>;
  /** Rows of these SKUs, of any date; `marketplaceId` holds the marketplace's key. */
  readonly rows: readonly SkuRow[];
}

/** The row to make, or why none can be made. */
export function accept(wish: Wish, known: Known): Acceptable | { readonly refused: string } {
  const refused = (why: string): { readonly refused: string } => ({ refused: `${wish.sku}: ${why}` });
  const problem = skuProblem(wish.sku);
  if (problem !== null) return refused(problem);
  if (!known.marketplaces.has(wish.marketplace)) return refused('the marketplace record is not there any more.');
  if (!known.items.has(wish.item)) return refused('the item is inactive, gone, or not to be seen by your role.');
  const pack = Number(wish.pack);
  if (!packIsValid(pack)) return refused(`expected a whole pack quantity of one or more, found "${wish.pack}".`);
  const own = known.rows.filter((row) => row.marketplaceId === wish.marketplace && row.sku === wish.sku);
  if (own.some((row) => row.to === null)) return refused('it has an open row already; close that one first.');
  return { marketplace: wish.marketplace, sku: wish.sku, item: wish.item, pack, from: latestEnd(own) };
}

/** A new row begins where the last one ended, so that older orders keep their meaning. */
function latestEnd(rows: readonly SkuRow[]): string | null {
  return rows.reduce<string | null>(
    (latest, { to }) => (to !== null && (latest === null || to > latest) ? to : latest),
    null,
  );
}
