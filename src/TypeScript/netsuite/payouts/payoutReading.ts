/**
 * What the page of payouts shows: those that are not at the bank, with the deposits that fit, and those that are.
 *
 * @NApiVersion 2.1
 */

import type { BankEntry, Payout } from '../../flows/settlements/payouts';
import { fits } from '../../flows/settlements/payouts';
import { readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { requiredText, rowsIn } from '../rows';
import { accountsByMarketplace } from '../settlements/settlementWork';
import { bankAccount, type KnownBank } from './bankAccounts';
import { entriesFor } from './payoutEntries';
import { latestPayouts, openPayouts, type PayoutRow, payoutOf, usedAmong } from './payoutRecords';

export interface OpenPayout {
  readonly row: PayoutRow;
  readonly payout: Payout;
  readonly marketplace: string;
  /** Null where no account is chosen, or the one that was is gone. */
  readonly bank: KnownBank | null;
  readonly fitting: readonly BankEntry[];
}

export interface SettledPayout extends PayoutRow {
  readonly marketplaceName: string;
  /** Record type of its deposit; null where there is none. */
  readonly depositType: string | null;
}

export interface PayoutReading {
  readonly open: readonly OpenPayout[];
  /** Matched or bounced, the newest first. */
  readonly latest: readonly SettledPayout[];
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

const LATEST = 50;
const OPEN: ReadonlySet<string> = new Set(['expected', 'chosen', 'confirmed', 'freed']);

/** About 80 units, and 30 for each bank account. Reads in the user's role. */
export function readPayouts(): PayoutReading {
  const marketplaces = readMarketplaces(featureFlags());
  const chosen = { marketplaces, accounts: accountsByMarketplace() };
  const rows = openPayouts().filter(({ id, state }) => id !== null && OPEN.has(state));
  const payouts = rows.map((row) => ({ row, payout: payoutOf(row, chosen) }));
  const found = entriesFor(
    payouts.map(({ payout }) => payout),
    marketplaces,
  );
  const used = usedAmong(found.map(({ id }) => id));
  const entries = found.filter(({ id }) => !used.has(id));
  const banks = new Map<string, KnownBank | null>();
  const nameOf = (id: string | null): string => marketplaces.find((each) => each.id === id)?.name ?? 'Unknown';
  const bankOf = ({ row, payout }: { row: PayoutRow; payout: Payout }): KnownBank | null => {
    const marketplace = marketplaces.find(({ id }) => id === row.marketplace);
    if (marketplace === undefined || payout.bankAccount === null) return null;
    const key = `${payout.bankAccount} ${marketplace.id}`;
    if (!banks.has(key)) banks.set(key, bankAccount(payout.bankAccount, marketplace));
    return banks.get(key) ?? null;
  };
  return {
    open: payouts.map((each) => ({
      ...each,
      marketplace: nameOf(each.row.marketplace),
      bank: bankOf(each),
      fitting: entries.filter((entry) => fits(each.payout, entry)),
    })),
    latest: settled(nameOf),
    today: new Date().toISOString().slice(0, 10),
  };
}

function settled(nameOf: (marketplace: string | null) => string): SettledPayout[] {
  const latest = latestPayouts(LATEST);
  const ids = latest.flatMap(({ deposit }) => (deposit === null ? [] : [Number(deposit)]));
  const found = ids.length === 0 ? [] : rowsIn('SELECT id, recordtype FROM transaction WHERE id IN (…)', ids);
  const types = new Map(found.map((row) => [requiredText(row, 'id'), requiredText(row, 'recordtype')]));
  return latest.map((row) => ({
    ...row,
    marketplaceName: nameOf(row.marketplace),
    depositType: row.deposit === null ? null : (types.get(row.deposit) ?? null),
  }));
}
