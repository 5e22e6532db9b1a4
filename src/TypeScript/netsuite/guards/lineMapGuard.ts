/**
 * What happens around the save of a row of the settlement map, however it is entered: it is checked and keyed, and reports
 * that wait are read again.
 *
 * @NApiVersion 2.1
 */

import { CLASS_ROWS, mayTake } from '../../flows/settlements/classes';
import { detailsProblem, type LineRow } from '../../flows/settlements/lineRows';
import { kindProblem, twinOf, twinProblem } from '../../flows/settlements/mapChange';
import type { LineClass, Triple } from '../../flows/settlements/settlement';
import { featureFlags } from '../features';
import { LINE_MAP, LIST, MARKETPLACE, SCRIPT, SETTLEMENT_FILE } from '../ids';
import { requiredText, rows, text } from '../rows';
import { lineMapKey } from '../settlements/lineMap';
import { accountTypes, ownRows } from '../settlements/lineMapRows';
import { start } from '../submit';
import { LINE_CLASS_NAMES } from '../values';
import { changed, listKeys, refuseSave, type Submitting, savedRecord, type Values } from './savedRecord';

const MEANING = [
  LINE_MAP.transactionType,
  LINE_MAP.amountType,
  LINE_MAP.amountDescription,
  LINE_MAP.class,
  LINE_MAP.marketplace,
  LINE_MAP.from,
  LINE_MAP.to,
  LINE_MAP.account,
  LINE_MAP.department,
  LINE_MAP.classification,
  LINE_MAP.location,
  LINE_MAP.taxCode,
  'isinactive',
];

/** 20 units, 30 more with an account and a location, and none where nothing of what the row means has changed. */
export function checkLineMapRow(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || !changed(saved, MEANING)) return;
  const triple = tripleOf(saved.after);
  if (saved.after.flag('isinactive')) {
    // Its key is free for another row.
    saved.set('externalid', `${lineMapKey({ ...triple, class: 'review' })}-off-${saved.id ?? Date.now()}`);
    return;
  }
  const lineClass = classOf(saved.after);
  const row: LineRow = { ...triple, ...detailsOf(saved.after), class: lineClass ?? 'review' };
  const problem =
    kindProblem(row) ??
    (lineClass === null ? null : detailsProblem(row, CLASS_ROWS[lineClass].label)) ??
    twinProblem(row, twinOf(row, saved.id, ownRows())) ??
    accountProblem(row) ??
    placeProblem(row);
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

function classOf(values: Values): LineClass | null {
  return listKeys(LIST.lineClass.type, LINE_CLASS_NAMES)(values.text(LINE_MAP.class));
}

function detailsOf(values: Values): Omit<LineRow, keyof Triple | 'class'> {
  const taxCode = values.text(LINE_MAP.taxCode);
  return {
    marketplace: values.text(LINE_MAP.marketplace),
    from: values.day(LINE_MAP.from),
    to: values.day(LINE_MAP.to),
    account: values.text(LINE_MAP.account),
    department: values.text(LINE_MAP.department),
    classification: values.text(LINE_MAP.classification),
    location: values.text(LINE_MAP.location),
    tax: taxCode === null ? null : { code: taxCode, rate: null },
  };
}

/** What is on its way, owed or held back never becomes a year's result by a row of the map (10 units with an account). */
function accountProblem({ account = null, class: lineClass }: LineRow): string | null {
  if (account === null) return null;
  const type = accountTypes([{ account }])[account];
  if (type === undefined) return 'Expected an active account, found one that is inactive. Choose another one.';
  const { role, label } = CLASS_ROWS[lineClass];
  if (mayTake(role, type)) return null;
  return `Lines of the class ${label} stand on the balance sheet; found an account of the type ${type}, which is part of a year's result. Choose an account of the balance sheet.`;
}

/** A location belongs to one subsidiary, and an entry to its marketplace's (20 units with a location and subsidiaries). */
function placeProblem({ location = null, marketplace = null }: LineRow): string | null {
  if (location === null || !featureFlags().oneWorld) return null;
  if (marketplace === null) {
    return 'A location belongs to one subsidiary. Enter the marketplace that the row holds for, or leave Location empty.';
  }
  const [place] = rows('SELECT name, subsidiary FROM location WHERE id = ?', [Number(location)]);
  const [its] = rows(`SELECT name, ${MARKETPLACE.subsidiary} AS subsidiary FROM ${MARKETPLACE.type} WHERE id = ?`, [
    Number(marketplace),
  ]);
  if (place === undefined || its === undefined || text(place, 'subsidiary') === text(its, 'subsidiary')) return null;
  return `The location ${requiredText(place, 'name')} is not of the subsidiary of ${requiredText(its, 'name')}. Choose one of that subsidiary, or leave Location empty.`;
}
