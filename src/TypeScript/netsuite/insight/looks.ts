/**
 * The records of looks: one for each settlement, with what was unusual in it and the file of what it came to by SKU; and
 * which settlements were not looked at yet.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { SoldAt } from '../../flows/fees/soldAt';
import type { SkuFacts } from '../../flows/margin/skuFacts';
import type { UnusualRule } from '../../flows/settlements/unusual';
import { LOOK, SETTLEMENT } from '../ids';
import { requiredText, rows, text } from '../rows';
import { change, createOnce, textOf, type Values } from '../saving';

/** What a run looks at, as it travels to its invocation: plain JSON. */
export interface LookWork {
  readonly connection: string;
  /** Internal ids of settlements, those first that ended first. */
  readonly settlements: readonly string[];
}

/** Something unusual, as the record of the look keeps it. */
export interface UnusualNote {
  readonly rule: UnusualRule;
  readonly subject: string;
  readonly words: string;
  readonly lines: number;
  /** Minor units. */
  readonly amount: number;
  /** Internal id of the file with its evidence. */
  readonly file: string;
}

/** The file of a look: what the settlement came to by SKU, and at what prices items were sold. */
export interface LookFile extends SkuFacts {
  readonly sold: readonly SoldAt[];
  /** Items whose price of a unit cannot be told. */
  readonly left: number;
}

export interface LookToCompare {
  readonly id: string;
  readonly hash: string;
  /** Internal id of its file. */
  readonly facts: string;
  readonly currency: string;
}

/** Looks whose fees were not held against estimates yet, oldest first (10 units). */
export function looksToCompare(connection: string): LookToCompare[] {
  const sql = `SELECT l.id AS look, l.${LOOK.hash} AS hash, l.${LOOK.facts} AS facts, s.${SETTLEMENT.currency} AS currency
    FROM ${LOOK.type} l JOIN ${SETTLEMENT.type} s ON s.id = l.${LOOK.settlement}
    WHERE s.${SETTLEMENT.connection} = ? AND (l.${LOOK.compared} IS NULL OR l.${LOOK.compared} <> l.${LOOK.hash})
    ORDER BY s.${SETTLEMENT.end}, s.id FETCH FIRST 20 ROWS ONLY`;
  return rows(sql, [Number(connection)]).map((row) => ({
    id: requiredText(row, 'look'),
    hash: requiredText(row, 'hash'),
    facts: requiredText(row, 'facts'),
    currency: requiredText(row, 'currency'),
  }));
}

/** Of one run; the rest waits for the next. */
const MOST_SETTLEMENTS = 500;

const lookKey = (settlement: string): string => `cwy-look-${settlement}`;

/** Settlements that were never looked at, or whose content is another one now, by connection (10 units). */
export function settlementsToLookAt(): LookWork[] {
  const sql = `SELECT s.id AS settlement, s.${SETTLEMENT.connection} AS connection FROM ${SETTLEMENT.type} s
    LEFT JOIN ${LOOK.type} l ON l.${LOOK.settlement} = s.id
    WHERE s.isinactive = 'F' AND (l.${LOOK.hash} IS NULL OR l.${LOOK.hash} <> s.${SETTLEMENT.hash})
    ORDER BY s.${SETTLEMENT.end}, s.id FETCH FIRST ${MOST_SETTLEMENTS} ROWS ONLY`;
  const found = new Map<string, string[]>();
  for (const row of rows(sql)) {
    const connection = requiredText(row, 'connection');
    const settlements = found.get(connection) ?? [];
    settlements.push(requiredText(row, 'settlement'));
    found.set(connection, settlements);
  }
  return [...found].map(([connection, settlements]) => ({ connection, settlements }));
}

export interface LookToBook {
  readonly id: string;
  readonly hash: string;
  readonly facts: string;
  /** What its margins were made of last time; empty where they never were. */
  readonly margin: string;
  readonly settlement: string;
  readonly connection: string;
  /** Internal id of the marketplace of lines without one; null where none is known. */
  readonly marketplace: string | null;
  readonly currency: string;
}

/** Looks of the latest settlements, of which margins are made (10 units). */
export function looksToBook(): LookToBook[] {
  const sql = `SELECT l.id AS look, l.${LOOK.hash} AS hash, l.${LOOK.facts} AS facts, l.${LOOK.margin} AS margin, s.id AS settlement,
    s.${SETTLEMENT.connection} AS connection, s.${SETTLEMENT.marketplace} AS marketplace, s.${SETTLEMENT.currency} AS currency
    FROM ${LOOK.type} l JOIN ${SETTLEMENT.type} s ON s.id = l.${LOOK.settlement}
    WHERE l.${LOOK.facts} IS NOT NULL ORDER BY s.${SETTLEMENT.end} DESC, s.id FETCH FIRST 500 ROWS ONLY`;
  return rows(sql).map((row) => ({
    id: requiredText(row, 'look'),
    hash: requiredText(row, 'hash'),
    facts: requiredText(row, 'facts'),
    margin: text(row, 'margin') ?? '',
    settlement: requiredText(row, 'settlement'),
    connection: requiredText(row, 'connection'),
    marketplace: text(row, 'marketplace'),
    currency: requiredText(row, 'currency'),
  }));
}

/** Margins of settlements that may charge for the storage of a month are to be made anew (10 units, and 2 for each). */
export function marginsAnew(connection: string, endOfMonth: string): void {
  const sql = `SELECT l.id AS look FROM ${LOOK.type} l JOIN ${SETTLEMENT.type} s ON s.id = l.${LOOK.settlement}
    WHERE s.${SETTLEMENT.connection} = ? AND s.${SETTLEMENT.end} >= ? ORDER BY l.id`;
  for (const row of rows(sql, [Number(connection), endOfMonth])) {
    change(LOOK.type, requiredText(row, 'look'), { [LOOK.margin]: '' });
  }
}

/** 6 units for a new one, 12 otherwise. */
export function keepLook(settlement: string, values: Values): void {
  if (createOnce(LOOK.type, lookKey(settlement), { [LOOK.settlement]: settlement, ...values }) !== null) return;
  const [row] = rows(`SELECT id FROM ${LOOK.type} WHERE externalid = ?`, [lookKey(settlement)]);
  if (row === undefined) throw new Error(`The look ${lookKey(settlement)} is there and cannot be found.`);
  change(LOOK.type, requiredText(row, 'id'), values);
}

/** SHA-256 of the settlement's content, as its record has it (10 units). */
export function contentOf(settlement: string): string {
  const sql = `SELECT ${SETTLEMENT.hash} AS hash FROM ${SETTLEMENT.type} WHERE id = ?`;
  return text(rows(sql, [Number(settlement)])[0] ?? {}, 'hash') ?? '';
}

/** What is unusual in a settlement; empty where it was not looked through yet (12 units). */
export function unusualOf(settlement: string): readonly UnusualNote[] {
  const [row] = rows(`SELECT id FROM ${LOOK.type} WHERE externalid = ?`, [lookKey(settlement)]);
  if (row === undefined) return [];
  const kept = record.load({ type: LOOK.type, id: Number(requiredText(row, 'id')) });
  return JSON.parse(textOf(kept, LOOK.unusual) ?? '[]') as UnusualNote[];
}
