// What a stored sales order sets: its rows for queries and what it wants of the stock.

import type { Account } from '../account';
import type { DemandLine } from '../demand';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { Line, RecordData } from './definition';
import { exchange, fromMinor, toMinor } from './money';
import { taxParts } from './salesOrderTax';
import { declareLineColumns } from './sharedTables';
import { subsidiaryOf } from './transaction';
import {
  customColumns,
  lineBasis,
  MAIN_LINE,
  memberLine,
  type QueryLine,
  segmentsOf,
  TAX_LINES,
} from './transactionLines';
import { refuseChildren } from './transactionLinks';

/** States in which an order waits for goods. Practice: an unapproved order commits nothing. */
const WANTING = new Set(['B', 'D', 'E']);
/** `commitinventory`: do not commit. */
const NO_COMMITMENT = '3';

export function storeOrder(account: Account, record: RecordData): void {
  writeOrderLines(account, record);
  account.stock.want(record.id as number, wishes(account, record));
}

export function writeOrderLines(account: Account, record: RecordData): void {
  account.tables.replace('transactionline', 'transaction', record.id, queryLines(account, record));
}

export function removeOrder(account: Account, { id }: RecordData): void {
  refuseChildren(account, id as number);
  account.stock.want(id as number, []);
  account.tables.replace('transactionline', 'transaction', id, []);
}

export interface Member {
  readonly item: number;
  readonly quantity: number;
}

/** What one kit is made of. */
export function membersOf(account: Account, item: number): Member[] {
  const kit = account.records.get('item', item);
  return (kit?.sublists.member ?? []).map(({ fields }) => ({
    item: Number(fields.item),
    quantity: Number(fields.quantity),
  }));
}

/** Open quantities of goods; a kit wants its members. */
export function wishes(account: Account, record: RecordData): DemandLine[] {
  if (!WANTING.has(String(record.fields.orderstatus))) return [];
  return (record.sublists.item ?? []).flatMap(({ fields }) => {
    const open = Number(fields.quantity ?? 0) - Number(fields.quantityfulfilled ?? 0);
    if (fields.isclosed === true || open <= 0 || fields.commitinventory === NO_COMMITMENT) return [];
    const place = fields.location ?? record.fields.location;
    const common = { line: Number(fields.line), location: place ? Number(place) : null };
    const item = Number(fields.item);
    if (fields.itemtype === 'InvtPart') return [{ ...common, item, quantity: open, perUnit: 1 }];
    if (fields.itemtype !== 'Kit') return [];
    return membersOf(account, item)
      .filter((member) => account.records.typeOf('item', member.item) === 'inventoryitem')
      .map((member) => ({ ...common, item: member.item, quantity: open * member.quantity, perUnit: member.quantity }));
  });
}

function queryLines(account: Account, record: RecordData): QueryLine[] {
  const amounts = amountsOf(account, record);
  const custom = declareLineColumns(account, record.type, 'item');
  const lines = record.sublists.item ?? [];
  return [
    {
      ...lineBasis(record, MAIN_LINE),
      mainline: true,
      memo: record.fields.memo ?? null,
      ...amounts(record.fields.total, 1),
    },
    ...lines.flatMap((line, index) => [
      { ...itemRow(record, line, index), ...amounts(line.fields.amount, -1), ...customColumns(custom, line) },
      ...memberRows(account, record, line),
    ]),
    ...taxRows(account, record).map((row) => ({ ...row, ...amounts(row.foreignamount, 1) })),
  ];
}

/** Amounts in the order's currency and in that of the books. */
function amountsOf(account: Account, record: RecordData): (value: unknown, sign: 1 | -1) => QueryLine {
  const precision = precisionOf(account, String(record.fields.currency));
  const booksPrecision = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const rate = Number(record.fields.exchangerate);
  return (value, sign) => {
    const minor = toMinor(Number(value ?? 0), precision) * sign;
    return {
      foreignamount: fromMinor(minor, precision),
      netamount: fromMinor(exchange(minor, rate, precision, booksPrecision), booksPrecision),
    };
  };
}

export function itemRow(record: RecordData, line: Line, index: number): QueryLine {
  const { fields } = line;
  return {
    ...lineBasis(record, Number(fields.line)),
    ...segmentsOf(record, line),
    linesequencenumber: index + 1,
    uniquekey: Number(fields.lineuniquekey),
    item: fields.item ?? null,
    itemtype: fields.itemtype ?? null,
    quantity: fields.quantity === null || fields.quantity === undefined ? null : -Number(fields.quantity),
    rate: typeof fields.rate === 'number' ? fields.rate : null,
    ratepercent: typeof fields.rate === 'string' ? Number(fields.rate.replace('%', '')) / 100 : null,
    isclosed: fields.isclosed ?? false,
    memo: fields.description ?? null,
    quantityshiprecv: fields.quantityfulfilled ?? 0,
    quantitybilled: fields.quantitybilled ?? 0,
    quantitycommitted: fields.quantitycommitted ?? 0,
    quantitybackordered: fields.quantitybackordered ?? 0,
  };
}

/** Members are no lines of the order, but rows of this table, without amounts. */
export function memberRows(account: Account, record: RecordData, line: Line): QueryLine[] {
  if (line.fields.itemtype !== 'Kit') return [];
  const id = Number(line.fields.line);
  return membersOf(account, Number(line.fields.item)).map((member, index) => ({
    ...lineBasis(record, memberLine(id, index)),
    ...segmentsOf(record, line),
    item: member.item,
    itemtype: (account.records.get('item', member.item)?.fields.itemtype as string | undefined) ?? null,
    quantity: -Number(line.fields.quantity) * member.quantity,
    kitcomponent: true,
    kitmemberof: id,
    foreignamount: 0,
    netamount: 0,
  }));
}

/** One row for each tax that stands on its own. */
function taxRows(account: Account, record: RecordData): QueryLine[] {
  const precision = precisionOf(account, String(record.fields.currency));
  return taxParts(account, record).map(({ minor }, index) => ({
    ...lineBasis(record, TAX_LINES + index),
    taxline: true,
    foreignamount: -fromMinor(minor, precision),
  }));
}
