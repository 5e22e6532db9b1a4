/**
 * Deposits and journal entries that move payouts to the bank, as NetSuite has them.
 *
 * @NApiVersion 2.1
 */

import type { BankEntry } from '../../flows/settlements/payouts';
import { exponentOf } from '../../ledger/currencies';
import { fromNumber, type Minor, minor, ZERO } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { OF_SETTLEMENT } from '../ids';
import { isTrue, number, type Row, requiredText, rows, rowsIn, text } from '../rows';

interface Wanted {
  /** Internal ids. */
  readonly payoutAccounts: readonly string[];
  readonly bankAccounts: readonly string[];
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}

/** An account has one primary book; amounts in others are none of a bank's. */
const LINES = `JOIN transactionline l ON l.transaction = t.id
  JOIN transactionaccountingline a ON a.transaction = t.id AND a.transactionline = l.id AND a.accountingbook = 1`;

const columns =
  (): string => `t.id, t.type, t.tranid, t.externalid, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day, t.posting, t.voided,
  ${featureFlags().multiCurrency ? 't.currency' : 'NULL AS currency'}, a.account AS account, l.foreignamount AS amount`;

/**
 * Posted ones that touch a payout account in this time, with what they move on it and on the banks. Journal entries of
 * settlements put money there and take none to a bank. 10 units.
 */
export function bankEntries(wanted: Wanted, marketplaces: readonly Marketplace[]): BankEntry[] {
  const accounts = [...wanted.payoutAccounts, ...wanted.bankAccounts];
  if (wanted.payoutAccounts.length === 0 || wanted.bankAccounts.length === 0) return [];
  const list = (ids: readonly string[]): string => ids.map(() => '?').join(', ');
  const sql = `SELECT ${columns()} FROM transaction t ${LINES}
    WHERE t.type IN ('Deposit', 'Journal') AND t.posting = 'T' AND t.voided = 'F' AND t.${OF_SETTLEMENT} IS NULL
    AND t.trandate >= TO_DATE(?, 'YYYY-MM-DD') AND t.trandate <= TO_DATE(?, 'YYYY-MM-DD') AND a.account IN (${list(accounts)})
    AND EXISTS (SELECT 1 FROM transactionaccountingline o WHERE o.transaction = t.id AND o.account IN (${list(wanted.payoutAccounts)}))
    ORDER BY t.id`;
  const params = [wanted.from, wanted.to, ...[...accounts, ...wanted.payoutAccounts].map(Number)];
  const found = entriesOf(rows(sql, params), marketplaces);
  const touches = (ids: readonly string[], { moved }: BankEntry): boolean => ids.some((id) => moved.has(id));
  return found.filter((each) => touches(wanted.payoutAccounts, each) && touches(wanted.bankAccounts, each));
}

/** One by its internal id, with every account that it touches (10 units). Null where it does not post. */
export function bankEntry(id: string, marketplaces: readonly Marketplace[]): BankEntry | null {
  const sql = `SELECT ${columns()} FROM transaction t ${LINES} WHERE t.id = ? AND t.posting = 'T' AND t.voided = 'F'`;
  return entriesOf(rows(sql, [Number(id)]), marketplaces)[0] ?? null;
}

/** What stands under external ids (10 units). */
export interface StandingEntry {
  readonly id: string;
  readonly externalId: string;
  readonly posted: boolean;
  /** In NetSuite's decimals, by account. */
  readonly moved: ReadonlyMap<string, readonly number[]>;
}

export function standingEntries(externalIds: readonly string[]): Map<string, StandingEntry> {
  const found = new Map<string, StandingEntry & { readonly moved: Map<string, number[]> }>();
  for (const row of rowsIn(`SELECT ${columns()} FROM transaction t ${LINES} WHERE t.externalid IN (…)`, externalIds)) {
    const externalId = requiredText(row, 'externalid');
    const entry = found.get(externalId) ?? {
      id: requiredText(row, 'id'),
      externalId,
      posted: isTrue(row, 'posting') && !isTrue(row, 'voided'),
      moved: new Map<string, number[]>(),
    };
    const account = requiredText(row, 'account');
    entry.moved.set(account, [...(entry.moved.get(account) ?? []), number(row, 'amount') ?? 0]);
    found.set(externalId, entry);
  }
  return found;
}

function entriesOf(found: readonly Row[], marketplaces: readonly Marketplace[]): BankEntry[] {
  const entries = new Map<string, BankEntry & { readonly moved: Map<string, Minor> }>();
  for (const row of found) {
    const id = requiredText(row, 'id');
    const currencyId = text(row, 'currency');
    const own = marketplaces.find((each) => each.currencyId === currencyId)?.currency;
    // In a currency that no marketplace has, it is no payout's.
    if (own === undefined) continue;
    const entry = entries.get(id) ?? {
      id,
      type: text(row, 'type') === 'Deposit' ? ('Deposit' as const) : ('Journal' as const),
      number: text(row, 'tranid') ?? id,
      day: requiredText(row, 'day'),
      currencyId,
      moved: new Map<string, Minor>(),
    };
    const account = requiredText(row, 'account');
    const amount = fromNumber(number(row, 'amount') ?? 0, exponentOf(own));
    entry.moved.set(account, minor((entry.moved.get(account) ?? ZERO) + amount));
    entries.set(id, entry);
  }
  return [...entries.values()];
}
