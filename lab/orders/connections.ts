// The add-on's own records, as an administrator makes them: a connection a region, every marketplace live, every service
// level mapped.

import { type MarketplaceFacts, marketplaces, type Region } from '../amazon/marketplaces';
import { ZONES } from '../amazon/zones';
import type { Account } from '../netsuite/account';
import { write } from '../netsuite/profileWrite';
import { Person, type Values } from '../netsuite/runner/person';
import { TOKEN_HOST } from './answers';
import type { Company } from './company';

/** The deployment slot that reads a region. */
export const SLOTS: Readonly<Record<Region, number>> = { na: 1, eu: 2, fe: 3 };

const SELLER = 'AOWNORDERS';
/** Older than any order: every order of the files is to be imported. */
const FROM_DATE = '2000-01-01';

export interface Connected {
  /** Internal ids of connections. */
  readonly connections: ReadonlyMap<Region, number>;
  /** Internal ids of marketplace records, by Amazon's id. */
  readonly marketplaces: ReadonlyMap<string, number>;
}

export function connect(account: Account, company: Company): Connected {
  const connections = new Map(
    (Object.keys(SLOTS) as Region[]).map((region) => [region, addConnection(account, region)]),
  );
  const records = new Map<string, number>();
  for (const facts of marketplaces) {
    const values = marketplaceValues(account, company, facts, connections.get(facts.region) as number);
    records.set(facts.id, new Person(account).create('customrecord_cwy_marketplace', { values, sublists: {} }));
  }
  for (const marketplace of records.values()) mapServices(account, company, marketplace);
  return { connections, marketplaces: records };
}

/** Activating is work of the set-up page, which asks Amazon first; here the record stands as that page leaves it. */
function addConnection(account: Account, region: Region): number {
  const secret = (what: string): string => {
    const id = `custsecret_own_orders_${region}_${what}`;
    account.secrets.put(id, `own-orders-${what}`, { domains: [TOKEN_HOST] });
    return id;
  };
  return write(account, 'customrecord_cwy_connection', {
    name: `Amazon ${region.toUpperCase()}`,
    externalid: `cwy-con-${SELLER}-${region.toUpperCase()}`,
    custrecord_cwy_con_seller: SELLER,
    custrecord_cwy_con_region: listValue(account, 'customlist_cwy_region', `val_cwy_region_${region}`),
    custrecord_cwy_con_client_id: 'amzn1.application-oa2-client.own-orders',
    custrecord_cwy_con_client_secret: secret('client'),
    custrecord_cwy_con_refresh_token: secret('refresh'),
    custrecord_cwy_con_slot: SLOTS[region],
    custrecord_cwy_con_account: account.id,
    custrecord_cwy_con_state: listValue(account, 'customlist_cwy_connection_state', 'val_cwy_con_active'),
  });
}

function marketplaceValues(account: Account, company: Company, facts: MarketplaceFacts, connection: number): Values {
  const books = company.books.get(facts.currency);
  if (!books) throw new Error(`The company has no books in ${facts.currency}.`);
  return {
    name: facts.name,
    custrecord_cwy_mkt_connection: String(connection),
    custrecord_cwy_mkt_amazon_id: facts.id,
    custrecord_cwy_mkt_subsidiary: books.subsidiary,
    custrecord_cwy_mkt_currency: facts.currency,
    custrecord_cwy_mkt_currency_rec: books.currency,
    custrecord_cwy_mkt_zone: ZONES[facts.country] ?? 'UTC',
    custrecord_cwy_mkt_customer: books.customer,
    custrecord_cwy_mkt_loc_fbm: books.fbm,
    custrecord_cwy_mkt_loc_fba: books.fba,
    custrecord_cwy_mkt_item_shipping: company.shipping,
    custrecord_cwy_mkt_item_wrap: company.wrap,
    custrecord_cwy_mkt_item_other: company.other,
    custrecord_cwy_mkt_item_discount: company.discount,
    custrecord_cwy_mkt_stax_liable: company.taxCodes.liable,
    custrecord_cwy_mkt_stax_liable_type: Number(company.taxType),
    custrecord_cwy_mkt_stax_facilitator: company.taxCodes.facilitator,
    custrecord_cwy_mkt_stax_facil_type: Number(company.taxType),
    custrecord_cwy_mkt_stax_zero: company.taxCodes.zero,
    custrecord_cwy_mkt_stax_zero_type: Number(company.taxType),
    custrecord_cwy_mkt_import_fbm: true,
    custrecord_cwy_mkt_import_fba: true,
    // Nothing is ever shipped or billed here.
    custrecord_cwy_mkt_way: listValue(account, 'customlist_cwy_way', 'val_cwy_way_settlement'),
    custrecord_cwy_mkt_from_date: FROM_DATE,
    custrecord_cwy_mkt_state: listValue(account, 'customlist_cwy_marketplace_state', 'val_cwy_mkt_live'),
  };
}

function mapServices(account: Account, company: Company, marketplace: number): void {
  for (const [level, shipItem] of company.shipItems) {
    write(account, 'customrecord_cwy_shipservice', {
      custrecord_cwy_svc_marketplace: String(marketplace),
      custrecord_cwy_svc_level: level,
      custrecord_cwy_svc_ship_item: Number(shipItem),
    });
  }
}

function listValue(account: Account, list: string, value: string): string {
  const id = account.listValue(list, value);
  if (id === undefined) throw new Error(`The project deploys no value ${value} in ${list}.`);
  return String(id);
}
