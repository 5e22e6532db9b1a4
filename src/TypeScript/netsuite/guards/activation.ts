/**
 * A marketplace record as it is being saved, in the shape the planning takes: what going live is decided by.
 *
 * @NApiVersion 2.1
 */

import type { BillAs } from '../../flows/billing/settings';
import type { WaySpan } from '../../flows/billing/ways';
import { rateOfPercent } from '../../flows/orders/includedTax';
import type { MarketplaceSettings, MarketplaceState, Sharding, SuiteTaxCode } from '../../flows/orders/settings';
import { exponentOf } from '../../ledger/currencies';
import { MARKETPLACE } from '../ids';
import type { Values } from './savedRecord';

export interface Chosen {
  readonly state: MarketplaceState;
  readonly sharding: Sharding;
  readonly currency: string;
  readonly zone: string;
  readonly ways: readonly WaySpan[];
  readonly billAs: BillAs | null;
}

export function settingsOf(
  id: string | null,
  values: Values,
  { ways, billAs, ...chosen }: Chosen,
): MarketplaceSettings {
  const m = MARKETPLACE;
  return {
    id: id ?? '',
    marketplaceId: values.text(m.amazonId) ?? '',
    ...chosen,
    currencyExponent: exponentOf(chosen.currency),
    currencyId: values.text(m.currencyRecord),
    subsidiary: values.text(m.subsidiary),
    customer: values.text(m.customer),
    locationFbm: values.text(m.locationFbm),
    locationFba: values.text(m.locationFba),
    itemShipping: values.text(m.itemShipping),
    itemWrap: values.text(m.itemWrap),
    itemOther: values.text(m.itemOther),
    itemDiscount: values.text(m.itemDiscount),
    legacyTax: {
      liable: values.text(m.taxLiable),
      facilitator: values.text(m.taxFacilitator),
      zero: values.text(m.taxZero),
    },
    suiteTax: {
      liable: suiteTax(values, m.suiteTaxLiable, m.suiteTaxLiableType),
      facilitator: suiteTax(values, m.suiteTaxFacilitator, m.suiteTaxFacilitatorType),
      zero: suiteTax(values, m.suiteTaxZero, m.suiteTaxZeroType),
    },
    importFbm: values.flag(m.importFbm),
    importFba: values.flag(m.importFba),
    fromDate: values.day(m.fromDate),
    shardSize: values.number(m.shardSize) ?? 0,
    reservationHours: values.number(m.reservationHours) ?? 72,
    needsAddress: values.flag(m.needsAddress),
    includedTaxRate: rateOfPercent(values.number(m.includedTax)),
    billing: {
      ways,
      billAs,
      paymentMethod: values.text(m.payment),
      clearing: values.text(m.clearing),
      itemDaily: values.text(m.itemDaily),
    },
  };
}

function suiteTax(values: Values, code: string, type: string): SuiteTaxCode | null {
  const [codeId, typeId] = [values.text(code), values.text(type)];
  return codeId === null || typeId === null ? null : { code: codeId, type: typeId };
}
