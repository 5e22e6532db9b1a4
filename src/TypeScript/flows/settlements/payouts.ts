/**
 * What a posted settlement pays out, and which deposit at the bank it is: exactly one fits, or a person decides. A payout
 * of nothing, or of less, expects no deposit.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import { shownMinor } from './waiting';

/**
 * None: nothing was paid out. Expected: its deposit is looked for. Chosen, confirmed: a person said which one it is, or
 * what the bank has, and it is done with the next run. Matched: the deposit stands. Freed: a person
 * took the match back, and nothing is looked for until a person says so, or the settlement is posted anew. Bounced: the bank
 * sent it back.
 */
export type PayoutState = 'none' | 'expected' | 'chosen' | 'confirmed' | 'matched' | 'freed' | 'bounced';

export interface Payout {
  /** Internal id of its record. */
  readonly id: string;
  /** Amazon's id. */
  readonly settlementId: string;
  readonly currency: string;
  readonly exponent: number;
  /** Internal id of the currency; null where the account knows one currency only. */
  readonly currencyId: string | null;
  /** Above zero where a deposit is expected. */
  readonly amount: Minor;
  /** `YYYY-MM-DD`, the day on which Amazon pays. */
  readonly payDay: string;
  readonly state: PayoutState;
  /** Internal id of the deposit that was chosen or matched. */
  readonly deposit: string | null;
  /** Internal ids of the accounts of its marketplace; null where none is chosen. */
  readonly bankAccount: string | null;
  readonly payoutAccount: string | null;
}

/** A posted deposit or journal entry, with what it moves: debits less credits, by internal id of the account. */
export interface BankEntry {
  readonly id: string;
  readonly type: 'Deposit' | 'Journal';
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly currencyId: string | null;
  /** In minor units of its currency. */
  readonly moved: ReadonlyMap<string, Minor>;
}

/** Days around the day on which Amazon pays. Source: settlements and deposits of real accounts (practice). */
const BEFORE = 1;
const AFTER = 7;
const DAY = 86_400_000;

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const firstDay = ({ payDay }: Pick<Payout, 'payDay'>): string => dayAfter(payDay, -BEFORE);

/** The last day on which nobody misses the money. */
export const lastDay = ({ payDay }: Pick<Payout, 'payDay'>): string => dayAfter(payDay, AFTER);

export const isLate = (payout: Pick<Payout, 'payDay'>, today: string): boolean => today > lastDay(payout);

/** Whether the entry takes exactly this payout to the bank: amount, currency, both accounts, and the time. */
export function fits(payout: Payout, entry: BankEntry): boolean {
  return isOnTime(payout, entry) && takes(payout, entry);
}

const isOnTime = (payout: Payout, { day }: BankEntry): boolean => day >= firstDay(payout) && day <= lastDay(payout);

/** The same at any time, for what a person chose. */
export function takes({ bankAccount, payoutAccount, amount, currencyId }: Payout, entry: BankEntry): boolean {
  if (bankAccount === null || payoutAccount === null || amount <= 0) return false;
  return (
    entry.currencyId === currencyId &&
    entry.moved.get(bankAccount) === amount &&
    entry.moved.get(payoutAccount) === -amount
  );
}

export type PayoutStep =
  | { readonly do: 'match'; readonly payout: Payout; readonly entry: BankEntry }
  | { readonly do: 'make'; readonly payout: Payout }
  /** Several entries fit, or several payouts fit one: a person decides. */
  | { readonly do: 'choose'; readonly payout: Payout; readonly entries: readonly BankEntry[] }
  /** What was chosen fits no more, or what was matched is gone. */
  | { readonly do: 'release'; readonly payout: Payout; readonly reason: string }
  /** `late`: nobody should wait any longer without looking. */
  | { readonly do: 'wait'; readonly payout: Payout; readonly late: boolean; readonly reason: string };

export interface PayoutFacts {
  /** Those that are not matched, bounced or none, and those whose deposit is gone. */
  readonly payouts: readonly Payout[];
  readonly entries: readonly BankEntry[];
  /** Entries that are the deposits of other payouts. */
  readonly used: ReadonlySet<string>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** One step for each payout, in their order; an entry is used once. */
export function planPayouts({ payouts, entries, used, today }: PayoutFacts): readonly PayoutStep[] {
  const chosen = choices(payouts, entries, used);
  const taken = new Set([...used, ...[...chosen.values()].map(({ id }) => id)]);
  const free = entries.filter(({ id }) => !taken.has(id));
  const waiting = payouts.filter(({ state }) => state === 'expected');
  return payouts.map((payout): PayoutStep => {
    if (payout.state === 'confirmed') return { do: 'make', payout };
    if (payout.state === 'chosen') {
      const entry = chosen.get(payout.id);
      if (entry !== undefined) return { do: 'match', payout, entry };
      return { do: 'release', payout, reason: 'The deposit that was chosen does not fit any more, or is taken.' };
    }
    if (payout.state === 'matched')
      return { do: 'release', payout, reason: 'The deposit that it was matched to is gone.' };
    if (payout.state === 'freed') return { do: 'wait', payout, late: false, reason: FREED };
    return found(payout, { waiting, free, today });
  });
}

const FREED = 'Its match was taken back. Choose or confirm its deposit, or undo the posting of its settlement.';

/** What people chose, each entry for the payout whose record is older. */
function choices(
  payouts: readonly Payout[],
  entries: readonly BankEntry[],
  used: ReadonlySet<string>,
): ReadonlyMap<string, BankEntry> {
  const taken = new Set(used);
  const kept = new Map<string, BankEntry>();
  for (const payout of payouts.filter(({ state }) => state === 'chosen')) {
    const entry = entries.find(({ id }) => id === payout.deposit);
    if (entry === undefined || taken.has(entry.id) || !takes(payout, entry)) continue;
    taken.add(entry.id);
    kept.set(payout.id, entry);
  }
  return kept;
}

interface Around {
  readonly waiting: readonly Payout[];
  readonly free: readonly BankEntry[];
  readonly today: string;
}

function found(payout: Payout, { waiting, free, today }: Around): PayoutStep {
  const fitting = free.filter((entry) => fits(payout, entry));
  const [entry] = fitting;
  if (entry === undefined) return wait(payout, today);
  const rivals = waiting.filter((each) => fits(each, entry));
  if (fitting.length === 1 && rivals.length === 1) return { do: 'match', payout, entry };
  return { do: 'choose', payout, entries: fitting };
}

function wait(payout: Payout, today: string): PayoutStep {
  const late = isLate(payout, today);
  const money = `${shownMinor(payout.amount, payout.exponent)} ${payout.currency}`;
  const what = [...(payout.bankAccount === null ? ['Bank'] : []), ...(payout.payoutAccount === null ? ['Payout'] : [])];
  const missing =
    what.length === 0 ? '' : ` No account that can be used so is chosen for ${what.join(' and ')} of its marketplace.`;
  const reason = late
    ? `Expected a deposit of ${money} by ${lastDay(payout)}, found none.${missing}`
    : `A deposit of ${money} is expected from ${firstDay(payout)} to ${lastDay(payout)}.${missing}`;
  return { do: 'wait', payout, late, reason };
}
