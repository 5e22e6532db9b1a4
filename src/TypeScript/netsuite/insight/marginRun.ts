/**
 * Writes the margins by SKU: a record is made once by its external id, changed where it is another one now, and otherwise
 * left alone. A settlement counts as booked here when all its parts are written.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import type { EntryPoints } from 'N/types';
import { LOOK, MARGIN } from '../ids';
import { requiredText, rowsIn, text } from '../rows';
import { change, createOnce } from '../saving';
import type { MarginWork, WantedRow } from './marginWork';

/** Records made and changed: 10 units, 6 for a new one, 2 for a changed one. */
export function writeMargins({ rows: wanted }: MarginWork): number {
  const sql = `SELECT id, externalid, ${MARGIN.print} AS print FROM ${MARGIN.type} WHERE externalid IN (…)`;
  const keys = wanted.map(({ key }) => key);
  const known = new Map(rowsIn(sql, keys).map((row) => [requiredText(row, 'externalid'), row]));
  let written = 0;
  for (const row of wanted) {
    const there = known.get(row.key);
    if (there !== undefined && text(there, 'print') === row.values[MARGIN.print]) continue;
    write(row, there === undefined ? null : requiredText(there, 'id'));
    written++;
  }
  return written;
}

function write({ key, values }: WantedRow, id: string | null): void {
  if (id !== null) change(MARGIN.type, id, values);
  else createOnce(MARGIN.type, key, values);
}

/** What a part leaves for the end of the run. */
interface Done {
  readonly look: string;
  readonly mark: string;
  readonly parts: number;
}

/** Null for the cost of goods, which is read anew each time. */
export const doneOf = ({ look, mark, parts }: MarginWork): Done | null =>
  look === null ? null : { look, mark, parts };

export function closeMargins({ inputSummary, reduceSummary, output }: EntryPoints.MapReduce.summarizeContext): void {
  if (inputSummary.error) log.error({ title: 'Margins could not be worked out', details: inputSummary.error });
  reduceSummary.errors.iterator().each((key, error) => {
    log.error({ title: `Margins ${key} failed`, details: error });
    return true;
  });
  const written = new Map<string, { done: Done; parts: number }>();
  output.iterator().each((_key: string, value: string) => {
    const done = JSON.parse(value) as Done;
    written.set(done.look, { done, parts: (written.get(done.look)?.parts ?? 0) + 1 });
    return true;
  });
  for (const { done, parts } of written.values()) {
    if (parts === done.parts) change(LOOK.type, done.look, { [LOOK.margin]: done.mark });
  }
}
