// Sales orders: fields, lists and what they do. Non-posting; they commit stock.
// Source: salesorder (Records Browser), SalesOrderItem (SOAP schema) for what the browser lacks: `location`,
// `department`, `class`, `tax1amt`, `grossamt`, `taxdetailsreference` on lines, `taxtype` on tax details.

import { area, checkbox, choice, currency, date, email, float, percent, rate, select, subrecord, text } from './build';
import type { FieldDefinition, RecordDefinition, SublistDefinition } from './definition';
import { sourceOrderLine } from './salesOrderLines';
import { initialiseOrder, saveOrder, sourceOrder } from './salesOrderSave';
import { removeOrder, storeOrder } from './salesOrderStore';
import { transformOrder } from './salesOrderTransforms';
import {
  currencyFields,
  headFields,
  printed,
  segmentFields,
  subsidiaryField,
  transactionColumns,
} from './transactionFields';
import { ORDER_STATUSES } from './transactionStatuses';

const LEGACY = { notWith: 'TAX_OVERHAULING' } as const;
const SUITETAX = { feature: 'TAX_OVERHAULING' } as const;
const COMPUTED = { readOnly: true } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('68', 'Standard Sales Order'),
  select('entity', 'Customer', 'customer', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  choice('orderstatus', 'Order Status', ORDER_STATUSES, { required: true }),
  text('statusRef', 'Status Reference', COMPUTED),
  // Practice: 45 characters.
  text('otherrefnum', 'PO #', { maxLength: 45 }),
  email('email', 'Email', { inlineEdit: true }),
  select('salesrep', 'Sales Rep', 'employee', { inlineEdit: true }),
  checkbox('excludecommission', 'Exclude Commissions', { inlineEdit: true }),
  printed,
  checkbox('tobeemailed', 'To Be E-mailed'),
  area('message', 'Customer Message'),
  ...segmentFields,
  date('shipdate', 'Ship Date'),
  date('startdate', 'Start Date'),
  date('enddate', 'End Date'),
  checkbox('shipcomplete', 'Ship Complete'),
  choice('shipcarrier', 'Shipping Carrier', { nonups: 'FedEx/USPS/More', ups: 'UPS' }),
  select('shipmethod', 'Ship Method', 'shipitem'),
  currency('shippingcost', 'Shipping Cost'),
  currency('handlingcost', 'Handling Cost'),
  text('shipaddress', 'Ship To', COMPUTED),
  select('shipaddresslist', 'Ship To Select', 'address'),
  subrecord('shippingaddress', 'Shipping Address', 'address'),
  text('billaddress', 'Bill To', COMPUTED),
  select('billaddresslist', 'Bill To Select', 'address'),
  subrecord('billingaddress', 'Billing Address', 'address'),
  select('createdfrom', 'Created From', 'transaction', COMPUTED),
  text('source', 'Source', COMPUTED),
  checkbox('istaxable', 'Taxable', LEGACY),
  select('taxitem', 'Tax Item', 'salestaxitem', LEGACY),
  percent('taxrate', 'Tax Rate', { ...LEGACY, readOnly: true }),
  select('shippingtaxcode', 'Shipping Tax Code', 'salestaxitem', LEGACY),
  checkbox('taxdetailsoverride', 'Tax Details Override', SUITETAX),
  checkbox('taxregoverride', 'Tax Registration Override', SUITETAX),
  checkbox('taxpointdateoverride', 'Tax Point Date Override', SUITETAX),
  date('taxpointdate', 'Tax Point Date', SUITETAX),
  currency('subtotal', 'Subtotal', COMPUTED),
  currency('discounttotal', 'Discount', COMPUTED),
  currency('taxtotal', 'Tax', COMPUTED),
  currency('total', 'Total', COMPUTED),
];

const ITEM: SublistDefinition = {
  id: 'item',
  label: 'Items',
  addable: true,
  fields: [
    select('item', 'Item', 'item', { required: true }),
    text('itemtype', 'Type', COMPUTED),
    text('line', 'Line ID', COMPUTED),
    text('lineuniquekey', 'Line Unique Key', COMPUTED),
    float('quantity', 'Quantity'),
    area('description', 'Description'),
    // -1 is no record of its own, so the line checks the level itself.
    { id: 'price', label: 'Price Level', type: 'select' },
    rate('rate', 'Rate'),
    currency('amount', 'Amount', { required: true }),
    checkbox('istaxable', 'Tax', LEGACY),
    select('taxcode', 'Tax Code', 'salestaxitem', LEGACY),
    percent('taxrate1', 'Tax Rate', LEGACY),
    // Unconfirmed: that scripts may set the tax amount of a line under legacy tax.
    currency('tax1amt', 'Tax Amt', LEGACY),
    currency('grossamt', 'Gross Amt', { ...LEGACY, readOnly: true }),
    text('taxdetailsreference', 'Tax Details Reference', SUITETAX),
    ...segmentFields,
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

const TAX_DETAILS: SublistDefinition = {
  id: 'taxdetails',
  label: 'Tax Details',
  feature: 'TAX_OVERHAULING',
  addable: true,
  editable: ({ fields }) => fields.taxdetailsoverride === true,
  fields: [
    text('taxdetailsreference', 'Tax Details Reference', { required: true }),
    text('linetype', 'Line Type', COMPUTED),
    text('linename', 'Line Name', COMPUTED),
    currency('netamount', 'Net Amount', COMPUTED),
    select('taxtype', 'Tax Type', 'taxtype', { required: true }),
    select('taxcode', 'Tax Code', 'salestaxitem', { required: true }),
    currency('taxbasis', 'Tax Basis', { required: true }),
    percent('taxrate', 'Tax Rate', { required: true }),
    currency('taxamount', 'Tax Amount', { required: true }),
    text('calcdetail', 'Details', COMPUTED),
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
    source: sourceOrder,
    sourceLine: sourceOrderLine,
    beforeSave: saveOrder,
    afterSave: storeOrder,
    beforeDelete: removeOrder,
    transformTo: transformOrder,
  },
};
