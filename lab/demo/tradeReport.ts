// What a stretch of trade came to, read from the account: every figure has its rows.

import type { CallCount } from '../amazon/seller';
import type { Account } from '../netsuite/account';
import type { SqlRow } from '../netsuite/store';

export interface TradeReport {
  readonly orders: OrderCounts;
  readonly heldBy: Readonly<Record<string, number>>;
  readonly latencySeconds: { readonly p50: number | null; readonly p95: number | null; readonly max: number | null };
  readonly calls: readonly { readonly operation: string; readonly made: number; readonly allowed: number }[];
  readonly unitsPerOrder: number;
  readonly stock: readonly StockLine[];
  readonly trialBalance: readonly BalanceLine[];
}

export interface OrderCounts {
  readonly seen: number;
  readonly imported: number;
  readonly reserved: number;
  readonly held: number;
  readonly ignored: number;
}

export interface StockLine {
  readonly item: string;
  readonly location: string | null;
  readonly onHand: number;
  readonly committed: number;
  readonly available: number;
}

export interface BalanceLine {
  readonly account: string;
  readonly type: string;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

const DOC = 'customrecord_cwy_document';
const STATES: Readonly<Record<keyof Omit<OrderCounts, 'seen'>, string>> = {
  imported: 'applied',
  reserved: 'planned',
  held: 'held',
  ignored: 'ignored',
};

/** `seconds` of trade, for what the quotas would have allowed. */
export function tradeReport(
  account: Account,
  requests: Readonly<Record<string, CallCount>>,
  seconds: number,
): TradeReport {
  const orders = countOrders(account);
  return {
    orders,
    heldBy: heldBy(account),
    latencySeconds: latencies(account),
    calls: calls(account, requests, seconds),
    unitsPerOrder: unitsPerOrder(account, orders.seen),
    stock: account.stock.all().map((row) => ({
      item: row.itemName,
      location: row.locationName === '' ? null : row.locationName,
      onHand: row.onHand,
      committed: row.committed,
      available: row.available,
    })),
    trialBalance: account.ledger.trialBalance().accounts.map(({ name, type, currency, debitMinor, creditMinor }) => ({
      account: name,
      type,
      currency,
      debitMinor,
      creditMinor,
    })),
  };
}

function countOrders(account: Account): OrderCounts {
  const rows = account.store.all(`SELECT custrecord_cwy_doc_state AS state, COUNT(*) AS n FROM ${DOC} GROUP BY 1`);
  const count = (state: string): number => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return {
    seen: rows.reduce((sum, row) => sum + Number(row.n), 0),
    imported: count(STATES.imported),
    reserved: count(STATES.reserved),
    held: count(STATES.held),
    ignored: count(STATES.ignored),
  };
}

/** Open exceptions by class, of orders that are held. */
function heldBy(account: Account): Record<string, number> {
  const rows = account.store.all(
    `SELECT e.custrecord_cwy_exc_class AS class, COUNT(DISTINCT d.id) AS n FROM customrecord_cwy_exception e
     JOIN ${DOC} d ON d.id = e.custrecord_cwy_exc_document AND d.custrecord_cwy_doc_state = 'held'
     WHERE e.custrecord_cwy_exc_state <> 'solved' GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  return Object.fromEntries(rows.map((row) => [String(row.class), Number(row.n)]));
}

/** From the update that first showed the order as something to ship, to the creation of its sales order. */
function latencies(account: Account): TradeReport['latencySeconds'] {
  const rows = account.store.all(
    `SELECT d.custrecord_cwy_doc_visible AS visible, r.created AS created FROM ${DOC} d
     JOIN record r ON r.grp = 'transaction' AND r.id = d.custrecord_cwy_doc_transaction
     WHERE d.custrecord_cwy_doc_visible IS NOT NULL`,
  );
  const seconds = rows.map(latencyOf).sort((a, b) => a - b);
  const at = (share: number): number | null =>
    seconds[Math.min(seconds.length - 1, Math.ceil(share * seconds.length) - 1)] ?? null;
  return { p50: at(0.5), p95: at(0.95), max: seconds.at(-1) ?? null };
}

const latencyOf = (row: SqlRow): number => Math.round((Number(row.created) - Date.parse(String(row.visible))) / 1_000);

function calls(account: Account, requests: Readonly<Record<string, CallCount>>, seconds: number): TradeReport['calls'] {
  const quotas = account.store.all(
    `SELECT custrecord_cwy_quo_operation AS operation, SUM(custrecord_cwy_quo_rate) AS rate, SUM(custrecord_cwy_quo_burst) AS burst
     FROM customrecord_cwy_quota GROUP BY 1 ORDER BY 1`,
  );
  return quotas.map(({ operation, rate, burst }) => ({
    operation: String(operation),
    made: requests[String(operation)]?.made ?? 0,
    allowed: Math.floor(Number(rate) * seconds + Number(burst)),
  }));
}

/** All units that scripts used on orders, over the orders seen. */
function unitsPerOrder(account: Account, seen: number): number {
  const flows = account.runner.statistics().filter(({ script }) => script.startsWith('customscript_cwy_orders_'));
  const units = flows.reduce((sum, { total }) => sum + total, 0);
  return seen === 0 ? 0 : Math.round((units / seen) * 10) / 10;
}
