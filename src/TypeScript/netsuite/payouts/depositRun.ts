/**
 * The deposit that a person confirmed: made for a settlement that is posted and proven, and read back.
 *
 * @NApiVersion 2.1
 */

import { postingDayText } from '../../flows/orders/postingDay';
import { planDeposit } from '../../flows/settlements/bankPlan';
import type { Payout } from '../../flows/settlements/payouts';
import { parseDecimal } from '../../ledger/minor';
import { PAYOUT } from '../ids';
import { accountOf } from '../settlements/chosen';
import { bankAccount } from './bankAccounts';
import { postDeposit } from './bankPosting';
import { currencyIdOf, type PayoutRow } from './payoutRecords';
import type { PayoutWork } from './payoutWork';
import { provePayout } from './provenPayout';

export type Made =
  | { readonly ok: true; readonly values: Readonly<Record<string, string | null>> }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Made => ({ ok: false, reason });

/** About 200 units, and 10 for each piece of the report. */
export function makeDeposit(row: PayoutRow, payout: Payout, work: PayoutWork): Made {
  const marketplace = work.marketplaces.find(({ id }) => id === row.marketplace);
  const { bank: bankId, day, amount } = row;
  if (marketplace === undefined || bankId === null || day === null || amount === null) {
    return refuse(
      `Settlement ${row.settlementId}: the confirmation names no bank account, day and amount. Confirm it again.`,
    );
  }
  const bank = bankAccount(bankId, marketplace);
  if (bank === null) return refuse(`Settlement ${row.settlementId}: its bank account is not there any more.`);
  const payoutAccount = accountOf(work, marketplace, 'payout');
  if (payoutAccount === null) return refuse(`No account is chosen for Payout of ${marketplace.name}.`);
  const posts = postingDayText(day, work.openSpans);
  if (posts === null)
    return refuse(`No accounting period is open on ${day} or after it. Open one; it is tried again then.`);
  const planned = planDeposit(
    payout,
    bank,
    { day, amount: parseDecimal(amount, bank.exponent) },
    { payout: payoutAccount, exchangeDifference: accountOf(work, marketplace, 'exchangeDifference') },
  );
  if (!planned.ok) return refuse(planned.reason);
  const proving = provePayout(row.settlement);
  if (!proving.ok) return refuse(proving.reason);
  const posted = postDeposit(proving.proven, planned.plans, {
    payout: payout.id,
    day: posts,
    subsidiary: work.oneWorld ? marketplace.subsidiary : null,
    currencyId: (currency) =>
      currency === bank.currency ? bank.currencyId : currencyIdOf(currency, work.marketplaces),
  });
  if (!posted.ok) return refuse(posted.reason);
  const isConverted = planned.plans.length > 1;
  const moved = posts === day ? '' : ` It is booked on ${posts}, because ${day} is not open.`;
  return {
    ok: true,
    values: {
      [PAYOUT.deposit]: posted.ids.at(-1) ?? null,
      [PAYOUT.conversion]: isConverted ? (posted.ids[0] ?? null) : null,
      [PAYOUT.message]: `Deposit of ${amount} ${bank.currency} made, as confirmed.${moved}`,
    },
  };
}
