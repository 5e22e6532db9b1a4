// Item types: goods in stock, kits of them, charges, services and discounts. One group, one numbering, one table.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { Feature } from '../features';
import { checkbox, rate, select } from './build';
import type { FieldDefinition, RecordBehaviour, RecordData, RecordDefinition, SublistDefinition } from './definition';
import { itemColumns } from './itemColumns';
import {
  COMMON_FIELDS,
  DESCRIPTION,
  EXPENSE_ACCOUNT,
  type ItemKind,
  MEMBERS,
  PRICES,
  SALE_FIELDS,
  SALES_DESCRIPTION,
  STOCK_FIELDS,
} from './itemFields';

interface ItemType {
  readonly type: string;
  readonly label: string;
  readonly plural: string;
  readonly kind: ItemKind;
  readonly subtype?: string;
  readonly feature?: Feature;
  readonly fields: readonly FieldDefinition[];
  readonly sublists: readonly SublistDefinition[];
}

function itemType({ type, label, plural, kind, subtype, feature, fields, sublists }: ItemType): RecordDefinition {
  const all = [...COMMON_FIELDS, ...fields];
  return {
    type,
    label,
    plural,
    group: 'item',
    cost: 'other',
    permission: 'LIST_ITEM',
    ...(feature ? { feature } : {}),
    fields: all,
    sublists,
    optimisticLocking: true,
    nameField: 'itemid',
    table: 'item',
    columns: itemColumns(kind, subtype ?? null, all),
    behaviour: behaviourOf(kind),
  };
}

function behaviourOf(kind: ItemKind): RecordBehaviour {
  return {
    beforeSave: (account, record) => {
      record.fields.itemtype = kind;
      sourceAccounts(account, record, kind);
      refuseNamesake(account, record);
      checkFamily(account, record);
      if (kind === 'Kit') checkMembers(account, record);
    },
    afterSave: (account, record) => {
      writeSubsidiaries(account, record);
      writePrices(account, record);
      if (kind === 'Kit') writeMembers(account, record);
    },
  };
}

/** Default accounts of the accounting preferences. Practice: names of the preferences. */
function sourceAccounts(account: Account, { fields }: RecordData, kind: ItemKind): void {
  const preferences = account.company.page('accountingpreferences');
  const fill = (field: string, preference: string): void => {
    const value = preferences[preference];
    if (value !== undefined && value !== null) fields[field] ??= String(value);
  };
  if (kind === 'InvtPart') {
    fill('assetaccount', 'assetaccount');
    fill('cogsaccount', 'cogsaccount');
  }
  if (kind !== 'Discount') fill('incomeaccount', 'incomeaccount');
}

/** Source: DUP_ITEM (SuiteScript error codes): names are unique among the items of one parent. */
function refuseNamesake(account: Account, record: RecordData): void {
  const { itemid, parent } = record.fields;
  const rows = account.store.all('SELECT id, parent FROM item WHERE itemid = ?', [String(itemid)]);
  const namesake = rows.find((row) => row.id !== record.id && String(row.parent ?? '') === String(parent ?? ''));
  if (namesake) refuse('DUP_ITEM', `An item named ${itemid} already exists. Item names must be unique.`);
}

function checkFamily(account: Account, { fields }: RecordData): void {
  if (fields.matrixtype !== 'CHILD') return;
  const parent = fields.parent ? account.records.get('item', Number(fields.parent)) : undefined;
  // Practice: a matrix child hangs under a matrix parent.
  if (parent?.fields.matrixtype !== 'PARENT') refuse('USER_ERROR', 'A child matrix item needs a parent matrix item.');
}

/** Source: Kit/Package Items (help): members are items in stock or not, never kits' own parents or charges of money. */
function checkMembers(account: Account, record: RecordData): void {
  const members = record.sublists.member ?? [];
  if (members.length === 0) refuse('USER_ERROR', 'A kit needs at least one member item.');
  for (const { fields } of members) {
    const member = account.records.get('item', Number(fields.item));
    if (member?.fields.itemtype === 'Discount' || member?.fields.matrixtype === 'PARENT' || member?.id === record.id) {
      refuse('INVALID_KEY_OR_REF', `Invalid item reference key ${fields.item}.`);
    }
    if (!(Number(fields.quantity) > 0)) refuse('USER_ERROR', 'The quantity of a kit member is above zero.');
  }
}

function writeSubsidiaries(account: Account, { id, fields }: RecordData): void {
  if (!account.has('SUBSIDIARIES')) return;
  const subsidiaries = Array.isArray(fields.subsidiary) ? fields.subsidiary : [];
  const rows = subsidiaries.map((subsidiary) => ({ item: id, subsidiary }));
  account.tables.replace('itemsubsidiarymap', 'item', id, rows);
}

function writePrices(account: Account, { id, sublists }: RecordData): void {
  const rows = (sublists.price1 ?? []).map(({ fields }) => ({
    item: id,
    pricelevel: fields.pricelevel ?? null,
    currency: fields.currency ?? null,
    unitprice: fields.price_1_ ?? null,
    quantity: 0,
  }));
  account.tables.replace('pricing', 'item', id, rows);
}

function writeMembers(account: Account, { id, sublists }: RecordData): void {
  const rows = (sublists.member ?? []).map(({ fields }, index) => ({
    parentitem: id,
    item: fields.item ?? null,
    quantity: fields.quantity ?? null,
    linenumber: index + 1,
  }));
  account.tables.replace('itemmember', 'parentitem', id, rows);
}

const CHARGE_FIELDS = [...SALE_FIELDS, DESCRIPTION];

const INVENTORY_ITEM = itemType({
  type: 'inventoryitem',
  label: 'Inventory Item',
  plural: 'Inventory Items',
  kind: 'InvtPart',
  feature: 'INVENTORY',
  fields: [...SALE_FIELDS, SALES_DESCRIPTION, ...STOCK_FIELDS],
  sublists: [PRICES],
});

const KIT_ITEM = itemType({
  type: 'kititem',
  label: 'Kit/Package',
  plural: 'Kits',
  kind: 'Kit',
  feature: 'KITS',
  fields: CHARGE_FIELDS,
  sublists: [MEMBERS, PRICES],
});

interface Family {
  readonly stem: string;
  readonly label: string;
  readonly kind: ItemKind;
  readonly words: FieldDefinition;
}

/** What is bought, sold, or both; only what is sold has a price. Practice: subtypes of items. */
const WAYS = [
  { suffix: 'item', subtype: 'Purchase', label: 'for Purchase', fields: [EXPENSE_ACCOUNT], sublists: [] },
  { suffix: 'saleitem', subtype: 'Sale', label: 'for Sale', fields: SALE_FIELDS, sublists: [PRICES] },
  {
    suffix: 'resaleitem',
    subtype: 'Resale',
    label: 'for Resale',
    fields: [...SALE_FIELDS, EXPENSE_ACCOUNT],
    sublists: [PRICES],
  },
] as const;

const FAMILIES: readonly Family[] = [
  { stem: 'noninventory', label: 'Non-inventory Item', kind: 'NonInvtPart', words: SALES_DESCRIPTION },
  { stem: 'othercharge', label: 'Other Charge', kind: 'OthCharge', words: DESCRIPTION },
  { stem: 'service', label: 'Service', kind: 'Service', words: DESCRIPTION },
];

const WITHOUT_STOCK = FAMILIES.flatMap(({ stem, label, kind, words }) =>
  WAYS.map((way) =>
    itemType({
      type: `${stem}${way.suffix}`,
      label: `${label} ${way.label}`,
      plural: `${label}s ${way.label}`,
      kind,
      subtype: way.subtype,
      fields: [...way.fields, words],
      sublists: way.sublists,
    }),
  ),
);

const DISCOUNT_ITEM = itemType({
  type: 'discountitem',
  label: 'Discount',
  plural: 'Discounts',
  kind: 'Discount',
  fields: [
    DESCRIPTION,
    rate('rate', 'Rate', { required: true }),
    select('account', 'Account', 'account', { required: true }),
    checkbox('ispretax', 'Apply Before Sales Tax'),
  ],
  sublists: [],
});

export const ITEMS: readonly RecordDefinition[] = [INVENTORY_ITEM, KIT_ITEM, ...WITHOUT_STOCK, DISCOUNT_ITEM];
