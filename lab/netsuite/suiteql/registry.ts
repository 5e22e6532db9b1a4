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
  for (const [name, body] of Object.entries(functions)) store.define(name, nullSafe(body));
}

/** NULL in, NULL out; and the empty string is NULL. */
function nullSafe(body: (...values: never[]) => SqlValue): (...values: SqlValue[]) => SqlValue {
  // The engine passes as many arguments as the function declares.
  const safe = (...values: SqlValue[]): SqlValue => {
    if (values.some((value) => value === null)) return null;
    const result = body(...(values as never[]));
    return result === '' ? null : result;
  };
  Object.defineProperty(safe, 'length', { value: body.length });
  return safe;
}
