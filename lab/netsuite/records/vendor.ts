// Vendors. Source: vendor (Records Browser).

import { columnsOf, email, externalId, inactive, lastModified, phone, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';
import { entityBehaviour, individual, individualColumn, nameColumn, namesOf } from './entity';

const FIELDS: readonly FieldDefinition[] = [
  text('entityid', 'Vendor ID', { inlineEdit: true }),
  individual,
  text('companyname', 'Company Name', { inlineEdit: true }),
  text('firstname', 'First Name'),
  text('lastname', 'Last Name'),
  email('email', 'Email'),
  phone('phone', 'Phone', { inlineEdit: true }),
  select('subsidiary', 'Primary Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES', required: true }),
  select('currency', 'Currency', 'currency', { feature: 'MULTICURRENCY', required: true }),
  inactive,
  externalId,
  lastModified,
];

export const VENDOR: RecordDefinition = {
  type: 'vendor',
  label: 'Vendor',
  plural: 'Vendors',
  group: 'entity',
  cost: 'other',
  permission: 'LIST_VENDOR',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'entityid',
  table: 'vendor',
  columns: [
    ...columnsOf(FIELDS, [
      'entityid',
      'companyname',
      'firstname',
      'lastname',
      'email',
      'phone',
      'subsidiary',
      'currency',
      'isinactive',
      'externalid',
      'lastmodifieddate',
    ]),
    individualColumn,
    nameColumn,
  ],
  behaviour: entityBehaviour('Vendor', namesOf),
};
