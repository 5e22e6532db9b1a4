// The address book of a customer: each address checked, numbered and shown to queries; one default of each kind.
// Source: customer (Records Browser); customeraddressbook, customeraddressbookentityaddress (Records Catalog, practice).

import type { Account } from '../account';
import { checkAddress, labelOf } from './addressCheck';
import { checkbox, subrecord, text } from './build';
import type { Line, RecordData, SublistDefinition } from './definition';
import { nextNumber } from './numbering';

export const ADDRESS_BOOK: SublistDefinition = {
  id: 'addressbook',
  label: 'Address',
  fields: [
    text('label', 'Label'),
    checkbox('defaultshipping', 'Default Shipping'),
    checkbox('defaultbilling', 'Default Billing'),
    checkbox('isresidential', 'Residential Address'),
    text('addressid', 'Address ID', { readOnly: true }),
    text('internalid', 'Internal ID', { readOnly: true }),
    subrecord('addressbookaddress', 'Address', 'address'),
  ],
};

const DEFAULTS = ['defaultshipping', 'defaultbilling'] as const;

/** Before a customer is saved. */
export function completeAddressBook(account: Account, { sublists }: RecordData): void {
  const lines = sublists.addressbook ?? [];
  for (const line of lines) completeAddress(account, line);
  // Practice: the address that is made the default last is the default.
  for (const kind of DEFAULTS) {
    const last = lines.findLast(({ fields }) => fields[kind] === true);
    for (const line of lines) if (line !== last) line.fields[kind] = false;
  }
}

function completeAddress(account: Account, { fields, subrecords }: Line): void {
  const address = subrecords.addressbookaddress;
  if (address) {
    checkAddress(account, address);
    address.fields.addrtext = labelOf(address);
  }
  if (!fields.addressid) fields.addressid = String(nextNumber(account, 'address'));
  fields.internalid = fields.addressid;
}

const BOOK = 'customeraddressbook';
const ADDRESSES = 'customeraddressbookentityaddress';
const PARTS = 'attention addressee addrphone addr1 addr2 addr3 city state zip country addrtext'.split(' ');

export function declareAddressTables(account: Account): void {
  const id = (name: string, target?: string) => ({ name, type: 'integer' as const, target });
  const words = (name: string) => ({ name, type: 'string' as const });
  const mark = (name: string) => ({ name, type: 'boolean' as const });
  const access = { display: 'label', permission: 'LIST_CUSTJOB' };
  account.tables.declare(
    BOOK,
    [id('internalid'), id('entity', 'customer'), id('addressbookaddress'), words('label'), ...DEFAULTS.map(mark)],
    access,
  );
  account.tables.declare(ADDRESSES, [id('nkey'), ...PARTS.map(words)], { ...access, display: 'addrtext' });
  account.tables.index(BOOK, 'entity');
}

export function writeAddressBook(account: Account, { id, sublists }: RecordData): void {
  removeAddressBook(account, id as number);
  const lines = sublists.addressbook ?? [];
  account.tables.replace(
    BOOK,
    'entity',
    id,
    lines.map(({ fields }) => ({ ...fields, addressbookaddress: fields.addressid ?? null, entity: id })),
  );
  for (const { fields, subrecords } of lines) {
    const key = Number(fields.addressid);
    account.tables.replace(ADDRESSES, 'nkey', key, [{ ...subrecords.addressbookaddress?.fields, nkey: key }]);
  }
}

export function removeAddressBook(account: Account, customer: number): void {
  const known = account.store.all(`SELECT addressbookaddress AS id FROM ${BOOK} WHERE entity = ?`, [customer]);
  for (const { id } of known) account.tables.replace(ADDRESSES, 'nkey', Number(id), []);
  account.tables.replace(BOOK, 'entity', customer, []);
}
