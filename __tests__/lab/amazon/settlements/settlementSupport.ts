// A seller's reading of settlements: lists them, fetches their files, and adds up what the rows say.

import type { Seller } from '../../../../lab/amazon/seller';
import type { LedgerTruth, Settlement } from '../../../../lab/amazon/settlements/ledger';
import type { Closing } from '../../../../lab/amazon/settlements/money';
import { MINUTE } from '../../../../lab/clock';
import { downloaded, REPORTS } from '../reportSupport';
import { newWorld, type World } from '../support';

export const V2 = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
export const US = 'ATVPDKIKX0DER';
export const CA = 'A2EUQ1WTGCTBG2';
export const UK = 'A1F83G8C2ARO7P';
export const DE = 'A1PA6795UKMFR9';
export const AU = 'A39IBJ37TRP1C6';
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

/** A North-American account with nothing held back and nothing in reserve. */
export function plainWorld(): World {
  const world = newWorld();
  world.amazon.control.moneyRules(world.account, { held: 'not at all', reserveShare: 0 });
  return world;
}

export const truthOf = (world: World): LedgerTruth => world.amazon.control.ledgerTruth(world.account, 'USD');

/** Closes the dollars a quarter of an hour later. */
export function close(world: World, closing: Closing = {}): Settlement {
  world.clock.advance(15 * MINUTE);
  world.renew();
  return world.amazon.control.closeSettlement(world.account, 'USD', closing);
}

/** The rows whose description begins so. */
export const described = (rows: readonly Row[], description: string): Row[] =>
  rows.filter((row) => row['amount-description']?.startsWith(description));
