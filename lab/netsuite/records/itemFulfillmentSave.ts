// What an item fulfilment must satisfy to be saved: something chosen, no more than the order is open for, from one
// location that has it, in packages with good tracking numbers, in an open period once it ships.
// Source: Item Fulfillment record (help); SuiteScript error codes; Fulfilling Orders Across Multiple Accounting Periods
// (help).

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import { serverDay } from '../serverTime';
import { completeAddress } from './addressCheck';
import type { FieldValue, Line, RecordData } from './definition';
import { exactQuantity, remainingOf } from './itemFulfillmentMake';
import { choosePeriod, refuseClosed } from './periods';
import { checkLocation, dateToday, isSet, numberTransaction, refuseInactive } from './transaction';
import { numberLines } from './transactionLines';
import { SHIP_STATUSES } from './transactionStatuses';

type ShipStatus = keyof typeof SHIP_STATUSES;
type Values = Record<string, FieldValue>;

/** What `statusRef` says. Practice. */
const REFERENCES: Readonly<Record<ShipStatus, string>> = { A: 'picked', B: 'packed', C: 'shipped' };

/** The dates a status brings with it. Source: pickeddate, packeddate, shippeddate (Records Browser). */
const DATES: Readonly<Record<ShipStatus, readonly string[]>> = {
  A: ['pickeddate'],
  B: ['pickeddate', 'packeddate'],
  C: ['pickeddate', 'packeddate', 'shippeddate'],
};

const numberOf = (value: FieldValue | undefined): number => Number(value ?? 0);

export const isShipped = ({ fields }: RecordData): boolean => fields.shipstatus === 'C';

export function saveFulfillment(account: Account, record: RecordData, old: RecordData | null): void {
  const order = account.records.get('salesorder', Number(record.fields.createdfrom));
  if (!order) refuse('INVALID_KEY_OR_REF', `Invalid createdfrom reference key ${record.fields.createdfrom}.`);
  completeBody(account, record);
  completeLines(account, record, old, order);
  checkPlaces(account, record, old);
  checkOnHand(account, record, old);
  checkPackages(record);
  checkPeriods(account, record, old);
  numberLines(account, record.sublists.item ?? [], old?.sublists.item ?? [], Number);
  numberTransaction(account, record, old, 'IF');
}

function completeBody(account: Account, record: RecordData): void {
  const { fields } = record;
  dateToday(account, record);
  const status = (fields.shipstatus ?? 'A') as ShipStatus;
  if (!Object.hasOwn(SHIP_STATUSES, status)) {
    refuse('INVALID_KEY_OR_REF', `Invalid shipstatus reference key ${fields.shipstatus}.`);
  }
  if (account.has('PICKPACKSHIP')) for (const id of DATES[status]) fields[id] ??= serverDay(account.clock.now());
  if (fields.generateintegratedshipperlabel === true) throw new NotEmulated('integrated shipping labels');
  refuseInactive(account, 'shipitem', 'shipmethod', fields.shipmethod);
  Object.assign(fields, {
    shipstatus: status,
    status: SHIP_STATUSES[status],
    statusRef: REFERENCES[status],
    shipaddress: completeAddress(account, record, 'shippingaddress', 'defaultshipping', 'shipaddresslist'),
    exchangerate: 1,
  });
}

/** Keeps the lines that were chosen, and checks each against what its order line is still open for. */
function completeLines(account: Account, record: RecordData, old: RecordData | null, order: RecordData): void {
  const before = new Map((old?.sublists.item ?? []).map(({ fields }) => [fields.line, fields]));
  const ordered = new Map((order.sublists.item ?? []).map(({ fields }) => [Number(fields.line), fields]));
  const lines = record.sublists.item ?? [];
  const chosen = lines.filter(({ fields }) => !isSet(fields.kitmemberof) && fields.itemreceive === true);
  if (chosen.length === 0) {
    refuse('VALID_LINE_ITEM_REQD', 'You must have at least one valid line item for this transaction.');
  }
  for (const { fields } of chosen) {
    const wanted = ordered.get(numberOf(fields.orderline));
    if (!wanted || wanted.item !== fields.item) {
      refuse('INVALID_KEY_OR_REF', `Invalid orderline reference key ${fields.orderline}.`);
    }
    checkQuantity(account, order, fields, wanted, numberOf(before.get(fields.line)?.quantity));
  }
  record.sublists.item = chosen.flatMap((head) => [head, ...memberLines(lines, head, before)]);
}

function checkQuantity(account: Account, order: RecordData, fields: Values, ordered: Values, had: number): void {
  const quantity = numberOf(fields.quantity);
  if (!(quantity > 0)) refuse('USER_ERROR', 'Please enter value(s) for: Quantity');
  const more = exactQuantity(quantity - had);
  // Lines stay as they were or become less whatever became of the order meanwhile.
  if (more <= 0) return;
  if (!['B', 'D', 'E'].includes(String(order.fields.orderstatus)) || ordered.isclosed === true) {
    // Unconfirmed: the code.
    refuse('USER_ERROR', `Line ${fields.orderline} of sales order ${order.fields.tranid} is not open for fulfillment.`);
  }
  // Source: OVER_FULFILL_DISALLWD (SuiteScript error codes), Allow Overage on Item Fulfillments (preferences, help).
  const allowsMore = account.company.page('accountingpreferences').overfulfillments === true;
  if (!allowsMore && more > remainingOf(ordered)) {
    refuse(
      'OVER_FULFILL_DISALLWD',
      `Line ${fields.orderline} of sales order ${order.fields.tranid} is open for ${exactQuantity(remainingOf(ordered) + had)}, not for ${quantity}.`,
    );
  }
}

/** Members of a kit follow its line. Unconfirmed: stricter reading. They cannot be chosen, and of no other quantity. */
function memberLines(lines: readonly Line[], { fields: head }: Line, before: ReadonlyMap<unknown, Values>): Line[] {
  const members = lines.filter(({ fields }) => isSet(fields.kitmemberof) && fields.kitmemberof === head.line);
  for (const { fields } of members) {
    // Both stand as they were when the fulfilment was made: their proportion is the kit's.
    const perKit = numberOf(fields.quantityremaining) / numberOf(head.quantityremaining);
    const quantity = exactQuantity(perKit * numberOf(head.quantity));
    const untouched = before.get(fields.line)?.quantity ?? fields.quantityremaining;
    if (fields.itemreceive !== true || (fields.quantity !== quantity && fields.quantity !== untouched)) {
      refuse('USER_ERROR', `The members of the kit ${head.itemname} are fulfilled with it, in its proportions.`);
    }
    Object.assign(fields, { quantity, ...('location' in head ? { location: head.location } : {}) });
  }
  return members;
}

/** Source: MULTILOCINVT: one fulfilment leaves one location (practice for the code). */
function checkPlaces(account: Account, record: RecordData, old: RecordData | null): void {
  const lines = record.sublists.item ?? [];
  const known = new Set((old?.sublists.item ?? []).map(({ fields }) => fields.location));
  for (const { fields } of lines)
    if (!known.has(fields.location ?? null)) checkLocation(account, record, fields.location);
  if (!account.has('MULTILOCINVT')) return;
  if (lines.some(({ fields }) => !isSet(fields.location))) refuse('USER_ERROR', 'Please enter value(s) for: Location');
  if (new Set(lines.map(({ fields }) => fields.location)).size > 1) {
    refuse('USER_ERROR', 'A fulfillment leaves one location. Choose the lines of one, or give inventorylocation.');
  }
}

/** Goods of a fulfilment, by item and location. */
export function goodsOf(record: RecordData | null): Line[] {
  return (record?.sublists.item ?? []).filter(({ fields }) => fields.itemtype === 'InvtPart');
}

export const placeOf = ({ location }: Values): number | null => (isSet(location) ? Number(location) : null);

/**
 * Unconfirmed: stricter reading. NetSuite can let stock go below zero and correct its cost later; the lab has no such
 * correction, so what is not on hand is neither picked nor shipped. The code is unconfirmed too.
 */
function checkOnHand(account: Account, record: RecordData, old: RecordData | null): void {
  const wanted = new Map<string, { fields: Values; quantity: number }>();
  const add = ({ fields }: Line, sign: 1 | -1): void => {
    const key = account.has('MULTILOCINVT') ? `${fields.item} ${fields.location}` : String(fields.item);
    const known = wanted.get(key)?.quantity ?? 0;
    wanted.set(key, { fields, quantity: exactQuantity(known + sign * numberOf(fields.quantity)) });
  };
  for (const line of goodsOf(record)) add(line, 1);
  // What a shipped one had is off the shelf already.
  if (old && isShipped(old)) for (const line of goodsOf(old)) add(line, -1);
  for (const { fields, quantity } of wanted.values()) {
    const { onHand } = account.stock.position(Number(fields.item), placeOf(fields));
    if (quantity > 0 && quantity > onHand) {
      refuse('USER_ERROR', `There are ${onHand} of ${fields.itemname} on hand, not the ${quantity} to be fulfilled.`);
    }
  }
}

/** Source: DUP_TRACKING_NUM (SuiteScript error codes): no blanks, no commas, no number twice. */
function checkPackages({ fields, sublists }: RecordData): void {
  const packages = sublists.package ?? [];
  // Source: package lists depend on the carrier (help).
  if (packages.length > 0 && fields.shipcarrier === 'ups') throw new NotEmulated('the sublist packageups');
  const numbers = packages
    .map((line) => line.fields.packagetrackingnumber)
    .filter(isSet)
    .map(String);
  if (numbers.some((number) => /[\s,]/.test(number)) || new Set(numbers).size < numbers.length) {
    refuse(
      'DUP_TRACKING_NUM',
      'Tracking numbers have no spaces and no commas, and none stands twice on a fulfillment.',
    );
  }
}

/** A period is needed once goods ship; what shipped in a closed one stays as it is. */
function checkPeriods(account: Account, record: RecordData, old: RecordData | null): void {
  const wasShipped = old !== null && isShipped(old);
  if (isShipped(record)) choosePeriod(account, record, wasShipped ? old : null);
  else {
    if (wasShipped) refuseClosed(account, old);
    record.fields.postingperiod = null;
  }
}
