/**
 * How far a source of a connection has been read, kept durably between runs.
 *
 * @NApiVersion 2.1
 */

import type { Cursor } from '../../flows/orders/window';
import { CURSOR } from '../ids';
import { requiredText, rows, text } from '../rows';
import { changeLocked, createOnce, textOf } from '../saving';

export interface KeptCursor {
  readonly id: string;
  readonly cursor: Cursor;
}

export function cursorOf(connection: string, source: string): KeptCursor {
  return read(connection, source) ?? create(connection, source);
}

/**
 * Moves the cursor from where this run read it, only after every row of the page is durable (6 units). False where
 * another run has moved it since: that one goes on.
 */
export function moveCursor(id: string, from: Cursor, to: Cursor): boolean {
  const before = fieldsOf(from);
  return changeLocked(CURSOR.type, id, (current) => {
    const isMoved = Object.entries(before).some(([field, value]) => (textOf(current, field) ?? '') !== value);
    return isMoved ? null : fieldsOf(to);
  });
}

function fieldsOf({ watermark, chain }: Cursor): Record<string, string> {
  return {
    [CURSOR.watermark]: watermark === null ? '' : String(watermark),
    [CURSOR.chain]: chain === null ? '' : JSON.stringify(chain),
  };
}

function read(connection: string, source: string): KeptCursor | null {
  const sql = `SELECT id, ${CURSOR.watermark}, ${CURSOR.chain} FROM ${CURSOR.type}
    WHERE ${CURSOR.connection} = ? AND ${CURSOR.source} = ?`;
  const [row] = rows(sql, [Number(connection), source]);
  if (!row) return null;
  const watermark = text(row, CURSOR.watermark);
  const chain = text(row, CURSOR.chain);
  return {
    id: requiredText(row, 'id'),
    cursor: {
      watermark: watermark === null ? null : Number(watermark),
      chain: chain === null ? null : (JSON.parse(chain) as Cursor['chain']),
    },
  };
}

function create(connection: string, source: string): KeptCursor {
  createOnce(CURSOR.type, `cwy-cur-${connection}-${source}`, {
    [CURSOR.connection]: connection,
    [CURSOR.source]: source,
  });
  const kept = read(connection, source);
  if (!kept) throw new Error(`The cursor ${source} of connection ${connection} was made and cannot be read back.`);
  return kept;
}
