/**
 * Reads the settlements for their list: one page of them, what waits, and the reports that were refused or are still to
 * be read.
 *
 * @NApiVersion 2.1
 */

import * as query from 'N/query';
import { PAGE_ROWS } from '../../flows/exceptions/queue';
import { IN_BOOKS } from '../../flows/settlements/states';
import { SETTLEMENT, SETTLEMENT_FILE } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';
import { type KeptSettlement, loadSettlement } from './loadedSettlement';

export interface SettlementPage {
  readonly settlements: readonly KeptSettlement[];
  readonly total: number;
  /** The page shown: the last one, where the one asked for is past the end. */
  readonly page: number;
}

/** The newest first. 20 units, and 2 for each of the page. */
export function settlementPage(wanted: number): SettlementPage {
  const sql = `SELECT id FROM ${SETTLEMENT.type} WHERE isinactive = 'F' ORDER BY ${SETTLEMENT.end} DESC, id DESC`;
  const paged = query.runSuiteQLPaged({ query: sql, params: [], pageSize: PAGE_ROWS });
  const total = paged.count;
  if (total === 0) return { settlements: [], total, page: 0 };
  const page = Math.min(wanted, Math.ceil(total / PAGE_ROWS) - 1);
  const found = paged.fetch({ index: page }).data.asMappedResults() as Row[];
  return { settlements: found.map((row) => loadSettlement(requiredText(row, 'id'))), total, page };
}

/** Settlements that are looked into for the first line, at most. */
const MOST_WAITING = 100;

export interface Waiting {
  readonly settlements: readonly KeptSettlement[];
  /** How many wait beside those. */
  readonly more: number;
}

/** 20 units, and 2 for each that waits. */
export function waitingSettlements(): Waiting {
  const booked = IN_BOOKS.map((each) => `'${each}'`).join(', ');
  const where = `FROM ${SETTLEMENT.type} WHERE isinactive = 'F'
    AND (${SETTLEMENT.state} NOT IN (${booked}) OR ${SETTLEMENT.otherFile} IS NOT NULL
      OR ${SETTLEMENT.suspenseOpen} = 'T')`;
  const found = rows(`SELECT id ${where} ORDER BY id DESC FETCH FIRST ${MOST_WAITING} ROWS ONLY`);
  const all = number(rows(`SELECT COUNT(*) AS waiting ${where}`)[0] ?? {}, 'waiting') ?? 0;
  return { settlements: found.map((row) => loadSettlement(requiredText(row, 'id'))), more: all - found.length };
}

export interface RefusedReport {
  readonly id: string;
  readonly reportId: string;
  readonly message: string;
}

export interface Reports {
  /** The newest of them. */
  readonly refused: readonly RefusedReport[];
  readonly refusedCount: number;
  /** Known of and not read yet. */
  readonly unread: number;
}

/** 20 units. */
export function reportsAside(): Reports {
  const counts = rows(
    `SELECT ${SETTLEMENT_FILE.state} AS state, COUNT(*) AS reports FROM ${SETTLEMENT_FILE.type}
     WHERE isinactive = 'F' AND ${SETTLEMENT_FILE.state} IN ('wanted', 'kept', 'refused') GROUP BY ${SETTLEMENT_FILE.state}`,
  );
  const of = (state: string): number => {
    const row = counts.find((each) => text(each, 'state') === state);
    return row === undefined ? 0 : (number(row, 'reports') ?? 0);
  };
  const sql = `SELECT id, ${SETTLEMENT_FILE.reportId} AS reportid, ${SETTLEMENT_FILE.message} AS message FROM ${SETTLEMENT_FILE.type}
    WHERE isinactive = 'F' AND ${SETTLEMENT_FILE.state} = 'refused' ORDER BY id DESC FETCH FIRST ${PAGE_ROWS} ROWS ONLY`;
  const refused = of('refused') === 0 ? [] : rows(sql);
  return {
    refused: refused.map((row) => ({
      id: requiredText(row, 'id'),
      reportId: text(row, 'reportid') ?? '',
      message: text(row, 'message') ?? '',
    })),
    refusedCount: of('refused'),
    unread: of('wanted') + of('kept'),
  };
}
