/**
 * How far a source of a connection has been read, kept durably between runs, and whose turn it is to read on: one run
 * holds the cursor at a time. What the holder alone writes needs no lock of its own.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import type * as record from 'N/record';
import type { Cursor } from '../../flows/orders/window';
import { CURSOR } from '../ids';
import { number, requiredText, rows } from '../rows';
import { changeLocked, createOnce, textOf } from '../saving';

/** A cursor in the hands of this run. */
export interface HeldCursor {
  readonly id: string;
  /** The run that holds it, by the internal id of its row. */
  readonly holder: string;
  /** As it stood when it was taken. */
  readonly cursor: Cursor;
  /** Milliseconds since 1970: from then on another run may take it. */
  heldUntil: number;
}

/** Orders by their last update: what the sweep reads and the days are proven of. */
export const ORDERS = 'orders-by-update';

/** A run that was stopped frees the cursor by standing still for so long; a run of its schedule comes 15 minutes later. */
const HOLD_MS = 10 * 60_000;
/** With less left than this a holder makes sure of its hold before it writes; no single write takes as long. */
const LEAST_MS = 5 * 60_000;

/** Null where another run holds it (16 units). */
export function takeCursor(connection: string, source: string, run: number): HeldCursor | null {
  const id = idOf(connection, source) ?? create(connection, source);
  const holder = String(run);
  const heldUntil = Date.now() + HOLD_MS;
  let cursor: Cursor | null = null;
  changeLocked(CURSOR.type, id, (current) => {
    const until = Number(textOf(current, CURSOR.heldUntil) ?? 0);
    if (textOf(current, CURSOR.holder) !== null && until > Date.now()) {
      cursor = null;
      return null;
    }
    cursor = readCursor(current);
    return holdOf(holder, heldUntil);
  });
  return cursor === null ? null : { id, holder, cursor, heldUntil };
}

/** Everything updated before this instant is durable, milliseconds since 1970; null before the first window (10 units). */
export function readingPosition(connection: string, source: string): number | null {
  const sql = `SELECT ${CURSOR.watermark} AS watermark FROM ${CURSOR.type} WHERE ${CURSOR.connection} = ? AND ${CURSOR.source} = ?`;
  const [row] = rows(sql, [Number(connection), source]);
  return row ? number(row, 'watermark') : null;
}

/** Moves the cursor, only after every row of the page is durable, and holds it for longer (6 units). */
export function moveCursor(held: HeldCursor, { watermark, chain }: Cursor): void {
  hold(held, {
    [CURSOR.watermark]: watermark === null ? '' : String(watermark),
    [CURSOR.chain]: chain === null ? '' : JSON.stringify(chain),
  });
}

/** To be asked before each write that the hold guards; 6 units where little of it is left. */
export function makeSureOfHold(held: HeldCursor): void {
  if (held.heldUntil - Date.now() < LEAST_MS) hold(held, {});
}

/** Lets the next run have it at once (6 units). Where that fails the hold ends by itself. */
export function releaseCursor({ id, holder }: HeldCursor): void {
  try {
    changeLocked(CURSOR.type, id, (current) => (isHeldBy(current, holder) ? holdOf('', null) : null));
  } catch (error) {
    log.debug({ title: 'The reading position was not let go of', details: String(error) });
  }
}

function hold(held: HeldCursor, values: Readonly<Record<string, string>>): void {
  const heldUntil = Date.now() + HOLD_MS;
  const isMine = changeLocked(CURSOR.type, held.id, (current) =>
    isHeldBy(current, held.holder) ? { ...values, ...holdOf(held.holder, heldUntil) } : null,
  );
  if (!isMine) throw new Error('This run stood still for so long that another one took over its reading position.');
  held.heldUntil = heldUntil;
}

const isHeldBy = (current: record.Record, holder: string): boolean => textOf(current, CURSOR.holder) === holder;

const holdOf = (holder: string, until: number | null): Record<string, string> => ({
  [CURSOR.holder]: holder,
  [CURSOR.heldUntil]: until === null ? '' : String(until),
});

function readCursor(current: record.Record): Cursor {
  const watermark = textOf(current, CURSOR.watermark);
  const chain = textOf(current, CURSOR.chain);
  return {
    watermark: watermark === null ? null : Number(watermark),
    // A window that an earlier version began does not tell its pages.
    chain: chain === null ? null : ({ pages: 0, ...JSON.parse(chain) } as Cursor['chain']),
  };
}

function idOf(connection: string, source: string): string | null {
  const sql = `SELECT id FROM ${CURSOR.type} WHERE ${CURSOR.connection} = ? AND ${CURSOR.source} = ?`;
  const [row] = rows(sql, [Number(connection), source]);
  return row ? requiredText(row, 'id') : null;
}

function create(connection: string, source: string): string {
  createOnce(CURSOR.type, `cwy-cur-${connection}-${source}`, {
    [CURSOR.connection]: connection,
    [CURSOR.source]: source,
  });
  const id = idOf(connection, source);
  if (id === null)
    throw new Error(`The cursor ${source} of connection ${connection} was made and cannot be read back.`);
  return id;
}
