// The lines of a sales order: what the item brings, whose price it is, and the amount to the last minor unit.
// Source: Sales Order record (SuiteScript Records Guide, help); price levels and discounts from practice.

import type { Account } from '../account';
import { refuse } from '../errors';
import { precisionOf } from './companyCurrency';
import type { FieldValue, Line, RecordData } from './definition';
import { fromMinor, multiply, percentOf, toMinor, unitPrice } from './money';
import { BASE_PRICE, CUSTOM_PRICE } from './priceLevel';
import { isAvailableTo, isSet, refuseInactive, subsidiaryOf } from './transaction';

/** Items whose lines may take money away. Practice. */
const MAY_BE_NEGATIVE = new Set(['Discount', 'OthCharge']);

/** The item of a line; refuses one that the order may not hold. */
export function itemOf(account: Account, record: RecordData, { fields }: Line): RecordData {
  const id = String(fields.item);
  const item = account.records.look('item', Number(id));
  if (!item || item.fields.isinactive === true || item.fields.matrixtype === 'PARENT') {
    refuse('INVALID_KEY_OR_REF', `Invalid item reference key ${id}.`);
  }
  const subsidiary = subsidiaryOf(record);
  if (!isAvailableTo(account, item, subsidiary)) {
    // Practice: the wording names the subsidiary.
    refuse('INVALID_KEY_OR_REF', `Invalid item reference key ${id} for subsidiary ${subsidiary}.`);
  }
  return item;
}

/** What setting a field of a line brings with it in dynamic mode. */
export function sourceOrderLine(
  account: Account,
  record: RecordData,
  sublist: string,
  line: Line,
  fieldId: string,
): void {
  if (sublist !== 'item' || !isSet(line.fields.item)) return;
  const { fields } = line;
  if (fieldId === 'item') {
    for (const id of ['description', 'price', 'rate', 'amount', 'taxcode', 'taxrate1', 'tax1amt']) fields[id] = null;
    sourceItem(itemOf(account, record, line), line);
  }
  const item = account.records.get('item', Number(fields.item));
  if (!item) return;
  const currency = String(record.fields.currency ?? '');
  if (fieldId === 'item' || fieldId === 'price') sourcePrice(account, item, line, currency);
  const precision = precisionOf(account, currency);
  const { quantity, rate, amount } = fields;
  if (
    ['item', 'price', 'rate', 'quantity'].includes(fieldId) &&
    typeof rate === 'number' &&
    typeof quantity === 'number'
  ) {
    fields.amount = fromMinor(multiply(quantity, rate, precision), precision);
  } else if (fieldId === 'amount' && typeof amount === 'number' && typeof quantity === 'number' && quantity !== 0) {
    fields.rate = unitPrice(toMinor(amount, precision), quantity, precision);
  }
}

function sourceItem({ fields: item }: RecordData, { fields }: Line): void {
  fields.itemtype = item.itemtype ?? null;
  fields.description ??= item.salesdescription ?? item.description ?? null;
  if (item.itemtype === 'Discount') {
    // Practice: a discount has no quantity and no price level.
    fields.quantity = null;
    fields.price = null;
    if (!isSet(fields.rate) && !isSet(fields.amount)) fields.rate = item.rate ?? null;
  } else if (!isSet(fields.quantity)) fields.quantity = 1;
}

/** The price that a level has for an item in a currency; null where it has none. */
function levelPrice(account: Account, item: RecordData, level: string, currency: string): number | null {
  const prices = (item.sublists.price1 ?? []).filter(
    ({ fields }) => !account.has('MULTICURRENCY') || fields.currency === currency,
  );
  const price = prices.find(({ fields }) => fields.pricelevel === level);
  return (price?.fields.price_1_ as number | undefined) ?? null;
}

/**
 * A price level sets the rate, whatever rate was there: a rate of one's own needs the level -1 (custom). An item
 * without a price on its level is custom by itself. Practice.
 */
function sourcePrice(account: Account, item: RecordData, { fields }: Line, currency: string): void {
  if (item.fields.itemtype === 'Discount' || fields.price === CUSTOM_PRICE) return;
  const level = String(fields.price ?? BASE_PRICE);
  if (isSet(fields.price)) refuseInactive(account, 'pricelevel', 'price', level);
  const price = levelPrice(account, item, level, currency);
  if (price === null) fields.price = CUSTOM_PRICE;
  else {
    fields.price = level;
    fields.rate = price;
    fields.amount = null;
  }
}

/** Completes a line at save: sourcing, amount, checks. `before` is the line above, `old` the line as it was stored. */
export function completeLine(
  account: Account,
  record: RecordData,
  line: Line,
  before: readonly Line[],
  old: Line | undefined,
): void {
  const { fields } = line;
  if (!isSet(fields.item)) refuse('USER_ERROR', 'Please enter value(s) for: Item');
  const isOther = old?.fields.item !== fields.item;
  const item = isOther ? itemOf(account, record, line) : account.records.get('item', Number(fields.item));
  if (!item) refuse('INVALID_KEY_OR_REF', `Invalid item reference key ${fields.item}.`);
  const currency = String(record.fields.currency);
  forgetStale(fields, old?.fields);
  sourceItem(item, line);
  if (isOther || old?.fields.price !== fields.price) sourcePrice(account, item, line, currency);
  if (item.fields.itemtype === 'Discount') completeDiscount(account, record, line, before);
  else completeAmount(line, precisionOf(account, currency));
  checkLine(item, line);
}

/** What followed from a value that a script has changed since is computed anew. */
function forgetStale(fields: Record<string, FieldValue>, old: Record<string, FieldValue> | undefined): void {
  if (!old) return;
  const changed = (id: string): boolean => old[id] !== fields[id];
  if ((changed('quantity') || changed('rate') || changed('price')) && !changed('amount')) fields.amount = null;
  else if (changed('amount') && !changed('rate')) fields.rate = null;
  if (changed('amount') && !changed('tax1amt')) fields.tax1amt = null;
}

/** `amount` = quantity × rate, unless it was given; a rate that was not given follows from the amount. */
function completeAmount({ fields }: Line, precision: number): void {
  const { quantity, rate } = fields;
  if (typeof fields.amount === 'number') fields.amount = fromMinor(toMinor(fields.amount, precision), precision);
  else if (typeof quantity === 'number' && typeof rate === 'number') {
    fields.amount = fromMinor(multiply(quantity, rate, precision), precision);
  } else refuse('USER_ERROR', 'Please enter value(s) for: Amount');
  if (!isSet(rate) && typeof quantity === 'number' && quantity !== 0) {
    fields.rate = unitPrice(toMinor(fields.amount as number, precision), quantity, precision);
  }
}

/** A discount refers to the line before it: a percentage of that line's amount, or an amount of its own. */
function completeDiscount(account: Account, record: RecordData, { fields }: Line, before: readonly Line[]): void {
  const previous = [...before].reverse().find((line) => line.fields.itemtype !== 'Discount');
  if (!previous) refuse('USER_ERROR', 'A discount line must come after the line that it discounts.');
  const precision = precisionOf(account, String(record.fields.currency));
  const { rate } = fields;
  if (typeof rate === 'string') {
    const minor = percentOf(toMinor(Number(previous.fields.amount), precision), Number(rate.replace('%', '')));
    fields.amount = fromMinor(minor, precision);
  } else if (typeof fields.amount === 'number') fields.amount = fromMinor(toMinor(fields.amount, precision), precision);
  else if (typeof rate === 'number') fields.amount = fromMinor(toMinor(rate, precision), precision);
  else refuse('USER_ERROR', 'Please enter value(s) for: Rate');
  if (typeof rate !== 'string') fields.rate = fields.amount as number;
}

function checkLine({ fields: item }: RecordData, { fields }: Line): void {
  const kind = String(item.itemtype);
  const amount = fields.amount as number;
  if (amount < 0 && !MAY_BE_NEGATIVE.has(kind)) {
    refuse('USER_ERROR', `The amount of ${item.itemid} is below zero. Only discounts and other charges may be.`);
  }
  if (kind === 'Discount' && amount > 0)
    refuse('USER_ERROR', `The discount ${item.itemid} is above zero; enter it as a negative amount.`);
  const { quantity } = fields;
  if (typeof quantity === 'number' && quantity < 0)
    refuse('USER_ERROR', `The quantity of ${item.itemid} is below zero.`);
}
