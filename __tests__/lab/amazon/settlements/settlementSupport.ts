// A seller's reading of settlements: lists them, fetches their files, and adds up what the rows say.

import type { Seller } from '../../../../lab/amazon/seller';
import { downloaded, REPORTS } from '../reportSupport';
import type { World } from '../support';

export const V2 = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
export const US = 'ATVPDKIKX0DER';
export const CA = 'A2EUQ1WTGCTBG2';
export const UK = 'A1F83G8C2ARO7P';
export const DE = 'A1PA6795UKMFR9';
export const JP = 'A1VC38T7YXB528';

export type Row = Record<string, string>;

/** Newest first, as the API lists them. */
export function settlementReports(world: World, query: Record<string, string> = {}, account?: Seller) {
  const { status, body } = world.get(REPORTS, { reportTypes: V2, pageSize: '100', ...query }, account);
  expect(status).toBe(200);
  return body.reports as Record<string, unknown>[];
}

export interface SettlementText {
  readonly text: string;
  readonly summary: Row;
  readonly details: readonly Row[];
}

/** A file by the names of its columns; lines end with LF alone. */
export function settlementOf(text: string): SettlementText {
  const [header = '', ...lines] = text.split('\n');
  expect(lines.pop()).toBe('');
  expect(text).not.toContain('\r');
  const columns = header.split('\t');
  const rows = lines.map((line) =>
    Object.fromEntries(line.split('\t').map((cell, at) => [columns[at] as string, cell])),
  );
  const [summary = {}, ...details] = rows;
  return { text, summary, details };
}

/** The newest settlement of the list. */
export function newestSettlement(world: World): SettlementText {
  const [report = {}] = settlementReports(world);
  return settlementOf(downloaded(world, report).text);
}

/** Minor units of an amount as the file writes it; two decimals, or none for yen. */
export const minorOf = (text = ''): number => Number(text.trim().replace(/[.,]/, ''));

export const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { amount }) => sum + minorOf(amount), 0);

/** `amount-type/amount-description amount` of each row. */
export const page = (rows: readonly Row[]): string[] =>
  rows.map((row) => `${row['amount-type']}/${row['amount-description']} ${row.amount}`);
