// The full name of a record in a hierarchy: "Parent : Child". Source: fullname in the Records Catalog (practice).

import type { Account } from '../account';
import { column, type GatedColumn } from './build';
import type { RecordData } from './definition';

export function fullName(type: string, nameField: string): GatedColumn {
  const nameOf = (record: RecordData, account: Account): string => {
    const name = String(record.fields[nameField] ?? '');
    const parent = record.fields.parent ? account.records.get(type, Number(record.fields.parent)) : undefined;
    return parent ? `${nameOf(parent, account)} : ${name}` : name;
  };
  return column('fullname', 'string', nameOf);
}
