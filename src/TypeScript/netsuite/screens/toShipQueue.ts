/**
 * Reads the orders that Amazon waits for: counts, and one page of them, the earliest ship-by first. Runs in the user's
 * role.
 *
 * @NApiVersion 2.1
 */

import * as query from 'N/query';
import type { EffectState } from '../../flows/effects/effect';
import { PAGE_ROWS } from '../../flows/exceptions/queue';
import { AT_RISK_MS, type ShipCounts, type Standing } from '../../flows/shipments/toShip';
import { BODY, DOCUMENT, EFFECT, EXCEPTION } from '../ids';
import { number, type Row, requiredText, rows, rowsIn, text } from '../rows';
import { momentColumn, momentOf } from '../times';

export interface OrderToShip extends Standing {
  readonly document: string;
  readonly amazonOrderId: string;
  readonly marketplaceId: string | null;
  readonly salesOrderId: string | null;
  /** Milliseconds since 1970. */
  readonly shipBy: number | null;
  /** Milliseconds from Amazon's first showing it until its sales order; null where there is none. */
  readonly acknowledgedAfter: number | null;
}

export interface ToShipPage {
  readonly rows: readonly OrderToShip[];
  readonly total: number;
  /** The page shown: the last one, where the one asked for is past the end. */
  readonly page: number;
}

/** What the seller ships; an order without a sales order goes by what its document says, and stands here where that says nothing. */
const FROM = `FROM ${DOCUMENT.type} d LEFT JOIN transaction s ON s.id = d.${DOCUMENT.transaction}
  WHERE d.${DOCUMENT.kind} = 'order' AND d.isinactive = 'F' AND d.${DOCUMENT.status} IN ('UNSHIPPED', 'PARTIALLY_SHIPPED')
  AND d.${DOCUMENT.state} <> 'ignored' AND COALESCE(s.${BODY.channel}, d.${DOCUMENT.channel}, 'FBM') = 'FBM'`;

/** 10 units. */
export function toShipCounts(now: number): ShipCounts {
  const [soon, late] = [now + AT_RISK_MS, now].map((at) => new Date(at).toISOString());
  const sql = `SELECT SUM(CASE WHEN d.${DOCUMENT.shipBy} < ? THEN 1 ELSE 0 END) AS late,
    SUM(CASE WHEN d.${DOCUMENT.shipBy} >= ? AND d.${DOCUMENT.shipBy} <= ? THEN 1 ELSE 0 END) AS risk, COUNT(*) AS total ${FROM}`;
  const [row = {}] = rows(sql, [late as string, late as string, soon as string]);
  const counts = { late: number(row, 'late') ?? 0, risk: number(row, 'risk') ?? 0 };
  return { ...counts, later: (number(row, 'total') ?? 0) - counts.late - counts.risk };
}

/** 40 units at most. */
export function toShipPage(wanted: number): ToShipPage {
  const sql = `SELECT d.id, d.${DOCUMENT.amazonId} AS amazonid, d.${DOCUMENT.marketplaceId} AS marketplaceid, d.${DOCUMENT.state} AS state,
    d.${DOCUMENT.reason} AS reason, d.${DOCUMENT.shipBy} AS shipby, d.${DOCUMENT.visible} AS visible, s.id AS salesorder,
    BUILTIN.DF(s.status) AS status, ${momentColumn('s.createddate')} AS created ${FROM}
    ORDER BY d.${DOCUMENT.shipBy} NULLS LAST, d.id`;
  const paged = query.runSuiteQLPaged({ query: sql, params: [], pageSize: PAGE_ROWS });
  const total = paged.count;
  if (total === 0) return { rows: [], total, page: 0 };
  const page = Math.min(wanted, Math.ceil(total / PAGE_ROWS) - 1);
  const found = paged.fetch({ index: page }).data.asMappedResults() as Row[];
  const documents = found.map((row) => Number(row.id));
  const effects = statesOf(documents);
  const exceptions = classesOf(documents);
  return { rows: found.map((row) => orderOf(row, effects, exceptions)), total, page };
}

function orderOf(
  row: Row,
  effects: ReadonlyMap<string, EffectState[]>,
  exceptions: ReadonlyMap<string, string[]>,
): OrderToShip {
  const document = requiredText(row, 'id');
  const salesOrderId = text(row, 'salesorder');
  const created = momentOf(text(row, 'created'));
  const visible = text(row, 'visible');
  return {
    document,
    amazonOrderId: requiredText(row, 'amazonid'),
    marketplaceId: text(row, 'marketplaceid'),
    salesOrderId,
    shipBy: instantOf(text(row, 'shipby')),
    acknowledgedAfter:
      created === null || visible === null ? null : Math.max(0, created.getTime() - Date.parse(visible)),
    documentState: text(row, 'state') ?? 'received',
    reason: text(row, 'reason') ?? '',
    salesOrder: salesOrderId === null ? null : statusWords(text(row, 'status')),
    effects: effects.get(document) ?? [],
    exceptions: exceptions.get(document) ?? [],
  };
}

/** `Sales Order : Pending Fulfillment` without its first half. */
const statusWords = (status: string | null): string => (status ?? '').split(' : ').at(-1) ?? '';

function instantOf(iso: string | null): number | null {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? null : at;
}

/** The newest state of each package or line, by document. */
function statesOf(documents: readonly number[]): Map<string, EffectState[]> {
  const sql = `SELECT ${EFFECT.document} AS document, ${EFFECT.subject} AS subject, ${EFFECT.state} AS state FROM ${EFFECT.type}
    WHERE ${EFFECT.document} IN (…) ORDER BY ${EFFECT.version}`;
  const newest = new Map<string, Map<string, EffectState>>();
  for (const row of rowsIn(sql, documents)) {
    const document = requiredText(row, 'document');
    const of = newest.get(document) ?? new Map<string, EffectState>();
    newest.set(document, of.set(requiredText(row, 'subject'), requiredText(row, 'state') as EffectState));
  }
  return new Map([...newest].map(([document, of]) => [document, [...of.values()]]));
}

function classesOf(documents: readonly number[]): Map<string, string[]> {
  const sql = `SELECT DISTINCT ${EXCEPTION.document} AS document, ${EXCEPTION.class} AS class FROM ${EXCEPTION.type}
    WHERE ${EXCEPTION.state} <> 'solved' AND ${EXCEPTION.document} IN (…) ORDER BY 1, 2`;
  const found = new Map<string, string[]>();
  for (const row of rowsIn(sql, documents)) {
    const document = requiredText(row, 'document');
    found.set(document, [...(found.get(document) ?? []), requiredText(row, 'class')]);
  }
  return found;
}
