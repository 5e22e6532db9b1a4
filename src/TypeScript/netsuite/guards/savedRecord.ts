/**
 * A record as it will be once it is saved, beside what it was: the same for a form, a CSV import, a script and a list.
 *
 * @NApiVersion 2.1
 */

import * as error from 'N/error';
import type { Record as NetSuiteRecord } from 'N/record';
import type { EntryPoints } from 'N/types';
import { dayOf } from '../days';
import { requiredText, rows } from '../rows';
import { keyOfName } from '../values';

export type Submitting = EntryPoints.UserEvent.beforeSubmitContext;

export interface SavedRecord {
  readonly isNew: boolean;
  /** Internal id; null for a record that is being made. */
  readonly id: string | null;
  readonly after: Values;
  /** Null for a record that is being made. */
  readonly before: Values | null;
  set(fieldId: string, value: string | number | Date | null): void;
}

export interface Values {
  /** Null where the field is empty. */
  text(fieldId: string): string | null;
  number(fieldId: string): number | null;
  flag(fieldId: string): boolean;
  /** A date as `YYYY-MM-DD`. */
  day(fieldId: string): string | null;
}

/** Null where nothing is saved: a deletion. */
export function savedRecord(context: Submitting): SavedRecord | null {
  const { newRecord, oldRecord, type, UserEventType } = context;
  if (type === UserEventType.DELETE) return null;
  const before = oldRecord ? valuesOf(oldRecord) : null;
  // A change of single fields shows those only; what is empty in it is as it was.
  const after = type === UserEventType.XEDIT && oldRecord ? partial(newRecord, oldRecord) : valuesOf(newRecord);
  return {
    isNew: before === null,
    id: newRecord.id ? String(newRecord.id) : null,
    after,
    before,
    set: (fieldId, value) => {
      newRecord.setValue({ fieldId, value: value as string });
    },
  };
}

export function changed({ before, after }: SavedRecord, fieldIds: readonly string[]): boolean {
  return before === null || fieldIds.some((each) => before.text(each) !== after.text(each));
}

/** Ends the save. The sentence says what was expected, what was found and what to do. */
export function refuseSave(message: string): never {
  throw error.create({ name: 'CWY_NOT_SAVED', message, notifyOff: true });
}

/** The keys of a custom list's values by internal id (10 units). */
export function listKeys<Key extends string>(
  list: string,
  names: Readonly<Record<Key, string>>,
): (id: string | null) => Key | null {
  const found = rows(`SELECT id, name FROM ${list}`);
  return (id) => {
    const row = found.find((each) => requiredText(each, 'id') === id);
    return row ? keyOfName(names, requiredText(row, 'name')) : null;
  };
}

function valuesOf(source: NetSuiteRecord): Values {
  return read((fieldId) => source.getValue({ fieldId }));
}

function partial(changes: NetSuiteRecord, whole: NetSuiteRecord): Values {
  return read((fieldId) => {
    const value: unknown = changes.getValue({ fieldId });
    return value === null || value === undefined || value === '' || value === false
      ? whole.getValue({ fieldId })
      : value;
  });
}

function read(value: (fieldId: string) => unknown): Values {
  const text = (fieldId: string): string | null => {
    const found = value(fieldId);
    if (found === null || found === undefined || found === '') return null;
    return found instanceof Date ? dayOf(found) : String(found);
  };
  return {
    text,
    day: text,
    number: (fieldId) => {
      const found = text(fieldId);
      return found === null ? null : Number(found);
    },
    flag: (fieldId) => value(fieldId) === true || value(fieldId) === 'T',
  };
}
