// What stories of the orders flow say often: settings that a person changes, sales orders read line by line, copies of
// them, and a marketplace of the Far East.

import { type Amazon, createAmazon } from '../../lab/amazon/marketplace';
import { apiHost, documentHost } from '../../lab/amazon/marketplaces';
import { write } from '../../lab/netsuite/profileWrite';
import { Person } from '../../lab/netsuite/runner/person';
import { type AddOn, tokenOf, visit } from './addOn';
import type { Story } from './story';

export const JP = 'A1VC38T7YXB528';

/** One line of a sales order, its amounts in minor units of a currency with two decimals unless told otherwise. */
export interface OrderLineFacts {
  readonly kind: string;
  readonly item: string;
  readonly quantity: number | null;
  readonly amount: number;
  readonly tax: number;
  readonly taxCode: string | null;
}

const minor = (value: unknown, exponent: number): number => Math.round(Number(value ?? 0) * 10 ** exponent);

export function linesOf(story: Story, amazonOrderId: string, exponent = 2): OrderLineFacts[] {
  const { sublists } = story.salesOrder(amazonOrderId);
  const details = new Map((sublists.taxdetails ?? []).map(({ fields }) => [fields.taxdetailsreference, fields]));
  return (sublists.item ?? []).map(({ fields }) => {
    const detail = fields.taxdetailsreference ? details.get(fields.taxdetailsreference) : undefined;
    const code = detail?.taxcode ?? fields.taxcode ?? null;
    return {
      kind: String(fields.custcol_cwy_kind),
      item: String(story.world.account.records.nameOf('item', Number(fields.item))),
      quantity: fields.quantity === null ? null : Number(fields.quantity),
      amount: minor(fields.amount, exponent),
      tax: minor(detail ? detail.taxamount : fields.tax1amt, exponent),
      taxCode: code === null ? null : String(code),
    };
  });
}

/** `kind amount+tax`, a line each: short enough to compare whole orders. */
export function moneyOf(story: Story, amazonOrderId: string, exponent = 2): string[] {
  return linesOf(story, amazonOrderId, exponent).map(({ kind, amount, tax }) => `${kind} ${amount}+${tax}`);
}

export function totalOf(story: Story, amazonOrderId: string, exponent = 2): number {
  return minor(story.salesOrder(amazonOrderId).fields.total, exponent);
}

/** What Amazon says the buyer pays, in minor units. */
export function amazonTotalOf(story: Story, amazonOrderId: string, exponent = 2): number {
  const document = story.world.amazon.control.document(amazonOrderId) as {
    proceeds: { grandTotal: { amount: string } };
  };
  return minor(document.proceeds.grandTotal.amount, exponent);
}

/** The total of the sales order and the tax that Amazon keeps are what the buyer paid. */
export function expectReadded(story: Story, amazonOrderId: string, exponent = 2): void {
  const { fields, sublists } = story.salesOrder(amazonOrderId);
  const total = totalOf(story, amazonOrderId, exponent);
  expect(total + minor(fields.custbody_cwy_facilitator_tax, exponent)).toBe(
    amazonTotalOf(story, amazonOrderId, exponent),
  );
  const lines = linesOf(story, amazonOrderId, exponent);
  expect(lines.reduce((sum, { amount, tax }) => sum + amount + tax, 0)).toBe(total);
  expect(sublists.item?.every(({ fields: line }) => line.item !== null)).toBe(true);
}

/** A person edits a record in its form. Throws what is refused. */
export function edit(story: Story, type: string, id: number, values: Readonly<Record<string, unknown>>): void {
  new Person(story.world.account, { userId: story.setUp.ids.employee }).edit(type, id, { values, sublists: {} });
}

export function create(story: Story, type: string, values: Readonly<Record<string, unknown>>): number {
  return new Person(story.world.account, { userId: story.setUp.ids.employee }).create(type, { values, sublists: {} });
}

/** A person changes a marketplace; fields without their `custrecord_cwy_mkt_`. */
export function setMarketplace(story: Story, amazonId: string, values: Readonly<Record<string, unknown>>): void {
  const id = story.setUp.marketplaces[amazonId];
  if (id === undefined) throw new Error(`The story has no marketplace ${amazonId}.`);
  const named = Object.entries(values).map(([name, value]) => [`custrecord_cwy_mkt_${name}`, value]);
  edit(story, 'customrecord_cwy_marketplace', id, Object.fromEntries(named));
}

export function marketplaceState(story: Story, name: 'draft' | 'shadow' | 'live' | 'paused'): string {
  return String(story.world.account.listValue('customlist_cwy_marketplace_state', `val_cwy_mkt_${name}`));
}

/** A button of the set-up page, with the question it asks first. */
export function press(story: Story, what: 'activate' | 'stop', connection: number): void {
  const world: AddOn = { account: story.world.account, items: {}, connection, marketplace: 0 };
  const parameters = { custparam_do: what, custparam_id: String(connection) };
  const token = tokenOf(visit(world, { script: 'setup', parameters }).text);
  visit(world, {
    script: 'setup',
    form: { custpage_do: what, custpage_id: String(connection), custpage_token: token },
  });
}

/** "Make Copy": every field goes along but the external id. Answers the copy's internal id. */
export function copySalesOrder(story: Story, id: number): number {
  return new Person(story.world.account).copy('salesorder', id);
}

/** Reads and applies one slot. */
export function syncSlot(story: Story, slot: number): void {
  story.wait(16);
  story.world.account.runner.run('customscript_cwy_orders_fetch_ss', `customdeploy_cwy_orders_fetch_ss_${slot}`);
  story.world.account.runner.settle();
}

/** A Japanese marketplace in a third connection, slot 3, with yen and consumption tax in its prices. */
export function openJapan(story: Story): Amazon {
  const { account, amazon, clock } = story.world;
  const far = createAmazon({ clock, seed: 77, accounts: [{ region: 'fe', marketplaceIds: [JP] }] });
  const seller = far.accounts[0];
  if (!seller) throw new Error('The Far East has no seller.');
  const { clientId, clientSecret, refreshToken } = seller.credentials;
  for (const host of [apiHost('fe'), documentHost('fe')]) account.network.route(host, far.serve);
  account.network.route('api.amazon.com', (request) =>
    String(request.body).includes(encodeURIComponent(clientId)) ? far.serve(request) : amazon.serve(request),
  );
  account.secrets.put('custsecret_cwy_fe_client', clientSecret, { domains: ['api.amazon.com'] });
  account.secrets.put('custsecret_cwy_fe_refresh', refreshToken, { domains: ['api.amazon.com'] });
  const connection = create(story, 'customrecord_cwy_connection', {
    name: 'Amazon Far East',
    custrecord_cwy_con_seller: seller.sellerId,
    custrecord_cwy_con_region: String(account.listValue('customlist_cwy_region', 'val_cwy_region_fe')),
    custrecord_cwy_con_client_id: clientId,
    custrecord_cwy_con_client_secret: 'custsecret_cwy_fe_client',
    custrecord_cwy_con_refresh_token: 'custsecret_cwy_fe_refresh',
    custrecord_cwy_con_slot: 3,
  });
  openJapaneseMarketplace(story, connection);
  press(story, 'activate', connection);
  return far;
}

const CHARGE_TYPES: Readonly<Record<string, string>> = {
  discount: 'discountitem',
  dailySale: 'noninventorysaleitem',
};

function openJapaneseMarketplace(story: Story, connection: number): void {
  const { account } = story.world;
  const us = Object.values(story.setUp.ids.marketplaces)[0];
  const [yen] = story.rows("SELECT id FROM currency WHERE symbol = 'JPY'");
  if (!us || !yen) throw new Error('The story has no American marketplace, or no yen.');
  const currency = String(yen.id);
  const subsidiary = write(account, 'subsidiary', {
    name: 'Demo Company Japan',
    legalname: 'Demo Company Japan',
    country: 'JP',
    currency,
    parent: String(us.subsidiary),
  });
  const type = write(account, 'taxtype', { name: 'JP Consumption Tax', country: 'JP' });
  const code = (itemid: string, rate: number): string =>
    String(
      write(account, 'salestaxitem', {
        itemid,
        rate,
        country: 'JP',
        taxtype: String(type),
        subsidiary: String(subsidiary),
      }),
    );
  for (const [name, id] of Object.entries(us.charges)) {
    const charge = account.records.get(CHARGE_TYPES[name] ?? 'otherchargesaleitem', id);
    if (!charge) throw new Error(`The story has no item ${id} for ${name}.`);
    charge.fields.subsidiary = [...(charge.fields.subsidiary as string[]), String(subsidiary)];
    account.records.save(charge, { system: true });
  }
  const item = write(account, 'inventoryitem', {
    ...account.records.get('inventoryitem', story.setUp.ids.items['HH-1002'] as number)?.fields,
    itemid: 'JP-1002',
    externalid: 'jp-1002',
    subsidiary: [String(subsidiary)],
  });
  const values: Record<string, unknown> = {
    connection: String(connection),
    amazon_id: JP,
    state: marketplaceState(story, 'live'),
    subsidiary: String(subsidiary),
    currency_rec: currency,
    zone: 'Asia/Tokyo',
    customer: String(
      write(account, 'customer', { companyname: 'Amazon.co.jp Buyers', subsidiary: String(subsidiary), currency }),
    ),
    loc_fbm: String(
      write(account, 'location', { name: 'JP FBM', makeinventoryavailable: true, subsidiary: String(subsidiary) }),
    ),
    loc_fba: String(
      write(account, 'location', { name: 'JP FBA', makeinventoryavailable: true, subsidiary: String(subsidiary) }),
    ),
    item_shipping: String(us.charges.shipping),
    item_wrap: String(us.charges.giftWrap),
    item_other: String(us.charges.other),
    item_discount: String(us.charges.discount),
    way: String(account.listValue('customlist_cwy_way', 'val_cwy_way_order')),
    bill_as: String(account.listValue('customlist_cwy_bill_as', 'val_cwy_bill_cash_sale')),
    payment: String(us.paymentMethod),
    clearing: String(
      write(account, 'account', {
        acctnumber: '1059',
        acctname: 'Amazon Clearing JP JPY',
        accttype: 'Bank',
        subsidiary: [String(subsidiary)],
        currency,
      }),
    ),
    stax_liable: code('JP 10%', 10),
    stax_liable_type: type,
    stax_facilitator: code('JP Collected by Amazon', 0),
    stax_facil_type: type,
    stax_zero: code('JP Zero-rated', 0),
    stax_zero_type: type,
    import_fbm: true,
    import_fba: true,
    from_date: '2026-03-01',
  };
  const named = Object.entries(values).map(([name, value]) => [`custrecord_cwy_mkt_${name}`, value]);
  const marketplace = create(story, 'customrecord_cwy_marketplace', {
    name: 'Amazon JP',
    ...Object.fromEntries(named),
  });
  create(story, 'customrecord_cwy_skumap', {
    custrecord_cwy_map_marketplace: String(marketplace),
    custrecord_cwy_map_sku: 'JP-MUG',
    custrecord_cwy_map_item: String(item),
    custrecord_cwy_map_pack: 1,
    custrecord_cwy_map_from: '2026-01-01',
  });
  create(story, 'customrecord_cwy_shipservice', {
    custrecord_cwy_svc_marketplace: String(marketplace),
    custrecord_cwy_svc_level: 'STANDARD',
    custrecord_cwy_svc_ship_item: story.setUp.ids.shipItems.Standard,
  });
}
