// Reads a seller's own files: answers of `searchOrders` and `getOrder`, alone, in lists, in an envelope, or orders by
// themselves. A row of an answer that is no order stays in: what becomes of it is for the add-on to say.
// Source: operations searchOrders and getOrder of the Orders API 2026-01-01; `payload` envelopes: older operations.

import { elementsOf, membersOf } from './jsonParts';

/** One order of a file. */
export interface FiledOrder {
  /** As it stands in the file. */
  readonly raw: string;
  /** Where it stands, for people: `orders.json, orders[3]`. */
  readonly place: string;
}

/** A file that holds no orders: the message says what was expected, what was found, and what to do. */
export class NotOrders extends Error {
  constructor(file: string, found: string, cure = CURE) {
    super(`${file}: not orders. Expected ${EXPECTED}; found ${found}. ${cure}`);
    this.name = 'NotOrders';
  }
}

const EXPECTED = 'answers of searchOrders or getOrder (Orders API 2026-01-01), or orders of them, as JSON';
const CURE = 'Save the whole answer of the call as a file, as it came, and name that file.';
/** What N/https takes in one answer. */
const LARGEST_ORDER = 10 * 1024 * 1024 - 1_000;

export function readOrderFile(file: string, bytes: Uint8Array): FiledOrder[] {
  const json = textOf(bytes);
  if (json.trim() === '') throw new NotOrders(file, 'an empty file');
  const value = parsed(file, json);
  const orders = Array.isArray(value)
    ? ordersOfList(file, json, value)
    : ordersOf(file, json.trim(), value, { file, path: '' });
  for (const { raw, place } of orders) {
    if (Buffer.byteLength(raw) > LARGEST_ORDER) {
      throw new NotOrders(file, `an order of more than 10 MB at ${place}`, 'NetSuite takes no answer of that size.');
    }
  }
  return orders;
}

/** UTF-8, or UTF-16 as some shells write it, told by the mark at the beginning. */
function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isBigEndian ? 'utf-16be' : encoding).decode(bytes);
}

function parsed(file: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const why = (error as Error).message.replace(/ \(line.*$/, '').slice(0, 160);
    throw new NotOrders(
      file,
      `text that is no JSON, or breaks off early (${json.length} characters; ${why})`,
      'Save the answer again, whole.',
    );
  }
}

interface Place {
  readonly file: string;
  readonly path: string;
}

const at = ({ file, path }: Place): string => (path === '' ? file : `${file}, ${path}`);
const within = ({ file, path }: Place, name: string): Place => ({
  file,
  path: path === '' || name.startsWith('[') ? `${path}${name}` : `${path}.${name}`,
});

function ordersOfList(file: string, json: string, values: readonly unknown[]): FiledOrder[] {
  if (values.length === 0) throw new NotOrders(file, 'an empty list');
  const texts = elementsOf(json) ?? [];
  return values.flatMap((value, index) => ordersOf(file, texts[index] ?? '', value, { file, path: `[${index}]` }));
}

function ordersOf(file: string, json: string, value: unknown, place: Place): FiledOrder[] {
  const members = isObject(value) ? membersOf(json) : null;
  if (members === null || !isObject(value)) throw new NotOrders(file, `${kindOf(value)}${where(place)}`);
  if (Array.isArray(value.orders)) {
    const rows = elementsOf(members.get('orders') ?? '[]') ?? [];
    return rows.map((raw, index) => ({ raw, place: at(within(place, `orders[${index}]`)) }));
  }
  if (isObject(value.order)) return [{ raw: members.get('order') ?? '', place: at(within(place, 'order')) }];
  if (isObject(value.payload)) {
    return ordersOf(file, members.get('payload') ?? '', value.payload, within(place, 'payload'));
  }
  if (isOrder(value)) return [{ raw: json, place: at(place) }];
  throw new NotOrders(file, `${describe(value)}${where(place)}`, cureFor(value));
}

const where = ({ path }: Place): string => (path === '' ? '' : ` at ${path}`);

/** An order alone has no envelope to tell it by, so it needs what every order has. */
const isOrder = (value: Readonly<Record<string, unknown>>): boolean =>
  typeof value.orderId === 'string' && ('orderItems' in value || 'salesChannel' in value || 'createdTime' in value);

function describe(value: Readonly<Record<string, unknown>>): string {
  const [error] = Array.isArray(value.errors) ? (value.errors as unknown[]) : [];
  if (isObject(error)) return `an error of Amazon's, ${String(error.code)}: ${String(error.message)}`;
  if (isOlder(value)) return 'orders of the older Orders API v0 (Orders, AmazonOrderId)';
  const names = Object.keys(value).slice(0, 5);
  return names.length === 0 ? 'an empty object' : `an object with ${names.join(', ')}`;
}

const cureFor = (value: Readonly<Record<string, unknown>>): string =>
  isOlder(value) ? 'Ask for the orders anew with searchOrders of version 2026-01-01.' : CURE;

const isOlder = (value: Readonly<Record<string, unknown>>): boolean => 'Orders' in value || 'AmazonOrderId' in value;

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list in a list' : `a ${typeof value}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
