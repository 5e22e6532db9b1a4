// Price levels and payment methods: short lists that orders choose from.
// Source: record types pricelevel, paymentmethod (help); the Records Browser lists no fields, so ids are practice.

import { checkbox, columnsOf, externalId, inactive, percent, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';

/** The price level of a line whose price is its own. Source: sales order line, price -1 = Custom (practice). */
export const CUSTOM_PRICE = '-1';
/** The level every item has. Practice. */
export const BASE_PRICE = '1';

const LEVEL_FIELDS: readonly FieldDefinition[] = [
  text('name', 'Price Level Name', { required: true }),
  percent('discountpct', 'Markup/Discount %'),
  checkbox('isonline', 'Online Price Level'),
  inactive,
  externalId,
];

export const PRICE_LEVEL: RecordDefinition = {
  type: 'pricelevel',
  label: 'Price Level',
  plural: 'Price Levels',
  group: 'pricelevel',
  cost: 'other',
  fields: LEVEL_FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  table: 'pricelevel',
  columns: columnsOf(LEVEL_FIELDS, ['name', 'discountpct', 'isonline', 'isinactive', 'externalid']),
};

const METHOD_FIELDS: readonly FieldDefinition[] = [text('name', 'Name', { required: true }), inactive, externalId];

export const PAYMENT_METHOD: RecordDefinition = {
  type: 'paymentmethod',
  label: 'Payment Method',
  plural: 'Payment Methods',
  group: 'paymentmethod',
  cost: 'other',
  fields: METHOD_FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  table: 'paymentmethod',
  columns: columnsOf(METHOD_FIELDS, ['name', 'isinactive', 'externalid']),
};
