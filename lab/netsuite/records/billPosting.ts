// What a cash sale or an invoice posts, and its rows for queries: the total on one side; income, discounts, delivery and
// taxes on the other; and the cost of goods that it takes off the shelf itself.
// Source: GL impact of transactions (help); accounts of items, shipping items and tax codes (help, practice).

import type { Account } from '../account';
import { refuse } from '../errors';
import { inBooks, sidesOf } from './booking';
import { bookCurrency, precisionOf } from './companyCurrency';
import { type Goods, issueGoods, returnGoods } from './costOfGoods';
import type { FieldValue, RecordData } from './definition';
import { fromMinor, toMinor } from './money';
import { postingAccount } from './postingAccount';
import { itemRow, memberRows } from './salesOrderStore';
import { taxParts } from './salesOrderTax';
import { declareLineColumns } from './sharedTables';
import { specialAccount } from './specialAccount';
import { isSet, subsidiaryOf } from './transaction';
import { customColumns, DELIVERY_LINES, lineBasis, MAIN_LINE, type QueryLine, TAX_LINES } from './transactionLines';

/** An amount on an account: above zero a debit, below it a credit. */
interface Entry {
  readonly line: number;
  readonly account: number;
  /** In the transaction's currency. */
  readonly minor: number;
  readonly row: QueryLine;
  /** Rows without an amount that stand under it: the members of a kit. */
  readonly under?: readonly QueryLine[];
}

/**
 * Posts a stored bill anew, with what it takes off the shelf. `against` is where the total goes. `sign`: -1 for what gives
 * money back, whose amounts and quantities have the other sign in queries too.
 */
export function postBill(
  account: Account,
  record: RecordData,
  against: number,
  goods: readonly Goods[],
  sign: 1 | -1 = 1,
): void {
  const id = record.id as number;
  returnGoods(account, id);
  const entries = entriesOf(account, record, against).map((entry) => turned(entry, sign));
  const sides = inBooks(
    account,
    record,
    entries.map(({ minor }) => sidesOf(minor)),
  );
  const cost = issueGoods(account, record, goods);
  const postings = entries.map((entry, index) => ({
    line: entry.line,
    account: entry.account,
    ...(sides[index] as ReturnType<typeof sidesOf>),
  }));
  account.ledger.post(id, [...postings, ...cost.postings]);
  const precision = precisionOf(account, String(record.fields.currency));
  const books = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const rows = entries.flatMap((entry, index) => {
    const { debitMinor, creditMinor } = postings[index] as (typeof postings)[number];
    const amounts = {
      expenseaccount: entry.account,
      foreignamount: fromMinor(entry.minor, precision),
      netamount: fromMinor(debitMinor - creditMinor, books),
    };
    return [{ ...entry.row, ...amounts }, ...(entry.under ?? [])];
  });
  account.tables.replace('transactionline', 'transaction', id, [...rows, ...cost.rows]);
}

function turned(entry: Entry, sign: 1 | -1): Entry {
  if (sign === 1) return entry;
  const { quantity } = entry.row;
  const row = typeof quantity === 'number' ? { ...entry.row, quantity: -quantity } : entry.row;
  return { ...entry, minor: entry.minor === 0 ? 0 : -entry.minor, row };
}

/** Takes back what a bill posted and took. */
export function unpostBill(account: Account, { id }: RecordData): void {
  returnGoods(account, id as number);
  account.ledger.unpost(id as number);
  account.tables.replace('transactionline', 'transaction', id, []);
}

function entriesOf(account: Account, record: RecordData, against: number): Entry[] {
  const { fields } = record;
  const main = {
    line: MAIN_LINE,
    account: against,
    minor: minorOf(account, record, fields.total),
    row: { ...lineBasis(record, MAIN_LINE), mainline: true, memo: fields.memo ?? null },
  };
  return [main, ...itemEntries(account, record), ...deliveryEntries(account, record), ...taxEntries(account, record)];
}

function minorOf(account: Account, { fields }: RecordData, value: FieldValue | undefined): number {
  return toMinor(Number(value ?? 0), precisionOf(account, String(fields.currency)));
}

function itemEntries(account: Account, record: RecordData): Entry[] {
  const custom = declareLineColumns(account, record.type, 'item');
  return (record.sublists.item ?? []).map((line, index) => ({
    line: Number(line.fields.line),
    account: accountOf(account, record, line.fields.item),
    minor: -minorOf(account, record, line.fields.amount),
    row: { ...itemRow(record, line, index), ...customColumns(custom, line) },
    under: memberRows(account, record, line),
  }));
}

/** A sale goes to the income account of its item, a discount to the account of the discount. */
function accountOf(account: Account, record: RecordData, item: FieldValue | undefined): number {
  const { fields } = account.records.get('item', Number(item)) as RecordData;
  const own = fields.itemtype === 'Discount' ? fields.account : fields.incomeaccount;
  return postingAccount(account, record, own, String(record.fields.currency)).id as number;
}

/** What delivery costs goes to the account of the shipping item. Practice: handling goes there as well. */
function deliveryEntries(account: Account, record: RecordData): Entry[] {
  const { fields } = record;
  const costs = ['shippingcost', 'handlingcost'].map((id) => minorOf(account, record, fields[id]));
  return costs.flatMap((minor, index) => {
    if (minor === 0) return [];
    if (!isSet(fields.shipmethod)) refuse('USER_ERROR', 'Please enter value(s) for: Ship Via');
    const method = account.records.get('shipitem', Number(fields.shipmethod));
    const line = DELIVERY_LINES + index;
    return {
      line,
      account: postingAccount(account, record, method?.fields.account, String(fields.currency)).id as number,
      minor: -minor,
      row: { ...lineBasis(record, line), itemtype: 'ShipItem' },
    };
  });
}

/** A legacy tax code names its account; SuiteTax posts to the tax account of the chart (the lab has one). */
function taxEntries(account: Account, record: RecordData): Entry[] {
  return taxParts(account, record).map(({ minor, code }, index) => {
    const own = code === null ? null : account.records.get('salestaxitem', Number(code))?.fields.taxaccount;
    const used = isSet(own) ? own : String(specialAccount(account, 'SalesTaxPay'));
    return {
      line: TAX_LINES + index,
      account: postingAccount(account, record, used, String(record.fields.currency)).id as number,
      minor: -minor,
      row: { ...lineBasis(record, TAX_LINES + index), taxline: true },
    };
  });
}
