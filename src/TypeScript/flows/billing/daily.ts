/**
 * One consolidated sale a day and channel: the parts of many shipments, gathered line by line, and which shipments stand
 * behind each document.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum } from '../../ledger/minor';
import type { ExceptionPlan } from '../exceptions/exception';
import type { LineKind, TaxStanding } from '../orders/salesorder';
import type { MarketplaceSettings } from '../orders/settings';
import { type Sale, type SalePart, saleOf } from './parts';
import { editedProblem, exceptionOf, withWay } from './plan';
import { isGoods, type Shipment, type ShippedOrder } from './shippedOrder';
import { wayOn } from './ways';

/** Lines of a document: more would make it slow to open and to post. */
export const MOST_LINES = 200;
/** Shipments behind a document: their list is kept in one field of it. */
export const MOST_INSIDE = 1_000;

export interface DailyLine {
  readonly kind: LineKind;
  /** On goods. */
  readonly sku: string | null;
  readonly taxStanding: TaxStanding;
  readonly quantity: number;
  readonly amountMinor: Minor;
  readonly taxMinor: Minor;
}

/** A shipment behind a daily sale, and what it brought to it. */
export interface Inside {
  readonly fulfilment: string;
  readonly salesOrder: string;
  readonly amazonOrderId: string;
  readonly totalMinor: Minor;
}

export interface DailySale {
  readonly lines: readonly DailyLine[];
  readonly inside: readonly Inside[];
  readonly totalMinor: Minor;
  readonly facilitatorTaxMinor: Minor;
}

export interface DailyPlan {
  readonly sales: readonly DailySale[];
  readonly exceptions: readonly ExceptionPlan[];
}

/** Shipments of `day` that no document holds yet, in as few documents as their lines allow. */
export function planDaily(orders: readonly ShippedOrder[], day: string, marketplace: MarketplaceSettings): DailyPlan {
  const exceptions: ExceptionPlan[] = [];
  const documents: Gathering[] = [];
  for (const order of orders) {
    for (const gathered of salesOn(order, day, marketplace, exceptions)) {
      const last = documents.at(-1);
      if (last === undefined || !fits(last, gathered.sale)) documents.push({ lines: new Map(), gathered: [] });
      add(documents.at(-1) as Gathering, gathered);
    }
  }
  return { sales: documents.map(saleOfDay), exceptions };
}

interface Gathered {
  readonly inside: Inside;
  readonly sale: Sale;
}

/** In their turn: what waits for another record of an earlier shipment comes with a later document. */
function salesOn(
  order: ShippedOrder,
  day: string,
  marketplace: MarketplaceSettings,
  exceptions: ExceptionPlan[],
): readonly Gathered[] {
  const known = order.shipments.map((each) => withWay(each, marketplace));
  const done: Shipment[] = known.filter(({ recorded }) => recorded !== null);
  const found: Gathered[] = [];
  const edited = editedProblem(order);
  for (const shipment of known.filter(({ recorded }) => recorded === null)) {
    if (shipment.day !== day || wayOn(marketplace.billing.ways, day) !== 'daily') break;
    const reading = edited === null ? saleOf(order, shipment, done) : { ok: false as const, problem: edited };
    if (!reading.ok) {
      exceptions.push(exceptionOf(order, { class: 'order-edited', message: reading.problem }));
      break;
    }
    const { salesOrder, amazonOrderId } = order;
    const { sale } = reading;
    found.push({ inside: { fulfilment: shipment.id, salesOrder, amazonOrderId, totalMinor: sale.totalMinor }, sale });
    done.push({ ...shipment, recorded: { as: 'daily', daily: '', isMarked: false } });
  }
  return found;
}

/** A document while it is filled. */
interface Gathering {
  readonly lines: Map<string, DailyLine>;
  readonly gathered: Gathered[];
}

const keyOf = ({ sold }: SalePart): string =>
  JSON.stringify([sold.kind, isGoods(sold) ? sold.sku : null, sold.taxStanding]);

function fits({ lines, gathered }: Gathering, { parts }: Sale): boolean {
  const more = new Set(parts.map(keyOf).filter((key) => !lines.has(key))).size;
  return lines.size + more <= MOST_LINES && gathered.length < MOST_INSIDE;
}

function add({ lines, gathered }: Gathering, one: Gathered): void {
  gathered.push(one);
  for (const part of one.sale.parts) {
    const { sold } = part;
    const before = lines.get(keyOf(part));
    lines.set(keyOf(part), {
      kind: sold.kind,
      sku: isGoods(sold) ? sold.sku : null,
      taxStanding: sold.taxStanding,
      quantity: isGoods(sold) ? (before?.quantity ?? 0) + part.quantity : 1,
      amountMinor: minor((before?.amountMinor ?? 0) + part.amountMinor),
      taxMinor: minor((before?.taxMinor ?? 0) + part.taxMinor),
    });
  }
}

/** A discount comes after what it discounts. */
const TURN: readonly LineKind[] = ['item', 'discount', 'shipping', 'shipping-discount', 'wrap', 'other', 'tip'];

function saleOfDay({ lines, gathered }: Gathering): DailySale {
  const rank = ({ kind, sku, taxStanding }: DailyLine): string => `${TURN.indexOf(kind)} ${sku ?? ''} ${taxStanding}`;
  const all = [...lines.values()].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return {
    lines: all.filter((line) => line.kind === 'item' || line.amountMinor !== 0 || line.taxMinor !== 0),
    inside: gathered.map(({ inside }) => inside),
    totalMinor: sum(all.flatMap(({ amountMinor, taxMinor }) => [amountMinor, taxMinor])),
    facilitatorTaxMinor: sum(gathered.map(({ sale }) => sale.facilitatorTaxMinor)),
  };
}
