/**
 * The records of accruals: one for each marketplace and month, with what it was made of and how far it is.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { EventGroup } from '../../amazon/listFinancialEventGroups';
import { type AccrualMonth, monthOf } from '../../flows/accruals/months';
import { type AccrualSteps, accrualKey } from '../../flows/accruals/plan';
import type { OrderAmount, UnsettledSums } from '../../flows/accruals/sums';
import type { TieFacts } from '../../flows/accruals/tie';
import type { RecordingWay } from '../../flows/billing/ways';
import { cutToBytes } from '../../flows/exceptions/text';
import type { JournalPlan } from '../../flows/settlements/journals';
import type { Marketplace } from '../connection/marketplaces';
import { ACCRUAL } from '../ids';
import { requiredText, rows } from '../rows';
import { change, createOnce, textOf, type Values } from '../saving';

/** reading: pages of transactions are missing. read: all are here. waits: entries cannot be made. made: they stand. */
export type AccrualState = 'reading' | 'read' | 'waits' | 'made';

/** What was found in its transactions. */
export type KeptSums = Omit<UnsettledSums, 'transactions'> & {
  readonly transactions: number;
  /** Billed here and not posted by Amazon. */
  readonly unposted: readonly OrderAmount[];
  /** Settlements that Amazon had closed and that are not in the books, in words. */
  readonly missing: readonly string[];
};

export interface Accrual {
  readonly id: string;
  readonly key: string;
  readonly marketplace: string;
  readonly month: string;
  readonly currency: string;
  readonly way: RecordingWay;
  readonly state: AccrualState;
  readonly next: string | null;
  readonly pieces: readonly string[];
  /** SHA-256 of each file, a line each. */
  readonly hash: string | null;
  /** Null until Amazon was asked. */
  readonly groups: readonly EventGroup[] | null;
  /** Decimal text; null until Amazon was asked. */
  readonly total: string | null;
  readonly sums: KeptSums | null;
  readonly steps: AccrualSteps;
  readonly journals: readonly JournalPlan[];
  readonly tie: TieFacts | null;
  readonly message: string;
}

const LONGEST_MESSAGE = 3_900;

/** The accrual of a marketplace's month, made where there is none: 12 units, 18 the first time. */
export function accrualOf(
  connection: string,
  marketplace: Marketplace,
  month: AccrualMonth,
  way: RecordingWay,
): Accrual {
  const key = accrualKey(marketplace.id, month.month);
  const sql = `SELECT id FROM ${ACCRUAL.type} WHERE externalid = ?`;
  const find = (): string | null => rows(sql, [key]).map((row) => requiredText(row, 'id'))[0] ?? null;
  const known = find();
  if (known !== null) return loadAccrual(known);
  const made = createOnce(ACCRUAL.type, key, {
    [ACCRUAL.connection]: connection,
    [ACCRUAL.marketplace]: marketplace.id,
    [ACCRUAL.month]: month.month,
    [ACCRUAL.currency]: marketplace.currency,
    [ACCRUAL.way]: way,
    [ACCRUAL.state]: 'reading' satisfies AccrualState,
    [ACCRUAL.message]: 'Its transactions are being read.',
  });
  return loadAccrual(made === null ? (find() as string) : String(made));
}

/** 2 units. */
export function loadAccrual(id: string): Accrual {
  const loaded = record.load({ type: ACCRUAL.type, id: Number(id) });
  const of = (field: string): string | null => textOf(loaded, field);
  const json = <Value>(field: string, empty: string): Value => JSON.parse(of(field) ?? empty) as Value;
  const marketplace = of(ACCRUAL.marketplace) ?? '';
  const month = of(ACCRUAL.month) ?? '';
  return {
    id,
    key: accrualKey(marketplace, month),
    marketplace,
    month,
    currency: of(ACCRUAL.currency) ?? '',
    way: (of(ACCRUAL.way) ?? 'settlement') as RecordingWay,
    state: (of(ACCRUAL.state) ?? 'reading') as AccrualState,
    next: of(ACCRUAL.next),
    pieces: json(ACCRUAL.pieces, '[]'),
    hash: of(ACCRUAL.hash),
    groups: json(ACCRUAL.groups, 'null'),
    total: of(ACCRUAL.total),
    sums: json(ACCRUAL.sums, 'null'),
    steps: json(ACCRUAL.steps, '[]'),
    journals: json(ACCRUAL.journals, '[]'),
    tie: json(ACCRUAL.tie, 'null'),
    message: of(ACCRUAL.message) ?? '',
  };
}

/** 2 units; answers the record as it is then. */
export function changeAccrual(accrual: Accrual, changed: Partial<Omit<Accrual, 'id' | 'key'>>): Accrual {
  const values: Record<string, Values[string]> = {};
  for (const [name, value] of Object.entries(changed)) {
    const text = typeof value === 'string' || value === null ? value : JSON.stringify(value);
    values[ACCRUAL[name as keyof typeof changed]] =
      name === 'message' ? cutToBytes(String(text), LONGEST_MESSAGE) : text;
  }
  change(ACCRUAL.type, accrual.id, values);
  return { ...accrual, ...changed };
}

/** Accruals whose month may still change: a settlement that posts a part into it is taken back from them (10 units). */
export function unfinished(connection: string, since: string): string[] {
  const sql = `SELECT id FROM ${ACCRUAL.type} WHERE ${ACCRUAL.connection} = ? AND ${ACCRUAL.month} >= ? ORDER BY id`;
  return rows(sql, [Number(connection), since]).map((row) => requiredText(row, 'id'));
}

/** In the zone of the marketplace's books. */
export const monthOfAccrual = ({ month }: Accrual, { zone }: Marketplace): AccrualMonth => monthOf(month, zone);
