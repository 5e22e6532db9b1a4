/**
 * What keeps a marketplace's sales from being recorded: asked with everything else before it goes live.
 *
 * @NApiVersion 2.1
 */

import type { Features, MarketplaceSettings } from '../orders/settings';
import type { BillingFacts, BillingSettings } from './settings';

type Needed = readonly (readonly [isMissing: boolean, sentence: string])[];

/** A sentence for each reason; empty where there is none. */
export function billingProblems(
  { billing, currency }: Pick<MarketplaceSettings, 'billing' | 'currency'>,
  facts: BillingFacts,
  { multiCurrency }: Pick<Features, 'multiCurrency'>,
): readonly string[] {
  const ways = new Set(billing.ways.map(({ way }) => way));
  const bills = ways.has('order') || ways.has('daily');
  const needed: Needed = [
    [ways.size === 0, 'Choose the recording way.'],
    [ways.has('order') && billing.billAs === null, 'Choose whether shipments are billed as cash sales or as invoices.'],
    [
      facts.invoicesAtOnce && (ways.has('daily') || ways.has('settlement') || billing.billAs === 'cashsale'),
      'Without Advanced Shipping NetSuite itself invoices what ships: choose the recording way Order and bill as invoices, or turn the feature on.',
    ],
    [bills && billing.paymentMethod === null, 'Choose the payment method.'],
    ...(ways.has('daily') ? dailyItem(billing, facts) : []),
    ...(bills ? clearingAccount(billing, facts, multiCurrency ? currency : null) : []),
  ];
  return needed.filter(([isMissing]) => isMissing).map(([, sentence]) => sentence);
}

function dailyItem({ itemDaily }: BillingSettings, facts: BillingFacts): Needed {
  if (itemDaily === null) return [[true, 'Choose the item for the daily sale.']];
  const { type, subtype } = facts.itemDaily ?? { type: 'unknown', subtype: null };
  const isForSale = type === 'NonInvtPart' && subtype !== null && subtype !== 'Purchase';
  return [[!isForSale, `The item for the daily sale must be a non-inventory item for sale or resale; found ${type}.`]];
}

/**
 * Source: cash sales and customer payments take no account but banks of their currency, unless the preference Expand
 * Account Lists is on (Accounting Preferences, help). An account of income is never right: money at Amazon is no revenue.
 * `currency` is null where there is only one.
 */
function clearingAccount({ clearing }: BillingSettings, facts: BillingFacts, currency: string | null): Needed {
  if (clearing === null) return [[true, 'Choose the clearing account.']];
  const { type, currency: held } = facts.clearing ?? { type: 'unknown', currency: null };
  return [
    [
      type !== 'Bank' && !(facts.anyAccount && BALANCE_SHEET.includes(type)),
      `The clearing account must be of the type Bank, found ${type}; with the preference Expand Account Lists any asset or liability will do.`,
    ],
    [
      currency !== null && held !== currency && (type === 'Bank' || held !== null),
      `The clearing account is kept in ${held ?? 'no currency of its own'}, and orders come in ${currency}; choose one in ${currency}.`,
    ],
  ];
}

/** Types that can hold what Amazon owes. Source: account types (help). */
const BALANCE_SHEET: readonly string[] = ['Bank', 'OthCurrAsset', 'OthAsset', 'OthCurrLiab', 'LongTermLiab'];
