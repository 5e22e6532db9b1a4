// The address subrecord of entities and transactions: country first, a state that the country has.
// Source: address (Records Browser), About the Address Subrecord (help).

import { area, checkbox, externalId, phone, text } from './build';
import { countryField } from './countries';
import type { FieldDefinition, RecordDefinition } from './definition';

const FIELDS: readonly FieldDefinition[] = [
  countryField({ required: true }),
  text('attention', 'Attention', { maxLength: 150 }),
  text('addressee', 'Addressee', { maxLength: 150 }),
  phone('addrphone', 'Phone'),
  text('addr1', 'Address 1', { maxLength: 150 }),
  text('addr2', 'Address 2', { maxLength: 150 }),
  text('addr3', 'Address 3', { maxLength: 150 }),
  text('city', 'City', { maxLength: 50 }),
  text('state', 'State', { maxLength: 50 }),
  text('zip', 'Zip', { maxLength: 36 }),
  checkbox('override', 'Override'),
  area('addrtext', 'Address', { maxLength: 999 }),
  externalId,
];

export const ADDRESS: RecordDefinition = {
  type: 'address',
  label: 'Address',
  plural: 'Addresses',
  group: 'address',
  cost: 'other',
  fields: FIELDS,
  sublists: [],
  // Source: Records Browser: on the server through the parent only.
  creatable: false,
  copyable: false,
  deletable: false,
  optimisticLocking: true,
};
