// Addresses of transactions and customers: completed, checked, and put on one label.
// Source: About the Address Subrecord (help); that a state must be one of its country's unless the account allows free
// text is Allow Free-Form States in Addresses (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { RecordData } from './definition';
import { REGIONS } from './regions';
import { checkLength } from './values';

/**
 * Checks an address subrecord of a transaction, or takes the customer's default one where the script named none.
 * Answers the label; null without an address.
 */
export function completeAddress(
  account: Account,
  record: RecordData,
  fieldId: string,
  standard: 'defaultshipping' | 'defaultbilling',
  listField: string,
): string | null {
  const given = record.subrecords[fieldId] ?? defaultAddress(account, record, standard, listField);
  if (!given) return null;
  record.subrecords[fieldId] = given;
  checkAddress(account, given);
  given.fields.addrtext = labelOf(given);
  return given.fields.addrtext;
}

/** Setting the list to null asks for an address of one's own. */
function defaultAddress(
  account: Account,
  record: RecordData,
  standard: 'defaultshipping' | 'defaultbilling',
  listField: string,
): RecordData | undefined {
  if (record.fields[listField] === null) return undefined;
  const customer = account.records.get('customer', Number(record.fields.entity));
  const line = customer?.sublists.addressbook?.find(({ fields }) => fields[standard] === true);
  return line?.subrecords.addressbookaddress;
}

export function checkAddress(account: Account, { fields }: RecordData): void {
  const country = fields.country;
  if (typeof country !== 'string' || country === '') refuse('USER_ERROR', 'Please enter value(s) for: Country');
  for (const field of account.fields('address').values()) {
    const value = fields[field.id];
    checkLength(field, value);
    if (field.options && typeof value === 'string' && !Object.hasOwn(field.options, value)) {
      refuse('INVALID_KEY_OR_REF', `Invalid ${field.id} reference key ${value}.`);
    }
  }
  checkState(account, country, fields);
}

function checkState(account: Account, country: string, fields: RecordData['fields']): void {
  const { state } = fields;
  const set = Object.keys(fields);
  // The country decides which states there are; setting it later leaves the state behind. Practice.
  if (typeof state !== 'string' || state === '') return;
  if (set.indexOf('state') < set.indexOf('country')) {
    refuse('USER_ERROR', 'Set the country of an address before its state.');
  }
  const regions = REGIONS[country];
  if (account.company.page('companypreferences').allowfreeformstates === true || !regions) return;
  if (!regions.has(state)) {
    refuse('INVALID_FLD_VALUE', `You have entered an Invalid Field Value ${state} for the following field: state`);
  }
}

export function labelOf({ fields }: RecordData): string {
  const cityLine = [fields.city, fields.state, fields.zip].filter(Boolean).join(' ');
  return [fields.attention, fields.addressee, fields.addr1, fields.addr2, fields.addr3, cityLine, fields.country]
    .filter(Boolean)
    .join('\n');
}
