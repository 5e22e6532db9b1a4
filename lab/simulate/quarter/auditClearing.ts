// Clearing, from Amazon's side: what buyers paid of shipments that Amazon has booked and not settled yet; and of each
// order, that what was billed comes off again with what is settled.

import type { Entry } from '../../amazon/settlements/entry';
import type { Place } from './company';
import type { PlayedQuarter } from './play';

/** Rows of money that buyers paid for goods; fees, and points that Amazon gives, are not theirs. */
const BUYERS: readonly string[] = ['ItemPrice', 'Promotion', 'ItemWithheldTax'];

/** Without the tax that Amazon keeps: its rows mirror each other. */
const buyersMoney = ({ items }: Entry): number =>
  items
    .flatMap(({ amounts }) => amounts)
    .filter(({ kind }) => BUYERS.includes(kind.amountType))
    .reduce((sum, { minor }) => sum + minor, 0);

/** By order: what Amazon booked for its shipments, and what of it settlements have told. */
interface OrderMoney {
  booked: number;
  settled: number;
}

function ordersOf({ company, shipments }: PlayedQuarter, place: Place): ReadonlyMap<string, OrderMoney> {
  const orders = new Map<string, OrderMoney>();
  const of = (orderId: string): OrderMoney => {
    const found = orders.get(orderId) ?? { booked: 0, settled: 0 };
    orders.set(orderId, found);
    return found;
  };
  for (const entry of shipments.get(place) ?? []) of(entry.orderId).booked += buyersMoney(entry);
  const { settlements } = company.world.amazon.control.ledgerTruth(place.seller, place.facts.id);
  for (const { entry } of settlements.flatMap(({ posted }) => posted)) {
    if (entry.transactionType === 'Order') of(entry.orderId).settled += buyersMoney(entry);
  }
  return orders;
}

/** Of all that has shipped; nothing where sales come with settlements. */
export function expectedClearing(played: PlayedQuarter, place: Place): number {
  if (place.way === 'settlement') return 0;
  return [...ordersOf(played, place).values()].reduce((sum, { booked, settled }) => sum + booked - settled, 0);
}

/** In the way Order each order has bills of its own: of a settled one as much as was settled, so that it clears to zero. */
export function auditOrders(played: PlayedQuarter, place: Place): string[] {
  if (place.way !== 'order') return [];
  const { store } = played.company.world.account;
  return [...ordersOf(played, place)].flatMap(([orderId, { booked, settled }]) => {
    const row = store.get(
      `SELECT SUM(p.debit - p.credit) AS billed FROM lab_posting p JOIN "transaction" t ON t.id = p.transaction_id
       WHERE p.account = ? AND t.custbody_cwy_order_id = ?`,
      [place.clearing, orderId],
    );
    const billed = Number(row?.billed ?? 0);
    if (billed === booked) return [];
    const words = `${place.facts.name}: order ${orderId} shipped for ${booked}, of which ${settled} is settled`;
    return [`${words}; ${billed} was billed, so its clearing does not return to zero (minor units).`];
  });
}
