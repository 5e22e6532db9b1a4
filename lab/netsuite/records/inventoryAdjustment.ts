// Inventory adjustments: stock in or out, against an account. An increase comes at the cost given, or at the average;
// a decrease goes at the average. Source: inventoryadjustment (Records Browser), InventoryAdjustmentInventory (SOAP
// schema), Average Costing (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { PostingLine } from '../ledger';
import { area, currency, float, integer, select, text } from './build';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { FieldDefinition, FieldValue, Line, RecordData, RecordDefinition } from './definition';
import { fromMinor, multiply } from './money';
import { choosePeriod, refuseClosed } from './periods';
import { postingAccount } from './postingAccount';
import { declareLineColumns } from './sharedTables';
import {
  checkLocation,
  dateToday,
  isAvailableTo,
  isSet,
  numberTransaction,
  refuseInactive,
  subsidiaryOf,
} from './transaction';
import { headFields, postingPeriod, segmentFields, subsidiaryField, transactionColumns } from './transactionFields';
import { customColumns, lineBasis, MAIN_LINE, numberLines, type QueryLine, segmentsOf } from './transactionLines';

const COMPUTED = { readOnly: true } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('10', 'Standard Inventory Adjustment'),
  select('account', 'Adjustment Account', 'account', { required: true }),
  subsidiaryField,
  select('customer', 'Customer', 'customer'),
  select('adjlocation', 'Location', 'location', { feature: 'MULTILOCINVT' }),
  ...segmentFields.filter(({ id }) => id !== 'location'),
  currency('estimatedtotalvalue', 'Estimated Total Value', COMPUTED),
  postingPeriod,
];

const LINE_FIELDS: readonly FieldDefinition[] = [
  select('item', 'Item', 'item', { required: true }),
  integer('line', 'Line ID', COMPUTED),
  text('lineuniquekey', 'Line Unique Key', COMPUTED),
  select('location', 'Location', 'location', { feature: 'MULTILOCINVT', required: true }),
  float('quantityonhand', 'Qty. On Hand', COMPUTED),
  float('adjustqtyby', 'Adjust Qty. By', { required: true }),
  float('newquantity', 'New Quantity', COMPUTED),
  float('unitcost', 'Est. Unit Cost'),
  ...segmentFields.filter(({ id }) => id !== 'location'),
  area('memo', 'Memo'),
];

export const INVENTORY_ADJUSTMENT: RecordDefinition = {
  type: 'inventoryadjustment',
  label: 'Inventory Adjustment',
  plural: 'Inventory Adjustments',
  group: 'transaction',
  cost: 'transaction',
  feature: 'INVENTORY',
  permission: 'TRAN_INVADJST',
  fields: FIELDS,
  sublists: [{ id: 'inventory', label: 'Adjustments', addable: true, fields: LINE_FIELDS }],
  optimisticLocking: true,
  nameField: 'tranid',
  locks: () => ['alllocked'],
  table: 'transaction',
  columns: transactionColumns({ type: 'InvAdjst', posting: () => true, fields: FIELDS, status: () => 'B' }),
  behaviour: {
    initialise: dateToday,
    beforeSave: complete,
    afterSave: apply,
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      takeBack(account, record);
      account.ledger.unpost(record.id as number);
      account.tables.replace('transactionline', 'transaction', record.id, []);
    },
  },
};

function complete(account: Account, record: RecordData, old: RecordData | null): void {
  dateToday(account, record);
  if (account.has('SUBSIDIARIES') && !isSet(record.fields.subsidiary))
    refuse('USER_ERROR', 'Please enter value(s) for: Subsidiary');
  postingAccount(account, record, record.fields.account, bookCurrency(account, subsidiaryOf(record)));
  const lines = record.sublists.inventory ?? [];
  if (lines.length === 0) refuse('VALID_LINE_ITEM_REQD', 'You must enter at least one line item for this transaction.');
  for (const line of lines) completeLine(account, record, line);
  numberLines(account, lines, old?.sublists.inventory ?? [], Number);
  choosePeriod(account, record, old);
  numberTransaction(account, record, old, 'INVADJ');
}

function completeLine(account: Account, record: RecordData, { fields }: Line): void {
  const item = refuseInactive(account, 'inventoryitem', 'item', fields.item);
  if (!item) refuse('USER_ERROR', 'Please enter value(s) for: Item');
  if (item.fields.matrixtype === 'PARENT' || !isAvailableTo(account, item, subsidiaryOf(record))) {
    refuse('INVALID_KEY_OR_REF', `Invalid item reference key ${fields.item}.`);
  }
  if (account.has('MULTILOCINVT')) {
    fields.location ??= record.fields.adjlocation ?? null;
    checkLocation(account, record, fields.location);
  }
  if (typeof fields.adjustqtyby !== 'number' || fields.adjustqtyby === 0) {
    refuse('USER_ERROR', 'Please enter value(s) for: Adjust Qty. By');
  }
  // Source: POSITIVE_UNITCOST_REQD (SuiteScript error codes).
  if (typeof fields.unitcost === 'number' && fields.unitcost < 0) {
    refuse('POSITIVE_UNITCOST_REQD', 'The unit cost of an adjustment cannot be below zero.');
  }
  const { onHand } = account.stock.position(item.id as number, placeOf(fields));
  fields.quantityonhand = onHand;
  fields.newquantity = onHand + fields.adjustqtyby;
}

const placeOf = (fields: Record<string, FieldValue>): number | null =>
  fields.location ? Number(fields.location) : null;

/** Moves the stock, posts its value, and writes the rows that queries see. */
function apply(account: Account, record: RecordData, old: RecordData | null): void {
  if (old) takeBack(account, old);
  const precision = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const values = new Map<Line, number>();
  for (const line of record.sublists.inventory ?? []) values.set(line, move(account, line, precision));
  account.ledger.post(record.id as number, postings(account, record, values));
  account.tables.replace('transactionline', 'transaction', record.id, queryLines(account, record, values, precision));
}

/** Answers the value that came in, in minor units; negative for what went out. */
function move(account: Account, { fields }: Line, precision: number): number {
  const quantity = fields.adjustqtyby as number;
  const item = Number(fields.item);
  const place = placeOf(fields);
  if (quantity < 0) return -account.stock.issue(item, place, -quantity);
  const cost = (fields.unitcost as number | null | undefined) ?? account.stock.position(item, place).averageCost ?? 0;
  const value = multiply(quantity, cost, precision);
  account.stock.receive(item, place, quantity, value);
  return value;
}

function takeBack(account: Account, { id, sublists }: RecordData): void {
  for (const { fields } of sublists.inventory ?? []) {
    const value = account.ledger.postedOn(id as number, Number(fields.line));
    account.stock.receive(Number(fields.item), placeOf(fields), -(fields.adjustqtyby as number), -value);
  }
}

function postings(account: Account, record: RecordData, values: ReadonlyMap<Line, number>): PostingLine[] {
  const total = [...values.values()].reduce((sum, value) => sum + value, 0);
  const side = (line: number, id: FieldValue | undefined, value: number): PostingLine => ({
    line,
    account: Number(id),
    debitMinor: value > 0 ? value : 0,
    creditMinor: value < 0 ? -value : 0,
  });
  const lines = [...values].map(([{ fields }, value]) =>
    side(Number(fields.line), account.records.get('item', Number(fields.item))?.fields.assetaccount, value),
  );
  return [side(MAIN_LINE, record.fields.account, -total), ...lines];
}

function queryLines(
  account: Account,
  record: RecordData,
  values: ReadonlyMap<Line, number>,
  precision: number,
): QueryLine[] {
  const custom = declareLineColumns(account, record.type, 'inventory');
  const total = [...values.values()].reduce((sum, value) => sum + value, 0);
  const amounts = (value: number): QueryLine => ({
    foreignamount: fromMinor(value, precision),
    netamount: fromMinor(value, precision),
  });
  const main = {
    ...lineBasis(record, MAIN_LINE),
    mainline: true,
    expenseaccount: record.fields.account ?? null,
    memo: record.fields.memo ?? null,
  };
  return [
    { ...main, ...amounts(-total) },
    ...[...values].map(([line, value], index) => ({
      ...lineBasis(record, Number(line.fields.line)),
      ...segmentsOf(record, line),
      linesequencenumber: index + 1,
      uniquekey: Number(line.fields.lineuniquekey),
      item: line.fields.item ?? null,
      itemtype: 'InvtPart',
      quantity: line.fields.adjustqtyby ?? null,
      isinventoryaffecting: true,
      memo: line.fields.memo ?? null,
      ...amounts(value),
      ...customColumns(custom, line),
    })),
  ];
}
