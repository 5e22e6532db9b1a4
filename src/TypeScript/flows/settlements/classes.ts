/**
 * The classes of settlement lines: what people call them, and which of a marketplace's accounts each goes to unless
 * somebody decides otherwise. The types of the tables make a class or an account without a row a compile error.
 *
 * @NApiVersion 2.1
 */

import type { AccountRole, LineClass } from './settlement';

/** Where an account stands at the end of a year: cleared into equity, or carried on. */
export type Statement = 'profit-and-loss' | 'balance-sheet';

/** Kinds of account as NetSuite shows them. */
export type AccountKind =
  | 'Bank'
  | 'Other Current Asset'
  | 'Other Current Liability'
  | 'Equity'
  | 'Income'
  | 'Expense'
  | 'Other Income';

export interface LineClassRow {
  /** In people's words. */
  readonly label: string;
  /** Unless somebody decides otherwise. The way of recording may have the clearing account in its place. */
  readonly role: AccountRole;
  readonly statement: Statement;
}

const income = (label: string, role: AccountRole): LineClassRow => ({ label, role, statement: 'profit-and-loss' });
const cost = income;
const balance = (label: string, role: AccountRole): LineClassRow => ({ label, role, statement: 'balance-sheet' });

/**
 * In the order in which journals and proofs list them. Cash that a carrier collected is still to come in, so it stays on
 * clearing. The card account holds what Amazon moves over the seller's card or bank other than by paying out. A failed
 * transfer leaves payout as the earlier expectation and comes back to it as part of this settlement's. Charged tax goes
 * through the account of tax that Amazon remits, and what Amazon did not keep of it leaves for the seller's own.
 */
export const CLASS_ROWS: Readonly<Record<LineClass, LineClassRow>> = {
  sales: income('Sales', 'sales'),
  shipping: income('Shipping charged', 'shipping'),
  'gift-wrap': income('Gift wrap charged', 'giftWrap'),
  promotions: income('Promotions', 'promotions'),
  refunds: income('Refunds', 'refunds'),
  'refunded-shipping': income('Refunded shipping', 'refunds'),
  tax: balance('Tax charged to buyers', 'facilitatorTax'),
  'withheld-tax': balance('Tax that Amazon remits', 'facilitatorTax'),
  'referral-fees': cost('Referral fees', 'referralFees'),
  'closing-fees': cost('Closing fees', 'referralFees'),
  'fba-fees': cost('FBA fulfilment fees', 'fbaFees'),
  storage: cost('Storage fees', 'storageFees'),
  inbound: cost('Inbound freight and preparation', 'inboundFees'),
  removal: cost('Removals and disposals', 'removalFees'),
  advertising: cost('Advertising', 'advertising'),
  programs: cost('Coupons, deals and Vine', 'programFees'),
  subscription: cost('Subscription', 'subscriptionFees'),
  'other-fees': cost('Other fees', 'otherFees'),
  'fee-tax': balance('Tax on fees', 'feeTax'),
  reimbursements: income('Reimbursements for stock', 'reimbursements'),
  'other-income': income('Other income', 'otherIncome'),
  liquidation: income('Liquidations', 'otherIncome'),
  claims: cost('Claims and chargebacks', 'claims'),
  withholding: balance('Withheld income and turnover tax', 'withholding'),
  loans: balance('Loans', 'loans'),
  'current-reserve': balance('Reserve held back', 'reserve'),
  'previous-reserve': balance('Reserve released', 'reserve'),
  'payable-to-amazon': balance('Debt carried in', 'debt'),
  'charged-to-card': balance('Debt charged to the card', 'card'),
  'failed-transfer': balance('Transfer that came back', 'payout'),
  'debt-adjustment': balance('Debt paid across accounts', 'debt'),
  'collected-on-delivery': balance('Collected on delivery', 'clearing'),
  'bank-check': balance('Check of the bank account', 'card'),
  review: balance('To be decided', 'suspense'),
};

/** The kind each account has unless a company keeps it otherwise. Contra accounts are of the kind they reduce. */
export const ACCOUNT_KINDS: Readonly<Record<AccountRole, AccountKind>> = {
  clearing: 'Bank',
  payout: 'Other Current Asset',
  debt: 'Other Current Liability',
  reserve: 'Other Current Asset',
  carry: 'Other Current Asset',
  accrual: 'Other Current Asset',
  facilitatorTax: 'Other Current Liability',
  salesTax: 'Other Current Liability',
  sales: 'Income',
  shipping: 'Income',
  giftWrap: 'Income',
  promotions: 'Income',
  refunds: 'Income',
  referralFees: 'Expense',
  fbaFees: 'Expense',
  storageFees: 'Expense',
  inboundFees: 'Expense',
  removalFees: 'Expense',
  advertising: 'Expense',
  programFees: 'Expense',
  subscriptionFees: 'Expense',
  otherFees: 'Expense',
  feeTax: 'Other Current Asset',
  reimbursements: 'Other Income',
  otherIncome: 'Other Income',
  claims: 'Expense',
  withholding: 'Other Current Asset',
  loans: 'Other Current Liability',
  card: 'Other Current Asset',
  openingBalance: 'Equity',
  suspense: 'Other Current Asset',
  dueFrom: 'Other Current Asset',
  dueTo: 'Other Current Liability',
  bank: 'Bank',
  exchangeDifference: 'Other Income',
};

const YEARLY: readonly AccountKind[] = ['Income', 'Expense', 'Other Income'];

/** The statement on which accounts of a kind stand. */
export function statementOf(kind: AccountKind): Statement {
  return YEARLY.includes(kind) ? 'profit-and-loss' : 'balance-sheet';
}

/** NetSuite's types of accounts that a year's result is made of. Source: account types (Records Browser). */
const RESULT_TYPES: readonly string[] = ['Income', 'OthIncome', 'COGS', 'Expense', 'OthExpense'];

/**
 * Whether an account of this type may be used so: what is on its way, owed or held back is never income, so that a payout
 * cannot become revenue by a setting.
 */
export function mayTake(role: AccountRole, accountType: string): boolean {
  // A deposit goes to a bank account and to nothing else.
  if (role === 'bank') return accountType === 'Bank';
  return statementOf(ACCOUNT_KINDS[role]) === 'profit-and-loss' || !RESULT_TYPES.includes(accountType);
}
