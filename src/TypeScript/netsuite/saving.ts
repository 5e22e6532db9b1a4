/**
 * Writing records of Causeway's own: create with a unique external id, change with optimistic locking. The external id
 * is the only lock NetSuite has, so "it is there already" is an answer here, not an error.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';

export type FieldValue = string | number | boolean | Date | null;
export type Values = Readonly<Record<string, FieldValue>>;

const TAKEN = new Set(['DUP_RCRD', 'UNIQUE_RCRD_ID_REQD', 'DUP_CSTM_RCRD_ENTRY', 'UNIQUE_CUST_ID_REQD']);
const STALE = new Set(['RCRD_HAS_BEEN_CHANGED', 'CUSTOM_RECORD_COLLISION']);

/** Names that JavaScript itself gives errors. */
const OF_SCRIPT = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
]);

export function codeOf(error: unknown): string {
  return error !== null && typeof error === 'object' && 'name' in error ? String(error.name) : '';
}

export const isTaken = (error: unknown): boolean => TAKEN.has(codeOf(error));
export const isStale = (error: unknown): boolean => STALE.has(codeOf(error));

/** What may pass by itself: the work is tried again later as it is. */
const TRANSIENT = new Set([
  'UNEXPECTED_ERROR',
  'RCRD_HAS_BEEN_CHANGED',
  'CUSTOM_RECORD_COLLISION',
  'SSS_REQUEST_LIMIT_EXCEEDED',
  'SSS_REQUEST_TIME_EXCEEDED',
  'SSS_CONNECTION_TIME_OUT',
]);

export const isTransient = (error: unknown): boolean => TRANSIENT.has(codeOf(error));

/** Whether NetSuite will say the same the next time: then a person must hear of it. Errors of the script itself are not NetSuite's. */
export function isLasting(error: unknown): boolean {
  const code = codeOf(error);
  return code !== '' && !OF_SCRIPT.has(code) && !isTransient(error);
}

/** Creates a custom record (6 units); null where one with the external id exists. */
export function createOnce(type: string, externalId: string, values: Values): number | null {
  const created = record.create({ type });
  created.setValue({ fieldId: 'externalid', value: externalId });
  for (const [fieldId, value] of Object.entries(values)) created.setValue({ fieldId, value: value as string });
  try {
    return created.save();
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

/** Changes fields without a look at what they were (2 units). For fields that one writer owns. */
export function change(type: string, id: string | number, values: Values): void {
  record.submitFields({ type, id: Number(id), values: values as Record<string, string> });
}

/**
 * Loads, decides, saves (6 units), so that nothing another run wrote in between is lost. `decide` answers the values to
 * set, or null to leave the record. A collision is tried again, three times at most.
 */
export function changeLocked(
  type: string,
  id: string | number,
  decide: (current: record.Record) => Values | null,
): boolean {
  for (let attempt = 1; ; attempt++) {
    const current = record.load({ type, id: Number(id) });
    const values = decide(current);
    if (values === null) return false;
    for (const [fieldId, value] of Object.entries(values)) current.setValue({ fieldId, value: value as string });
    try {
      current.save();
      return true;
    } catch (error) {
      if (!isStale(error) || attempt === 3) throw error;
    }
  }
}

export function textOf(current: record.Record, fieldId: string): string | null {
  const value = current.getValue({ fieldId });
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** A field of a record, whole: a query may cut a long text (2 units). */
export const loadedText = (type: string, id: string, fieldId: string): string | null =>
  textOf(record.load({ type, id: Number(id) }), fieldId);
