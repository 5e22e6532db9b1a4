// What the seller's warehouse shipped, Amazon knows: every package once, by its tracking number, and no other package.

import { MINUTE } from '../clock';
import { openExceptions } from './openExceptions';
import type { Played } from './play';

/** Amazon hears of a package within as much: two runs of the schedule and the calls after them. */
const PATIENCE = 90 * MINUTE;

export function auditPackages(played: Played): string[] {
  const { account, amazon, clock } = played.world;
  const orders = amazon.control.truth().filter(({ fulfilledBy }) => fulfilledBy === 'MERCHANT');
  return orders.flatMap((order) => {
    const left = played.departures.filter(({ amazonOrderId }) => amazonOrderId === order.orderId);
    const told = order.packages.map(({ trackingNumber }) => trackingNumber);
    const broken: string[] = [];
    const say = (words: string): void => void broken.push(`${order.orderId} (${order.status}): ${words}`);
    for (const tracking of new Set(told)) {
      const times = told.filter((each) => each === tracking).length;
      if (times > 1) say(`package ${tracking} was confirmed ${times} times.`);
      if (!left.some((each) => each.tracking === tracking)) say(`package ${tracking} never left the warehouse.`);
    }
    const isExcused = openExceptions(played, order.orderId).length > 0;
    for (const { tracking, fulfillment } of left) {
      const row = account.store.get("SELECT created FROM record WHERE grp = 'transaction' AND id = ?", [fulfillment]);
      const isDue = Number(row?.created) < clock.now() - PATIENCE;
      if (!isExcused && isDue && !told.includes(tracking)) say(`package ${tracking} left, and Amazon does not know.`);
    }
    return broken;
  });
}
