// Departments and classes. Source: department, classification (Records Browser).

import type { Feature } from '../features';
import { checkbox, columnsOf, externalId, inactive, lastModified, multiselect, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';
import { fullName } from './fullName';

interface Segment {
  readonly type: string;
  readonly label: string;
  readonly plural: string;
  readonly feature: Feature;
  readonly permission: string;
}

function segment({ type, label, plural, feature, permission }: Segment): RecordDefinition {
  const fields: readonly FieldDefinition[] = [
    text('name', 'Name', { required: true }),
    select('parent', `Sub${label.toLowerCase()} of`, type),
    multiselect('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES' }),
    checkbox('includechildren', 'Include Children', { feature: 'SUBSIDIARIES' }),
    inactive,
    externalId,
    lastModified,
  ];
  return {
    type,
    label,
    plural,
    group: type,
    cost: 'other',
    feature,
    permission,
    fields,
    sublists: [],
    optimisticLocking: true,
    nameField: 'name',
    table: type,
    columns: [
      ...columnsOf(fields, [
        'name',
        'parent',
        'subsidiary',
        'includechildren',
        'isinactive',
        'externalid',
        'lastmodifieddate',
      ]),
      fullName(type, 'name'),
    ],
  };
}

export const DEPARTMENT = segment({
  type: 'department',
  label: 'Department',
  plural: 'Departments',
  feature: 'DEPARTMENTS',
  permission: 'LIST_DEPARTMENT',
});

export const CLASSIFICATION = segment({
  type: 'classification',
  label: 'Class',
  plural: 'Classes',
  feature: 'CLASSES',
  permission: 'LIST_CLASS',
});
