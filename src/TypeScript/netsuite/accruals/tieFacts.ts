/**
 * What the books say of a month's end: the balances of the accounts that hold what Amazon owes, from the ledger itself.
 *
 * @NApiVersion 2.1
 */

import type { AccrualMonth } from '../../flows/accruals/months';
import { TIE_ROLES, type TieFacts, type TieRole } from '../../flows/accruals/tie';
import { type Minor, minor, parseDecimal, ZERO } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { SETTLEMENT } from '../ids';
import { number, requiredText, rows } from '../rows';
import { bookedLines } from '../settlements/booked';
import type { Accrual } from './accruals';
import { type AccrualBooks, chosenAccount } from './postAccrual';

/** 10 units. */
export function tieFacts(accrual: Accrual, books: AccrualBooks, month: AccrualMonth): TieFacts {
  const { currency, currencyExponent: exponent } = books.marketplace;
  const { unposted = [], unbilled = [] } = accrual.sums ?? {};
  return {
    month: month.month,
    currency,
    exponent,
    balances: balancesOf(books, month),
    total: parseDecimal(accrual.total ?? '0', exponent),
    unposted,
    unbilled,
  };
}

/** In the marketplace's currency, debits less credits, of everything that counts in the ledger. */
function balancesOf(books: AccrualBooks, { lastDay }: AccrualMonth): Record<TieRole, Minor> {
  const { currencyId, currencyExponent } = books.marketplace;
  const ids = new Map(TIE_ROLES.map((role) => [role, chosenAccount(books, role)]));
  const accounts = [...new Set([...ids.values()].filter((each) => each !== null))];
  const own = currencyId === null ? '' : ' AND t.currency = ?';
  // Rounded line by line, so that the sum is one of whole numbers whatever the database adds with.
  const sql = `SELECT a.account, SUM(ROUND(l.foreignamount * ${10 ** currencyExponent}, 0)) AS amount FROM transaction t
    JOIN transactionaccountingline a ON a.transaction = t.id JOIN transactionline l ON l.transaction = a.transaction AND l.id = a.transactionline
    WHERE a.posting = 'T' AND a.account IN (${accounts.map(() => '?').join(', ')}) AND TO_CHAR(t.trandate, 'YYYY-MM-DD') <= ?${own}
    GROUP BY a.account`;
  const found =
    accounts.length === 0
      ? []
      : rows(sql, [...accounts.map(Number), lastDay, ...(currencyId === null ? [] : [Number(currencyId)])]);
  const byAccount = new Map(found.map((row) => [requiredText(row, 'account'), minor(number(row, 'amount') ?? 0)]));
  // Two roles on one account are one balance.
  const counted = new Set<string>();
  const balances = TIE_ROLES.map((role): [TieRole, Minor] => {
    const id = ids.get(role) ?? null;
    if (id === null || counted.has(id)) return [role, ZERO];
    counted.add(id);
    return [role, byAccount.get(id) ?? ZERO];
  });
  return Object.fromEntries(balances) as Record<TieRole, Minor>;
}

/**
 * Whether journals dated by the end of the month carry the settlement that was open then: read from the ledger, so that one
 * whose entries were taken back in the month carries nothing, and one taken back later still does (30 units).
 */
export function isCarried({ id, currencyExponent }: Marketplace, month: AccrualMonth): boolean {
  const sql = `SELECT id FROM ${SETTLEMENT.type} WHERE ${SETTLEMENT.marketplace} = ? AND ${SETTLEMENT.start} < ? AND ${SETTLEMENT.end} >= ?`;
  return rows(sql, [Number(id), month.end, month.end]).some((row) => {
    const left = new Map<string, number>();
    for (const { day, posted, account, amount } of bookedLines(requiredText(row, 'id'), currencyExponent)) {
      if (posted && day <= month.lastDay) left.set(account, (left.get(account) ?? 0) + amount);
    }
    return [...left.values()].some((amount) => amount !== 0);
  });
}
