// The accounts of a company that books what Amazon settles: one for each use, in every subsidiary.

import type { Account } from '../netsuite/account';
import { write } from '../netsuite/profileWrite';

type Row = readonly [role: string, name: string, type: string];

/** By the value of the list of uses that the add-on ships. */
const ROWS: readonly Row[] = [
  ['clearing', 'Amazon Clearing', 'OthCurrAsset'],
  ['payout', 'Amazon Payout', 'OthCurrAsset'],
  ['debt', 'Amazon Debt', 'OthCurrLiab'],
  ['reserve', 'Amazon Reserve', 'OthCurrAsset'],
  ['carry', 'Amazon Carried Over', 'OthCurrAsset'],
  ['facilitator_tax', 'Tax Collected By Amazon', 'OthCurrLiab'],
  ['sales_tax', 'Sales Tax Owed', 'OthCurrLiab'],
  ['sales', 'Amazon Sales', 'Income'],
  ['shipping', 'Amazon Shipping Income', 'Income'],
  ['gift_wrap', 'Amazon Gift Wrap Income', 'Income'],
  ['promotions', 'Amazon Promotions', 'Income'],
  ['refunds', 'Amazon Refunds', 'Income'],
  ['referral_fees', 'Amazon Referral Fees', 'Expense'],
  ['fba_fees', 'Amazon FBA Fees', 'Expense'],
  ['storage_fees', 'Amazon Storage Fees', 'Expense'],
  ['inbound_fees', 'Amazon Inbound Fees', 'Expense'],
  ['removal_fees', 'Amazon Removal Fees', 'Expense'],
  ['advertising', 'Amazon Advertising', 'Expense'],
  ['program_fees', 'Amazon Program Fees', 'Expense'],
  ['subscription_fees', 'Amazon Subscription', 'Expense'],
  ['other_fees', 'Amazon Other Fees', 'Expense'],
  ['fee_tax', 'Tax On Amazon Fees', 'OthCurrAsset'],
  ['reimbursements', 'Amazon Reimbursements', 'OthIncome'],
  ['other_income', 'Amazon Other Income', 'OthIncome'],
  ['claims', 'Amazon Claims', 'Expense'],
  ['withholding', 'Income Tax Withheld', 'OthCurrAsset'],
  ['loans', 'Amazon Loans', 'OthCurrLiab'],
  ['card', 'Card Charged By Amazon', 'OthCurrLiab'],
  ['opening_balance', 'Amazon Opening Balance', 'OthCurrAsset'],
  ['suspense', 'Amazon Suspense', 'OthCurrAsset'],
  ['bank', 'Bank For Amazon', 'Bank'],
  ['exchange_difference', 'Amazon Exchange Difference', 'OthIncome'],
  ['due_from', 'Due From Amazon Subsidiaries', 'OthCurrAsset'],
  ['due_to', 'Due To Amazon Subsidiaries', 'OthCurrLiab'],
  ['accrual', 'Amazon Accrual', 'OthCurrAsset'],
];

export interface ChartOptions {
  /** Other names, by use. */
  readonly names?: Readonly<Record<string, string>>;
  /** Uses that need no account of their own. */
  readonly without?: readonly string[];
}

/** Internal ids of new accounts by use, as the list of uses names them. Null as root where there are no subsidiaries. */
export function openAccounts(
  account: Account,
  root: number | null,
  { names = {}, without = [] }: ChartOptions = {},
): ReadonlyMap<string, number> {
  const where = root === null ? {} : { subsidiary: [String(root)], includechildren: true };
  return new Map(
    ROWS.map(([role, name, accttype], index) => [role, { acctnumber: String(1901 + index), name, accttype }] as const)
      .filter(([role]) => !without.includes(role))
      .map(([role, { acctnumber, name, accttype }]) => [
        role,
        write(account, 'account', { acctnumber, acctname: names[role] ?? name, accttype, ...where }),
      ]),
  );
}

/** A marketplace takes each of them for its use. */
export function chooseAccounts(account: Account, marketplace: number, accounts: ReadonlyMap<string, number>): void {
  for (const [use, id] of accounts) {
    write(account, 'customrecord_cwy_account', {
      custrecord_cwy_acc_marketplace: String(marketplace),
      custrecord_cwy_acc_role: String(account.listValue('customlist_cwy_account_role', `val_cwy_acc_${use}`)),
      custrecord_cwy_acc_account: String(id),
    });
  }
}

/** Uses as a config file writes them: the words of the list's values, such as `facilitator_tax`. */
export const USES: readonly string[] = ROWS.map(([role]) => role);
