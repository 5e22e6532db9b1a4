// The addresses of customers in searches: the default ones as fields of the customer, all of them by the join Address.
// Source: Search columns of customer (Records Browser); which default a field shows is practice.

import type { SearchField } from './fields';

/** Search name → column of the address. */
const PARTS: Readonly<Record<string, string>> = {
  attention: 'attention',
  addressee: 'addressee',
  address: 'addrtext',
  address1: 'addr1',
  address2: 'addr2',
  address3: 'addr3',
  addressphone: 'addrphone',
  city: 'city',
  state: 'state',
  zipcode: 'zip',
  country: 'country',
  countrycode: 'country',
};

const BOOK = 'customeraddressbook';
const ADDRESS = 'customeraddressbookentityaddress';

const text = (sql: string): SearchField => ({ sql, kind: 'text', text: undefined, identifier: false });

/** `billcity`, `shipcity`; `city` is of the default billing address. */
export function defaultAddressField(alias: string, name: string): SearchField | undefined {
  const kind = name.startsWith('ship') ? 'shipping' : 'billing';
  const part = name.replace(/^(?:bill|ship)/, '');
  if (!Object.hasOwn(PARTS, part)) return undefined;
  return text(
    `(SELECT a.${PARTS[part]} FROM ${BOOK} b INNER JOIN ${ADDRESS} a ON a.nkey = b.addressbookaddress WHERE b.entity = ${alias}.id AND b.default${kind} = 'T')`,
  );
}

export function addressJoin(alias: string): string {
  return ` LEFT JOIN ${BOOK} ab ON ab.entity = ${alias}.id LEFT JOIN ${ADDRESS} aa ON aa.nkey = ab.addressbookaddress`;
}

const OF_THE_BOOK: Readonly<Record<string, SearchField>> = {
  internalid: { sql: 'ab.internalid', kind: 'select', text: undefined, identifier: true },
  addressinternalid: text('ab.internalid'),
  addresslabel: text('ab.label'),
  isdefaultbilling: { ...text('ab.defaultbilling'), kind: 'boolean' },
  isdefaultshipping: { ...text('ab.defaultshipping'), kind: 'boolean' },
};

export function joinedAddressField(name: string): SearchField | undefined {
  if (Object.hasOwn(OF_THE_BOOK, name)) return OF_THE_BOOK[name];
  return Object.hasOwn(PARTS, name) ? text(`aa.${PARTS[name]}`) : undefined;
}
