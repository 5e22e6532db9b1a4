/**
 * The settings of a connection's marketplaces, as the planning takes them.
 *
 * @NApiVersion 2.1
 */

import { readSpans } from '../../flows/billing/ways';
import { rateOfPercent } from '../../flows/orders/includedTax';
import type { Features, MarketplaceSettings, ShipServices, SuiteTaxCode } from '../../flows/orders/settings';
import { exponentOf } from '../../ledger/currencies';
import { MARKETPLACE, SHIP_SERVICE } from '../ids';
import { isTrue, number, type Row, requiredText, rows, text } from '../rows';
import { BILLS_AS, keyOfName, MARKETPLACE_STATES, SHARDINGS } from '../values';

export interface Marketplace extends MarketplaceSettings {
  readonly connection: string;
  readonly name: string;
  readonly fast: boolean;
  /** Whether the prices in its settlements hold the seller's own tax. */
  readonly settledWithTax: boolean;
  /** Whether its settlements wait for a person before they are posted. */
  readonly approvesSettlements: boolean;
}

/** Columns of features that are off do not exist: naming one would be an error. */
function select(features: Pick<Features, 'oneWorld' | 'multiCurrency'>): string {
  const optional = (present: boolean, column: string): string => (present ? column : `NULL AS ${column}`);
  const m = MARKETPLACE;
  return [
    'id',
    'name',
    m.connection,
    m.amazonId,
    `BUILTIN.DF(${m.state}) AS state`,
    m.currency,
    m.zone,
    m.customer,
    `BUILTIN.DF(${m.sharding}) AS sharding`,
    m.shardSize,
    optional(features.oneWorld, m.subsidiary),
    optional(features.multiCurrency, m.currencyRecord),
    m.locationFbm,
    m.locationFba,
    m.itemShipping,
    m.itemWrap,
    m.itemOther,
    m.itemDiscount,
    m.taxLiable,
    m.taxFacilitator,
    m.taxZero,
    m.suiteTaxLiable,
    m.suiteTaxLiableType,
    m.suiteTaxFacilitator,
    m.suiteTaxFacilitatorType,
    m.suiteTaxZero,
    m.suiteTaxZeroType,
    m.importFbm,
    m.importFba,
    `TO_CHAR(${m.fromDate}, 'YYYY-MM-DD') AS fromdate`,
    m.fast,
    m.approve,
    m.reservationHours,
    m.needsAddress,
    m.includedTax,
    m.settledTax,
    m.ways,
    `BUILTIN.DF(${m.billAs}) AS billas`,
    m.payment,
    m.clearing,
    m.itemDaily,
  ].join(', ');
}

/** All marketplaces, or those of one connection (10 units). */
export function readMarketplaces(
  features: Pick<Features, 'oneWorld' | 'multiCurrency'>,
  connection?: string,
): Marketplace[] {
  const of = connection === undefined ? '' : ` AND ${MARKETPLACE.connection} = ?`;
  const sql = `SELECT ${select(features)} FROM ${MARKETPLACE.type} WHERE isinactive = 'F'${of} ORDER BY id`;
  return rows(sql, connection === undefined ? [] : [Number(connection)]).map(settings);
}

/** Amazon's service level → shipping item, by marketplace record (10 units). */
export function readShipServices(): Map<string, ShipServices> {
  const sql = `SELECT ${SHIP_SERVICE.marketplace} AS marketplace, ${SHIP_SERVICE.level} AS service, ${SHIP_SERVICE.shipItem} AS shipitem
    FROM ${SHIP_SERVICE.type} WHERE isinactive = 'F'`;
  const all = new Map<string, Record<string, string>>();
  for (const row of rows(sql)) {
    const marketplace = requiredText(row, 'marketplace');
    const services = all.get(marketplace) ?? {};
    services[requiredText(row, 'service')] = requiredText(row, 'shipitem');
    all.set(marketplace, services);
  }
  return all;
}

function settings(row: Row): Marketplace {
  const m = MARKETPLACE;
  const currency = text(row, m.currency) ?? '';
  return {
    id: requiredText(row, 'id'),
    name: text(row, 'name') ?? '',
    connection: requiredText(row, m.connection),
    marketplaceId: requiredText(row, m.amazonId),
    state: keyOfName(MARKETPLACE_STATES, text(row, 'state')) ?? 'draft',
    currency,
    currencyExponent: exponentOf(currency),
    currencyId: text(row, m.currencyRecord),
    zone: text(row, m.zone) ?? 'UTC',
    subsidiary: text(row, m.subsidiary),
    customer: text(row, m.customer),
    locationFbm: text(row, m.locationFbm),
    locationFba: text(row, m.locationFba),
    itemShipping: text(row, m.itemShipping),
    itemWrap: text(row, m.itemWrap),
    itemOther: text(row, m.itemOther),
    itemDiscount: text(row, m.itemDiscount),
    legacyTax: { liable: text(row, m.taxLiable), facilitator: text(row, m.taxFacilitator), zero: text(row, m.taxZero) },
    suiteTax: {
      liable: suiteTax(row, m.suiteTaxLiable, m.suiteTaxLiableType),
      facilitator: suiteTax(row, m.suiteTaxFacilitator, m.suiteTaxFacilitatorType),
      zero: suiteTax(row, m.suiteTaxZero, m.suiteTaxZeroType),
    },
    importFbm: isTrue(row, m.importFbm),
    importFba: isTrue(row, m.importFba),
    fromDate: text(row, 'fromdate'),
    fast: isTrue(row, m.fast),
    settledWithTax: isTrue(row, m.settledTax),
    approvesSettlements: isTrue(row, m.approve),
    sharding: keyOfName(SHARDINGS, text(row, 'sharding')) ?? 'none',
    shardSize: number(row, m.shardSize) ?? 0,
    reservationHours: number(row, m.reservationHours) ?? 72,
    needsAddress: isTrue(row, m.needsAddress),
    includedTaxRate: rateOfPercent(number(row, m.includedTax)),
    billing: {
      ways: readSpans(text(row, m.ways)),
      billAs: keyOfName(BILLS_AS, text(row, 'billas')),
      paymentMethod: text(row, m.payment),
      clearing: text(row, m.clearing),
      itemDaily: text(row, m.itemDaily),
    },
  };
}

function suiteTax(row: Row, code: string, type: string): SuiteTaxCode | null {
  const [codeId, typeId] = [text(row, code), text(row, type)];
  return codeId === null || typeId === null ? null : { code: codeId, type: typeId };
}
