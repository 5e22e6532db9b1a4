// The ids of the lab's standard records against Oracle's own list of records, where that is present
// (CWY_NETSUITE_RECORDS names the file). What the list lacks and scripts still use is named here, with its source.

import * as fs from 'node:fs';
import { PROFILES } from '../../lab/netsuite/features';
import type { FieldDefinition, FieldType } from '../../lab/netsuite/records/definition';
import { recordTypes } from '../../lab/netsuite/records/index';
import { NETSUITE_RECORDS } from '../support/reference';

interface ListedField {
  readonly internalId: string;
  readonly type: string;
}

interface ListedRecord {
  readonly fields: readonly ListedField[];
  readonly sublists: readonly { readonly internalId: string; readonly fields: readonly ListedField[] }[];
}

const present = NETSUITE_RECORDS !== undefined;
const listed: Record<string, ListedRecord> =
  NETSUITE_RECORDS === undefined ? {} : JSON.parse(fs.readFileSync(NETSUITE_RECORDS, 'utf8')).records;
if (!present) console.info('CWY_NETSUITE_RECORDS names no file: the record ids are not held against an outside list.');

/** List types that our types may stand for. */
const COMPATIBLE: Partial<Record<FieldType, readonly string[]>> = {
  url: ['url'],
  text: ['text', 'identifier', 'identifieranycase', 'address', 'textarea', 'rate'],
  textarea: ['textarea', 'text', 'address'],
  email: ['email', 'emails'],
  phone: ['phone'],
  select: ['select', 'text', 'radio'],
  multiselect: ['multiselect', 'select'],
  checkbox: ['checkbox', 'text'],
  date: ['date'],
  datetime: ['datetime'],
  currency: ['currency', 'currency2', 'poscurrency'],
  float: ['float', 'posfloat', 'currency2', 'currency'],
  integer: ['integer', 'posinteger'],
  percent: ['percent', 'rate', 'float'],
  rate: ['rate', 'rtext', 'text'],
  subrecord: ['summary'],
};

const SEGMENTS = ['location', 'department', 'class'];
/** Of the lines of sales, as the SOAP schema names them. */
const SALE_LINE = [...SEGMENTS, 'tax1amt', 'grossamt', 'taxdetailsreference'];
/** By place, ids that the list lacks. Sources: SOAP schema names of line elements; pages of the Records Catalog; practice. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  'salesorder.item': [...SALE_LINE, 'quantitypicked', 'quantitypacked'],
  'cashsale.item': [...SALE_LINE, 'lineuniquekey', 'orderline'],
  'cashsale.taxdetails': ['taxtype'],
  'cashrefund.taxdetails': ['taxtype'],
  'cashrefund.item': [...SALE_LINE, 'lineuniquekey'],
  'salesorder.taxdetails': ['taxtype'],
  salesorder: ['shipcarrier'],
  cashsale: ['shipcarrier'],
  invoice: ['shipcarrier'],
  itemfulfillment: ['shipcarrier', 'generateintegratedshipperlabel'],
  'journalentry.line': ['lineuniquekey', 'class'],
  account: ['issummary', 'lastmodifieddate', 'sspecacct'],
  location: ['lastmodifieddate'],
  subsidiary: ['lastmodifieddate'],
  department: ['lastmodifieddate'],
  classification: ['lastmodifieddate'],
  currency: ['lastmodifieddate'],
  accountingperiod: ['lastmodifieddate'],
  inventoryadjustment: ['status'],
  kititem: ['salestaxcode'],
};
/** Lists that scripts have and the list leaves out. Source: SOAP schema. */
const BEYOND_LISTS = new Set([
  'cashrefund.item',
  'cashrefund.taxdetails',
  'customer.addressbook',
  'customer.currency',
  'customerpayment.apply',
  'deposit.cashback',
  'deposit.other',
  'inventoryadjustment.inventory',
  'itemfulfillment.item',
  'itemfulfillment.package',
  'invoice.item',
  'invoice.taxdetails',
  'kititem.price1',
  'salesorder.taxdetails',
]);

const definitions = [...new Set([...recordTypes(new Set(PROFILES.oneworld)), ...recordTypes(new Set(PROFILES.small))])];

function problems(place: string, ours: readonly FieldDefinition[], theirs: readonly ListedField[]): string[] {
  const known = new Map(theirs.map((field) => [field.internalId.toLowerCase(), field.type]));
  return ours.flatMap(({ id, type }) => {
    const listedType = known.get(id.toLowerCase());
    if (listedType === undefined) return BEYOND[place]?.includes(id) ? [] : [`${place}.${id} is not listed`];
    return COMPATIBLE[type]?.includes(listedType) ? [] : [`${place}.${id} is ${type} here and ${listedType} there`];
  });
}

(present ? test : test.skip)(
  'every standard field of the lab is one that Oracle lists, of a type that fits (Records Browser)',
  () => {
    const found = definitions.flatMap((definition) => {
      const record = listed[definition.type];
      return record && record.fields.length > 0 ? problems(definition.type, definition.fields, record.fields) : [];
    });
    expect([...new Set(found)]).toEqual([]);
    expect(definitions.filter(({ type }) => (listed[type]?.fields.length ?? 0) > 0).length).toBeGreaterThanOrEqual(14);
  },
);

(present ? test : test.skip)(
  'every sublist of the lab is one that Oracle lists, or one that its SOAP schema has',
  () => {
    const found = definitions.flatMap((definition) => {
      const record = listed[definition.type];
      if (!record || record.fields.length === 0) return [];
      return definition.sublists.flatMap((sublist) => {
        const place = `${definition.type}.${sublist.id}`;
        const theirs = record.sublists.find(({ internalId }) => internalId === sublist.id);
        if (!theirs || BEYOND_LISTS.has(place)) return BEYOND_LISTS.has(place) ? [] : [`${place} is not listed`];
        return problems(place, sublist.fields, theirs.fields);
      });
    });
    expect([...new Set(found)]).toEqual([]);
  },
);

(present ? test : test.skip)(
  'every record type of the lab is one that Oracle lists, but for a few kinds of items',
  () => {
    const beyond = [
      'shipitem',
      'inventoryitem',
      'noninventoryitem',
      'otherchargesaleitem',
      'otherchargeresaleitem',
      'serviceitem',
    ];
    expect(
      [...new Set(definitions.map(({ type }) => type))].filter((type) => !listed[type] && !beyond.includes(type)),
    ).toEqual([]);
  },
);

(present ? test : test.skip)('no exception from the list is kept that is none', () => {
  const superfluous = Object.entries(BEYOND).flatMap(([place, ids]) => {
    const [type = '', sublist] = place.split('.');
    const record = listed[type];
    const theirs = sublist ? record?.sublists.find(({ internalId }) => internalId === sublist)?.fields : record?.fields;
    return ids.filter((id) => theirs?.some((field) => field.internalId === id)).map((id) => `${place}.${id}`);
  });
  expect(superfluous).toEqual([]);
});
