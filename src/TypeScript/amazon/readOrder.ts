/**
 * Reads an order as the Orders API 2026-01-01 gives it into the order that Causeway works with, field by field.
 * Source: model of the Orders API, version 2026-01-01.
 *
 * @NApiVersion 2.1
 */

import type { Order, OrderStatus } from '../flows/orders/order';
import { NO_CURRENCY } from '../ledger/currencies';
import {
  child,
  children,
  isObject,
  type Node,
  nodeOf,
  optionalEnum,
  optionalText,
  pathOf,
  requiredChild,
  requiredEnum,
  text,
  texts,
} from './fields';
import { checkTotals } from './grandTotal';
import { instant, optionalInstant } from './instant';
import { unknownFieldsOf } from './knownFields';
import { type Marketplace, marketplaceById } from './marketplaces';
import { isOrderId } from './orderId';
import { readAddress } from './readAddress';
import { readLineFacts } from './readLine';
import { readLines, withoutMoney } from './readLines';
import { attempt, type Refusal, refuse } from './refusal';

export type OrderReading = { readonly ok: true; readonly order: Order } | Refusal;

export const ORDER_STATUSES: readonly OrderStatus[] = [
  'PENDING_AVAILABILITY',
  'PENDING',
  'UNSHIPPED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'UNFULFILLABLE',
];

/** Nothing is booked from an order in these states, and Amazon may give it no money. */
const WITHOUT_SALE: readonly OrderStatus[] = ['PENDING_AVAILABILITY', 'PENDING', 'CANCELLED'];

const PROGRAMS: readonly string[] = [
  'AMAZON_BAZAAR',
  'AMAZON_BUSINESS',
  'AMAZON_EASY_SHIP',
  'AMAZON_HAUL',
  'DELIVERY_BY_AMAZON',
  'FBM_SHIP_PLUS',
  'INVOICE_BY_AMAZON',
  'IN_STORE_PICK_UP',
  'PREMIUM',
  'PREORDER',
  'PRIME',
];

/** Clocks differ, and the two times may come from two of them. */
const MOST_AHEAD_MS = 24 * 3_600_000;

/** Reads the stored text of one order: the order itself, or a `getOrder` answer around it. */
export function parseOrderText(raw: string): OrderReading {
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw);
  } catch {
    return {
      ok: false,
      class: 'truncated-document',
      field: '',
      message: `Expected one whole JSON document, found text of ${raw.length} characters that ends or breaks early. Fetch the order again.`,
    };
  }
  if (isObject(parsed) && !Object.hasOwn(parsed, 'orderId') && Object.hasOwn(parsed, 'order')) {
    return readOrder(parsed.order);
  }
  return readOrder(parsed);
}

/** The canonical order, or the first reason why the document cannot be used. Never throws on any document. */
export function readOrder(raw: unknown): OrderReading {
  const outcome = attempt(() => readWhole(nodeOf(raw, '')));
  return outcome.ok ? { ok: true, order: outcome.value } : outcome;
}

function readWhole(node: Node): Order {
  const amazonOrderId = readOrderId(node);
  const channel = requiredChild(node, 'salesChannel');
  const salesChannel = requiredEnum(channel, 'channelName', ['AMAZON', 'NON_AMAZON']);
  const fulfillment = requiredChild(node, 'fulfillment');
  const status = requiredEnum(fulfillment, 'fulfillmentStatus', ORDER_STATUSES);
  const fulfilledBy = requiredEnum(fulfillment, 'fulfilledBy', ['MERCHANT', 'AMAZON']);
  const buyer = child(node, 'buyer');
  const programs = texts(node, 'programs');
  const associated = readAssociated(node);
  const isInPlace = associated.replaces !== null || associated.exchanges !== null;
  return {
    amazonOrderId,
    salesChannel,
    createdTime: readCreated(node),
    lastUpdatedTime: instant(node, 'lastUpdatedTime'),
    status,
    channel: fulfilledBy === 'AMAZON' ? 'FBA' : 'FBM',
    serviceLevel: optionalText(fulfillment, 'fulfillmentServiceLevel'),
    ...(salesChannel === 'AMAZON' ? readSale(node, channel, status, isInPlace) : readEcho(node, channel, status)),
    address: readAddress(node),
    buyerName: optionalText(buyer, 'buyerName'),
    buyerEmail: optionalText(buyer, 'buyerEmail'),
    purchaseOrderNumber: optionalText(buyer, 'buyerPurchaseOrderNumber'),
    shipBy: readWindow(fulfillment, 'shipByWindow'),
    deliverBy: readWindow(fulfillment, 'deliverByWindow'),
    programs,
    ...associated,
    unknownFields: [
      ...unknownFieldsOf(node.json),
      // A program decides nothing by itself, so an unknown one is counted as drift instead of holding the order.
      ...programs.filter((program) => !PROGRAMS.includes(program)).map((program) => `programs=${program.slice(0, 60)}`),
    ],
  };
}

function readOrderId(node: Node): string {
  const id = text(node, 'orderId');
  if (isOrderId(id)) return id;
  return refuse(
    'malformed-document',
    'orderId',
    `orderId: expected 3, 7 and 7 digits with hyphens, found "${id.slice(0, 40)}". Compare with the order in Seller Central.`,
  );
}

/** When it was bought. A date far beyond the order's own last update would put the sales order into a year to come. */
function readCreated(node: Node): string {
  const created = instant(node, 'createdTime');
  const updated = instant(node, 'lastUpdatedTime');
  if (Date.parse(created) <= Date.parse(updated) + MOST_AHEAD_MS) return created;
  return refuse(
    'malformed-document',
    'createdTime',
    `createdTime: expected a purchase before the order's last update (${updated}), found ${created}. Fetch the order again.`,
  );
}

type SaleFields = Pick<Order, 'marketplaceId' | 'currency' | 'lines' | 'taxIncluded' | 'grandTotal' | 'deliveryTip'>;

function readSale(node: Node, channel: Node, status: OrderStatus, isInPlace: boolean): SaleFields {
  const { id, currency, pricesIncludeTax } = readMarketplace(channel);
  const moneyMayLack = WITHOUT_SALE.includes(status);
  const nodes = readLineNodes(node, status);
  const facts = nodes.map((each) => readLineFacts(each, status, currency));
  const { lines, taxIncluded } = readLines(nodes, facts, { currency, pricesIncludeTax, moneyMayLack, isInPlace });
  const totals = checkTotals(child(node, 'proceeds'), lines, currency, moneyMayLack);
  return { marketplaceId: id, currency, lines, taxIncluded, ...totals };
}

/** An order from outside Amazon that Multi-Channel Fulfillment ships: no sale of Amazon's, so its money is not read. */
function readEcho(node: Node, channel: Node, status: OrderStatus): SaleFields {
  const marketplaceId = optionalText(channel, 'marketplaceId') ?? '';
  const nodes = readLineNodes(node, status);
  return {
    marketplaceId,
    currency: marketplaceById(marketplaceId)?.currency ?? NO_CURRENCY,
    lines: nodes.map((each) => withoutMoney(readLineFacts(each, status, null))),
    taxIncluded: false,
    ...checkTotals(null, [], NO_CURRENCY, true),
  };
}

function readMarketplace(channel: Node): Marketplace {
  const path = pathOf(channel, 'marketplaceId');
  const id = optionalText(channel, 'marketplaceId');
  const marketplace = id === null ? null : marketplaceById(id);
  if (marketplace !== null) return marketplace;
  return refuse(
    'unknown-marketplace',
    path,
    `${path}: expected the id of one of Amazon's marketplaces, found ${id === null ? 'nothing' : `"${id.slice(0, 40)}"`}. ` +
      'If Amazon has opened a new marketplace, update the add-on, then retry.',
  );
}

function readLineNodes(node: Node, status: OrderStatus): Node[] {
  const nodes = children(node, 'orderItems');
  if (nodes.length === 0 && status !== 'CANCELLED') {
    return refuse(
      'malformed-document',
      'orderItems',
      'orderItems: expected at least one line, found none. Fetch the order again.',
    );
  }
  const seen = new Set<string>();
  for (const each of nodes) {
    const id = text(each, 'orderItemId');
    if (seen.has(id)) {
      return refuse(
        'duplicate-line',
        pathOf(each, 'orderItemId'),
        `${each.path}: expected every line once, found the line "${id.slice(0, 40)}" again. Fetch the order again.`,
      );
    }
    seen.add(id);
  }
  return nodes;
}

/** The order that this one replaces at no charge, or for whose goods it sends others. */
function readAssociated(node: Node): Pick<Order, 'replaces' | 'exchanges'> {
  const associations = children(node, 'associatedOrders').map((each) => ({
    orderId: optionalText(each, 'orderId'),
    type: optionalEnum(each, 'associationType', ['REPLACEMENT_ORIGINAL_ID', 'EXCHANGE_ORIGINAL_ID']),
  }));
  const idOf = (wanted: 'REPLACEMENT_ORIGINAL_ID' | 'EXCHANGE_ORIGINAL_ID'): string | null =>
    associations.find(({ type }) => type === wanted)?.orderId ?? null;
  return { replaces: idOf('REPLACEMENT_ORIGINAL_ID'), exchanges: idOf('EXCHANGE_ORIGINAL_ID') };
}

function readWindow(fulfillment: Node, name: string): Order['shipBy'] {
  const window = child(fulfillment, name);
  return { earliest: optionalInstant(window, 'earliestDateTime'), latest: optionalInstant(window, 'latestDateTime') };
}
