/**
 * The document record: what Amazon told us, whole. An older update never replaces a newer one.
 *
 * @NApiVersion 2.1
 */

import * as crypto from 'N/crypto';
import * as encode from 'N/encode';
import * as file from 'N/file';
import * as record from 'N/record';
import { digestOf } from '../../amazon/orderDigest';
import type { OrderRow } from '../../amazon/orderRow';
import { utf8Bytes } from '../../flows/exceptions/text';
import { DOCUMENT } from '../ids';
import { type Row, requiredText, rowsIn, text } from '../rows';
import { change, codeOf, createOnce, isLasting, textOf, type Values } from '../saving';
import { type HeldCursor, makeSureOfHold } from './cursors';
import { documentFolder } from './folders';

/** Long Text takes 100,000 characters by script; the margin is for what NetSuite may count in bytes. */
const LONGEST_IN_FIELD = 90_000;
/** N/file refuses contents of more than 10 MB. */
const LARGEST_FILE = 10 * 1024 * 1024;

export type Received = 'new' | 'updated' | 'older' | 'same' | 'different-content' | 'too-large' | 'refused';

export interface Filed {
  readonly row: OrderRow;
  readonly outcome: Received;
  /** NetSuite's own code and words where it refused the record. */
  readonly refusal: string | null;
}

interface Known {
  readonly id: string;
  readonly updated: string;
  readonly hash: string | null;
  readonly visible: string | null;
}

export const documentKey = (connection: string, amazonId: string): string => `cwy-doc-order-${connection}-${amazonId}`;

/**
 * Makes rows durable: 10 units for the look-up of all of them, 6 for each that is new, 2 for each that is newer. Only who
 * holds the connection's reading position may: nobody else writes what the look-up compared. Rows without an id are the
 * caller's; they cannot be filed.
 */
export function fileOrders(connection: string, orders: readonly OrderRow[], held: HeldCursor): Filed[] {
  const named = orders.filter((row) => row.amazonOrderId !== null);
  const known = lookUp(
    connection,
    named.map((row) => row.amazonOrderId as string),
  );
  return named.map((row) => tryOne(connection, row, known, held));
}

/** One row that NetSuite will never take must not keep its page from being read; what may pass by itself ends the run. */
function tryOne(connection: string, row: OrderRow, known: Map<string, Known>, held: HeldCursor): Filed {
  try {
    return { row, outcome: fileOne(connection, row, known, held), refusal: null };
  } catch (error) {
    if (!(error instanceof Error) || !isLasting(error)) throw error;
    return { row, outcome: 'refused', refusal: `${codeOf(error)}: ${error.message}` };
  }
}

function lookUp(connection: string, amazonIds: readonly string[]): Map<string, Known> {
  const keys = [...new Set(amazonIds.map((id) => documentKey(connection, id)))];
  const sql = `SELECT id, externalid, ${DOCUMENT.updated} AS updated, ${DOCUMENT.hash} AS hash, ${DOCUMENT.visible} AS visible
    FROM ${DOCUMENT.type} WHERE externalid IN (…)`;
  return new Map(
    rowsIn(sql, keys).map((row) => [
      requiredText(row, 'externalid'),
      {
        id: requiredText(row, 'id'),
        updated: text(row, 'updated') ?? '',
        hash: text(row, 'hash'),
        visible: text(row, 'visible'),
      },
    ]),
  );
}

/** Adds what it writes to `known`: one page may hold an order twice. */
function fileOne(connection: string, row: OrderRow, known: Map<string, Known>, held: HeldCursor): Received {
  const key = documentKey(connection, row.amazonOrderId as string);
  const hash = hashOf(row.raw);
  const updated = row.lastUpdatedTime ?? '';
  const before = known.get(key);
  const outcome = before ? comparedWith(before, updated, hash) : null;
  if (outcome !== null) return outcome;
  if (utf8Bytes(row.raw) >= LARGEST_FILE) return 'too-large';
  makeSureOfHold(held);
  const values = { ...contentOf(key, row, hash), [DOCUMENT.readAgain]: false };
  const visible = before?.visible ?? visibleSince(values);
  const content = { ...values, [DOCUMENT.visible]: visible ?? '' };
  if (before) change(DOCUMENT.type, before.id, content);
  const id = before?.id ?? create(connection, key, row, content);
  known.set(key, { id, updated, hash, visible });
  return before ? 'updated' : 'new';
}

function create(connection: string, key: string, row: OrderRow, values: Values): string {
  const id = createOnce(DOCUMENT.type, key, {
    [DOCUMENT.kind]: 'order',
    [DOCUMENT.connection]: connection,
    [DOCUMENT.amazonId]: row.amazonOrderId,
    ...values,
  });
  // It was not there at the look-up, and nobody else may have made it since.
  if (id === null) throw new Error(`The document ${key} came into being while this run alone may write documents.`);
  return String(id);
}

/**
 * Notes orders of which only the id is known, so that they are read one by one: 6 units each. Theirs are documents without
 * a text, which nothing is planned from. Only who holds the connection's reading position may.
 */
export function noteOrders(
  connection: string,
  orders: readonly { readonly amazonOrderId: string; readonly marketplaceId: string | null }[],
  held: HeldCursor,
): void {
  for (const { amazonOrderId, marketplaceId } of orders) {
    makeSureOfHold(held);
    createOnce(DOCUMENT.type, documentKey(connection, amazonOrderId), {
      [DOCUMENT.kind]: 'order',
      [DOCUMENT.connection]: connection,
      [DOCUMENT.amazonId]: amazonOrderId,
      [DOCUMENT.marketplaceId]: marketplaceId ?? '',
      [DOCUMENT.state]: 'received',
      [DOCUMENT.readAgain]: true,
    });
  }
}

/** What a row is against what is kept; null where it is newer. */
function comparedWith(kept: Pick<Known, 'updated' | 'hash'>, updated: string, hash: string): Received | null {
  if (kept.updated > updated) return 'older';
  if (kept.updated < updated) return null;
  return kept.hash === hash ? 'same' : 'different-content';
}

function contentOf(key: string, row: OrderRow, hash: string): Values {
  const digest = digestOf(row.raw);
  const inField = fitsField(row.raw);
  return {
    [DOCUMENT.marketplaceId]: digest.marketplaceId?.slice(0, 100) ?? '',
    [DOCUMENT.status]: digest.status?.slice(0, 100) ?? '',
    [DOCUMENT.channel]: digest.channel ?? '',
    [DOCUMENT.shipBy]: digest.shipBy?.slice(0, 40) ?? '',
    [DOCUMENT.skus]: JSON.stringify(digest.skus),
    [DOCUMENT.deliverBy]: digest.deliverBy?.slice(0, 40) ?? '',
    // What came now may tell who bought, whatever was taken out before.
    [DOCUMENT.purged]: '',
    [DOCUMENT.raw]: inField ? row.raw : '',
    [DOCUMENT.file]: inField ? null : saveFile(key, row.raw),
    [DOCUMENT.hash]: hash,
    [DOCUMENT.updated]: row.lastUpdatedTime,
    [DOCUMENT.received]: new Date().toISOString(),
    [DOCUMENT.state]: 'received',
  };
}

const fitsField = (raw: string): boolean => raw.length <= LONGEST_IN_FIELD && utf8Bytes(raw) <= LONGEST_IN_FIELD;

/** The values that put a shorter text in the place of a document's own; its file goes where the field holds all (20 units). */
export function replacedContent(raw: string, fileId: string | null): Values {
  if (fileId === null) return { [DOCUMENT.raw]: raw };
  if (fitsField(raw)) {
    file.delete({ id: Number(fileId) });
    return { [DOCUMENT.raw]: raw, [DOCUMENT.file]: null };
  }
  const { name, folder } = file.load({ id: Number(fileId) });
  file.create({ name, fileType: file.Type.JSON, contents: raw, folder: Number(folder) }).save();
  return {};
}

/** When Amazon first showed it as something to ship: the clock of acknowledgement starts there. */
function visibleSince(values: Values): string | null {
  const status = String(values[DOCUMENT.status] ?? '');
  return status === '' || status.startsWith('PENDING') ? null : String(values[DOCUMENT.updated] ?? '');
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

/** Characters. Longer texts may come cut from a query; they are loaded with their document. */
const SHORT = 3_900;

/** A document's text as a query gave it; its hash says whether it came whole. */
export interface QueriedText {
  readonly raw: string;
  readonly hash: string;
}

/** What a query of documents under the name `d` selects, for `queriedText`. */
export const TEXT_COLUMNS = `d.${DOCUMENT.hash} AS hash, CASE WHEN LENGTH(d.${DOCUMENT.raw}) <= ${SHORT} THEN d.${DOCUMENT.raw} END AS raw`;

/** Null where it is to be loaded: long, or in a file. */
export function queriedText(row: Row): QueriedText | null {
  const [raw, hash] = [text(row, 'raw'), text(row, 'hash')];
  return raw === null || hash === null ? null : { raw, hash };
}

export const isWhole = ({ raw, hash }: QueriedText): boolean => hashOf(raw) === hash;

/** As a query gave it where that came whole, otherwise loaded (2 units, 10 more for a file). */
export function textOfDocument(document: string, queried: QueriedText | null): string {
  if (queried !== null && isWhole(queried)) return queried.raw;
  const loaded = record.load({ type: DOCUMENT.type, id: Number(document) });
  return rawOf(textOf(loaded, DOCUMENT.raw), textOf(loaded, DOCUMENT.file));
}

/** The document's text from its record: the field, or the file behind it (10 units more). */
export function rawOf(raw: string | null, fileId: string | null): string {
  if (raw !== null) return raw;
  if (fileId === null) return '';
  return file.load({ id: Number(fileId) }).getContents();
}
