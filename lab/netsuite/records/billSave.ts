// A cash sale or an invoice from its creation to its save: lines of its own and lines of the order it bills.
// Source: Cash Sale, Invoice records (SuiteScript Records Guide, help).

import type { Account } from '../account';
import { refuse } from '../errors';
import { type Goods, refuseMissing } from './costOfGoods';
import type { FieldValue, Line, RecordData } from './definition';
import { type Given, givenBy } from './orderBilling';
import { choosePeriod } from './periods';
import { checkPlace, completeFoot, completeHead, isStocked, sourceCustomer } from './sale';
import { completeLine } from './salesOrderLines';
import { membersOf } from './salesOrderStore';
import { checkLocation, dateToday, isSet, numberTransaction } from './transaction';
import { numberLines } from './transactionLines';

export function initialiseBill(
  account: Account,
  record: RecordData,
  defaults: Readonly<Record<string, FieldValue>>,
): void {
  dateToday(account, record);
  if (!isSet(defaults.entity)) return;
  record.fields.entity = String(defaults.entity);
  sourceCustomer(account, record);
}

/** Completes a bill: everything but where its total goes. */
export function saveBill(account: Account, record: RecordData, old: RecordData | null, prefix: string): void {
  completeHead(account, record, old);
  completeLines(account, record, old);
  completeFoot(account, record);
  refuseMissing(account, record, goodsOf(account, record));
  choosePeriod(account, record, old);
  numberTransaction(account, record, old, prefix);
}

function completeLines(account: Account, record: RecordData, old: RecordData | null): void {
  const lines = record.sublists.item ?? [];
  if (lines.length === 0) {
    refuse('VALID_LINE_ITEM_REQD', 'You must enter at least one line item for this transaction.');
  }
  const before = new Map((old?.sublists.item ?? []).map((line) => [line.fields.line, line]));
  const given = givenBy(account, record, old);
  lines.forEach((line, index) => {
    const stored = line.fields.line ? before.get(line.fields.line) : undefined;
    const linked = isSet(line.fields.orderline) ? given.get(line.fields.orderline as FieldValue) : undefined;
    completeLine(account, record, line, lines.slice(0, index), stored ?? linked?.line);
    if (isSet(line.fields.orderline)) checkLinked(line, linked);
    else checkPlace(account, record, line.fields, stored?.fields);
  });
  checkLocation(account, record, record.fields.location);
  numberLines(account, lines, old?.sublists.item ?? []);
}

/** Unconfirmed: the code for billing more than there is to bill. */
function checkLinked({ fields }: Line, linked: Given | undefined): void {
  if (!linked || linked.line.fields.item !== fields.item) {
    refuse('USER_ERROR', `Line ${fields.orderline} of the sales order is of another item, or gone.`);
  }
  if (linked.most !== undefined && Number(fields.quantity ?? 0) > linked.most) {
    refuse(
      'USER_ERROR',
      `Line ${fields.orderline} of the sales order has ${linked.most} that are fulfilled and not billed; found ${fields.quantity}.`,
    );
  }
}

/** What a bill takes off the shelf itself: goods on lines that no order sent before it. */
export function goodsOf(account: Account, record: RecordData): Goods[] {
  return (record.sublists.item ?? [])
    .filter(({ fields }) => isStocked(fields) && !isSet(fields.orderline) && Number(fields.quantity) > 0)
    .flatMap(({ fields }) => {
      const place = fields.location ?? record.fields.location;
      const location = place ? Number(place) : null;
      const quantity = Number(fields.quantity);
      if (fields.itemtype === 'InvtPart') return [{ item: Number(fields.item), location, quantity }];
      return membersOf(account, Number(fields.item))
        .filter((member) => account.records.typeOf('item', member.item) === 'inventoryitem')
        .map((member) => ({ item: member.item, location, quantity: quantity * member.quantity }));
    });
}
