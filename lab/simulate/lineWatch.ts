// Lines of sales orders while a history goes on: whatever is shipped in parts, waits or is cancelled, in any turn,
// shipped + cancelled + open = ordered, what was ordered stays what it was, and what has shipped stays shipped. In the end
// each line is what Amazon made of it.

import type { AmazonOrder, AmazonOrderLine } from '../amazon/order';
import type { Account } from '../netsuite/account';
import { openExceptions } from './openExceptions';
import type { Played } from './play';

interface LineUnits {
  readonly amazonOrderId: string;
  readonly orderItemId: string;
  readonly ordered: number;
  readonly shipped: number;
  /** Still to ship; none where the line is closed. */
  readonly open: number;
  readonly cancelled: number;
  /** Units of the item in one unit sold. */
  readonly pack: number;
}

export class LineWatch {
  /** Broken rules in words, each line's first only. */
  readonly #broken = new Map<string, string>();
  readonly #before = new Map<string, LineUnits>();
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
  }

  get broken(): readonly string[] {
    return [...this.#broken.values()];
  }

  /** Looks at all lines as they are now. */
  look(): void {
    for (const line of linesOf(this.#account)) {
      const key = `${line.amazonOrderId} ${line.orderItemId}`;
      const wrong = wrongNow(line) ?? wrongSince(line, this.#before.get(key));
      if (wrong !== null && !this.#broken.has(key)) this.#broken.set(key, `${line.amazonOrderId}: ${wrong}`);
      this.#before.set(key, line);
    }
  }
}

function wrongNow({ ordered, shipped, open, cancelled }: LineUnits): string | null {
  const isSound = [ordered, shipped, open, cancelled].every((units) => Number.isInteger(units) && units >= 0);
  if (isSound && shipped + cancelled + open === ordered) return null;
  return `shipped ${shipped} + cancelled ${cancelled} + open ${open} of a line is not ordered ${ordered}.`;
}

function wrongSince(now: LineUnits, before: LineUnits | undefined): string | null {
  if (before === undefined) return null;
  if (now.ordered !== before.ordered) return `a line of ${before.ordered} ordered has become one of ${now.ordered}.`;
  return now.shipped < before.shipped ? `a line had shipped ${before.shipped}, now ${now.shipped}.` : null;
}

/** Of orders that no open exception is about: what is left to ship or has shipped is what Amazon says. */
export function auditLines(played: Played): string[] {
  const orders = new Map(played.world.amazon.control.truth().map((order) => [order.orderId, order]));
  return linesOf(played.world.account).flatMap((line) => {
    const order = orders.get(line.amazonOrderId);
    const sold = order?.lines.find(({ orderItemId }) => orderItemId === line.orderItemId);
    if (order === undefined || sold === undefined || openExceptions(played, line.amazonOrderId).length > 0) return [];
    const wrong = wrongInTheEnd(line, order, sold);
    return wrong === null ? [] : [`${line.amazonOrderId} (${order.status}): ${wrong}`];
  });
}

function wrongInTheEnd(line: LineUnits, { status }: AmazonOrder, sold: AmazonOrderLine): string | null {
  const expected = (status === 'CANCELLED' ? sold.quantityFulfilled : sold.quantity) * line.pack;
  const found = line.shipped + line.open;
  return found === expected ? null : `expected ${expected} of a line shipped or open, found ${found}.`;
}

function linesOf({ store }: Account): LineUnits[] {
  return store
    .all(
      `SELECT t.custbody_cwy_order_id AS amazonid, l.custcol_cwy_order_item AS item, l.custcol_cwy_ordered AS ordered,
       l.custcol_cwy_pack AS pack, l.quantity AS quantity, l.quantityshiprecv AS shipped, l.isclosed AS closed
       FROM "transaction" t JOIN transactionline l ON l."transaction" = t.id
       WHERE t.type = 'SalesOrd' AND l.custcol_cwy_kind = 'item' AND l.kitcomponent = 'F'`,
    )
    .map((row) => {
      const quantity = Math.abs(Number(row.quantity));
      const shipped = Number(row.shipped ?? 0);
      const ordered = Number(row.ordered ?? quantity);
      const open = row.closed === 'T' ? 0 : quantity - shipped;
      return {
        amazonOrderId: String(row.amazonid),
        orderItemId: String(row.item),
        ordered,
        shipped,
        open,
        // What was taken off the line, and what is left of a closed one.
        cancelled: ordered - quantity + (row.closed === 'T' ? quantity - shipped : 0),
        pack: Number(row.pack ?? 1),
      };
    });
}
