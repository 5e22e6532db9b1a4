// A company that sells in three marketplaces of three regions, in dollars, euros and yen, each with books of its own in
// the marketplace's currency: what stands in the ledger of a subsidiary is then in Amazon's own minor units.

import { type Amazon, amazonHosts, createAmazon } from '../../amazon/marketplace';
import { type MarketplaceFacts, marketplaceFacts } from '../../amazon/marketplaces';
import type { Seller } from '../../amazon/seller';
import { ZONES } from '../../amazon/zones';
import { Clock, type Instant } from '../../clock';
import { deployCauseway, type World } from '../../demo/world';
import { Account } from '../../netsuite/account';
import { write } from '../../netsuite/profileWrite';
import { Person } from '../../netsuite/runner/person';
import { type Company, foundCompany } from '../../orders/company';
import { SLOTS } from '../../orders/connections';
import { chooseAccounts, openAccounts } from '../../settle/chart';

export const QUARTER_MARKETPLACES = ['ATVPDKIKX0DER', 'A1PA6795UKMFR9', 'A1VC38T7YXB528'] as const;

/** Sold everywhere, each in two kinds of order: of one line and of two. */
export const SKUS = ['Q-MUG', 'Q-LAMP', 'Q-THROW'] as const;

export type Way = 'order' | 'daily' | 'settlement';

/** One marketplace of the company, with what an auditor needs to find its books. Numbers are internal ids. */
export interface Place {
  readonly facts: MarketplaceFacts;
  readonly seller: Seller;
  /** How its sales are recorded from the first day on. */
  readonly way: Way;
  /** Where the books count their days. */
  readonly zone: string;
  readonly slot: number;
  readonly record: number;
  readonly subsidiary: number;
  readonly clearing: number;
  readonly bank: number;
  /** Of NetSuite's record of it. */
  readonly currency: number;
}

export interface QuarterCompany {
  readonly world: World;
  readonly places: readonly Place[];
  /** Internal ids of accounts by use, such as `payout`; each subsidiary has its own balance on them. */
  readonly accounts: ReadonlyMap<string, number>;
}

export interface CompanyOptions {
  readonly seed: number;
  readonly start: Instant;
  /** For each marketplace of `QUARTER_MARKETPLACES`. */
  readonly ways: readonly [Way, Way, Way];
}

const UNITS_IN_STOCK = 100_000;

export function foundQuarterCompany({ seed, start, ways }: CompanyOptions): QuarterCompany {
  const clock = new Clock(start);
  const account = new Account({
    profile: 'oneworld',
    seed,
    start,
    clock,
    company: { name: 'Quarter Company' },
    // Only the project's own scripts run here, many thousand times.
    watchesForEndlessLoops: false,
  });
  const amazon = createAmazon({
    clock,
    seed,
    accounts: QUARTER_MARKETPLACES.map((id) => ({ region: marketplaceFacts(id).region, marketplaceIds: [id] })),
  });
  for (const host of amazonHosts) account.network.route(host, amazon.serve);
  deployCauseway(account);
  const company = foundCompany(account, ['STANDARD']);
  return account.store.transaction(() => furnishQuarter({ clock, account, amazon }, company, ways));
}

function furnishQuarter(world: World, company: Company, ways: CompanyOptions['ways']): QuarterCompany {
  const { account, amazon } = world;
  const root = Number(company.books.get(account.company.baseCurrency)?.subsidiary);
  // Clearing is the marketplace's own.
  const accounts = openAccounts(account, root, { without: ['clearing', 'bank'] });
  const payment = write(account, 'paymentmethod', { name: 'Amazon' });
  const subsidiaries = QUARTER_MARKETPLACES.map((id) => booksOf(company, marketplaceFacts(id)).subsidiary);
  const everywhere = { subsidiary: subsidiaries };
  const items = SKUS.map((itemid) => write(account, 'inventoryitem', { itemid, displayname: itemid, ...everywhere }));
  const daily = write(account, 'noninventorysaleitem', {
    itemid: 'Amazon Daily Sale',
    incomeaccount: String(accountNumber(account, '4000')),
    ...everywhere,
  });
  const places = QUARTER_MARKETPLACES.map((id, index): Place => {
    const way = ways[index] ?? 'order';
    const facts = marketplaceFacts(id);
    const clearing = openBank(account, company, facts, 1051, 'Amazon Clearing');
    const bank = openBank(account, company, facts, 1061, 'Bank');
    const chosen = { clearing, payment, daily, way };
    const record = openMarketplace(account, company, facts, connect(account, amazon, facts), chosen);
    chooseAccounts(account, record, new Map([...accounts, ['bank', bank]]));
    mapSkus(account, record, items);
    stock(account, company, facts, items);
    const books = booksOf(company, facts);
    const [subsidiary, currency] = [Number(books.subsidiary), Number(books.currency)];
    const seller = amazon.control.accountOf(id);
    const zone = ZONES[facts.country] ?? 'UTC';
    return { facts, seller, way, zone, slot: SLOTS[facts.region], record, subsidiary, currency, clearing, bank };
  });
  return { world, places, accounts };
}

function booksOf({ books }: Company, { currency }: MarketplaceFacts) {
  const found = books.get(currency);
  if (!found) throw new Error(`The company has no books in ${currency}.`);
  return found;
}

function accountNumber(account: Account, number: string): number {
  const row = account.store.get('SELECT id FROM account WHERE acctnumber = ?', [number]);
  if (!row) throw new Error(`The chart has no account ${number}.`);
  return Number(row.id);
}

/** In the marketplace's currency; bills take no other account than a bank's for clearing. */
function openBank(account: Account, company: Company, facts: MarketplaceFacts, first: number, name: string): number {
  const { subsidiary, currency } = booksOf(company, facts);
  return write(account, 'account', {
    acctnumber: String(first + QUARTER_MARKETPLACES.map(String).indexOf(facts.id)),
    acctname: `${name} ${facts.country}`,
    accttype: 'Bank',
    subsidiary: [subsidiary],
    currency,
  });
}

/** As the set-up page leaves it, which asks Amazon first. */
function connect(account: Account, amazon: Amazon, { id, region }: MarketplaceFacts): number {
  const { sellerId, credentials } = amazon.control.accountOf(id);
  const secret = (what: string, value: string): string => {
    const name = `custsecret_quarter_${region}_${what}`;
    account.secrets.put(name, value, { domains: ['api.amazon.com'] });
    return name;
  };
  return write(account, 'customrecord_cwy_connection', {
    name: `Amazon ${region.toUpperCase()}`,
    externalid: `cwy-con-${sellerId}-${region.toUpperCase()}`,
    custrecord_cwy_con_seller: sellerId,
    custrecord_cwy_con_region: listValue(account, 'customlist_cwy_region', `val_cwy_region_${region}`),
    custrecord_cwy_con_client_id: credentials.clientId,
    custrecord_cwy_con_client_secret: secret('client', credentials.clientSecret),
    custrecord_cwy_con_refresh_token: secret('refresh', credentials.refreshToken),
    custrecord_cwy_con_slot: SLOTS[region],
    custrecord_cwy_con_account: account.id,
    custrecord_cwy_con_state: listValue(account, 'customlist_cwy_connection_state', 'val_cwy_con_active'),
  });
}

interface Chosen {
  readonly clearing: number;
  readonly payment: number;
  readonly daily: number;
  readonly way: Way;
}

function openMarketplace(
  account: Account,
  company: Company,
  facts: MarketplaceFacts,
  connection: number,
  { clearing, payment, daily, way }: Chosen,
): number {
  const books = booksOf(company, facts);
  const { taxCodes, taxType } = company;
  const values: Record<string, unknown> = {
    connection: String(connection),
    amazon_id: facts.id,
    subsidiary: books.subsidiary,
    currency: facts.currency,
    currency_rec: books.currency,
    zone: ZONES[facts.country] ?? 'UTC',
    customer: books.customer,
    loc_fbm: books.fbm,
    loc_fba: books.fba,
    item_shipping: company.shipping,
    item_wrap: company.wrap,
    item_other: company.other,
    item_discount: company.discount,
    stax_liable: taxCodes.liable,
    stax_liable_type: Number(taxType),
    stax_facilitator: taxCodes.facilitator,
    stax_facil_type: Number(taxType),
    stax_zero: taxCodes.zero,
    stax_zero_type: Number(taxType),
    import_fbm: true,
    import_fba: true,
    clearing: String(clearing),
    payment: String(payment),
    item_daily: String(daily),
    way: listValue(account, 'customlist_cwy_way', `val_cwy_way_${way}`),
    bill_as: listValue(account, 'customlist_cwy_bill_as', 'val_cwy_bill_cash_sale'),
    from_date: '2026-01-01',
    state: listValue(account, 'customlist_cwy_marketplace_state', 'val_cwy_mkt_live'),
  };
  const named = Object.entries(values).map(([name, value]) => [`custrecord_cwy_mkt_${name}`, value]);
  const record = new Person(account).create('customrecord_cwy_marketplace', {
    values: { name: facts.name, ...Object.fromEntries(named) },
    sublists: {},
  });
  write(account, 'customrecord_cwy_shipservice', {
    custrecord_cwy_svc_marketplace: String(record),
    custrecord_cwy_svc_level: 'STANDARD',
    custrecord_cwy_svc_ship_item: Number(company.shipItems.get('STANDARD')),
  });
  return record;
}

function mapSkus(account: Account, marketplace: number, items: readonly number[]): void {
  SKUS.forEach((sku, index) => {
    write(account, 'customrecord_cwy_skumap', {
      custrecord_cwy_map_marketplace: String(marketplace),
      custrecord_cwy_map_sku: sku,
      custrecord_cwy_map_item: String(items[index]),
      custrecord_cwy_map_pack: 1,
      custrecord_cwy_map_from: '2026-01-01',
    });
  });
}

function stock(account: Account, company: Company, facts: MarketplaceFacts, items: readonly number[]): void {
  const { subsidiary, fba } = booksOf(company, facts);
  const inventory = items.map((item) => ({
    item: String(item),
    adjustqtyby: UNITS_IN_STOCK,
    unitcost: 1,
    location: fba,
  }));
  const from = String(accountNumber(account, '3000'));
  write(account, 'inventoryadjustment', { account: from, memo: 'Opening stock', subsidiary }, { inventory });
}

export function listValue(account: Account, list: string, value: string): string {
  const id = account.listValue(list, value);
  if (id === undefined) throw new Error(`The project deploys no value ${value} in ${list}.`);
  return String(id);
}
