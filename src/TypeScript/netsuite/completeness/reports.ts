/**
 * The report record: what was asked of Amazon for which span of time, and how far it is. One run at a time writes the
 * reports of a connection: its slot has one deployment.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { ORDERS_BY_UPDATE } from '../../amazon/reports';
import { noProgress, type Progress } from '../../flows/completeness/compare';
import type { Span } from '../../flows/completeness/days';
import type { KnownReport } from '../../flows/completeness/reportLife';
import type { ReportState } from '../../flows/completeness/states';
import { REPORT } from '../ids';
import { ORDERS } from '../orders/cursors';
import { number, requiredText, rows, text } from '../rows';
import { change, createOnce, textOf, type Values } from '../saving';

export interface ReportRow extends KnownReport {
  readonly id: string;
  readonly amazonId: string | null;
  readonly documentId: string | null;
  /** When Amazon was last asked to make it, milliseconds since 1970. */
  readonly askedAt: number | null;
  /** How often it was compared to its end. */
  readonly compared: number;
}

/** Reports whose span begins at `since` (milliseconds) or later, oldest first (10 units). */
export function reportsSince(connection: string, since: number): ReportRow[] {
  const sql = `SELECT id, ${REPORT.from} AS begins, ${REPORT.to} AS ends, ${REPORT.state} AS state, ${REPORT.amazonId} AS amazonid,
    ${REPORT.documentId} AS documentid, ${REPORT.asked} AS asked, ${REPORT.attempts} AS attempts, ${REPORT.next} AS next,
    ${REPORT.compared} AS compared FROM ${REPORT.type}
    WHERE ${REPORT.connection} = ? AND ${REPORT.reportType} = ? AND ${REPORT.from} >= ? ORDER BY ${REPORT.from}, id`;
  return rows(sql, [Number(connection), ORDERS_BY_UPDATE, new Date(since).toISOString()]).map((row) => ({
    id: requiredText(row, 'id'),
    from: Date.parse(requiredText(row, 'begins')),
    to: Date.parse(requiredText(row, 'ends')),
    state: requiredText(row, 'state') as ReportState,
    amazonId: text(row, 'amazonid'),
    documentId: text(row, 'documentid'),
    askedAt: instantOf(text(row, 'asked')),
    attempts: number(row, 'attempts') ?? 0,
    next: instantOf(text(row, 'next')) ?? 0,
    compared: number(row, 'compared') ?? 0,
  }));
}

const instantOf = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

/** A report of the span is to be had (6 units). */
export function wantReport(connection: string, { from, to }: Span): void {
  const [begins, ends] = [new Date(from).toISOString(), new Date(to).toISOString()];
  createOnce(REPORT.type, `cwy-rep-${connection}-${ORDERS}-${begins}-${ends}`, {
    [REPORT.connection]: connection,
    [REPORT.reportType]: ORDERS_BY_UPDATE,
    [REPORT.from]: begins,
    [REPORT.to]: ends,
    [REPORT.state]: 'wanted',
    [REPORT.attempts]: 0,
    [REPORT.compared]: 0,
  });
}

/** 2 units. */
export function changeReport(report: Pick<ReportRow, 'id'>, state: ReportState, values: Values): void {
  change(REPORT.type, report.id, { [REPORT.state]: state, ...values });
}

/** How far it is compared, and its counts (2 units): loaded, because a query may cut long texts. */
export function progressOf(report: Pick<ReportRow, 'id'>): Progress {
  const kept = textOf(record.load({ type: REPORT.type, id: Number(report.id) }), REPORT.progress);
  return kept === null ? noProgress() : (JSON.parse(kept) as Progress);
}
