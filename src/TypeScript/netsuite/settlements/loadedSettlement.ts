/**
 * One settlement as its record keeps it, for the pages. Long texts come cut from a query, so the record is loaded.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { JournalPlan } from '../../flows/settlements/journals';
import type { KeptFacts } from '../../flows/settlements/ledgerProof';
import type { KnownDifference, Proof, SeenGroup } from '../../flows/settlements/proof';
import type { OtherContent } from '../../flows/settlements/reissue';
import type { Approval, SettlementState } from '../../flows/settlements/states';
import { exponentOf } from '../../ledger/currencies';
import { type Minor, parseDecimal } from '../../ledger/minor';
import { SETTLEMENT, SETTLEMENT_FILE } from '../ids';
import { requiredText, rows } from '../rows';
import { textOf } from '../saving';
import type { KeptAccounts } from './chosen';
import { FIRST_POSTING } from './settlements';

/** Why it waits, as it was written when it was planned. */
export interface KeptReason {
  readonly reason: string;
  readonly amount?: Minor;
  readonly lines?: number;
}

/** A known difference with who wanted it posted. */
export interface KeptDifference extends KnownDifference {
  readonly by: string;
}

export interface KeptSettlement extends KeptFacts {
  readonly id: string;
  readonly connection: string;
  /** Internal id of the report's record. */
  readonly file: string;
  /** Internal id of its marketplace's record; null where none was found. */
  readonly marketplace: string | null;
  readonly marketplaceName: string;
  /** ISO, UTC. */
  readonly start: string;
  readonly end: string;
  readonly deposit: string;
  readonly state: SettlementState;
  /** The number of its last posting, or of the one that it waits for. */
  readonly posting: number;
  /** Over head and groups of its report. */
  readonly hash: string;
  /** What of it stands in suspense, or stood there; null where its lines come to its total. */
  readonly suspense: KeptDifference | null;
  /** Whether that is still to be cleared. */
  readonly suspenseOpen: boolean;
  /** Where it waits for somebody's approval; null where it does not. */
  readonly approval: Approval | null;
  /** That its entries were planned on; null on records of before they were kept. */
  readonly accounts: KeptAccounts | null;
  /** What a later report holds of it where nobody has decided yet; null otherwise. */
  readonly other: OtherContent | null;
  readonly held: readonly KeptReason[];
  readonly notes: readonly string[];
  readonly message: string;
}

/** 2 units. */
export function loadSettlement(id: string): KeptSettlement {
  const loaded = record.load({ type: SETTLEMENT.type, id: Number(id) });
  const of = (field: string): string => textOf(loaded, field) ?? '';
  const list = <Value>(field: string): readonly Value[] => JSON.parse(of(field) || '[]') as Value[];
  const { groups, byClass } = JSON.parse(of(SETTLEMENT.groups) || '{"groups":[],"byClass":[]}') as {
    readonly groups: readonly SeenGroup[];
    readonly byClass: Proof['byClass'];
  };
  const currency = of(SETTLEMENT.currency);
  const exponent = exponentOf(currency);
  return {
    id,
    settlementId: of(SETTLEMENT.number),
    connection: of(SETTLEMENT.connection),
    file: of(SETTLEMENT.file),
    marketplace: textOf(loaded, SETTLEMENT.marketplace),
    marketplaceName: String(loaded.getText({ fieldId: SETTLEMENT.marketplace }) ?? ''),
    currency,
    exponent,
    start: of(SETTLEMENT.start),
    end: of(SETTLEMENT.end),
    deposit: of(SETTLEMENT.deposit),
    total: parseDecimal(of(SETTLEMENT.total), exponent),
    lines: Number(of(SETTLEMENT.lines)),
    state: of(SETTLEMENT.state) as SettlementState,
    posting: Number(of(SETTLEMENT.posting)) || FIRST_POSTING,
    groups,
    byClass,
    journals: list<JournalPlan>(SETTLEMENT.journals),
    hash: of(SETTLEMENT.hash),
    suspense: JSON.parse(of(SETTLEMENT.suspense) || 'null') as KeptDifference | null,
    suspenseOpen: loaded.getValue({ fieldId: SETTLEMENT.suspenseOpen }) === true,
    approval: (of(SETTLEMENT.approval) || null) as Approval | null,
    accounts: JSON.parse(of(SETTLEMENT.accounts) || 'null') as KeptAccounts | null,
    other: JSON.parse(of(SETTLEMENT.other) || 'null') as OtherContent | null,
    held: list<KeptReason>(SETTLEMENT.held),
    notes: list<string>(SETTLEMENT.notes),
    message: of(SETTLEMENT.message),
  };
}

/** The one that ended last before it, of the same marketplace and currency; null where none is here (12 units). */
export function previousSettlement(kept: KeptSettlement): KeptSettlement | null {
  const { type, connection, marketplace, currency, end } = SETTLEMENT;
  if (kept.marketplace === null) return null;
  const sql = `SELECT id FROM ${type} WHERE ${connection} = ? AND ${marketplace} = ? AND ${currency} = ? AND ${end} < ?
    ORDER BY ${end} DESC, id DESC FETCH FIRST 1 ROWS ONLY`;
  const [row] = rows(sql, [Number(kept.connection), Number(kept.marketplace), kept.currency, kept.end]);
  return row === undefined ? null : loadSettlement(requiredText(row, 'id'));
}

/** Whether there is such a settlement (10 units). */
export function isSettlement(id: string): boolean {
  return /^\d{1,15}$/.test(id) && rows(`SELECT id FROM ${SETTLEMENT.type} WHERE id = ?`, [Number(id)]).length > 0;
}

export interface KeptReport {
  readonly reportId: string;
  /** Internal ids of the files that hold its text, in order. */
  readonly pieces: readonly string[];
  /** SHA-256 of its text when it was fetched; null for one that came another way. */
  readonly hash: string | null;
}

/** 12 units. Null where the report's record is gone. */
export function loadReport(file: string): KeptReport | null {
  const sql = `SELECT id, ${SETTLEMENT_FILE.reportId} AS reportid FROM ${SETTLEMENT_FILE.type} WHERE id = ?`;
  const [row] = rows(sql, [Number(file)]);
  if (row === undefined) return null;
  const loaded = record.load({ type: SETTLEMENT_FILE.type, id: Number(file) });
  const pieces = JSON.parse(textOf(loaded, SETTLEMENT_FILE.pieces) ?? '[]') as readonly string[];
  return { reportId: requiredText(row, 'reportid'), pieces, hash: textOf(loaded, SETTLEMENT_FILE.hash) };
}
