/**
 * What happens around the save of a row of the settlement map, however it is entered: it is checked and keyed, and reports
 * that wait are read again.
 *
 * @NApiVersion 2.1
 */

import { keyOfTriple } from '../../flows/settlements/lineKinds';
import { kindProblem, twinProblem } from '../../flows/settlements/mapChange';
import type { Triple } from '../../flows/settlements/settlement';
import { LINE_MAP, SCRIPT, SETTLEMENT_FILE } from '../ids';
import { rows } from '../rows';
import { lineMapKey, ownRows } from '../settlements/lineMap';
import { start } from '../submit';
import { LINE_CLASS_NAMES } from '../values';
import { changed, refuseSave, type Submitting, savedRecord, type Values } from './savedRecord';

const MEANING = [
  LINE_MAP.transactionType,
  LINE_MAP.amountType,
  LINE_MAP.amountDescription,
  LINE_MAP.class,
  'isinactive',
];

/** 10 units, and none where nothing of what the row means has changed. */
export function checkLineMapRow(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || !changed(saved, MEANING)) return;
  const row = tripleOf(saved.after);
  if (saved.after.flag('isinactive')) {
    // Its key is free for another row.
    saved.set('externalid', `${lineMapKey(row)}-off-${saved.id ?? Date.now()}`);
    return;
  }
  const problem = kindProblem(row) ?? twinProblem(row, twinOf(saved.id, row));
  if (problem !== null) refuseSave(problem);
  trim(saved.after, row, saved.set);
  saved.set('externalid', lineMapKey(row));
}

/** Reports that wait are read again now, not with the next schedule. Needs a role that posts: the run has it too (30 units). */
export function afterLineMapRow(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || !changed(saved, MEANING)) return;
  const sql = `SELECT id FROM ${SETTLEMENT_FILE.type} WHERE ${SETTLEMENT_FILE.state} = 'waits' FETCH FIRST 1 ROWS ONLY`;
  if (rows(sql).length > 0) start('MAP_REDUCE', SCRIPT.settle.id, SCRIPT.settle.forRetry);
}

function tripleOf(values: Values): Triple {
  const cell = (fieldId: string): string => (values.text(fieldId) ?? '').trim();
  return {
    transactionType: cell(LINE_MAP.transactionType),
    amountType: cell(LINE_MAP.amountType),
    amountDescription: cell(LINE_MAP.amountDescription),
  };
}

/** Amazon's cells are read without blanks around them, so the row's are kept likewise. */
function trim(values: Values, row: Triple, set: (fieldId: string, value: string) => void): void {
  const cells = [
    [LINE_MAP.transactionType, row.transactionType],
    [LINE_MAP.amountType, row.amountType],
    [LINE_MAP.amountDescription, row.amountDescription],
  ] as const;
  for (const [fieldId, value] of cells) if ((values.text(fieldId) ?? '') !== value) set(fieldId, value);
}

/** Another active row with the same texts (10 units). */
function twinOf(id: string | null, row: Triple): { readonly id: string; readonly className: string } | null {
  const twin = ownRows().find((each) => each.id !== id && keyOfTriple(each) === keyOfTriple(row));
  return twin === undefined ? null : { id: twin.id, className: LINE_CLASS_NAMES[twin.class] };
}
