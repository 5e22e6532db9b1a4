/**
 * What of this account decides how orders are imported, in words, and what has not been confirmed in a real account.
 *
 * @NApiVersion 2.1
 */

import type { Features } from '../orders/settings';

export interface FeatureRow {
  readonly name: string;
  readonly isOn: boolean;
  readonly meaning: string;
}

export function featureRows(features: Features): readonly FeatureRow[] {
  const row = (name: string, isOn: boolean, on: string, off: string): FeatureRow => ({
    name,
    isOn,
    meaning: isOn ? on : off,
  });
  return [
    row(
      'OneWorld',
      features.oneWorld,
      'Each marketplace sells in a subsidiary of its own choice.',
      'Everything is sold by the one company.',
    ),
    row(
      'Multiple Currencies',
      features.multiCurrency,
      'Each marketplace sells in its own currency.',
      `Only marketplaces in ${features.baseCurrency || 'the base currency'} can go live.`,
    ),
    row(
      'Multi-Location Inventory',
      features.multiLocation,
      'Orders that you ship and orders that Amazon ships leave from locations of their own.',
      'Only orders that you ship yourself are imported; orders shipped by Amazon are refused.',
    ),
    row(
      'SuiteTax',
      features.suiteTax,
      "Amazon's tax is entered line by line through SuiteTax codes and types.",
      'Legacy tax: the tax codes of the marketplace are used.',
    ),
    row(
      'Tax code on each line',
      features.suiteTax || features.perLineTax,
      'A tax code stands on each line.',
      'Taxes stand on the whole order; tax that you owe yourself needs Per-Line Taxes on Transactions.',
    ),
  ];
}

/** Read it before the first import in a real account. */
export const UNCONFIRMED: readonly string[] = [
  'A deployment repeats every 15 minutes at best. For a marketplace set to Fast two more start five and ten minutes later; that NetSuite keeps those distances is not confirmed.',
  'NetSuite may compare external IDs without regard to capitals; the keys are made so that it does not matter.',
  'A changed API secret can take up to an hour before it is used.',
];
