// The fields that items share. Source: lotnumberedinventoryitem and kititem (Records Browser), the nearest pages there are.

import {
  area,
  checkbox,
  choice,
  created,
  currency,
  externalId,
  float,
  lastModified,
  multiselect,
  rate,
  select,
  text,
} from './build';
import type { FieldDefinition, SublistDefinition } from './definition';

/** Source: itemtype values of SuiteQL (practice). */
export const ITEM_TYPES = {
  InvtPart: 'Inventory Item',
  NonInvtPart: 'Non-inventory Item',
  Kit: 'Kit/Package',
  Service: 'Service',
  OthCharge: 'Other Charge',
  Discount: 'Discount',
} as const;

export type ItemKind = keyof typeof ITEM_TYPES;

export const COMMON_FIELDS: readonly FieldDefinition[] = [
  text('itemid', 'Item Name/Number', { required: true, maxLength: 250 }),
  text('displayname', 'Display Name/Code'),
  text('upccode', 'UPC Code'),
  select('parent', 'Subitem of', 'item'),
  multiselect('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES', required: true }),
  checkbox('includechildren', 'Include Children', { feature: 'SUBSIDIARIES' }),
  select('department', 'Department', 'department', { feature: 'DEPARTMENTS', inlineEdit: true }),
  select('class', 'Class', 'classification', { feature: 'CLASSES', inlineEdit: true }),
  select('location', 'Location', 'location', { feature: 'LOCATIONS', inlineEdit: true }),
  checkbox('isinactive', 'Inactive'),
  // Practice: SuiteTax asks for a schedule; the lab gives items the taxable one to begin with.
  choice(
    'taxschedule',
    'Tax Schedule',
    { '1': 'Taxable', '2': 'Not Taxable' },
    { feature: 'TAX_OVERHAULING', initially: '1' },
  ),
  externalId,
  text('itemtype', 'Type', { readOnly: true }),
  created,
  lastModified,
];

/** What is sold at a price has an income account and words for the customer. */
export const SALE_FIELDS: readonly FieldDefinition[] = [
  select('incomeaccount', 'Income Account', 'account'),
  select('salestaxcode', 'Sales Tax Code', 'salestaxitem', { notWith: 'TAX_OVERHAULING' }),
  checkbox('isfulfillable', 'Can be Fulfilled'),
];

/** What is bought is booked there. */
export const EXPENSE_ACCOUNT: FieldDefinition = select('expenseaccount', 'Expense/COGS Account', 'account');

/** The words on a sale; kits and charges call the field `description`. */
export const SALES_DESCRIPTION: FieldDefinition = area('salesdescription', 'Sales Description');
export const DESCRIPTION: FieldDefinition = area('description', 'Description');

export const STOCK_FIELDS: readonly FieldDefinition[] = [
  select('assetaccount', 'Asset Account', 'account', { required: true }),
  select('cogsaccount', 'COGS Account', 'account', { required: true }),
  choice('costingmethod', 'Costing Method', { AVG: 'Average' }, { initially: 'AVG' }),
  currency('averagecost', 'Average Cost', { readOnly: true }),
  float('cost', 'Purchase Price'),
  area('purchasedescription', 'Purchase Description'),
  text('vendorname', 'Vendor Name/Code'),
  text('manufacturer', 'Manufacturer'),
  text('mpn', 'Manufacturer Part Number'),
  checkbox('isonline', 'Display in Web Site'),
  text('storedisplayname', 'Web Store Display Name'),
  float('weight', 'Weight'),
  choice('weightunit', 'Weight Units', { '1': 'lb', '2': 'oz', '3': 'kg', '4': 'g' }),
  checkbox('usebins', 'Use Bins'),
  choice(
    'matrixtype',
    'Matrix Type',
    { PARENT: 'Parent Matrix Item', CHILD: 'Child Matrix Item' },
    { feature: 'MATRIXITEMS' },
  ),
];

/**
 * The prices of an item. NetSuite shows a list for each currency (price1 … price4) with a column for each quantity;
 * the lab keeps one list, with the currency in a column and the price of any quantity.
 */
export const PRICES: SublistDefinition = {
  id: 'price1',
  label: 'Pricing',
  fields: [
    select('pricelevel', 'Price Level', 'pricelevel', { required: true }),
    select('currency', 'Currency', 'currency', { feature: 'MULTICURRENCY', required: true }),
    rate('price_1_', 'Price', { required: true }),
  ],
};

export const MEMBERS: SublistDefinition = {
  id: 'member',
  label: 'Members',
  fields: [
    select('item', 'Item', 'item', { required: true }),
    float('quantity', 'Quantity', { required: true }),
    area('memberdescr', 'Description'),
  ],
};
