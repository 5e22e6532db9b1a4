// Clearing, from Amazon's side: what buyers paid of shipments that Amazon has booked and not settled yet; and of each
// order, that what was billed comes off again with what is settled.

import type { Entry } from '../../amazon/settlements/entry';
import type { Place } from './company';
import { type PlayedQuarter, wayAt } from './play';

/** Rows of money that buyers paid for goods; fees, and points that Amazon gives, are not theirs. */
const BUYERS: readonly string[] = ['ItemPrice', 'Promotion', 'ItemWithheldTax'];

/** Without the tax that Amazon keeps: its rows mirror each other. */
const buyersMoney = ({ items }: Entry): number =>
  items
    .flatMap(({ amounts }) => amounts)
    .filter(({ kind }) => BUYERS.includes(kind.amountType))
    .reduce((sum, { minor }) => sum + minor, 0);

/** By order: what Amazon booked for shipments that were to be billed, and what of it settlements have told. */
interface OrderMoney {
  booked: number;
  settled: number;
}

function ordersOf(played: PlayedQuarter, place: Place): ReadonlyMap<string, OrderMoney> {
  const { settlements } = played.company.world.amazon.control.ledgerTruth(place.seller, place.facts.id);
  const told = new Set(settlements.flatMap(({ posted }) => posted.map(({ entry }) => entry)));
  const orders = new Map<string, OrderMoney>();
  for (const entry of played.shipments.get(place) ?? []) {
    const order = orders.get(entry.orderId) ?? { booked: 0, settled: 0 };
    orders.set(entry.orderId, order);
    if (wayAt(played, place, entry.createdTime) === 'settlement') continue;
    const money = buyersMoney(entry);
    order.booked += money;
    if (told.has(entry)) order.settled += money;
  }
  return orders;
}

/** Of all that has shipped and was to be billed. */
export const expectedClearing = (played: PlayedQuarter, place: Place): number =>
  [...ordersOf(played, place).values()].reduce((sum, { booked, settled }) => sum + booked - settled, 0);

/** In the way Order each order has bills of its own: of a settled one as much as was settled, so that it clears to zero. */
export function auditOrders(played: PlayedQuarter, place: Place): string[] {
  const { store } = played.company.world.account;
  const days = (played.shipments.get(place) ?? []).map((entry) => ({
    orderId: entry.orderId,
    way: wayAt(played, place, entry.createdTime),
  }));
  return [...ordersOf(played, place)].flatMap(([orderId, { booked, settled }]) => {
    // A daily sale is of many orders, and has no bill for one.
    if (days.some((each) => each.orderId === orderId && each.way === 'daily')) return [];
    const row = store.get(
      `SELECT SUM(p.debit - p.credit) AS billed FROM lab_posting p JOIN "transaction" t ON t.id = p.transaction_id
       WHERE p.account = ? AND t.custbody_cwy_order_id = ?`,
      [place.clearing, orderId],
    );
    const billed = Number(row?.billed ?? 0);
    const isWhole = days.every((each) => each.orderId !== orderId || each.way === 'order');
    // Of an order on both sides of a change of the way its parts may be a unit apart, which its end makes up for.
    if (billed === booked || (!isWhole && days.some((each) => each.orderId === orderId && each.way === 'order')))
      return [];
    const words = `${place.facts.name}: order ${orderId} shipped for ${booked}, of which ${settled} is settled`;
    return [`${words}; ${billed} was billed, so its clearing does not return to zero (minor units).`];
  });
}
