/**
 * Payments that came back: the payout that they were is bounced, and where its deposit was booked, payout takes the money
 * back from the bank, unless somebody has booked that already.
 *
 * @NApiVersion 2.1
 */

import { postingDayText } from '../../flows/orders/postingDay';
import { planReturn } from '../../flows/settlements/bankPlan';
import { type EarlierPayout, planBounces } from '../../flows/settlements/bounces';
import { type BankEntry, fits } from '../../flows/settlements/payouts';
import { shownMinor } from '../../flows/settlements/waiting';
import { negate, parseDecimal } from '../../ledger/minor';
import { PAYOUT, SETTLEMENT } from '../ids';
import { change } from '../saving';
import { accountOf } from '../settlements/chosen';
import { bankAccount } from './bankAccounts';
import { bankEntries } from './bankEntries';
import { postReturn } from './bankPosting';
import { entriesFor } from './payoutEntries';
import { currencyIdOf, type PayoutRow, payoutOf, payoutsBeside, usedAmong } from './payoutRecords';
import { type PayoutWork, raise, say, solveAll } from './payoutWork';

/** `row`: the settlement that says so. */
export function bounceWith(row: PayoutRow, work: PayoutWork): void {
  const beside = payoutsBeside(row);
  const earlier = beside.map(
    (each): EarlierPayout => ({
      id: each.id ?? '',
      amount: each.total,
      state: each.state,
      end: each.end,
      bouncedBy: each.bouncedBy,
    }),
  );
  const { bounced, left } = planBounces({ settlement: row.settlement, end: row.end, amounts: row.failed }, earlier);
  const done = bounced.filter((id) => {
    const payout = beside.find((each) => each.id === id);
    return payout !== undefined && bounce(payout, row, work);
  });
  // Kept whole until all are found: a run that stopped in between looks at all of them again.
  if (left.length === 0 && done.length === bounced.length) change(PAYOUT.type, row.id ?? '', { [PAYOUT.failed]: '' });
  if (left.length > 0) {
    const money = left.map((amount) => `${shownMinor(amount, row.exponent)} ${row.currency}`).join(', ');
    say(
      row,
      `Came back with settlement ${row.settlementId}, and no earlier payout of it is known: ${money}.`,
      'payout-bounced',
      work,
    );
  }
}

/** False where it cannot be done yet. */
function bounce(payout: PayoutRow, by: PayoutRow, work: PayoutWork): boolean {
  // What a person said is done first, so that it can be taken back.
  if (payout.state === 'confirmed' || payout.state === 'chosen') return false;
  if (payout.state === 'freed' && depositsOf(payout, work).length > 0) {
    const why = `Settlement ${by.settlementId} gives its payment back, and a deposit of it is in the books: choose it, so that it can be taken back.`;
    say(payout, why, 'payout-to-choose', work);
    return false;
  }
  const returned = payout.state === 'matched' ? takeBack(payout, by, work) : null;
  if (returned !== null && !returned.ok) {
    say(payout, returned.reason, 'payout-refused', work);
    return false;
  }
  const money = `${shownMinor(payout.total, payout.exponent)} ${payout.currency}`;
  const message = `${money} came back: settlement ${by.settlementId} gives the payment again.`;
  raise(payout, 'payout-bounced', `Settlement ${payout.settlementId}: ${message}`, work);
  solveAll(payout.settlementId, 'Its payment came back; it is expected with a later one.');
  change(PAYOUT.type, payout.id ?? '', {
    [PAYOUT.state]: 'bounced',
    [PAYOUT.bouncedBy]: by.settlement,
    [PAYOUT.returned]: returned?.id ?? null,
    [PAYOUT.message]: message,
  });
  change(SETTLEMENT.type, payout.settlement, { [SETTLEMENT.state]: 'posted' });
  return true;
}

function depositsOf(row: PayoutRow, work: PayoutWork): BankEntry[] {
  const payout = payoutOf(row, work);
  const entries = entriesFor([payout], work.marketplaces);
  const used = usedAmong(entries.map(({ id }) => id));
  return entries.filter((entry) => !used.has(entry.id) && fits(payout, entry));
}

type Returned = { readonly ok: true; readonly id: string | null } | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Returned => ({ ok: false, reason });

/** The day is the last of the settlement that says so: the bank's own is not known. */
function takeBack(payout: PayoutRow, by: PayoutRow, work: PayoutWork): Returned {
  const marketplace = work.marketplaces.find(({ id }) => id === payout.marketplace);
  const bank = marketplace === undefined || payout.bank === null ? null : bankAccount(payout.bank, marketplace);
  const payoutAccount = marketplace === undefined ? null : accountOf(work, marketplace, 'payout');
  if (marketplace === undefined || bank === null || payoutAccount === null || payout.day === null) {
    return refuse(
      `Settlement ${payout.settlementId}: the bank or the payout account of its deposit is not there any more.`,
    );
  }
  const booked = bankEntries(
    { payoutAccounts: [payoutAccount], bankAccounts: [bank.id], from: payout.day, to: work.today },
    work.marketplaces,
  ).filter(({ moved }) => moved.get(bank.id) === negate(payout.total) && moved.get(payoutAccount) === payout.total);
  const used = usedAmong(booked.map(({ id }) => id));
  const [own, ...others] = booked.filter(({ id }) => !used.has(id));
  if (others.length > 0)
    return refuse(`Settlement ${payout.settlementId}: more than one entry takes its payment from the bank again.`);
  if (own !== undefined) return { ok: true, id: own.id };
  const day = postingDayText(by.end.slice(0, 10), work.openSpans);
  if (day === null) return refuse('No accounting period is open for the payment that came back. Open one.');
  const planned = planReturn(
    { ...payout, id: payout.id ?? '', amount: payout.total },
    bank,
    { day: payout.day, amount: parseDecimal(payout.amount ?? '', bank.exponent) },
    { payout: payoutAccount, exchangeDifference: accountOf(work, marketplace, 'exchangeDifference') },
  );
  if (!planned.ok) return refuse(planned.reason);
  const posted = postReturn(planned.plans, {
    payout: payout.id ?? '',
    day,
    subsidiary: work.oneWorld ? marketplace.subsidiary : null,
    currencyId: (currency) =>
      currency === bank.currency ? bank.currencyId : currencyIdOf(currency, work.marketplaces),
  });
  return posted.ok ? { ok: true, id: posted.ids[0] ?? null } : refuse(posted.reason);
}
