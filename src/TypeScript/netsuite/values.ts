/**
 * Values of custom lists: read by the name people see, written by internal id, which differs from account to account.
 *
 * @NApiVersion 2.1
 */

import type { Region } from '../amazon/marketplaces';
import type { BillAs } from '../flows/billing/settings';
import type { RecordingWay } from '../flows/billing/ways';
import type { MarketplaceState, Sharding } from '../flows/orders/settings';
import { CLASS_ROWS } from '../flows/settlements/classes';
import type { AccountRole, LineClass } from '../flows/settlements/settlement';
import { requiredText, rows } from './rows';

export type ConnectionState = 'draft' | 'active' | 'stopped';

export const REGION_NAMES: Readonly<Record<Region, string>> = {
  NA: 'NA (North America)',
  EU: 'EU (Europe)',
  FE: 'FE (Far East)',
};
export const CONNECTION_STATES: Readonly<Record<ConnectionState, string>> = {
  draft: 'Draft',
  active: 'Active',
  stopped: 'Stopped',
};
export const MARKETPLACE_STATES: Readonly<Record<MarketplaceState, string>> = {
  draft: 'Draft',
  shadow: 'Shadow',
  live: 'Live',
  paused: 'Paused',
};
export const SHARDINGS: Readonly<Record<Sharding, string>> = {
  none: 'None',
  month: 'Month',
  count: 'Count',
};

export const WAYS: Readonly<Record<RecordingWay, string>> = {
  order: 'Order',
  daily: 'Daily',
  settlement: 'Settlement',
};
export const BILLS_AS: Readonly<Record<BillAs, string>> = {
  cashsale: 'Cash Sale',
  invoice: 'Invoice',
};

export const ACCOUNT_ROLES: Readonly<Record<AccountRole, string>> = {
  clearing: 'Clearing',
  payout: 'Payout',
  debt: 'Debt',
  reserve: 'Reserve',
  carry: 'Carried Over',
  accrual: 'Accrual',
  facilitatorTax: 'Tax Collected By Amazon',
  salesTax: 'Sales Tax',
  sales: 'Sales',
  shipping: 'Shipping Income',
  giftWrap: 'Gift Wrap Income',
  promotions: 'Promotions',
  refunds: 'Refunds',
  referralFees: 'Referral Fees',
  fbaFees: 'FBA Fees',
  storageFees: 'Storage Fees',
  inboundFees: 'Inbound Fees',
  removalFees: 'Removal Fees',
  advertising: 'Advertising',
  programFees: 'Program Fees',
  subscriptionFees: 'Subscription',
  otherFees: 'Other Fees',
  feeTax: 'Tax On Fees',
  reimbursements: 'Reimbursements',
  otherIncome: 'Other Income',
  claims: 'Claims',
  withholding: 'Withheld Income Tax',
  loans: 'Loans',
  card: 'Card',
  openingBalance: 'Opening Balance',
  suspense: 'Suspense',
  dueFrom: 'Due From (Intercompany)',
  dueTo: 'Due To (Intercompany)',
  bank: 'Bank',
  exchangeDifference: 'Exchange Difference',
};

export const LINE_CLASS_NAMES = Object.fromEntries(
  Object.entries(CLASS_ROWS).map(([key, { label }]) => [key, label]),
) as Readonly<Record<LineClass, string>>;

/** The key whose name stands in a list field; null where the field is empty. */
export function keyOfName<Key extends string>(names: Readonly<Record<Key, string>>, name: string | null): Key | null {
  if (name === null) return null;
  const key = (Object.keys(names) as Key[]).find((each) => names[each] === name);
  if (key === undefined) {
    throw new Error(
      `Expected one of ${Object.values(names).join(', ')}, found "${name}". Was the list's value renamed?`,
    );
  }
  return key;
}

/** The internal id of a list's value by its name (10 units). */
export function listValue(list: string, name: string): string {
  const [row] = rows(`SELECT id FROM ${list} WHERE name = ?`, [name]);
  if (!row) throw new Error(`The list ${list} has no value "${name}". Deploy the project again; it ships the value.`);
  return requiredText(row, 'id');
}
