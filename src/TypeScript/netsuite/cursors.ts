/**
 * How far a source of a connection has been read, kept durably between runs.
 *
 * @NApiVersion 2.1
 */

import type { Cursor } from '../flows/orders/window';
import { CURSOR } from './ids';
import { requiredText, rows, text } from './rows';
import { change, createOnce } from './saving';

export interface KeptCursor {
  readonly id: string;
  readonly cursor: Cursor;
}

export function cursorOf(connection: string, source: string): KeptCursor {
  return read(connection, source) ?? create(connection, source);
}

/** Only after every row of the page is durable (2 units). */
export function moveCursor(id: string, cursor: Cursor): void {
  change(CURSOR.type, id, {
    [CURSOR.watermark]: cursor.watermark === null ? '' : String(cursor.watermark),
    [CURSOR.chain]: cursor.chain === null ? '' : JSON.stringify(cursor.chain),
  });
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
