// The chart of accounts a fresh account starts with, and the default accounts of its preferences.
// Source: the standard chart of a US edition (practice for names and numbers).

import type { Account } from './account';
import { write } from './profileWrite';
import type { ACCOUNT_TYPES, SpecialAccount } from './records/account';

type Entry = readonly [number: string, name: string, type: keyof typeof ACCOUNT_TYPES, special?: SpecialAccount];

const CHART: readonly Entry[] = [
  ['1000', 'Checking', 'Bank'],
  ['1010', 'Savings', 'Bank'],
  ['1020', 'Undeposited Funds', 'OthCurrAsset', 'UndepFunds'],
  ['1100', 'Accounts Receivable', 'AcctRec', 'AcctRec'],
  ['1200', 'Inventory Asset', 'OthCurrAsset'],
  ['1210', 'Inventory In Transit', 'OthCurrAsset'],
  ['1300', 'Prepaid Expenses', 'OthCurrAsset'],
  ['1500', 'Furniture and Equipment', 'FixedAsset'],
  ['1590', 'Accumulated Depreciation', 'FixedAsset'],
  ['1800', 'Security Deposits', 'OthAsset'],
  ['2000', 'Accounts Payable', 'AcctPay'],
  ['2100', 'Credit Card', 'CredCard'],
  ['2200', 'Sales Taxes Payable', 'OthCurrLiab', 'SalesTaxPay'],
  ['2300', 'Customer Deposits', 'OthCurrLiab'],
  ['2400', 'Accrued Expenses', 'OthCurrLiab'],
  ['2700', 'Notes Payable', 'LongTermLiab'],
  ['3000', 'Opening Balance', 'Equity'],
  ['3100', 'Common Stock', 'Equity'],
  ['3200', 'Retained Earnings', 'Equity'],
  ['4000', 'Sales', 'Income'],
  ['4100', 'Shipping Income', 'Income'],
  ['4900', 'Sales Discounts', 'Income'],
  ['5000', 'Cost of Goods Sold', 'COGS'],
  ['5100', 'Inventory Adjustments', 'COGS'],
  ['6000', 'Advertising', 'Expense'],
  ['6100', 'Bank Service Charges', 'Expense'],
  ['6200', 'Freight and Postage', 'Expense'],
  ['6300', 'Marketplace Fees', 'Expense'],
  ['6400', 'Rent', 'Expense'],
  ['6500', 'Salaries and Wages', 'Expense'],
  ['7000', 'Interest Income', 'OthIncome'],
  ['8000', 'Interest Expense', 'OthExpense'],
  ['8100', 'Realized Gain/Loss', 'OthExpense', 'RlzdGainLoss'],
  ['9000', 'Sales Orders', 'NonPosting'],
];

/** Internal ids by account number. In OneWorld the chart is the root's and all its children's. */
export function furnishAccounts(account: Account, subsidiary: number | null): Record<string, number> {
  const where = subsidiary === null ? {} : { subsidiary: [String(subsidiary)], includechildren: true };
  const ids = Object.fromEntries(
    CHART.map(([acctnumber, acctname, accttype, sspecacct]) => [
      acctnumber,
      write(account, 'account', { acctnumber, acctname, accttype, sspecacct, ...where }),
    ]),
  );
  const preferences = { assetaccount: '1200', cogsaccount: '5000', incomeaccount: '4000' };
  for (const [field, number] of Object.entries(preferences)) {
    account.company.setPreference('accountingpreferences', field, ids[number] as number);
  }
  return ids;
}
