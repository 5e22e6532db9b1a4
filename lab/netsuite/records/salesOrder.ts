// Sales orders: fields, lists and what they do. Non-posting; they commit stock.
// Source: salesorder (Records Browser), SalesOrderItem (SOAP schema) for what the browser lacks: `location`,
// `department`, `class`, `tax1amt`, `grossamt`, `taxdetailsreference` on lines, `taxtype` on tax details.

import { checkbox, choice, date, float, select, text } from './build';
import type { FieldDefinition, RecordDefinition, SublistDefinition } from './definition';
import { sourceSale } from './sale';
import {
  CONTACT_FIELDS,
  DELIVERY_FIELDS,
  MONEY_FIELDS,
  ORIGIN_FIELDS,
  SALE_LINE_FIELDS,
  TAX_DETAILS,
} from './saleFields';
import { sourceOrderLine } from './salesOrderLines';
import { initialiseOrder, saveOrder } from './salesOrderSave';
import { removeOrder, storeOrder } from './salesOrderStore';
import { transformOrder } from './salesOrderTransforms';
import { currencyFields, headFields, segmentFields, subsidiaryField, transactionColumns } from './transactionFields';
import { ORDER_STATUSES } from './transactionStatuses';

const COMPUTED = { readOnly: true } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('68', 'Standard Sales Order'),
  select('entity', 'Customer', 'customer', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  choice('orderstatus', 'Order Status', ORDER_STATUSES, { required: true }),
  text('statusRef', 'Status Reference', COMPUTED),
  ...CONTACT_FIELDS,
  ...segmentFields,
  date('shipdate', 'Ship Date'),
  date('startdate', 'Start Date'),
  date('enddate', 'End Date'),
  checkbox('shipcomplete', 'Ship Complete'),
  ...DELIVERY_FIELDS,
  ...ORIGIN_FIELDS,
  ...MONEY_FIELDS,
];

const ITEM: SublistDefinition = {
  id: 'item',
  label: 'Items',
  addable: true,
  fields: [
    ...SALE_LINE_FIELDS,
    choice('commitinventory', 'Commit', { '1': 'Available Qty', '2': 'Complete Qty', '3': 'Do Not Commit' }),
    date('expectedshipdate', 'Expected Ship Date'),
    checkbox('isclosed', 'Closed'),
    float('quantityavailable', 'Available', COMPUTED),
    float('quantitycommitted', 'Committed', COMPUTED),
    float('quantitybackordered', 'Back Ordered', COMPUTED),
    float('quantitypicked', 'Picked', { ...COMPUTED, feature: 'PICKPACKSHIP' }),
    float('quantitypacked', 'Packed', { ...COMPUTED, feature: 'PICKPACKSHIP' }),
    float('quantityfulfilled', 'Fulfilled', COMPUTED),
    float('quantitybilled', 'Invoiced', COMPUTED),
  ],
};

export const SALES_ORDER: RecordDefinition = {
  type: 'salesorder',
  label: 'Sales Order',
  plural: 'Sales Orders',
  group: 'transaction',
  cost: 'transaction',
  permission: 'TRAN_SALESORD',
  fields: FIELDS,
  sublists: [ITEM, TAX_DETAILS],
  transforms: [
    'cashsale',
    'invoice',
    'itemfulfillment',
    'returnauthorization',
    'revenuecommitment',
    'storepickupfulfillment',
    'fulfillmentrequest',
    'customsale',
  ],
  defaultValues: ['entity'],
  optimisticLocking: true,
  nameField: 'tranid',
  table: 'transaction',
  columns: transactionColumns({
    type: 'SalesOrd',
    posting: () => false,
    fields: FIELDS,
    status: ({ fields }) => (fields.orderstatus as string | null | undefined) ?? null,
  }),
  behaviour: {
    initialise: initialiseOrder,
    source: sourceSale,
    sourceLine: sourceOrderLine,
    beforeSave: saveOrder,
    afterSave: storeOrder,
    beforeDelete: removeOrder,
    transformTo: transformOrder,
  },
};
