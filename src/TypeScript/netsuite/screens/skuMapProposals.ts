/**
 * Items that SKUs without a row may stand for, and the rows that come of accepting them.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { type Acceptable, accept, type Wish } from '../../flows/skumap/accept';
import type { Gap } from '../../flows/skumap/audit';
import { openKey } from '../../flows/skumap/key';
import { alike, type Proposal, type ProposalItem, proposalsFor } from '../../flows/skumap/propose';
import { SKU_MAP } from '../ids';
import { requiredText, rowsIn, text } from '../rows';
import { codeOf, createOnce } from '../saving';
import { type AuditMarketplace, auditMarketplaces, mapRowsOf, type NamedRow } from '../skuMapAudit';

/** What the checks around the save of a map row refuse with. */
const NOT_SAVED = 'CWY_NOT_SAVED';

export interface NamedProposal extends Proposal {
  readonly itemName: string;
}

/** Proposals of each of these gaps, by the gap (at most 30 units for one page of them). */
export function proposalsOf(gaps: readonly Gap[], mapped: readonly NamedRow[]): Map<Gap, NamedProposal[]> {
  const unmapped = gaps.filter((gap) => gap.kind === 'unmapped');
  if (unmapped.length === 0) return new Map();
  const items = candidates([...new Set(unmapped.map((gap) => gap.sku))]);
  const names = new Map([
    ...mapped.map((row) => [row.itemId, row.itemName] as const),
    ...items.map((item) => [item.id, item.itemid] as const),
  ]);
  return new Map(
    unmapped.map((gap) => [
      gap,
      proposalsFor(gap, items, mapped).map((each) => ({ ...each, itemName: names.get(each.itemId) ?? each.itemId })),
    ]),
  );
}

/** Active items named like a SKU, letter by letter or nearly, or with it as their UPC. */
function candidates(skus: readonly string[]): ProposalItem[] {
  const select = "SELECT id, itemid, upccode FROM item WHERE isinactive = 'F' AND";
  const found = new Map<string, ProposalItem>();
  const add = (condition: string, values: readonly string[]): void => {
    for (const row of rowsIn(`${select} ${condition} IN (…)`, values)) {
      const id = requiredText(row, 'id');
      // A child item may carry its parents' names before its own.
      const itemid = (text(row, 'itemid') ?? '').split(' : ').at(-1) ?? '';
      found.set(id, { id, itemid, upc: text(row, 'upccode'), active: true });
    }
  };
  add('upccode', skus);
  add(
    "REGEXP_REPLACE(UPPER(itemid), '[^A-Z0-9]')",
    [...new Set(skus.map(alike))].filter((each) => each !== ''),
  );
  return [...found.values()];
}

export interface Accepted {
  readonly made: readonly string[];
  readonly refused: readonly string[];
}

/** A page shows fewer; 6 units each. */
const MOST_WISHES = 120;

/** Makes the rows that were ticked, confirmed by the user (40 units, and 6 a row). */
export function acceptProposals(all: readonly Wish[]): Accepted {
  const wishes = all.slice(0, MOST_WISHES);
  const marketplaces = auditMarketplaces();
  const known = {
    marketplaces: new Set(marketplaces.map((each) => each.id)),
    items: activeItems(wishes.map((each) => each.item)),
    rows: mapRowsOf(wishes.map((each) => each.sku)),
  };
  const made: string[] = [];
  const refused = all.slice(MOST_WISHES).map((wish) => `${wish.sku}: at most ${MOST_WISHES} go at a time.`);
  for (const wish of wishes) {
    const row = accept(wish, known);
    const problem = 'refused' in row ? row.refused : createRow(row, marketplaces);
    if (problem === null) made.push(wish.sku);
    else refused.push(problem);
  }
  return { made, refused };
}

function activeItems(items: readonly string[]): Set<string> {
  const ids = [...new Set(items)].filter((each) => /^\d+$/.test(each)).map(Number);
  return new Set(
    rowsIn("SELECT id FROM item WHERE isinactive = 'F' AND id IN (…)", ids).map((row) => requiredText(row, 'id')),
  );
}

/** Null where the row was made; else why not. What the row's own checks refuse is no fault of the page. */
function createRow(row: Acceptable, marketplaces: readonly AuditMarketplace[]): string | null {
  const place = marketplaces.find((each) => each.id === row.marketplace);
  if (!place) throw new Error(`The marketplace ${row.marketplace} was there and is gone.`);
  const { id } = runtime.getCurrentUser();
  const values = {
    [SKU_MAP.marketplace]: row.marketplace,
    [SKU_MAP.sku]: row.sku,
    [SKU_MAP.item]: row.item,
    [SKU_MAP.pack]: row.pack,
    [SKU_MAP.confirmedBy]: id > 0 ? id : null,
    ...(row.from === null ? {} : { [SKU_MAP.from]: dateOf(row.from) }),
  };
  try {
    const made = createOnce(SKU_MAP.type, openKey(place.connection, place.amazonId, row.sku), values);
    return made === null ? `${row.sku}: it has an open row by now; only one can be.` : null;
  } catch (error) {
    if (codeOf(error) !== NOT_SAVED) throw error;
    return (error as Error).message;
  }
}

/** A day as the date field takes it: midnight in the server's zone. */
function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
