/**
 * The SKU map as the planning takes it: rows of the SKUs at hand, with what their items say of themselves.
 *
 * @NApiVersion 2.1
 */

import type { Features } from '../flows/orders/settings';
import type { SkuRow } from '../flows/skumap/resolve';
import { MARKETPLACE, SKU_MAP } from './ids';
import { number, type Row, requiredText, rowsIn, text } from './rows';

const SELECT = `SELECT m.id, k.${MARKETPLACE.amazonId} AS marketplace, m.${SKU_MAP.sku} AS sku, m.${SKU_MAP.item} AS item, m.${SKU_MAP.pack} AS pack,
  BUILTIN.DF(m.${SKU_MAP.channel}) AS channel, TO_CHAR(m.${SKU_MAP.from}, 'YYYY-MM-DD') AS validfrom,
  TO_CHAR(m.${SKU_MAP.to}, 'YYYY-MM-DD') AS validto, i.isinactive AS itemisinactive, k.${MARKETPLACE.connection} AS connection
  FROM ${SKU_MAP.type} m JOIN ${MARKETPLACE.type} k ON k.id = m.${SKU_MAP.marketplace} JOIN item i ON i.id = m.${SKU_MAP.item}
  WHERE m.isinactive = 'F'`;

/** Rows of any date for these SKUs, in all marketplaces (20 units a thousand SKUs; 10 without OneWorld). */
export function skuRows(skus: readonly string[], features: Features): SkuRow[] {
  const found = rowsIn(`${SELECT} AND m.${SKU_MAP.sku} IN (…)`, skus);
  const subsidiaries = features.oneWorld ? subsidiariesOf(found.map((row) => requiredText(row, 'item'))) : null;
  return found.map((row) => skuRow(row, subsidiaries));
}

/** A row without the option "include children" names its subsidiaries one by one. */
function subsidiariesOf(items: readonly string[]): Map<string, string[]> {
  const sql = 'SELECT item, subsidiary FROM itemsubsidiarymap WHERE item IN (…)';
  const map = new Map<string, string[]>();
  for (const row of rowsIn(sql, [...new Set(items)].map(Number))) {
    const item = requiredText(row, 'item');
    map.set(item, [...(map.get(item) ?? []), requiredText(row, 'subsidiary')]);
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
    itemSubsidiaries: subsidiaries === null ? null : (subsidiaries.get(item) ?? []),
  };
}
