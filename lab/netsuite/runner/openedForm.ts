// The form a user event receives in beforeLoad: the record's own fields stand on it already.
// Source: Form object in beforeLoad (help); which fields a standard form shows is the account's customising (practice).

import type { Account } from '../account';
import { choicesOf } from '../pages/choices';
import { FieldType } from '../pages/widgets/enums';
import { formField } from '../pages/widgets/fieldOf';
import { emptyForm, Form } from '../pages/widgets/form';
import type { RecordData } from '../records/definition';

export function openedForm(account: Account, { type }: RecordData): Form {
  const ids = new Set<string>();
  const choices = (source: string, limit: number) => choicesOf(account, source, limit);
  const model = emptyForm(account.definition(type)?.label ?? type, false);
  for (const { id, label, type: kind } of account.fields(type).values()) {
    const shown = SHOWN[kind] ?? kind.toUpperCase();
    if (!(shown in FieldType)) continue;
    ids.add(id);
    // Ids of NetSuite's own fields may hold capitals; those that scripts add may not.
    const field = formField({ standard: false, choices, ids }, { id: id.toLowerCase(), label, type: shown });
    model.fields.push({ ...field, id });
  }
  return new Form(model, { standard: true, choices, ids });
}

/** Where a field's type is shown as another one. */
const SHOWN: Readonly<Record<string, string>> = {
  datetime: 'DATETIMETZ',
  rate: 'FLOAT',
  document: 'SELECT',
};
