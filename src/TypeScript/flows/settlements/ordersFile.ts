/**
 * What each order of a posted settlement moved, as text to be kept beside it: a head, then for each marketplace and month
 * the journal entries that carry it and its orders, a line each. Amounts are whole minor units with the report's signs.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum, ZERO } from '../../ledger/minor';
import type { RecordingWay } from '../billing/ways';
import { type BilledOrders, relievedBy } from './cutOver';
import type { JournalPlan } from './journals';
import type { ItemTax, OrderSum } from './orderSums';
import type { SettlementHead } from './settlement';
import { marketplaceOf } from './transfers';

const FORMAT = 'causeway-orders-1';
const SECTION = '@';

/** A marketplace and month of the settlement. */
export interface OrdersSection {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly marketplaceName: string;
  /** External ids of the journal entries that post it. */
  readonly entries: readonly string[];
}

/** An order in a section. */
export interface SettledOrder {
  /** Empty for lines that name none. */
  readonly orderId: string;
  /** What the sale took off clearing, with the seller's own tax. */
  readonly settled: Minor;
  /** What went back onto clearing, because a document refunds the order; below zero. */
  readonly refunded: Minor;
  /** What was given back and posted straight to the refund accounts; below zero. */
  readonly straight: Minor;
}

export interface OrdersFacts {
  readonly way: RecordingWay;
  readonly mainMarketplace: string;
  readonly postingNumber: number;
  /** Orders that a document refunds. */
  readonly documented: ReadonlySet<string>;
  /** Around a change of the way: which orders were billed. */
  readonly billed?: BilledOrders | undefined;
}

export function ordersText(
  { settlementId, currency }: SettlementHead,
  orders: readonly OrderSum[],
  journals: readonly JournalPlan[],
  facts: OrdersFacts,
): string {
  const sections = new Map<string, string[]>();
  const relieved = relievedBy(orders, facts.billed ?? new Map(), facts.way);
  for (const order of orders) {
    const key = `${order.month}\t${marketplaceOf(order.marketplaceName, facts.mainMarketplace)}`;
    const lines = sections.get(key) ?? [];
    if (lines.length === 0) sections.set(key, lines);
    lines.push(lineOf(order, relieved.get(order) ?? ZERO, facts));
  }
  const entriesOf = (key: string): string =>
    journals
      .filter(({ month, marketplaceName }) => `${month}\t${marketplaceName}` === key)
      .map(({ externalId }) => externalId)
      .join(' ');
  const text = [`${FORMAT}\t${settlementId}\t${facts.postingNumber}\t${currency}`];
  for (const [key, lines] of [...sections].sort(([one], [other]) => (one < other ? -1 : 1))) {
    text.push(`${SECTION}\t${key}\t${entriesOf(key)}`);
    for (const line of lines.sort()) text.push(line);
  }
  return `${text.join('\n')}\n`;
}

function lineOf(order: OrderSum, relieved: Minor, { documented }: OrdersFacts): string {
  const settled = minor(order.collected + relieved);
  const given = sum(order.refunds.map(({ amount }) => amount));
  const isDocumented = documented.has(order.orderId);
  const refunded = isDocumented ? given : ZERO;
  const straight = isDocumented ? ZERO : given;
  return [order.orderId, settled, refunded, straight, taxText(order.taxes), taxText(order.refundTaxes)].join('\t');
}

const taxText = (taxes: readonly ItemTax[]): string =>
  taxes.map(({ item, tax, withheld }) => `${encodeURIComponent(item)}:${tax}:${withheld}`).join(' ');

/** Reads the pieces of one such text in turn; each holds whole lines. Throws on a text that is something else. */
export class OrdersReader {
  readonly #take: (section: OrdersSection, order: SettledOrder) => void;
  #section: OrdersSection | null = null;
  #isHeadRead = false;

  constructor(take: (section: OrdersSection, order: SettledOrder) => void) {
    this.#take = take;
  }

  read(piece: string): void {
    for (let begin = 0; begin < piece.length; ) {
      const found = piece.indexOf('\n', begin);
      const end = found < 0 ? piece.length : found;
      this.#line(piece.slice(begin, end));
      begin = end + 1;
    }
  }

  #line(line: string): void {
    if (!this.#isHeadRead) {
      if (!line.startsWith(`${FORMAT}\t`))
        throw new Error(`Expected the orders of a settlement, found "${shown(line)}".`);
      this.#isHeadRead = true;
      return;
    }
    const cells = line.split('\t');
    if (cells[0] === SECTION) {
      const [, month = '', marketplaceName = '', entries = ''] = cells;
      this.#section = { month, marketplaceName, entries: entries.split(' ').filter((each) => each !== '') };
      return;
    }
    const [orderId = '', settled, refunded, straight] = cells;
    if (this.#section === null || straight === undefined) {
      throw new Error(`Expected an order of a settlement, found "${shown(line)}".`);
    }
    this.#take(this.#section, {
      // A slice would hold the whole text.
      orderId: ` ${orderId}`.slice(1),
      settled: minor(Number(settled)),
      refunded: minor(Number(refunded)),
      straight: minor(Number(straight)),
    });
  }
}

const shown = (line: string): string => (line.length > 60 ? `${line.slice(0, 60)}…` : line);
