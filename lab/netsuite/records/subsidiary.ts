// Subsidiaries: the companies of a OneWorld account, each with a currency of its own.
// Source: subsidiary (Records Browser); SuiteQL names from the Records Catalog, partly practice.

import { checkbox, columnsOf, externalId, inactive, lastModified, select, subrecord, text } from './build';
import { countryField } from './countries';
import type { FieldDefinition, RecordDefinition } from './definition';
import { fullName } from './fullName';

const FIELDS: readonly FieldDefinition[] = [
  text('name', 'Name', { required: true }),
  select('parent', 'Subsidiary of', 'subsidiary'),
  // Source: a subsidiary's currency cannot change once set (help); the lab leaves that to its users.
  select('currency', 'Currency', 'currency', { required: true }),
  countryField({ required: true }),
  text('legalname', 'Legal Name'),
  text('email', 'Return Email Address'),
  checkbox('iselimination', 'Elimination'),
  text('tranprefix', 'Document Number Prefix'),
  subrecord('mainaddress', 'Address', 'address'),
  inactive,
  externalId,
  lastModified,
];

export const SUBSIDIARY: RecordDefinition = {
  type: 'subsidiary',
  label: 'Subsidiary',
  plural: 'Subsidiaries',
  group: 'subsidiary',
  cost: 'other',
  feature: 'SUBSIDIARIES',
  permission: 'LIST_SUBSIDIARY',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  table: 'subsidiary',
  columns: [
    ...columnsOf(FIELDS, [
      'name',
      'parent',
      'currency',
      'country',
      'legalname',
      'email',
      'iselimination',
      'tranprefix',
      'isinactive',
      'externalid',
      'lastmodifieddate',
    ]),
    fullName('subsidiary', 'name'),
  ],
};
