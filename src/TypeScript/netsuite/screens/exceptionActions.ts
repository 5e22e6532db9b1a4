/**
 * What a person does with exceptions of the queue: retry, snooze, solve, assign. Each answers with what to say.
 *
 * @NApiVersion 2.1
 */

import * as format from 'N/format';
import * as runtime from 'N/runtime';
import type { QueueFilter } from '../../flows/exceptions/queue';
import { classRow } from '../../flows/exceptions/queue';
import { retriedNotice } from '../../flows/exceptions/queueWords';
import { solveException } from '../exceptions';
import { EXCEPTION } from '../ids';
import { retry, retryAll } from '../orders/retry';
import { requiredText, rowsIn } from '../rows';
import { change, codeOf } from '../saving';
import type { Notice } from './notice';

export interface Choice {
  readonly action: string;
  /** The exceptions ticked. */
  readonly ids: readonly number[];
  readonly filter: QueueFilter;
  readonly until: string;
  readonly owner: string;
  readonly resolution: string;
}

const NO_ROWS: Notice = { mood: 'refused', text: 'No row is ticked. Tick the exceptions meant, then press Go.' };
const NOT_ALLOWED = new Set(['INSUFFICIENT_PERMISSION', 'INSUFFICIENT_PERMISSIONS', 'USER_ERROR']);

/** Does what was chosen; null where nothing was. */
export function act(choice: Choice): Notice | null {
  if (choice.action === '') return choice.ids.length === 0 ? null : { mood: 'refused', text: CHOOSE_ACTION };
  if (choice.action === 'retry-class') return guarded(() => retryClass(choice.filter));
  if (choice.ids.length === 0) return NO_ROWS;
  const open = unsolved(choice.ids);
  if (open.length === 0) return { mood: 'refused', text: 'The exceptions ticked are solved already.' };
  switch (choice.action) {
    case 'retry':
      return guarded(() => retriedNotice(retry(open)));
    case 'snooze':
      return guarded(() => snooze(open, choice.until));
    case 'solve':
      return guarded(() => solve(open, choice.resolution));
    case 'assign':
      return guarded(() => assign(open, choice.owner));
    default:
      return { mood: 'refused', text: `Expected one of the actions offered, found "${choice.action}".` };
  }
}

const CHOOSE_ACTION = 'Rows are ticked and no action is chosen. Choose what to do with them, then press Go.';

function retryClass(filter: QueueFilter): Notice {
  if (classRow(filter.class) === null) {
    return { mood: 'refused', text: 'Choose one class under Filters first; all open exceptions of it are retried.' };
  }
  return retriedNotice(retryAll({ ...filter, show: filter.show === 'solved' ? 'open' : filter.show }));
}

/** 2 units each. */
function snooze(ids: readonly number[], given: string): Notice {
  const until = dayOf(given);
  if (until === null || until.getTime() <= Date.now()) {
    return { mood: 'refused', text: 'Enter the date on which they shall come back, tomorrow or later.' };
  }
  for (const id of ids) change(EXCEPTION.type, id, { [EXCEPTION.snoozedUntil]: until });
  return { mood: 'done', text: `${countOf(ids)} snoozed until ${given}. Under "Snoozed" they are still to be seen.` };
}

/** The day's beginning in the person's own zone and format. */
function dayOf(given: string): Date | null {
  if (given.trim() === '') return null;
  const parsed = format.parse({ value: given, type: format.Type.DATE }) as Date | string;
  return parsed instanceof Date && !Number.isNaN(parsed.getTime()) ? parsed : null;
}

function solve(ids: readonly number[], resolution: string): Notice {
  const words = resolution.trim();
  if (words === '') return { mood: 'refused', text: 'Say in a few words how it was solved; the words are kept.' };
  const { name } = runtime.getCurrentUser();
  for (const id of ids) solveException(String(id), words.slice(0, 1_000), name);
  return { mood: 'done', text: `${countOf(ids)} solved by ${name}.` };
}

function assign(ids: readonly number[], owner: string): Notice {
  if (!/^\d+$/.test(owner)) return { mood: 'refused', text: 'Choose who shall own them.' };
  for (const id of ids) change(EXCEPTION.type, id, { [EXCEPTION.owner]: owner });
  return { mood: 'done', text: `${countOf(ids)} assigned.` };
}

function unsolved(ids: readonly number[]): number[] {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND id IN (…)`;
  return rowsIn(sql, [...new Set(ids)]).map((row) => Number(requiredText(row, 'id')));
}

/** A role that may not is told so; what was done before stays done, and doing it again harms nothing. */
function guarded(work: () => Notice): Notice {
  try {
    return work();
  } catch (error) {
    if (!NOT_ALLOWED.has(codeOf(error))) throw error;
    const { roleId } = runtime.getCurrentUser();
    return {
      mood: 'refused',
      text: `Your role (${roleId}) may not do this. Ask somebody with the role Amazon Operations. NetSuite says: ${String((error as Error).message)}`,
    };
  }
}

const countOf = (ids: readonly number[]): string =>
  ids.length === 1 ? '1 exception is' : `${ids.length} exceptions are`;
