// Accounts of the general ledger.
// Source: account (Records Browser, Records Catalog); type ids as SuiteQL shows them (practice).

import {
  area,
  checkbox,
  choice,
  column,
  columnsOf,
  externalId,
  inactive,
  lastModified,
  multiselect,
  select,
  text,
} from './build';
import type { FieldDefinition, RecordDefinition } from './definition';
import { fullName } from './fullName';

export const ACCOUNT_TYPES = {
  Bank: 'Bank',
  AcctRec: 'Accounts Receivable',
  UnbilledRec: 'Unbilled Receivable',
  OthCurrAsset: 'Other Current Asset',
  FixedAsset: 'Fixed Asset',
  OthAsset: 'Other Asset',
  AcctPay: 'Accounts Payable',
  CredCard: 'Credit Card',
  OthCurrLiab: 'Other Current Liability',
  LongTermLiab: 'Long Term Liability',
  DeferRevenue: 'Deferred Revenue',
  DeferExpense: 'Deferred Expense',
  Equity: 'Equity',
  Income: 'Income',
  COGS: 'Cost of Goods Sold',
  Expense: 'Expense',
  OthIncome: 'Other Income',
  OthExpense: 'Other Expense',
  NonPosting: 'Non Posting',
  Stat: 'Statistical',
} as const;

/** Accounts that NetSuite itself posts to. */
const SPECIAL_ACCOUNTS = {
  AcctRec: 'Accounts Receivable',
  UndepFunds: 'Undeposited Funds',
  SalesTaxPay: 'Sales Taxes Payable',
  RlzdGainLoss: 'Realized Gain/Loss',
} as const;

export type SpecialAccount = keyof typeof SPECIAL_ACCOUNTS;

const FIELDS: readonly FieldDefinition[] = [
  text('acctname', 'Name', { required: true }),
  text('acctnumber', 'Number', { required: true, maxLength: 60 }),
  choice('accttype', 'Type', ACCOUNT_TYPES, { required: true }),
  select('parent', 'Subaccount of', 'account'),
  select('currency', 'Currency', 'currency', { feature: 'MULTICURRENCY' }),
  area('description', 'Description'),
  multiselect('subsidiary', 'Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES', required: true }),
  checkbox('includechildren', 'Include Children', { feature: 'SUBSIDIARIES' }),
  checkbox('issummary', 'Summary'),
  checkbox('eliminate', 'Eliminate Intercompany Transactions', { feature: 'SUBSIDIARIES' }),
  checkbox('revalue', 'Revalue Open Balance for Foreign Currency Transactions', { feature: 'MULTICURRENCY' }),
  // Source: account (Records Catalog) for the column; its words are practice. The account itself says what it is.
  choice('sspecacct', 'Special Account', SPECIAL_ACCOUNTS, { readOnly: true }),
  inactive,
  externalId,
  lastModified,
];

const name = (fields: Readonly<Record<string, unknown>>): string =>
  `${fields.acctnumber ?? ''} ${fields.acctname ?? ''}`.trim();

export const GL_ACCOUNT: RecordDefinition = {
  type: 'account',
  label: 'Account',
  plural: 'Chart of Accounts',
  group: 'account',
  cost: 'other',
  permission: 'LIST_ACCOUNT',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'acctname',
  table: 'account',
  columns: [
    ...columnsOf(FIELDS, [
      'acctnumber',
      'accttype',
      'parent',
      'currency',
      'description',
      'subsidiary',
      'includechildren',
      'issummary',
      'eliminate',
      'revalue',
      'sspecacct',
      'isinactive',
      'externalid',
      'lastmodifieddate',
    ]),
    column('accountsearchdisplayname', 'string', ({ fields }) => name(fields)),
    column('accountsearchdisplaynamecopy', 'string', ({ fields }) => String(fields.acctname ?? '')),
    fullName('account', 'acctname'),
  ],
};
