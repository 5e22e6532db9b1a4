// Customers: who the sales orders of a marketplace are written to.
// Source: customer (Records Browser); the lists of currencies and addresses from the SOAP schema names.

import type { Account } from '../account';
import { ADDRESS_BOOK, completeAddressBook, removeAddressBook, writeAddressBook } from './addressBook';
import {
  area,
  checkbox,
  choice,
  columnsOf,
  currency,
  datetime,
  email,
  externalId,
  inactive,
  lastModified,
  phone,
  select,
  text,
  url,
} from './build';
import { baseCurrencyId, subsidiaryCurrency } from './companyCurrency';
import type { FieldDefinition, RecordData, RecordDefinition } from './definition';
import { entityBehaviour, individual, individualColumn, nameColumn, namesOf } from './entity';

/** Practice: 13 is "Customer - Closed Won" in every fresh account. */
const STATUSES = { '13': 'Customer-Closed Won', '14': 'Customer-Lost Customer' };

const FIELDS: readonly FieldDefinition[] = [
  text('entityid', 'Customer ID', { inlineEdit: true }),
  individual,
  text('companyname', 'Company Name', { inlineEdit: true }),
  text('salutation', 'Mr./Ms…', { inlineEdit: true }),
  text('firstname', 'First Name'),
  text('middlename', 'Middle Name'),
  text('lastname', 'Last Name'),
  text('title', 'Job Title'),
  email('email', 'Email'),
  email('altemail', 'Alt. Email', { inlineEdit: true }),
  phone('phone', 'Phone', { inlineEdit: true }),
  phone('altphone', 'Alt. Phone', { inlineEdit: true }),
  phone('mobilephone', 'Mobile Phone'),
  phone('homephone', 'Home Phone', { inlineEdit: true }),
  phone('fax', 'Fax', { inlineEdit: true }),
  url('url', 'Web Address', { inlineEdit: true }),
  text('accountnumber', 'Account', { inlineEdit: true }),
  text('vatregnumber', 'Tax Reg. Number', { notWith: 'TAX_OVERHAULING' }),
  text('resalenumber', 'Resale Number', { notWith: 'TAX_OVERHAULING' }),
  currency('creditlimit', 'Credit Limit'),
  select('parent', 'Child Of', 'customer'),
  choice('entitystatus', 'Status', STATUSES, { initially: '13', required: true, inlineEdit: true }),
  select('subsidiary', 'Primary Subsidiary', 'subsidiary', { feature: 'SUBSIDIARIES', required: true }),
  select('currency', 'Primary Currency', 'currency', { feature: 'MULTICURRENCY', required: true, inlineEdit: true }),
  select('pricelevel', 'Price Level', 'pricelevel'),
  select('salesrep', 'Sales Rep', 'employee'),
  select('receivablesaccount', 'Default Receivables Account', 'account'),
  checkbox('taxable', 'Taxable', { notWith: 'TAX_OVERHAULING' }),
  select('taxitem', 'Tax Item', 'salestaxitem', { notWith: 'TAX_OVERHAULING' }),
  area('comments', 'Comments', { inlineEdit: true }),
  inactive,
  externalId,
  lastModified,
  datetime('datecreated', 'Date Created', { readOnly: true }),
];

const BEHAVIOUR = entityBehaviour('CustJob', completeCustomer);

export const CUSTOMER: RecordDefinition = {
  type: 'customer',
  label: 'Customer',
  plural: 'Customers',
  group: 'entity',
  cost: 'other',
  permission: 'LIST_CUSTJOB',
  fields: FIELDS,
  sublists: [
    ADDRESS_BOOK,
    {
      id: 'currency',
      label: 'Currencies',
      feature: 'MULTICURRENCY',
      fields: [select('currency', 'Currency', 'currency', { required: true })],
    },
  ],
  transforms: ['salesorder', 'invoice', 'cashsale', 'estimate', 'customerpayment'],
  optimisticLocking: true,
  nameField: 'entityid',
  table: 'customer',
  columns: [
    individualColumn,
    nameColumn,
    ...columnsOf(FIELDS, [
      'entityid',
      'companyname',
      'salutation',
      'firstname',
      'middlename',
      'lastname',
      'title',
      'email',
      'altemail',
      'phone',
      'altphone',
      'mobilephone',
      'homephone',
      'fax',
      'url',
      'accountnumber',
      'vatregnumber',
      'resalenumber',
      'creditlimit',
      'parent',
      'entitystatus',
      'subsidiary',
      'currency',
      'pricelevel',
      'salesrep',
      'receivablesaccount',
      'comments',
      'isinactive',
      'externalid',
      'datecreated',
      'lastmodifieddate',
    ]),
  ],
  behaviour: {
    ...BEHAVIOUR,
    afterSave: (account, record, old) => {
      BEHAVIOUR.afterSave?.(account, record, old);
      writeAddressBook(account, record);
    },
    beforeDelete: (account, record) => {
      BEHAVIOUR.beforeDelete?.(account, record);
      removeAddressBook(account, record.id as number);
    },
    source: (account, record, fieldId) => {
      if (fieldId === 'subsidiary') sourceCurrency(account, record);
    },
  },
};

function completeCustomer(account: Account, record: RecordData): void {
  namesOf(account, record);
  sourceCurrency(account, record);
  listPrimaryCurrency(account, record);
  completeAddressBook(account, record);
  record.fields.datecreated ??= account.clock.now();
}

/** The currency of a new customer is that of its subsidiary. Practice. */
function sourceCurrency(account: Account, { fields }: RecordData): void {
  if (!account.has('MULTICURRENCY') || fields.currency) return;
  const subsidiary = fields.subsidiary;
  fields.currency = String(subsidiary ? subsidiaryCurrency(account, String(subsidiary)) : baseCurrencyId(account));
}

/** The list of a customer's currencies always holds the primary one. Practice. */
function listPrimaryCurrency(account: Account, { fields, sublists }: RecordData): void {
  if (!account.has('MULTICURRENCY')) return;
  const lines = sublists.currency ?? [];
  if (!lines.some((line) => line.fields.currency === fields.currency)) {
    lines.push({ fields: { currency: fields.currency ?? null }, subrecords: {} });
  }
  sublists.currency = lines;
}
