/**
 * The records of payouts beside those of their settlements: one for each settlement whose entries stand.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { returnedAmounts } from '../../flows/settlements/bounces';
import type { Payout, PayoutState } from '../../flows/settlements/payouts';
import type { SeenGroup } from '../../flows/settlements/proof';
import { IN_BOOKS } from '../../flows/settlements/states';
import { exponentOf } from '../../ledger/currencies';
import { formatMinor, type Minor, parseDecimal } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { PAYOUT, SETTLEMENT } from '../ids';
import { type Row, requiredText, rows, rowsIn, text } from '../rows';
import { change, createOnce, textOf } from '../saving';
import { accountOf } from '../settlements/chosen';
import type { Chosen } from '../settlements/settlementWork';

/** A settlement and its payout, as a query tells them. */
export interface PayoutRow {
  /** Internal id of the settlement's record. */
  readonly settlement: string;
  readonly settlementId: string;
  readonly connection: string;
  readonly marketplace: string | null;
  readonly currency: string;
  readonly exponent: number;
  readonly total: Minor;
  /** ISO 8601, UTC. */
  readonly end: string;
  readonly payDay: string;
  readonly settlementState: string;
  readonly settlementHash: string;
  /** Internal id; null where there is none yet. */
  readonly id: string | null;
  readonly state: PayoutState;
  readonly hash: string | null;
  readonly failed: readonly Minor[];
  /** Internal id of the settlement that gives the payment back. */
  readonly bouncedBy: string | null;
  readonly bank: string | null;
  readonly day: string | null;
  /** Decimal text in the bank's currency. */
  readonly amount: string | null;
  readonly bankCurrency: string | null;
  readonly deposit: string | null;
  readonly conversion: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly message: string | null;
}

const S = SETTLEMENT;
const P = PAYOUT;

/** Content and posting: undone and posted again, a settlement is looked at anew. */
const CONTENT = `s.${S.hash} || '/' || s.${S.posting}`;

const COLUMNS = `s.id AS settlement, s.${S.number} AS settlementid, s.${S.connection} AS connection, s.${S.marketplace} AS marketplace,
  s.${S.currency} AS currency, s.${S.total} AS total, s.${S.end} AS endat, s.${S.deposit} AS payat, s.${S.state} AS settlementstate,
  ${CONTENT} AS settlementhash, p.id AS id, p.${P.state} AS state, p.${P.hash} AS hash, p.${P.failed} AS failed, p.${P.bouncedBy} AS bouncedby, p.${P.bank} AS bank,
  p.${P.day} AS day, p.${P.amount} AS amount, p.${P.currency} AS bankcurrency, p.${P.deposit} AS deposit, p.${P.conversion} AS conversion,
  p.${P.by} AS by_whom, p.${P.at} AS at_what, p.${P.message} AS message`;

const FROM = `FROM ${S.type} s LEFT JOIN ${P.type} p ON p.${P.settlement} = s.id`;
const IN_THE_BOOKS = `s.isinactive = 'F' AND s.${S.state} IN (${IN_BOOKS.map((each) => `'${each}'`).join(', ')})`;
const IN_ORDER = `ORDER BY s.${S.end}, s.id`;

/** What a run has to look at; the oldest first (10 units). */
export function openPayouts(): PayoutRow[] {
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE ${IN_THE_BOOKS} AND (p.id IS NULL OR p.${P.hash} <> ${CONTENT}
    OR p.${P.state} IN ('expected', 'chosen', 'confirmed', 'freed') OR p.${P.failed} IS NOT NULL
    OR (p.${P.state} = 'matched' AND (s.${S.state} <> 'matched' OR p.${P.deposit} IS NULL))
    OR (p.${P.state} <> 'matched' AND s.${S.state} = 'matched')) ${IN_ORDER} FETCH FIRST 1000 ROWS ONLY`;
  return rows(sql).map(rowOf);
}

/** Payouts that were matched or came back, the newest first (10 units). */
export function latestPayouts(most: number): PayoutRow[] {
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE ${IN_THE_BOOKS} AND p.${P.state} IN ('matched', 'bounced')
    ORDER BY s.${S.end} DESC, s.id DESC FETCH FIRST ${most} ROWS ONLY`;
  return rows(sql).map(rowOf);
}

/** 10 units. Null where the settlement has none, or is not in the books. */
export function payoutOfSettlement(settlement: string): PayoutRow | null {
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE ${IN_THE_BOOKS} AND s.id = ? AND p.id IS NOT NULL`;
  const [row] = rows(sql, [Number(settlement)]);
  return row === undefined ? null : rowOf(row);
}

/** All of the account that a settlement is of, to find one that came back (10 units). */
export function payoutsBeside({ connection, marketplace, currency }: PayoutRow): PayoutRow[] {
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE ${IN_THE_BOOKS} AND p.id IS NOT NULL AND s.${S.connection} = ? AND s.${S.currency} = ?
    AND s.${S.marketplace} = ? ${IN_ORDER}`;
  return rows(sql, [Number(connection), currency, Number(marketplace)]).map(rowOf);
}

/** Those of these entries that are some payout's deposit or return already (20 units a thousand). */
export function usedAmong(entries: readonly string[]): Set<string> {
  const found = [P.deposit, P.returned].flatMap((field) => {
    const sql = `SELECT ${field} AS entry FROM ${P.type} WHERE ${P.state} IN ('matched', 'bounced') AND ${field} IN (…)`;
    return rowsIn(sql, entries.map(Number)).map((row) => requiredText(row, 'entry'));
  });
  return new Set(found);
}

/** Payouts that have this deposit, by internal id (10 units). */
export function holdersOf(deposit: string): string[] {
  const sql = `SELECT id FROM ${P.type} WHERE ${P.state} IN ('matched', 'bounced') AND ${P.deposit} = ?`;
  return rows(sql, [Number(deposit)]).map((row) => requiredText(row, 'id'));
}

function rowOf(row: Row): PayoutRow {
  const currency = requiredText(row, 'currency');
  const exponent = exponentOf(currency);
  return {
    settlement: requiredText(row, 'settlement'),
    settlementId: requiredText(row, 'settlementid'),
    connection: requiredText(row, 'connection'),
    marketplace: text(row, 'marketplace'),
    currency,
    exponent,
    total: parseDecimal(requiredText(row, 'total'), exponent),
    end: requiredText(row, 'endat'),
    payDay: requiredText(row, 'payat').slice(0, 10),
    settlementState: requiredText(row, 'settlementstate'),
    settlementHash: text(row, 'settlementhash') ?? '',
    id: text(row, 'id'),
    state: (text(row, 'state') ?? 'expected') as PayoutState,
    hash: text(row, 'hash'),
    failed: (text(row, 'failed') ?? '')
      .split(' ')
      .filter((each) => each !== '')
      .map((each) => parseDecimal(each, exponent)),
    bouncedBy: text(row, 'bouncedby'),
    bank: text(row, 'bank'),
    day: text(row, 'day'),
    amount: text(row, 'amount'),
    bankCurrency: text(row, 'bankcurrency'),
    deposit: text(row, 'deposit'),
    conversion: text(row, 'conversion'),
    by: text(row, 'by_whom'),
    at: text(row, 'at_what'),
    message: text(row, 'message'),
  };
}

/** As planning takes it; the accounts are those that are chosen now, but a bank that has the money already stays. */
export function payoutOf(row: PayoutRow, chosen: Pick<Chosen, 'marketplaces' | 'accounts'>): Payout {
  const main = chosen.marketplaces.find(({ id }) => id === row.marketplace);
  const account = (role: 'bank' | 'payout'): string | null =>
    main === undefined ? null : accountOf(chosen, main, role);
  return {
    id: row.id ?? '',
    settlementId: row.settlementId,
    currency: row.currency,
    exponent: row.exponent,
    currencyId: currencyIdOf(row.currency, chosen.marketplaces),
    amount: row.total,
    payDay: row.payDay,
    state: row.state,
    deposit: row.deposit,
    bankAccount: account('bank'),
    payoutAccount: account('payout'),
  };
}

export function currencyIdOf(currency: string, marketplaces: readonly Marketplace[]): string | null {
  return marketplaces.find((each) => each.currency === currency)?.currencyId ?? null;
}

const payoutKey = (settlement: string): string => `cwy-payout-${settlement}`;

/**
 * Makes the record of a settlement that was posted, or looks at it anew where its content is another now: what came back
 * with it stands in its lines. 8 units.
 */
export function takeUp(row: PayoutRow): void {
  const settlement = record.load({ type: SETTLEMENT.type, id: Number(row.settlement) });
  const { groups } = JSON.parse(textOf(settlement, SETTLEMENT.groups) ?? '{"groups":[]}') as {
    readonly groups: readonly SeenGroup[];
  };
  const seen = {
    [PAYOUT.hash]: row.settlementHash,
    [PAYOUT.failed]: returnedAmounts(groups)
      .map((amount) => formatMinor(amount, row.exponent))
      .join(' '),
  };
  const fresh = { [PAYOUT.state]: (row.total > 0 ? 'expected' : 'none') satisfies PayoutState, [PAYOUT.message]: '' };
  if (row.id === null) {
    createOnce(PAYOUT.type, payoutKey(row.settlement), { [PAYOUT.settlement]: row.settlement, ...seen, ...fresh });
    return;
  }
  const own = row.bankCurrency === row.currency ? row.amount : null;
  const stands = row.state === 'bounced' || (row.state === 'matched' && own === formatMinor(row.total, row.exponent));
  change(PAYOUT.type, row.id, stands ? seen : { ...seen, ...fresh, ...NO_DEPOSIT });
}

/** What a payout has no more when it is to be looked for again. */
export const NO_DEPOSIT = {
  [PAYOUT.deposit]: null,
  [PAYOUT.conversion]: null,
  [PAYOUT.bank]: null,
  [PAYOUT.day]: '',
  [PAYOUT.amount]: '',
  [PAYOUT.currency]: '',
  [PAYOUT.by]: '',
  [PAYOUT.at]: '',
} as const;
