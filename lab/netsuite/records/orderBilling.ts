// Billing a sales order: what is billable of it now, the bill made of it, and what the order learns of its bills.
// Source: record.transform (help); Invoice in Advance of Fulfillment (accounting preferences, help): off, only what is
// fulfilled is billed. INVALID_INITIALIZE_REF for an order with nothing to bill is practice.

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import { precisionOf } from './companyCurrency';
import type { FieldValue, Line, RecordData, TransformMaker } from './definition';
import { fromMinor, multiply, toMinor } from './money';
import { progressOrder } from './salesOrderProgress';
import { isFulfillable } from './salesOrderStatus';
import { dateToday, isSet, sourceRate } from './transaction';
import type { TransactionType } from './transactionFields';
import { linkTransaction } from './transactionLinks';

type Values = Readonly<Record<string, FieldValue>>;

const inAdvance = (account: Account): boolean => account.company.page('accountingpreferences').invcfulfill === true;

/** States in which an order has something to bill: before its goods are shipped only where that may be billed. */
const billableStates = (account: Account): readonly string[] =>
  inAdvance(account) ? ['B', 'D', 'E', 'F'] : ['E', 'F'];

/** Of the body: what a bill has of its own. */
const OWN = new Set([
  'customform',
  'externalid',
  'trandate',
  'exchangerate',
  'taxdetailsoverride',
  'shippingcost',
  'handlingcost',
]);

/** Makes a cash sale or an invoice of all that is billable of an order. */
export const billOrder: TransformMaker = (account, order, bill, defaults) => {
  if (isSet(defaults.billdate)) throw new NotEmulated('the default value billdate of a transform');
  const lines = billableLines(account, order, bill.type);
  if (lines.length === 0) {
    refuse('INVALID_INITIALIZE_REF', `You can not initialize ${bill.type}: invalid reference ${order.id}.`);
  }
  takeBody(account, order, bill);
  bill.fields.createdfrom = String(order.id);
  bill.sublists.item = lines;
  for (const id of ['shippingcost', 'handlingcost']) bill.fields[id] = unbilledCost(account, order, id);
  dateToday(account, bill);
  sourceRate(account, bill, null);
};

/**
 * Source: ADVSHIPPING (enabled features, help): without Advanced Shipping, what ships is invoiced at once, on its day.
 * Unconfirmed: that it is always an invoice, never a cash sale.
 */
export function billShipped(account: Account, fulfillment: RecordData): void {
  if (account.has('ADVSHIPPING')) return;
  const order = account.records.get('salesorder', Number(fulfillment.fields.createdfrom)) as RecordData;
  if (billableLines(account, order, 'invoice').length === 0) return;
  const invoice = account.records.blank('invoice');
  invoice.fields.trandate = fulfillment.fields.trandate as FieldValue;
  billOrder(account, order, invoice, {});
  account.records.save(invoice);
}

function takeBody(account: Account, order: RecordData, bill: RecordData): void {
  for (const field of account.fields(bill.type).values()) {
    if (field.readOnly || OWN.has(field.id) || !(field.id in order.fields)) continue;
    bill.fields[field.id] = order.fields[field.id] as FieldValue;
  }
  for (const [id, content] of Object.entries(order.subrecords)) bill.subrecords[id] = structuredClone(content);
}

/** Practice: what delivery costs is billed once, with the first bill. */
function unbilledCost(account: Account, order: RecordData, id: string): FieldValue {
  const cost = order.fields[id] ?? null;
  if (!isSet(cost)) return cost;
  const precision = precisionOf(account, String(order.fields.currency));
  const billed = billsOf(account, order).reduce(
    (sum, { fields }) => sum + toMinor(Number(fields[id] ?? 0), precision),
    0,
  );
  return fromMinor(toMinor(cost as number, precision) - billed, precision);
}

function billsOf(account: Account, { id }: RecordData): RecordData[] {
  const rows = account.store.all(
    "SELECT DISTINCT nextdoc FROM nexttransactionlink WHERE previousdoc = ? AND linktype = 'OrdBill'",
    [id],
  );
  return rows.flatMap((row) => account.records.get('transaction', row.nextdoc as number) ?? []);
}

/** The lines of a bill of everything that is billable of an order now. */
function billableLines(account: Account, order: RecordData, type: string): Line[] {
  if (!billableStates(account).includes(String(order.fields.orderstatus))) return [];
  const lines: Line[] = [];
  let isGoing = false;
  for (const line of order.sublists.item ?? []) {
    const isDiscount = line.fields.itemtype === 'Discount';
    const quantity = billableQuantity(account, line.fields, 0);
    // A discount goes with the line that it discounts.
    if (!isDiscount) isGoing = quantity > 0;
    if (isGoing && line.fields.isclosed !== true) lines.push(...billLine(account, order, line, type, quantity));
  }
  return lines;
}

/** What is fulfilled (or ordered) of a line and not billed; `own` is what a bill had billed of it before. */
function billableQuantity(account: Account, fields: Values, own: number): number {
  if (fields.isclosed === true) return own;
  const waits = isFulfillable(account, fields) && !inAdvance(account);
  return Number(fields[waits ? 'quantityfulfilled' : 'quantity'] ?? 0) - Number(fields.quantitybilled ?? 0) + own;
}

/**
 * A line as a bill takes it over: price and rate are the order's; the amount is, where all of it is billed at once.
 * Unconfirmed: stricter reading. Taxes that a script set on the order stay there: neither amounts on lines nor tax details
 * are taken over; the bill works its own tax out, or a script sets it again.
 */
function billLine(account: Account, order: RecordData, line: Line, type: string, quantity: number): Line[] {
  const { fields } = line;
  const taken: Record<string, FieldValue> = { itemtype: fields.itemtype ?? null, orderline: fields.line ?? null };
  for (const field of account.lineFields(type, 'item').values()) {
    if (!field.readOnly && field.id !== 'tax1amt' && field.id in fields)
      taken[field.id] = fields[field.id] as FieldValue;
  }
  if (fields.itemtype === 'Discount') {
    const amount = unbilledDiscount(account, order, fields);
    if (amount === 0) return [];
    Object.assign(taken, { amount }, typeof fields.rate === 'string' ? {} : { rate: amount });
  } else if (quantity !== fields.quantity) {
    const precision = precisionOf(account, String(order.fields.currency));
    const amount = fromMinor(multiply(quantity, Number(fields.rate ?? 0), precision), precision);
    Object.assign(taken, { quantity, amount });
  }
  return [{ fields: taken, subrecords: {} }];
}

/** Unconfirmed: a discount of a fixed amount goes with the first bill of its line, what a script left of it with the next. */
function unbilledDiscount(account: Account, order: RecordData, fields: Values): number {
  const precision = precisionOf(account, String(order.fields.currency));
  const rows = account.store.all(
    "SELECT foreignamount FROM nexttransactionlinelink WHERE previousdoc = ? AND previousline = ? AND linktype = 'OrdBill'",
    [order.id, Number(fields.line)],
  );
  const billed = rows.reduce((sum, row) => sum + toMinor(Number(row.foreignamount), precision), 0);
  return fromMinor(toMinor(fields.amount as number, precision) - billed, precision);
}

/** What the order gave a bill's lines, by order line: what they are compared with, and at most billed. */
export interface Given {
  readonly line: Line;
  /** Undefined for a line without a quantity. */
  readonly most: number | undefined;
}

/** `old` is the bill as it is stored. */
export function givenBy(account: Account, bill: RecordData, old: RecordData | null): ReadonlyMap<FieldValue, Given> {
  if (!isSet(bill.fields.createdfrom)) return new Map();
  const order = account.records.get('salesorder', Number(bill.fields.createdfrom));
  const had = billedBy(old);
  const given = (order?.sublists.item ?? []).map((line): [FieldValue, Given] => {
    const isCounted = line.fields.itemtype !== 'Discount';
    const most = isCounted ? billableQuantity(account, line.fields, had.get(Number(line.fields.line)) ?? 0) : undefined;
    const [made] = billLine(account, order as RecordData, line, bill.type, most ?? 0);
    return [line.fields.line ?? null, { line: made ?? line, most }];
  });
  return new Map(given);
}

/** How much a stored bill bills of each order line. */
function billedBy(bill: RecordData | null): ReadonlyMap<number, number> {
  const billed = new Map<number, number>();
  for (const { fields } of bill?.sublists.item ?? []) {
    if (!isSet(fields.orderline) || fields.itemtype === 'Discount') continue;
    billed.set(Number(fields.orderline), Number(fields.quantity ?? 0));
  }
  return billed;
}

/** Tells the order what a bill changed: `now` is null for one that is deleted. */
export function tellOrder(
  account: Account,
  type: TransactionType,
  now: RecordData | null,
  old: RecordData | null,
): void {
  const bill = (now ?? old) as RecordData;
  const order = bill.fields.createdfrom;
  if (!isSet(order)) return;
  const links = (now?.sublists.item ?? [])
    .filter(({ fields }) => isSet(fields.orderline))
    .map(({ fields }) => ({
      from: { id: Number(order), type: 'SalesOrd' as const, line: Number(fields.orderline) },
      line: Number(fields.line),
      foreignamount: fields.amount as number,
    }));
  linkTransaction(account, bill, type, 'OrdBill', links);
  const [billed, had] = [billedBy(now), billedBy(old)];
  const changes = [...new Set([...billed.keys(), ...had.keys()])]
    .map((line) => ({ line, billed: (billed.get(line) ?? 0) - (had.get(line) ?? 0) }))
    .filter((change) => change.billed !== 0);
  if (changes.length > 0) progressOrder(account, Number(order), changes);
}
