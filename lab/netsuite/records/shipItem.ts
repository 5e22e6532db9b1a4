// Shipping items: the methods an order can be shipped by. Scripts read them through queries and name them on orders.
// Source: no record type in the Records Browser; table `shipitem` and its columns are practice.

import { refuse } from '../errors';
import { area, columnsOf, externalId, inactive, multiselect, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';

const FIELDS: readonly FieldDefinition[] = [
  text('itemid', 'Name', { required: true }),
  text('displayname', 'Display Name'),
  area('description', 'Description'),
  select('account', 'Shipping Account', 'account'),
  multiselect('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES' }),
  inactive,
  externalId,
];

export const SHIP_ITEM: RecordDefinition = {
  type: 'shipitem',
  label: 'Shipping Item',
  plural: 'Shipping Items',
  group: 'shipitem',
  cost: 'other',
  fields: FIELDS,
  sublists: [],
  creatable: false,
  copyable: false,
  deletable: false,
  optimisticLocking: true,
  nameField: 'itemid',
  table: 'shipitem',
  columns: columnsOf(FIELDS, [
    'itemid',
    'displayname',
    'description',
    'account',
    'subsidiary',
    'isinactive',
    'externalid',
  ]),
  behaviour: {
    beforeSave: (_account, _record, _old, system) => {
      if (!system) refuse('SSS_UNSUPPORTED_METHOD', 'Shipping items cannot be written by scripts.');
    },
  },
};
