// Fields that sales orders, cash sales and invoices have alike.
// Source: salesorder, cashsale, invoice (Records Browser), SalesOrderItem and InvoiceItem (SOAP schema) for what the browser
// lacks: `location`, `department`, `class`, `tax1amt`, `grossamt`, `taxdetailsreference` on lines, `taxtype` on tax details.

import { area, checkbox, choice, currency, date, email, float, percent, rate, select, subrecord, text } from './build';
import type { FieldDefinition, SublistDefinition } from './definition';
import { printed, segmentFields } from './transactionFields';

const LEGACY = { notWith: 'TAX_OVERHAULING' } as const;
const SUITETAX = { feature: 'TAX_OVERHAULING' } as const;
const COMPUTED = { readOnly: true } as const;

/** What people tell each other about the sale. */
export const CONTACT_FIELDS: readonly FieldDefinition[] = [
  // Practice: 45 characters.
  text('otherrefnum', 'PO #', { maxLength: 45 }),
  email('email', 'Email', { inlineEdit: true }),
  select('salesrep', 'Sales Rep', 'employee', { inlineEdit: true }),
  checkbox('excludecommission', 'Exclude Commissions', { inlineEdit: true }),
  printed,
  checkbox('tobeemailed', 'To Be E-mailed'),
  area('message', 'Customer Message'),
];

/** How and where it goes. */
export const DELIVERY_FIELDS: readonly FieldDefinition[] = [
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
];

export const ORIGIN_FIELDS: readonly FieldDefinition[] = [
  select('createdfrom', 'Created From', 'transaction', COMPUTED),
  text('source', 'Source', COMPUTED),
];

/** Taxes and totals. */
export const MONEY_FIELDS: readonly FieldDefinition[] = [
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

export const SALE_LINE_FIELDS: readonly FieldDefinition[] = [
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
];

export const TAX_DETAILS: SublistDefinition = {
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

/** The lines of a cash sale or an invoice. */
export const BILL_LINES: SublistDefinition = {
  id: 'item',
  label: 'Items',
  addable: true,
  fields: [
    ...SALE_LINE_FIELDS,
    text('orderline', 'Order Line', COMPUTED),
    float('quantityavailable', 'Available', COMPUTED),
  ],
};
