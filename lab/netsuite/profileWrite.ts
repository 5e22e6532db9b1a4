// Writes a record of the account itself: what an administrator sets up by hand.

import type { Account } from './account';
import type { FieldValue, Line } from './records/definition';

export type Values = Readonly<Record<string, FieldValue | undefined>>;

/** `lines` by sublist. Fields the account has not (a feature is off) are an error of the caller, as on a form. */
export function write(
  account: Account,
  type: string,
  values: Values,
  lines: Readonly<Record<string, readonly Values[]>> = {},
): number {
  const record = account.records.blank(type);
  const known = account.fields(type);
  for (const [id, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (!known.has(id))
      throw new Error(`The account has no field ${id} on ${type}; its feature is off or its name is wrong.`);
    record.fields[id] = value;
  }
  for (const [sublist, rows] of Object.entries(lines)) {
    record.sublists[sublist] = rows.map((row): Line => ({ fields: setOf(row), subrecords: {} }));
  }
  return account.records.save(record, { system: true });
}

function setOf(values: Values): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined),
  );
}
