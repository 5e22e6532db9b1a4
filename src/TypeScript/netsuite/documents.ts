/**
 * The document record: what Amazon told us, whole. An older update never replaces a newer one.
 *
 * @NApiVersion 2.1
 */

import * as crypto from 'N/crypto';
import * as encode from 'N/encode';
import * as file from 'N/file';
import { digestOf } from '../amazon/orderDigest';
import type { OrderRow } from '../amazon/orderRow';
import { utf8Bytes } from '../flows/exceptions/text';
import { documentFolder } from './folders';
import { DOCUMENT } from './ids';
import { requiredText, rowsIn, text } from './rows';
import { changeLocked, createOnce, textOf, type Values } from './saving';

/** Long Text takes 100,000 characters by script; the margin is for what NetSuite may count in bytes. */
const LONGEST_IN_FIELD = 90_000;
/** N/file refuses contents of more than 10 MB. */
const LARGEST_FILE = 10 * 1024 * 1024;

export type Received = 'new' | 'updated' | 'older' | 'same' | 'different-content' | 'too-large';

export interface Filed {
  readonly row: OrderRow;
  readonly outcome: Received;
}

interface Known {
  readonly id: string;
  readonly updated: string;
  readonly hash: string | null;
}

export const documentKey = (connection: string, amazonId: string): string => `cwy-doc-order-${connection}-${amazonId}`;

/**
 * Makes rows durable: 10 units for the look-up of all of them, 6 for each that is new or newer. Rows without an id are
 * the caller's; they cannot be filed.
 */
export function fileOrders(connection: string, orders: readonly OrderRow[]): Filed[] {
  const named = orders.filter((row) => row.amazonOrderId !== null);
  const known = lookUp(
    connection,
    named.map((row) => row.amazonOrderId as string),
  );
  return named.map((row) => {
    const key = documentKey(connection, row.amazonOrderId as string);
    const filed = { row, outcome: fileOne(connection, key, row, known.get(key)) };
    if (filed.outcome === 'new' || filed.outcome === 'updated') known.delete(key);
    return filed;
  });
}

function lookUp(connection: string, amazonIds: readonly string[]): Map<string, Known> {
  const keys = [...new Set(amazonIds.map((id) => documentKey(connection, id)))];
  const sql = `SELECT id, externalid, ${DOCUMENT.updated} AS updated, ${DOCUMENT.hash} AS hash
    FROM ${DOCUMENT.type} WHERE externalid IN (…)`;
  return new Map(
    rowsIn(sql, keys).map((row) => [
      requiredText(row, 'externalid'),
      { id: requiredText(row, 'id'), updated: text(row, 'updated') ?? '', hash: text(row, 'hash') },
    ]),
  );
}

function fileOne(connection: string, key: string, row: OrderRow, known: Known | undefined): Received {
  const hash = hashOf(row.raw);
  const updated = row.lastUpdatedTime ?? '';
  if (known && known.updated > updated) return 'older';
  if (known && known.updated === updated) return known.hash === hash ? 'same' : 'different-content';
  if (utf8Bytes(row.raw) >= LARGEST_FILE) return 'too-large';
  const values = { ...contentOf(key, row, hash), [DOCUMENT.readAgain]: false };
  if (!known) {
    const created = createOnce(DOCUMENT.type, key, {
      [DOCUMENT.kind]: 'order',
      [DOCUMENT.connection]: connection,
      [DOCUMENT.amazonId]: row.amazonOrderId,
      ...values,
      ...visibleSince(null, values),
    });
    if (created !== null) return 'new';
  }
  return replace(connection, key, updated, values, known?.id);
}

/** Another run may have been faster: what is there now decides, under the record's lock. */
function replace(
  connection: string,
  key: string,
  updated: string,
  values: Values,
  knownId: string | undefined,
): Received {
  const id = knownId ?? lookUp(connection, [key.slice(documentKey(connection, '').length)]).get(key)?.id;
  if (id === undefined) throw new Error(`The document ${key} exists and cannot be found by its external id.`);
  const changed = changeLocked(DOCUMENT.type, id, (current) =>
    (textOf(current, DOCUMENT.updated) ?? '') >= updated
      ? null
      : { ...values, ...visibleSince(textOf(current, DOCUMENT.visible), values) },
  );
  return changed ? 'updated' : 'older';
}

function contentOf(key: string, row: OrderRow, hash: string): Values {
  const digest = digestOf(row.raw);
  const inField = row.raw.length <= LONGEST_IN_FIELD && utf8Bytes(row.raw) <= LONGEST_IN_FIELD;
  return {
    [DOCUMENT.marketplaceId]: digest.marketplaceId?.slice(0, 100) ?? '',
    [DOCUMENT.status]: digest.status?.slice(0, 100) ?? '',
    [DOCUMENT.shipBy]: digest.shipBy?.slice(0, 40) ?? '',
    [DOCUMENT.skus]: JSON.stringify(digest.skus),
    [DOCUMENT.raw]: inField ? row.raw : '',
    [DOCUMENT.file]: inField ? null : saveFile(key, row.raw),
    [DOCUMENT.hash]: hash,
    [DOCUMENT.updated]: row.lastUpdatedTime,
    [DOCUMENT.received]: new Date().toISOString(),
    [DOCUMENT.state]: 'received',
  };
}

/** When Amazon first showed it as something to ship: the clock of acknowledgement starts there. */
function visibleSince(before: string | null, values: Values): Values {
  if (before !== null) return {};
  const status = String(values[DOCUMENT.status] ?? '');
  return status === '' || status.startsWith('PENDING') ? {} : { [DOCUMENT.visible]: values[DOCUMENT.updated] ?? '' };
}

/** 20 units and the folder's; the file of an older update is overwritten. */
function saveFile(key: string, raw: string): number {
  return file.create({ name: `${key}.json`, fileType: file.Type.JSON, contents: raw, folder: documentFolder() }).save();
}

export function hashOf(raw: string): string {
  const hash = crypto.createHash({ algorithm: crypto.HashAlg.SHA256 });
  hash.update({ input: raw });
  return hash.digest({ outputEncoding: encode.Encoding.HEX });
}

/** The document's text from its record: the field, or the file behind it (10 units more). */
export function rawOf(raw: string | null, fileId: string | null): string {
  if (raw !== null) return raw;
  if (fileId === null) return '';
  return file.load({ id: Number(fileId) }).getContents();
}
