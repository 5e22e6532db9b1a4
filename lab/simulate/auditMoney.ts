// Bills and clearing: what left is billed, once and to the cent, and what is billed stands on the clearing account.

import type { AmazonOrder, AmazonOrderLine, Charge } from '../amazon/order';
import { MINUTE } from '../clock';
import type { MarketplaceIds } from '../demo/netsuite';
import type { SqlRow } from '../netsuite/store';
import { openExceptions } from './openExceptions';
import type { Played } from './play';

/** A bill may follow its shipment by as much: two runs of the schedule, and time to work. */
const PATIENCE = 60 * MINUTE;

export function auditMoney(played: Played): string[] {
  const orders = played.world.amazon.control.truth();
  return [...orders.flatMap((order) => auditBills(played, order)), ...auditClearing(played, orders)];
}

function auditBills(played: Played, order: AmazonOrder): string[] {
  const all = transactions(played, order.orderId);
  const [sale] = all.filter((row) => row.type === 'SalesOrd');
  if (!sale) return [];
  const shipped = all.filter((row) => row.type === 'ItemShip' && row.status === 'C');
  const bills = billsIn(all);
  const broken: string[] = [];
  const say = (words: string): void => void broken.push(`${order.orderId} (${order.status}): ${words}`);
  if (bills.length > shipped.length) say(`${bills.length} bills for ${shipped.length} shipments.`);
  const total = minor(sale.total);
  const billed = bills.reduce((sum, bill) => sum + minor(bill.total), 0);
  if (billed > total) say(`${billed} billed of ${total}.`);
  if (openExceptions(played, order.orderId).length > 0) return broken;
  const isTouched = played.touched.has(order.orderId);
  if (!isTouched && total !== expectedMinor(order)) {
    say(`expected a sales order of ${expectedMinor(order)}, found ${total}.`);
  }
  const due = played.world.clock.now() - PATIENCE;
  const unbilled = shipped.filter((row) => Number(row.created) < due).length - bills.length;
  if (unbilled > 0) say(`${unbilled} shipments have no bill.`);
  // Status "Billed": nothing is left to ship or to bill.
  if (sale.status === 'G' && !isTouched && billed !== total) say(`${billed} billed of ${total}, and nothing is left.`);
  return broken;
}

/** What the buyer paid, without the tax that Amazon keeps; minor units. */
function expectedMinor(order: AmazonOrder): number {
  return order.lines.reduce((sum, line) => sum + lineMinor(line, order.taxIncluded), 0);
}

function lineMinor(line: AmazonOrderLine, taxIncluded: boolean): number {
  const isOurs = line.taxModel === 'SELLER';
  const of = ({ amount, tax }: Charge): number => {
    if (taxIncluded) return isOurs ? amount : amount - tax;
    return isOurs ? amount + tax : amount;
  };
  const { item, shipping, giftWrap, codFee, other, discount, shippingDiscount } = line;
  return of(item) + of(shipping) + of(giftWrap) + of(codFee) + of(other) - of(discount) - of(shippingDiscount);
}

/** Sales of all orders of a marketplace stand on its clearing account, to the cent. */
function auditClearing(played: Played, orders: readonly AmazonOrder[]): string[] {
  const balances = new Map<number, number>();
  for (const { account, debitMinor, creditMinor } of played.world.account.ledger.trialBalance().accounts) {
    balances.set(account, (balances.get(account) ?? 0) + debitMinor - creditMinor);
  }
  return Object.entries(played.setUp.ids.marketplaces).flatMap(([id, { clearing }]: [string, MarketplaceIds]) => {
    const billed = orders
      .filter(({ marketplaceId }) => marketplaceId === id)
      .flatMap(({ orderId }) => billsIn(transactions(played, orderId)))
      .reduce((sum, bill) => sum + minor(bill.total), 0);
    const found = balances.get(clearing) ?? 0;
    return found === billed ? [] : [`Clearing of ${id}: expected ${billed}, found ${found}.`];
  });
}

const billsIn = (all: readonly SqlRow[]): SqlRow[] =>
  all.filter((row) => row.type === 'CashSale' || row.type === 'CustInvc');

/** All currencies of the demo have two decimals. */
const minor = (amount: unknown): number => Math.round(Number(amount ?? 0) * 100);

function transactions({ world }: Played, amazonOrderId: string): SqlRow[] {
  return world.account.store.all(
    `SELECT t.id, t.type, t.status, t.foreigntotal AS total, r.created FROM "transaction" t
     JOIN record r ON r.grp = 'transaction' AND r.id = t.id WHERE t.custbody_cwy_order_id = ? ORDER BY t.id`,
    [amazonOrderId],
  );
}
