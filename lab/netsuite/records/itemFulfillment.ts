// Item fulfilments: goods of a sales order picked, packed and shipped. Only a shipped one posts: cost of goods sold from
// the inventory asset, at average cost. Source: itemfulfillment (Records Browser); ItemFulfillmentItem and
// ItemFulfillmentPackage (SOAP schema) for the sublists, which the browser lacks; Item Fulfillment record (help).

import { area, checkbox, choice, currency, date, float, integer, select, subrecord, text } from './build';
import { bookCurrency } from './companyCurrency';
import type { FieldDefinition, RecordDefinition, SublistDefinition } from './definition';
import { saveFulfillment } from './itemFulfillmentSave';
import { removeFulfillment, storeFulfillment } from './itemFulfillmentStore';
import { subsidiaryOf } from './transaction';
import { headFields, postingPeriod, segmentFields, transactionColumns } from './transactionFields';
import { SHIP_STATUSES } from './transactionStatuses';

const COMPUTED = { readOnly: true } as const;
const BY_STEPS = { feature: 'PICKPACKSHIP' } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('39', 'Standard Item Fulfillment'),
  select('entity', 'Customer', 'entity', COMPUTED),
  select('createdfrom', 'Created From', 'transaction', COMPUTED),
  select('subsidiary', 'Subsidiary', 'subsidiary', { ...COMPUTED, feature: 'SUBSIDIARIES' }),
  choice('shipstatus', 'Status', SHIP_STATUSES, BY_STEPS),
  // Unconfirmed: stricter reading. Without Pick, Pack and Ship there is nothing to choose: always shipped.
  choice('shipstatus', 'Status', SHIP_STATUSES, { ...COMPUTED, notWith: 'PICKPACKSHIP' }),
  text('statusRef', 'Status Reference', COMPUTED),
  date('pickeddate', 'Picked Date', BY_STEPS),
  date('packeddate', 'Packed Date', BY_STEPS),
  date('shippeddate', 'Shipped Date', BY_STEPS),
  postingPeriod,
  choice('shipcarrier', 'Shipping Carrier', { nonups: 'FedEx/USPS/More', ups: 'UPS' }),
  select('shipmethod', 'Shipping Method', 'shipitem'),
  currency('shippingcost', 'Shipping Cost'),
  currency('handlingcost', 'Handling Cost'),
  checkbox('generateintegratedshipperlabel', 'Integrated Shipping Label'),
  area('shipaddress', 'Address', COMPUTED),
  select('shipaddresslist', 'Address Select', 'address'),
  subrecord('shippingaddress', 'Shipping Address', 'address'),
  float('exchangerate', 'Exchange Rate', COMPUTED),
];

/** Lines come from the order: scripts choose among them and add none. */
const ITEM: SublistDefinition = {
  id: 'item',
  label: 'Items',
  addable: false,
  fields: [
    checkbox('itemreceive', 'Fulfill'),
    select('item', 'Item', 'item', COMPUTED),
    text('itemname', 'Item Name', COMPUTED),
    text('itemtype', 'Type', COMPUTED),
    area('description', 'Description', COMPUTED),
    integer('line', 'Line ID', COMPUTED),
    text('lineuniquekey', 'Line Unique Key', COMPUTED),
    integer('orderline', 'Order Line', COMPUTED),
    // Practice: a member of a kit names the fulfilment's line of the kit.
    integer('kitmemberof', 'Kit Member Of', COMPUTED),
    float('onhand', 'On Hand', COMPUTED),
    float('quantityremaining', 'Remaining', COMPUTED),
    float('quantity', 'Quantity'),
    ...segmentFields,
  ],
};

const PACKAGE: SublistDefinition = {
  id: 'package',
  label: 'Packages',
  addable: true,
  fields: [
    float('packageweight', 'Weight', { required: true }),
    text('packagedescr', 'Contents'),
    text('packagetrackingnumber', 'Tracking Number'),
  ],
};

export const ITEM_FULFILLMENT: RecordDefinition = {
  type: 'itemfulfillment',
  label: 'Item Fulfillment',
  plural: 'Item Fulfillments',
  group: 'transaction',
  cost: 'transaction',
  feature: 'INVENTORY',
  permission: 'TRAN_ITEMSHIP',
  creatable: false,
  copyable: false,
  fields: FIELDS,
  sublists: [ITEM, PACKAGE],
  lackingSublists: ['packageups', 'packageusps', 'packagefedex'],
  transformDefaults: ['inventorylocation', 'nsi', 'shipgroup'],
  optimisticLocking: true,
  nameField: 'tranid',
  // Unconfirmed: that the lock of receivables holds for shipments as well.
  locks: ({ fields }) => (fields.shipstatus === 'C' ? ['alllocked', 'arlocked'] : []),
  table: 'transaction',
  columns: transactionColumns({
    type: 'ItemShip',
    posting: ({ fields }) => fields.shipstatus === 'C',
    fields: FIELDS,
    status: ({ fields }) => (fields.shipstatus as string | null | undefined) ?? null,
    // Costs stand in the books' own currency, whatever the order is in.
    currency: (record, account) => Number(bookCurrency(account, subsidiaryOf(record))),
  }),
  behaviour: {
    beforeSave: saveFulfillment,
    afterSave: storeFulfillment,
    beforeDelete: removeFulfillment,
  },
};
