// Locations: where stock lies. In OneWorld each belongs to one subsidiary.
// Source: location (Records Browser); the subsidiary's being required in OneWorld is practice.

import { checkbox, columnsOf, externalId, inactive, lastModified, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';
import { fullName } from './fullName';

const FIELDS: readonly FieldDefinition[] = [
  text('name', 'Name', { required: true }),
  select('parent', 'Sublocation of', 'location'),
  select('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES', required: true }),
  checkbox('makeinventoryavailable', 'Make Inventory Available', { initially: true }),
  checkbox('usebins', 'Use Bins'),
  text('tranprefix', 'Document Number Prefix'),
  inactive,
  externalId,
  lastModified,
];

export const LOCATION: RecordDefinition = {
  type: 'location',
  label: 'Location',
  plural: 'Locations',
  group: 'location',
  cost: 'other',
  feature: 'LOCATIONS',
  permission: 'LIST_LOCATION',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  table: 'location',
  columns: [
    ...columnsOf(FIELDS, [
      'name',
      'parent',
      'subsidiary',
      'makeinventoryavailable',
      'usebins',
      'tranprefix',
      'isinactive',
      'externalid',
      'lastmodifieddate',
    ]),
    fullName('location', 'name'),
  ],
};
