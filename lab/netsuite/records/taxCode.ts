// Tax codes and tax types. One type of record serves legacy tax codes (taxes on lines) and SuiteTax tax codes (of a tax
// type, on tax details). Source: salestaxitem, taxtype (record types, help); the Records Browser lists no fields for
// either, so the ids follow the SOAP schema; that SuiteTax codes are read as `salestaxitem` is unconfirmed.

import { area, checkbox, columnsOf, externalId, inactive, percent, select, text } from './build';
import { countryField } from './countries';
import type { FieldDefinition, RecordDefinition } from './definition';

const CODE_FIELDS: readonly FieldDefinition[] = [
  text('itemid', 'Tax Name', { required: true }),
  area('description', 'Description'),
  percent('rate', 'Rate', { required: true }),
  select('taxtype', 'Tax Type', 'taxtype', { feature: 'TAX_OVERHAULING', required: true }),
  countryField({}),
  select('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES' }),
  select('taxaccount', 'Tax Account', 'account', { notWith: 'TAX_OVERHAULING' }),
  checkbox('available', 'Available On Sales Transactions', { initially: true }),
  inactive,
  externalId,
];

export const SALES_TAX_ITEM: RecordDefinition = {
  type: 'salestaxitem',
  label: 'Tax Code',
  plural: 'Tax Codes',
  group: 'salestaxitem',
  cost: 'other',
  fields: CODE_FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'itemid',
  table: 'salestaxitem',
  columns: columnsOf(CODE_FIELDS, [
    'itemid',
    'description',
    'rate',
    'taxtype',
    'country',
    'subsidiary',
    'taxaccount',
    'available',
    'isinactive',
    'externalid',
  ]),
};

const TYPE_FIELDS: readonly FieldDefinition[] = [
  text('name', 'Name', { required: true }),
  area('description', 'Description'),
  countryField({}),
  inactive,
  externalId,
];

export const TAX_TYPE: RecordDefinition = {
  type: 'taxtype',
  label: 'Tax Type',
  plural: 'Tax Types',
  group: 'taxtype',
  cost: 'other',
  feature: 'TAX_OVERHAULING',
  fields: TYPE_FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  table: 'taxtype',
  columns: columnsOf(TYPE_FIELDS, ['name', 'description', 'country', 'isinactive', 'externalid']),
};
