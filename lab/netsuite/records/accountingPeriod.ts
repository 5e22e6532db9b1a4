// Accounting periods: what may still be posted when. Scripts read and search them; only the account itself writes them.
// Source: accountingperiod (Records Browser: "Read and Search Only"), Closed and Locked Periods (help).

import { refuse } from '../errors';
import { checkbox, columnsOf, date, inactive, lastModified, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';

const FIELDS: readonly FieldDefinition[] = [
  text('periodname', 'Period Name', { required: true }),
  date('startdate', 'Start Date', { required: true }),
  date('enddate', 'End Date', { required: true }),
  select('parent', 'Sub-Period of', 'accountingperiod'),
  checkbox('isyear', 'Year'),
  checkbox('isquarter', 'Quarter'),
  checkbox('isadjust', 'Adjustment Period'),
  checkbox('isposting', 'Posting Period'),
  checkbox('closed', 'Closed'),
  checkbox('alllocked', 'Lock All'),
  checkbox('arlocked', 'Lock A/R'),
  checkbox('aplocked', 'Lock A/P'),
  checkbox('payrolllocked', 'Lock Payroll'),
  checkbox('allownonglchanges', 'Allow Non-G/L Changes'),
  date('closedondate', 'Closed On'),
  inactive,
  lastModified,
];

export const ACCOUNTING_PERIOD: RecordDefinition = {
  type: 'accountingperiod',
  label: 'Accounting Period',
  plural: 'Accounting Periods',
  group: 'accountingperiod',
  cost: 'other',
  feature: 'ACCOUNTINGPERIODS',
  fields: FIELDS,
  sublists: [],
  creatable: false,
  copyable: false,
  deletable: false,
  optimisticLocking: true,
  nameField: 'periodname',
  table: 'accountingperiod',
  columns: columnsOf(FIELDS, [
    'periodname',
    'startdate',
    'enddate',
    'parent',
    'isyear',
    'isquarter',
    'isadjust',
    'isposting',
    'closed',
    'alllocked',
    'arlocked',
    'aplocked',
    'payrolllocked',
    'allownonglchanges',
    'closedondate',
    'isinactive',
    'lastmodifieddate',
  ]),
  behaviour: {
    beforeSave: (_account, _record, _old, system) => {
      if (!system) refuse('CANT_UPDATE_ACCTNG_PRDS', 'Accounting periods cannot be changed by scripts.');
    },
  },
};
