// What a stretch of trade came to, read from the account: every figure has its rows.

import type { CallCount } from '../amazon/seller';
import type { Account } from '../netsuite/account';
import type { RunUse } from '../netsuite/runner/runTally';
import type { SqlRow } from '../netsuite/store';

export interface TradeReport {
  readonly orders: OrderCounts;
  readonly heldBy: Readonly<Record<string, number>>;
  readonly latencySeconds: { readonly p50: number | null; readonly p95: number | null; readonly max: number | null };
  readonly calls: readonly { readonly operation: string; readonly made: number; readonly allowed: number }[];
  /** Of runs that filed or applied something, without what such a run costs with nothing to do. */
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

/** What runs cost: the orders' own part, and what looking costs when nothing has happened. */
export interface UnitsUsed {
  readonly orders: number;
  readonly idle: number;
  readonly idleRuns: number;
}

export function unitsUsed(account: Account): UnitsUsed {
  const uses = account.runner.runUses().filter(({ script }) => script.startsWith('customscript_cwy_orders_'));
  const found = uses.filter(foundWork);
  const orders = found.reduce((sum, { script, runs, units }) => sum + units - runs * idleCost(uses, script), 0);
  const all = uses.reduce((sum, { units }) => sum + units, 0);
  const idleRuns = uses.filter((each) => !foundWork(each)).reduce((sum, { runs }) => sum + runs, 0);
  return { orders, idle: all - orders, idleRuns };
}

/** A run that filed or applied an order saved its document. */
const foundWork = ({ saved }: RunUse): boolean => saved.includes(DOC);

/** A run that looked and found nothing. One that saved nothing at all did not even look, where others did. */
function idleCost(uses: readonly RunUse[], script: string): number {
  const idle = uses.filter((each) => each.script === script && !foundWork(each));
  const looked = idle.filter(({ saved }) => saved.length > 0);
  const counted = looked.length > 0 ? looked : idle;
  const runs = counted.reduce((sum, each) => sum + each.runs, 0);
  return runs === 0 ? 0 : counted.reduce((sum, each) => sum + each.units, 0) / runs;
}

function unitsPerOrder(account: Account, seen: number): number {
  return seen === 0 ? 0 : Math.round((unitsUsed(account).orders / seen) * 10) / 10;
}
