// What an administrator does after installing the add-on, done here the same way: records made by a person, secrets put
// in, the connection activated on the set-up page, marketplaces set live.

import type { Seller } from '../amazon/seller';
import { catalogue, type DemoMarketplace, demoMarketplaces, type Product } from '../catalogue';
import type { Account } from '../netsuite/account';
import { furnish } from '../netsuite/profile';
import { Person } from '../netsuite/runner/person';
import { type DemoIds, furnishDemo, type MarketplaceIds } from './netsuite';
import type { World } from './world';

/** Internal ids of what was set up. */
export interface DemoSetUp {
  readonly ids: DemoIds;
  /** By Amazon's marketplace id. */
  readonly marketplaces: Readonly<Record<string, number>>;
  /** By region: na, eu. */
  readonly connections: Readonly<Record<string, number>>;
}

export interface SetUpOptions {
  /** Orders bought before this day are not imported. */
  readonly fromDate: string;
  /** Three deployments a quarter hour instead of one. */
  readonly fast: boolean;
  /** How sales are recorded. */
  readonly way: 'order' | 'daily' | 'settlement';
  readonly billAs: 'cash_sale' | 'invoice';
}

const FIRST_DAY: SetUpOptions = { fromDate: '2026-03-01', fast: false, way: 'order', billAs: 'cash_sale' };

const ZONES: Readonly<Record<DemoMarketplace['country'], string>> = {
  US: 'America/Los_Angeles',
  CA: 'America/Los_Angeles',
  GB: 'Europe/London',
};

/** Amazon's service levels and how the demo company ships them. */
const SERVICES: Readonly<Record<string, string>> = {
  STANDARD: 'Standard',
  FREE_ECONOMY: 'Standard',
  SCHEDULED: 'Standard',
  EXPEDITED: 'Expedited',
  SECOND_DAY: 'Second Day',
  PRIORITY: 'Next Day',
  NEXT_DAY: 'Next Day',
  SAME_DAY: 'Next Day',
};

/** Amazon's codes of the carriers that the demo company ships with, by shipping item, and what buyers see. */
const CARRIERS: Readonly<Record<string, readonly [code: string, method: string]>> = {
  Standard: ['USPS', 'USPS Ground Advantage'],
  Expedited: ['UPS', 'UPS Ground'],
  'Second Day': ['UPS', 'UPS 2nd Day Air'],
  'Next Day': ['FedEx', 'FedEx Standard Overnight'],
};

/** Furnishes the account with the demo company and sets the deployed add-on up for it. */
export function setUpDemo({ account, amazon }: World, options: Partial<SetUpOptions> = {}): DemoSetUp {
  const settings = { ...FIRST_DAY, ...options };
  const ids = furnishDemo(account, catalogue, furnish(account));
  const person = new Person(account, { userId: ids.employee });
  const served = demoMarketplaces.filter(({ id }) => ids.marketplaces[id]);
  const connections: Record<string, number> = {};
  const marketplaces: Record<string, number> = {};
  for (const region of new Set(served.map((each) => each.region))) {
    const seller = amazon.accounts.find((each) => each.region === region);
    if (!seller) throw new Error(`The simulated Amazon has no seller account in ${region}.`);
    connections[region] = connect(account, person, seller, Object.keys(connections).length + 1, ids.employee);
  }
  for (const each of served) {
    const connection = connections[each.region] as number;
    marketplaces[each.id] = openMarketplace(account, person, each, ids, connection, settings);
  }
  for (const connection of Object.values(connections)) activate(account, connection);
  for (const id of Object.values(marketplaces)) {
    const live = listValue(account, 'customlist_cwy_marketplace_state', 'val_cwy_mkt_live');
    person.edit('customrecord_cwy_marketplace', id, { values: { custrecord_cwy_mkt_state: live }, sublists: {} });
  }
  for (const [shipItem, [code, method]] of Object.entries(CARRIERS)) {
    person.create('customrecord_cwy_carrier', {
      values: {
        custrecord_cwy_car_ship_item: ids.shipItems[shipItem],
        custrecord_cwy_car_code: code,
        custrecord_cwy_car_method: method,
      },
      sublists: {},
    });
  }
  person.create('customrecord_cwy_route', {
    values: { custrecord_cwy_rte_owner: String(ids.employee) },
    sublists: {},
  });
  return { ids, marketplaces, connections };
}

function listValue(account: Account, list: string, value: string): string {
  const id = account.listValue(list, value);
  if (id === undefined) throw new Error(`The list ${list} has no value ${value}.`);
  return String(id);
}

function connect(account: Account, person: Person, seller: Seller, slot: number, owner: number): number {
  const { region, sellerId, credentials } = seller;
  const secret = `custsecret_cwy_${region}_client`;
  const refresh = `custsecret_cwy_${region}_refresh`;
  account.secrets.put(secret, credentials.clientSecret, { domains: ['api.amazon.com'] });
  account.secrets.put(refresh, credentials.refreshToken, { domains: ['api.amazon.com'] });
  return person.create('customrecord_cwy_connection', {
    values: {
      name: `Amazon ${region === 'na' ? 'North America' : 'Europe'}`,
      custrecord_cwy_con_seller: sellerId,
      custrecord_cwy_con_region: listValue(account, 'customlist_cwy_region', `val_cwy_region_${region}`),
      custrecord_cwy_con_client_id: credentials.clientId,
      custrecord_cwy_con_client_secret: secret,
      custrecord_cwy_con_refresh_token: refresh,
      custrecord_cwy_con_secret_expiry: '2026-08-20',
      custrecord_cwy_con_owner: String(owner),
      custrecord_cwy_con_slot: slot,
    },
    sublists: {},
  });
}

function openMarketplace(
  account: Account,
  person: Person,
  marketplace: DemoMarketplace,
  ids: DemoIds,
  connection: number,
  options: SetUpOptions,
): number {
  const its = ids.marketplaces[marketplace.id] as MarketplaceIds;
  const id = person.create('customrecord_cwy_marketplace', {
    values: marketplaceValues(account, marketplace, its, connection, options),
    sublists: {},
  });
  for (const product of catalogue) mapProduct(person, product, marketplace, ids, id);
  for (const [level, shipItem] of Object.entries(SERVICES)) {
    person.create('customrecord_cwy_shipservice', {
      values: {
        custrecord_cwy_svc_marketplace: String(id),
        custrecord_cwy_svc_level: level,
        custrecord_cwy_svc_ship_item: ids.shipItems[shipItem],
      },
      sublists: {},
    });
  }
  return id;
}

function marketplaceValues(
  account: Account,
  marketplace: DemoMarketplace,
  its: MarketplaceIds,
  connection: number,
  options: SetUpOptions,
): Record<string, unknown> {
  const reference = (id: number | null): string | undefined => (id === null ? undefined : String(id));
  const values: Record<string, unknown> = {
    name: `Amazon ${marketplace.country}`,
    connection: String(connection),
    amazon_id: marketplace.id,
    subsidiary: account.has('SUBSIDIARIES') ? reference(its.subsidiary) : undefined,
    currency_rec: account.has('MULTICURRENCY') ? reference(its.currency) : undefined,
    zone: ZONES[marketplace.country],
    customer: String(its.customer),
    loc_fbm: reference(its.places.fbm),
    loc_fba: reference(its.places.fba),
    loc_transit: reference(its.places.inTransit),
    loc_unsellable: reference(its.places.unsellable),
    loc_returns: reference(its.places.returnsHold),
    item_shipping: String(its.charges.shipping),
    item_wrap: String(its.charges.giftWrap),
    item_other: String(its.charges.other),
    item_discount: String(its.charges.discount),
    clearing: String(its.clearing),
    way: listValue(account, 'customlist_cwy_way', `val_cwy_way_${options.way}`),
    // Without Advanced Shipping NetSuite invoices what ships by itself.
    bill_as: listValue(
      account,
      'customlist_cwy_bill_as',
      `val_cwy_bill_${account.has('ADVSHIPPING') ? options.billAs : 'invoice'}`,
    ),
    payment: String(its.paymentMethod),
    item_daily: String(its.charges.dailySale),
    import_fbm: true,
    import_fba: account.has('MULTILOCINVT'),
    from_date: options.fromDate,
    fast: options.fast,
    ...taxValues(account, its),
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name === 'name' ? name : `custrecord_cwy_mkt_${name}`, value]),
  );
}

function taxValues(account: Account, { tax }: MarketplaceIds): Record<string, unknown> {
  if (!account.has('TAX_OVERHAULING')) {
    return {
      tax_liable: String(tax.liable.code),
      tax_facilitator: String(tax.facilitator.code),
      tax_zero: String(tax.zero.code),
    };
  }
  return {
    stax_liable: String(tax.liable.code),
    stax_liable_type: tax.liable.type,
    stax_facilitator: String(tax.facilitator.code),
    stax_facil_type: tax.facilitator.type,
    stax_zero: String(tax.zero.code),
    stax_zero_type: tax.zero.type,
  };
}

function mapProduct(
  person: Person,
  product: Product,
  { id }: DemoMarketplace,
  ids: DemoIds,
  marketplace: number,
): void {
  const item = ids.items[product.item];
  if (!product.mapped || item === undefined || !product.marketplaces.includes(id)) return;
  person.create('customrecord_cwy_skumap', {
    values: {
      custrecord_cwy_map_marketplace: String(marketplace),
      custrecord_cwy_map_sku: product.sku,
      custrecord_cwy_map_item: String(item),
      custrecord_cwy_map_asin: product.asin,
      ...(product.fnsku === null ? {} : { custrecord_cwy_map_fnsku: product.fnsku }),
      custrecord_cwy_map_pack: product.pack,
      custrecord_cwy_map_from: '2026-01-01',
    },
    sublists: {},
  });
}

/** The set-up page asks before it activates, and takes the answer only with the token it gave out. */
export function activate(account: Account, connection: number): void {
  const page = { script: 'customscript_cwy_setup_sl', deploy: 'customdeploy_cwy_setup_sl', headers: {} };
  const asked = { custparam_do: 'activate', custparam_id: String(connection) };
  const question = account.runner.suitelet({ ...page, method: 'GET', parameters: asked, body: '' });
  const token = /name="custpage_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="custpage_token"/.exec(
    String(question.body),
  );
  if (question.error || !token) throw question.error ?? new Error('The set-up page shows no form to activate with.');
  const form = new URLSearchParams({
    custpage_do: 'activate',
    custpage_id: String(connection),
    custpage_token: token[1] ?? token[2] ?? '',
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = account.runner.suitelet({ ...page, headers, method: 'POST', parameters: {}, body: form.toString() });
  if (answer.error) throw answer.error;
}
