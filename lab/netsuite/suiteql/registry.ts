// The functions SuiteQL needs and the store lacks, registered on it once. Each arity is a function of its own.

import type { Clock } from '../../clock';
import { serverDateTime } from '../serverTime';
import type { SqlValue, Store } from '../store';
import { DATE_FUNCTIONS } from './dateBodies';
import { NUMBER_FUNCTIONS } from './numberBodies';
import { TEXT_FUNCTIONS } from './textBodies';

const registered = new WeakSet<Store>();

export function registerFunctions(store: Store, clock: Clock): void {
  if (registered.has(store)) return;
  registered.add(store);
  // Source: Oracle: LIKE tells capitals from small letters.
  store.exec('PRAGMA case_sensitive_like=ON');
  store.define('ns_now', () => serverDateTime(clock.now()));
  const functions = { ...TEXT_FUNCTIONS, ...NUMBER_FUNCTIONS, ...DATE_FUNCTIONS };
  for (const [name, body] of Object.entries(functions)) store.define(name, nullSafe(body, REMOVES.has(name)));
}

/** Source: Oracle: replacing by nothing removes what matches. The empty text is NULL, so it is the third argument. */
const REMOVES: ReadonlySet<string> = new Set(['ns_replace_3', 'ns_regexp_replace_3']);

/** NULL in, NULL out; and the empty string is NULL. */
function nullSafe(body: (...values: never[]) => SqlValue, removes: boolean): (...values: SqlValue[]) => SqlValue {
  // The engine passes as many arguments as the function declares.
  const safe = (...values: SqlValue[]): SqlValue => {
    const filled = removes ? [...values.slice(0, 2), values[2] ?? ''] : values;
    if (filled.some((value) => value === null)) return null;
    const result = body(...(filled as never[]));
    return result === '' ? null : result;
  };
  Object.defineProperty(safe, 'length', { value: body.length });
  return safe;
}
