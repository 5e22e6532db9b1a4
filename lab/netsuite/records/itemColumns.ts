// What queries see of an item. Source: item (Records Catalog, help); quantities without locations are practice.

import { column, columnsOf, type GatedColumn, scalar } from './build';
import type { FieldDefinition } from './definition';
import { fullName } from './fullName';
import { ITEM_TYPES, type ItemKind } from './itemFields';

/** `fields` are the type's own; a column that the type has no field for is empty on its rows. */
export function itemColumns(
  kind: ItemKind,
  subtype: string | null,
  fields: readonly FieldDefinition[],
): readonly GatedColumn[] {
  return [
    ...columnsOf(fields, [
      'itemid',
      'displayname',
      'upccode',
      'parent',
      'subsidiary',
      'includechildren',
      'department',
      'class',
      'location',
      'isinactive',
      'externalid',
      'createddate',
      'lastmodifieddate',
    ]),
    fullName('item', 'itemid'),
    column('itemtype', 'string', () => kind, { texts: ITEM_TYPES }),
    column('subtype', 'string', () => subtype),
    column('description', 'clob', ({ fields: { salesdescription, description } }) =>
      scalar(salesdescription ?? description),
    ),
    column('incomeaccount', 'integer', ({ fields: { incomeaccount } }) => scalar(incomeaccount), { target: 'account' }),
    column('assetaccount', 'integer', ({ fields: { assetaccount } }) => scalar(assetaccount), { target: 'account' }),
    column(
      'expenseaccount',
      'integer',
      ({ fields: { cogsaccount, expenseaccount } }) => scalar(cogsaccount ?? expenseaccount),
      { target: 'account' },
    ),
    column('costingmethod', 'string', ({ fields: { costingmethod } }) => scalar(costingmethod)),
    column('cost', 'float', ({ fields: { cost } }) => scalar(cost)),
    column('weight', 'float', ({ fields: { weight } }) => scalar(weight)),
    column('matrixtype', 'string', ({ fields: { matrixtype } }) => scalar(matrixtype), { feature: 'MATRIXITEMS' }),
    column('islotitem', 'boolean', () => false),
    column('isserialitem', 'boolean', () => false),
    column(
      'isfulfillable',
      'boolean',
      ({ fields: { isfulfillable } }) => kind === 'InvtPart' || kind === 'Kit' || isfulfillable === true,
    ),
    ...quantityColumns(kind),
  ];
}

/** Kept in step with the stock by `Stock`; here they are written again when the item is. */
function quantityColumns(kind: ItemKind): readonly GatedColumn[] {
  const stocked = kind === 'InvtPart';
  const of =
    (part: 'onHand' | 'committed' | 'available' | 'backordered' | 'averageCost'): GatedColumn['from'] =>
    (record, account) =>
      stocked && record.id !== null ? account.stock.totals(record.id)[part] : null;
  return [
    column('totalquantityonhand', 'float', of('onHand')),
    column('averagecost', 'float', of('averageCost')),
    column('quantityonhand', 'float', of('onHand'), { notWith: 'MULTILOCINVT' }),
    column('quantityavailable', 'float', of('available'), { notWith: 'MULTILOCINVT' }),
    column('quantitycommitted', 'float', of('committed'), { notWith: 'MULTILOCINVT' }),
    column('quantitybackordered', 'float', of('backordered'), { notWith: 'MULTILOCINVT' }),
  ];
}
