/**
 * What keeps a marketplace from going live: asked when an admin activates it, so that no order has to be held for it.
 *
 * @NApiVersion 2.1
 */

import type { Features, MarketplaceSettings, ShipServices } from './settings';
import { taxPlan } from './tax';
import { KNOWN_ZONES } from './zone';

/** Source: model of the Orders API 2026-01-01, fulfillmentServiceLevel. Amazon may add levels. */
export const SERVICE_LEVELS = [
  'EXPEDITED',
  'FREE_ECONOMY',
  'NEXT_DAY',
  'PRIORITY',
  'SAME_DAY',
  'SCHEDULED',
  'SECOND_DAY',
  'STANDARD',
] as const;

export interface Coverage {
  readonly mapped: readonly string[];
  /** An FBM order with one of these would be held. */
  readonly missing: readonly string[];
}

export function shipServiceCoverage(services: ShipServices): Coverage {
  const has = (level: string) => Object.hasOwn(services, level);
  return { mapped: SERVICE_LEVELS.filter(has), missing: SERVICE_LEVELS.filter((level) => !has(level)) };
}

/** A sentence for each reason not to go live; empty where there is none. Gaps of the ship service map are shown apart. */
export function activationProblems(settings: MarketplaceSettings, features: Features): readonly string[] {
  const { multiLocation } = features;
  const needed: readonly (readonly [isMissing: boolean, sentence: string])[] = [
    [settings.customer === null, 'Choose the default customer.'],
    [settings.fromDate === null, 'Enter the purchase date from which orders are imported.'],
    [features.oneWorld && settings.subsidiary === null, 'Choose the subsidiary.'],
    [features.multiCurrency && settings.currencyId === null, 'Choose the currency.'],
    [
      !features.multiCurrency && settings.currency !== features.baseCurrency,
      `Orders come in ${settings.currency} and this account has ${features.baseCurrency} only; turn on Multiple Currencies.`,
    ],
    [
      !KNOWN_ZONES.includes(settings.zone),
      `Enter a time zone such as America/Los_Angeles; "${settings.zone}" is none.`,
    ],
    [
      settings.importFba && !multiLocation,
      'FBA orders need Multi-Location Inventory, which this account does not have; switch the import of FBA orders off.',
    ],
    [settings.importFbm && multiLocation && settings.locationFbm === null, 'Choose the location for FBM orders.'],
    [settings.importFba && multiLocation && settings.locationFba === null, 'Choose the location for FBA orders.'],
    [settings.itemShipping === null, 'Choose the item for shipping charges.'],
    [settings.itemWrap === null, 'Choose the item for gift wrap.'],
    [settings.itemOther === null, 'Choose the item for other charges.'],
    [settings.itemDiscount === null, 'Choose the discount item.'],
    [settings.sharding === 'count' && !(settings.shardSize >= 1), 'Enter how many orders a default customer takes.'],
    [!(settings.reservationHours > 0), 'Enter for how many hours a pending order holds its stock.'],
    ...missingTaxCodes(settings, features),
  ];
  return needed.filter(([isMissing]) => isMissing).map(([, sentence]) => sentence);
}

function missingTaxCodes(settings: MarketplaceSettings, features: Features): readonly (readonly [boolean, string])[] {
  const { way, codes } = taxPlan(settings, features);
  if (way === 'none') return [];
  return [
    [codes.liable === null, 'Choose the tax code for sales whose tax you owe.'],
    [codes.facilitator === null, 'Choose the tax code for sales whose tax Amazon collects.'],
    [codes.zero === null, 'Choose the tax code for zero-rated sales.'],
  ];
}
