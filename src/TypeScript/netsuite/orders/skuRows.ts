/**
 * The SKU map as the planning takes it: rows of the SKUs at hand, with what their items say of themselves.
 *
 * @NApiVersion 2.1
 */

import type { Features } from '../../flows/orders/settings';
import type { SkuRow } from '../../flows/skumap/resolve';
import { MARKETPLACE, SKU_MAP } from '../ids';
import { number, type Row, requiredText, rowsIn, text } from '../rows';

/** A SKU has a row a marketplace and span of time; an item a row a subsidiary: so few at once stay below the cap. */
const SKUS_AT_ONCE = 200;

/** Rows of any date for these SKUs, in all marketplaces (20 units for 200 SKUs; 10 without OneWorld). */
export function skuRows(skus: readonly string[], features: Pick<Features, 'oneWorld'>): SkuRow[] {
  const found = rowsIn(`${select(features)} AND m.${SKU_MAP.sku} IN (…)`, skus, [], SKUS_AT_ONCE);
  const named = found.filter((row) => row.includechildren === 'F').map((row) => requiredText(row, 'item'));
  const subsidiaries = features.oneWorld ? subsidiariesOf(named) : null;
  return found.map((row) => skuRow(row, subsidiaries));
}

function select({ oneWorld }: Pick<Features, 'oneWorld'>): string {
  return `SELECT m.id, k.${MARKETPLACE.amazonId} AS marketplace, m.${SKU_MAP.sku} AS sku, m.${SKU_MAP.item} AS item, m.${SKU_MAP.pack} AS pack,
    BUILTIN.DF(m.${SKU_MAP.channel}) AS channel, TO_CHAR(m.${SKU_MAP.from}, 'YYYY-MM-DD') AS validfrom,
    TO_CHAR(m.${SKU_MAP.to}, 'YYYY-MM-DD') AS validto, i.isinactive AS itemisinactive,
    ${oneWorld ? 'i.includechildren' : 'NULL'} AS includechildren
    FROM ${SKU_MAP.type} m JOIN ${MARKETPLACE.type} k ON k.id = m.${SKU_MAP.marketplace} JOIN item i ON i.id = m.${SKU_MAP.item}
    WHERE m.isinactive = 'F'`;
}

/**
 * The subsidiaries of items that name theirs one by one. An item with "include children" has more than the table says;
 * whether it may be sold is then NetSuite's to say, when the sales order is saved.
 */
function subsidiariesOf(items: readonly string[]): Map<string, string[]> {
  const sql = 'SELECT item, subsidiary FROM itemsubsidiarymap WHERE item IN (…)';
  const map = new Map<string, string[]>([...new Set(items)].map((item) => [item, []]));
  for (const row of rowsIn(sql, [...map.keys()].map(Number), [], SKUS_AT_ONCE)) {
    map.get(requiredText(row, 'item'))?.push(requiredText(row, 'subsidiary'));
  }
  return map;
}

function skuRow(row: Row, subsidiaries: Map<string, string[]> | null): SkuRow {
  const channel = (text(row, 'channel') ?? '').toUpperCase();
  const item = requiredText(row, 'item');
  return {
    id: requiredText(row, 'id'),
    marketplaceId: requiredText(row, 'marketplace'),
    sku: requiredText(row, 'sku'),
    itemId: item,
    pack: number(row, 'pack') ?? 1,
    channel: channel.startsWith('FBM') ? 'FBM' : channel.startsWith('FBA') ? 'FBA' : null,
    from: text(row, 'validfrom'),
    to: text(row, 'validto'),
    itemActive: row.itemisinactive !== 'T',
    itemSubsidiaries: subsidiaries?.get(item) ?? null,
  };
}
