// Currencies. Writable with Multiple Currencies only; without it the account shows its one currency.
// Source: currency (Records Browser: "Read Only - without Multiple Currencies Feature").

import { refuse } from '../errors';
import { checkbox, choice, columnsOf, externalId, float, inactive, lastModified, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';

/** Digits after the point. */
const PRECISIONS = { '0': '0', '2': '2' };

const FIELDS: readonly FieldDefinition[] = [
  text('name', 'Name', { required: true }),
  text('symbol', 'Currency Symbol (ISO Code)', { required: true, maxLength: 3 }),
  text('displaysymbol', 'Symbol'),
  choice('currencyprecision', 'Currency Precision', PRECISIONS, { initially: '2' }),
  checkbox('isbasecurrency', 'Base Currency', { readOnly: true }),
  float('exchangerate', 'Default Exchange Rate', { required: true }),
  inactive,
  externalId,
  lastModified,
];

export const CURRENCY: RecordDefinition = {
  type: 'currency',
  label: 'Currency',
  plural: 'Currencies',
  group: 'currency',
  cost: 'other',
  permission: 'LIST_CURRENCY',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  table: 'currency',
  columns: columnsOf(FIELDS, [
    'name',
    'symbol',
    'displaysymbol',
    'currencyprecision',
    'isbasecurrency',
    'exchangerate',
    'isinactive',
    'externalid',
    'lastmodifieddate',
  ]),
  behaviour: {
    beforeSave: (account, _record, _old, system) => {
      if (!system && !account.has('MULTICURRENCY')) {
        refuse('THAT_RECORD_IS_NOT_EDITABLE', 'Currencies can be changed only where Multiple Currencies is enabled.');
      }
    },
  },
};
