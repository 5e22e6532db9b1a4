// Employees. Source: employee (Records Browser).

import { checkbox, column, columnsOf, email, externalId, inactive, lastModified, phone, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';
import { entityBehaviour } from './entity';

const FIELDS: readonly FieldDefinition[] = [
  text('entityid', 'Name', { inlineEdit: true }),
  text('firstname', 'First Name', { inlineEdit: true }),
  text('lastname', 'Last Name', { inlineEdit: true }),
  text('title', 'Job Title', { inlineEdit: true }),
  email('email', 'Email'),
  phone('phone', 'Phone', { inlineEdit: true }),
  select('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES', required: true }),
  select('supervisor', 'Supervisor', 'employee', { inlineEdit: true }),
  select('department', 'Department', 'department', { feature: 'DEPARTMENTS', inlineEdit: true }),
  select('class', 'Class', 'classification', { feature: 'CLASSES', inlineEdit: true }),
  select('location', 'Location', 'location', { feature: 'LOCATIONS', inlineEdit: true }),
  checkbox('giveaccess', 'Give Access'),
  inactive,
  externalId,
  lastModified,
];

export const EMPLOYEE: RecordDefinition = {
  type: 'employee',
  label: 'Employee',
  plural: 'Employees',
  group: 'entity',
  cost: 'other',
  permission: 'LIST_EMPLOYEE',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'entityid',
  table: 'employee',
  columns: [
    ...columnsOf(FIELDS, [
      'entityid',
      'firstname',
      'lastname',
      'title',
      'email',
      'phone',
      'subsidiary',
      'supervisor',
      'department',
      'class',
      'location',
      'giveaccess',
      'isinactive',
      'externalid',
      'lastmodifieddate',
    ]),
    column('fullname', 'string', ({ fields }) => String(fields.entityid ?? '')),
  ],
  behaviour: entityBehaviour('Employee'),
};
