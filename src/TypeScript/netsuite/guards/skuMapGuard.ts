/**
 * What happens around the save of a SKU map row: it is checked, keyed, and orders that waited for it are planned again.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import {
  type EnteredRow,
  neighbourProblem,
  pastProblem,
  rowKey,
  rowProblem,
  sameMeaning,
} from '../../flows/setup/skuRow';
import { dayOf } from '../days';
import { LIST, MARKETPLACE, SKU_MAP } from '../ids';
import { type Place, replanSku } from '../orders/replan';
import { requiredText, rows, text } from '../rows';
import { refuseSave, type SavedRecord, type Submitting, savedRecord, type Values } from './savedRecord';

/** 30 units at most, and none where nothing of what the row means has changed. */
export function checkSkuRow(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null) return;
  const row = enteredRow(saved.after);
  const before = saved.before && enteredRow(saved.before);
  confirm(saved, row, before);
  if (before !== null && sameMeaning(before, row)) return;
  const problem = rowProblem(row) ?? (before && pastProblem(before, row, dayOf(new Date())));
  if (problem !== null) refuseSave(problem);
  const place = placeOf(row.marketplace);
  const neighbour = neighbourProblem({ ...row, channel: channelOf(row.channel) }, neighbours(saved.id, row));
  if (neighbour !== null) refuseSave(neighbour);
  saved.set('externalid', rowKey(place, row));
}

/** Orders held for this SKU are planned again: they find the row as it is now. */
export function afterSkuRow(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null) return;
  const row = enteredRow(saved.after);
  if (saved.before !== null && sameMeaning(enteredRow(saved.before), row)) return;
  const { planned, left } = replanSku(placeOf(row.marketplace), row.sku);
  if (left > 0) {
    log.audit({
      title: 'More orders wait for this SKU',
      details: `${planned} orders with "${row.sku}" are planned again; ${left} more wait for "Retry all" on the page Amazon Exceptions.`,
    });
  }
}

function enteredRow(values: Values): EnteredRow {
  return {
    marketplace: values.text(SKU_MAP.marketplace),
    sku: values.text(SKU_MAP.sku) ?? '',
    item: values.text(SKU_MAP.item),
    pack: values.number(SKU_MAP.pack) ?? 1,
    channel: values.text(SKU_MAP.channel),
    from: values.day(SKU_MAP.from),
    to: values.day(SKU_MAP.to),
    inactive: values.flag('isinactive'),
  };
}

/** Who enters an item by hand has looked at it; what a script of the system enters waits for somebody. */
function confirm(saved: SavedRecord, row: EnteredRow, before: EnteredRow | null): void {
  const isChecked = saved.after.text(SKU_MAP.confirmedBy) !== null;
  const isEntered = before === null || before.item !== row.item || before.pack !== row.pack;
  const user = runtime.getCurrentUser().id;
  if (isChecked || !isEntered || user <= 0) return;
  // Somebody who signs in need not be an employee, and only an employee fits the field.
  if (rows('SELECT id FROM employee WHERE id = ?', [user]).length > 0) saved.set(SKU_MAP.confirmedBy, user);
}

function placeOf(marketplace: string | null): Place {
  const sql = `SELECT ${MARKETPLACE.connection} AS connection, ${MARKETPLACE.amazonId} AS amazonid
    FROM ${MARKETPLACE.type} WHERE id = ?`;
  const [row] = marketplace === null ? [] : rows(sql, [Number(marketplace)]);
  if (!row) return refuseSave('Choose the marketplace in which this SKU is listed.');
  return { connection: requiredText(row, 'connection'), marketplaceId: requiredText(row, 'amazonid') };
}

function neighbours(id: string | null, row: EnteredRow): Parameters<typeof neighbourProblem>[1] {
  const sql = `SELECT id, BUILTIN.DF(${SKU_MAP.channel}) AS channel, TO_CHAR(${SKU_MAP.from}, 'YYYY-MM-DD') AS validfrom,
    TO_CHAR(${SKU_MAP.to}, 'YYYY-MM-DD') AS validto, isinactive FROM ${SKU_MAP.type}
    WHERE ${SKU_MAP.marketplace} = ? AND ${SKU_MAP.sku} = ? AND id <> ?`;
  return rows(sql, [Number(row.marketplace), row.sku, Number(id ?? 0)]).map((each) => ({
    id: requiredText(each, 'id'),
    channel: nameAsChannel(text(each, 'channel')),
    from: text(each, 'validfrom'),
    to: text(each, 'validto'),
    inactive: each.isinactive === 'T',
  }));
}

/** Costs 10 units where the row is for one channel. */
function channelOf(id: string | null): 'FBM' | 'FBA' | null {
  if (id === null) return null;
  const [row] = rows(`SELECT name FROM ${LIST.channel.type} WHERE id = ?`, [Number(id)]);
  return nameAsChannel(row ? text(row, 'name') : null);
}

function nameAsChannel(name: string | null): 'FBM' | 'FBA' | null {
  return name === 'FBM' || name === 'FBA' ? name : null;
}
