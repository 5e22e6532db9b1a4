/**
 * The records of settlement reports: what Amazon has made and is to be fetched, and what is kept. One run at a time writes
 * those of a connection until they are kept: its slot has one deployment.
 *
 * @NApiVersion 2.1
 */

import type { Report } from '../../amazon/reports';
import { SETTLEMENT_FILE } from '../ids';
import { number, requiredText, rows, rowsIn, text } from '../rows';
import { change, createOnce, type Values } from '../saving';

export interface WantedReport {
  /** Internal id of its record. */
  readonly id: string;
  readonly reportId: string;
  readonly documentId: string;
  /** Attempts in a row that came to nothing. */
  readonly attempts: number;
}

export const reportKey = (connection: string, reportId: string): string => `cwy-setfile-${connection}-${reportId}`;

/** Notes the reports that nobody knows yet and answers how many they were: 10 units for a thousand, 6 for each new one. */
export function noteReports(connection: string, reports: readonly Report[]): number {
  const made = reports.filter(({ documentId }) => documentId !== null);
  const sql = `SELECT externalid FROM ${SETTLEMENT_FILE.type} WHERE externalid IN (…)`;
  const keys = made.map(({ reportId }) => reportKey(connection, reportId));
  const known = new Set(rowsIn(sql, keys).map((row) => text(row, 'externalid')));
  const fresh = made.filter(({ reportId }) => !known.has(reportKey(connection, reportId)));
  // Amazon lists the newest first; what is older is posted first.
  for (const { reportId, documentId, createdTime } of fresh.toReversed()) {
    createOnce(SETTLEMENT_FILE.type, reportKey(connection, reportId), {
      [SETTLEMENT_FILE.connection]: connection,
      [SETTLEMENT_FILE.reportId]: reportId,
      [SETTLEMENT_FILE.documentId]: documentId,
      [SETTLEMENT_FILE.state]: 'wanted',
      [SETTLEMENT_FILE.attempts]: 0,
      [SETTLEMENT_FILE.message]: `Amazon made it at ${createdTime}.`,
    });
  }
  return fresh.length;
}

/** Reports that are to be fetched now, oldest first (10 units). */
export function wantedReports(connection: string, now: number): WantedReport[] {
  const sql = `SELECT id, ${SETTLEMENT_FILE.reportId} AS reportid, ${SETTLEMENT_FILE.documentId} AS documentid,
    ${SETTLEMENT_FILE.attempts} AS attempts FROM ${SETTLEMENT_FILE.type}
    WHERE ${SETTLEMENT_FILE.connection} = ? AND ${SETTLEMENT_FILE.state} = 'wanted'
    AND (${SETTLEMENT_FILE.next} IS NULL OR ${SETTLEMENT_FILE.next} <= ?) ORDER BY id FETCH FIRST 100 ROWS ONLY`;
  return rows(sql, [Number(connection), new Date(now).toISOString()]).map((row) => ({
    id: requiredText(row, 'id'),
    reportId: requiredText(row, 'reportid'),
    documentId: requiredText(row, 'documentid'),
    attempts: number(row, 'attempts') ?? 0,
  }));
}

/** 2 units. */
export const changeReportFile = ({ id }: WantedReport, values: Values): void =>
  change(SETTLEMENT_FILE.type, id, values);
