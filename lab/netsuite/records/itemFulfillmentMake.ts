// An item fulfilment as record.transform makes it of a sales order: a line for all that is still open, kits with their
// members. Source: record.transform, default values (help); Item Fulfillment record (help).

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import type { FieldValue, Line, RecordData, TransformMaker } from './definition';
import { isFulfillable } from './salesOrderStatus';
import { membersOf } from './salesOrderStore';
import { dateToday, isSet, refuseInactive } from './transaction';
import { memberLine } from './transactionLines';

/** Orders of which something may be shipped. */
const SHIPPING = new Set<FieldValue | undefined>(['B', 'D', 'E']);

/** Quantities have up to eight digits after the point. */
export const exactQuantity = (quantity: number): number => Number(quantity.toFixed(8));

const numberOf = (value: FieldValue | undefined): number => Number(value ?? 0);

/** Body fields that a fulfilment takes over as they are. */
const TAKEN = ['entity', 'subsidiary', 'shipcarrier', 'shipmethod', 'shipaddresslist'];

export const fulfilOrder: TransformMaker = (account, order, target, defaults) => {
  for (const key of ['nsi', 'shipgroup']) {
    if (isSet(defaults[key])) throw new NotEmulated(`the default value ${key} of a fulfilment`);
  }
  const place = chosenPlace(account, defaults.inventorylocation);
  const open = openLines(account, order).filter(
    ({ fields }) => place === null || (fields.location ?? order.fields.location ?? null) === place,
  );
  // Practice for code and wording: the same for an order that is not approved, closed, or shipped already.
  if (!SHIPPING.has(order.fields.orderstatus) || open.length === 0) {
    refuse('INVALID_INITIALIZE_REF', `You can not initialize itemfulfillment: invalid reference ${order.id}.`);
  }
  fillBody(account, order, target);
  const lines: Line[] = [];
  for (const line of open) lines.push(...linesFor(account, order, line, lines.length + 1));
  target.sublists.item = lines;
};

/** Source: defaultValues of a transform in accounts with multi-location inventory (practice). */
function chosenPlace(account: Account, value: FieldValue | undefined): string | null {
  if (!isSet(value)) return null;
  if (!account.has('MULTILOCINVT')) {
    refuse('SSS_INVALID_API_USAGE', 'inventorylocation is for accounts with multi-location inventory.');
  }
  const location = refuseInactive(account, 'location', 'inventorylocation', value);
  return location === null ? null : String(location.id);
}

/** Lines of an order that wait to be shipped. */
function openLines(account: Account, { sublists }: RecordData): Line[] {
  return (sublists.item ?? []).filter(
    ({ fields }) => fields.isclosed !== true && remainingOf(fields) > 0 && isFulfillable(account, fields),
  );
}

/** What of an order line is on no fulfilment yet. */
export const remainingOf = ({ quantity, quantitypicked }: Line['fields']): number =>
  exactQuantity(numberOf(quantity) - numberOf(quantitypicked));

function fillBody(account: Account, order: RecordData, target: RecordData): void {
  const { fields } = target;
  for (const id of TAKEN) if (account.fields(target.type).has(id)) fields[id] = order.fields[id] ?? null;
  fields.createdfrom = String(order.id);
  // Unconfirmed: stricter reading. A fulfilment starts as picked, which posts nothing, until somebody says shipped.
  fields.shipstatus = account.has('PICKPACKSHIP') ? 'A' : 'C';
  takeCustom(account.fields(target.type), order.fields, fields);
  dateToday(account, target);
  const { shippingaddress } = order.subrecords;
  if (shippingaddress) target.subrecords.shippingaddress = structuredClone(shippingaddress);
}

/** Practice: a custom field that both records have keeps its value. */
function takeCustom(known: ReturnType<Account['fields']>, from: Line['fields'], to: Record<string, FieldValue>): void {
  for (const { id, custom } of known.values()) if (custom && isSet(from[id])) to[id] = from[id] as FieldValue;
}

/** One line of an item of its own; a kit has its own line and one of each member that is shipped. */
function linesFor(account: Account, order: RecordData, line: Line, first: number): Line[] {
  const orderLine = Number(line.fields.line);
  const place = line.fields.location ?? order.fields.location ?? null;
  const head = lineOf(account, Number(line.fields.item), remainingOf(line.fields), orderLine, place);
  for (const id of ['department', 'class']) if (isSet(line.fields[id])) head.fields[id] = line.fields[id] as FieldValue;
  takeCustom(account.lineFields('itemfulfillment', 'item'), line.fields, head.fields);
  const members = head.fields.itemtype === 'Kit' ? membersOf(account, Number(line.fields.item)) : [];
  const lines = members.flatMap(({ item, quantity }, index) => {
    const inKit = exactQuantity(remainingOf(line.fields) * quantity);
    const member = lineOf(account, item, inKit, memberLine(orderLine, index), place);
    return isFulfillable(account, member.fields) ? [member] : [];
  });
  for (const member of lines) member.fields.kitmemberof = first;
  return [head, ...lines].map((each, index) => {
    each.fields.line = first + index;
    return each;
  });
}

function lineOf(account: Account, item: number, quantity: number, orderLine: number, place: FieldValue): Line {
  const found = account.records.get('item', item);
  const isStocked = found?.fields.itemtype === 'InvtPart';
  return {
    fields: {
      itemreceive: true,
      item: String(item),
      itemname: found?.fields.itemid ?? null,
      itemtype: found?.fields.itemtype ?? null,
      description: found?.fields.salesdescription ?? found?.fields.description ?? null,
      orderline: orderLine,
      onhand: isStocked ? account.stock.position(item, place === null ? null : Number(place)).onHand : null,
      quantityremaining: quantity,
      quantity,
      ...(account.has('LOCATIONS') ? { location: place } : {}),
    },
    subrecords: {},
  };
}
