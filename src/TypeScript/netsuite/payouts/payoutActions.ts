/**
 * What an accountant says of payouts, written on their records: which deposit it is, or what the bank has. The run that
 * follows books it.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { readConfirmation } from '../../flows/settlements/confirmation';
import { formatMinor } from '../../ledger/minor';
import { PAYOUT } from '../ids';
import { changeLocked, textOf, type Values } from '../saving';
import type { OpenPayout, PayoutReading } from './payoutReading';
import { NO_DEPOSIT, type PayoutRow } from './payoutRecords';

export interface Choice {
  /** Internal ids of the payout's record and of the entry. */
  readonly payout: string;
  readonly entry: string;
}

export interface Said {
  readonly payout: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Decimal text in the bank's currency. */
  readonly amount: string;
}

export interface Outcome {
  /** Amazon's ids of settlements. */
  readonly done: readonly string[];
  readonly refused: readonly string[];
}

const GONE = 'This payout is not waiting any more. Look at the page again.';
const WAITING: ReadonlySet<string> = new Set(['expected', 'chosen', 'confirmed', 'freed']);

export interface Wishes {
  readonly choices: readonly Choice[];
  readonly said: readonly Said[];
  /** Payouts whose match is to be taken back, by internal id. */
  readonly freed: readonly string[];
}

/** 6 units each. A payout that is named twice is taken once. */
export function say({ choices, said, freed }: Wishes, reading: PayoutReading): Outcome {
  const done: string[] = [];
  const refused: string[] = [];
  const seen = new Set<string>();
  const act = (id: string, work: (open: OpenPayout) => string | null): void => {
    const open = reading.open.find(({ payout }) => payout.id === id);
    const problem =
      open === undefined ? GONE : seen.has(id) ? `Settlement ${open.row.settlementId} is ticked twice.` : work(open);
    seen.add(id);
    if (problem === null) done.push(open?.row.settlementId ?? '');
    else refused.push(problem);
  };
  for (const { payout, entry } of choices) act(payout, (open) => choose(open, entry));
  for (const each of said) act(each.payout, (open) => confirm(open, each, reading.today));
  for (const id of freed) {
    const row = reading.latest.find((each) => each.id === id);
    const problem = row === undefined ? GONE : free(row);
    if (problem === null) done.push(row?.settlementId ?? '');
    else refused.push(problem);
  }
  return { done, refused };
}

function choose({ payout, row, fitting }: OpenPayout, entry: string): string | null {
  if (!fitting.some(({ id }) => id === entry)) {
    return `Settlement ${row.settlementId}: that deposit does not fit any more. Look at the page again.`;
  }
  return write(payout.id, { [PAYOUT.state]: 'chosen', [PAYOUT.deposit]: entry });
}

function confirm({ payout, row, bank }: OpenPayout, said: Said, today: string): string | null {
  if (bank === null) {
    return `Settlement ${row.settlementId}: no bank account is chosen. Choose one for Bank on an Amazon Account record of the marketplace.`;
  }
  const read = readConfirmation(said, payout, bank, today);
  if (!read.ok) return read.reason;
  return write(payout.id, {
    [PAYOUT.state]: 'confirmed',
    [PAYOUT.deposit]: null,
    [PAYOUT.bank]: bank.id,
    [PAYOUT.day]: read.value.day,
    [PAYOUT.amount]: formatMinor(read.value.amount, bank.exponent),
    [PAYOUT.currency]: bank.currency,
  });
}

/** With who said so and when. Null where it was written. */
function write(payout: string, values: Values): string | null {
  const who = runtime.getCurrentUser().name;
  const said = changeLocked(PAYOUT.type, payout, (current) =>
    WAITING.has(textOf(current, PAYOUT.state) ?? '')
      ? { ...values, [PAYOUT.by]: who, [PAYOUT.at]: new Date().toISOString(), [PAYOUT.message]: '' }
      : null,
  );
  return said ? null : GONE;
}

/** The deposit stays as it is; only the match goes. */
function free({ id, settlementId, state }: PayoutRow): string | null {
  if (state !== 'matched')
    return `Settlement ${settlementId}: its payment came back, so no match is there to be taken back.`;
  const who = runtime.getCurrentUser().name;
  const freed = changeLocked(PAYOUT.type, id ?? '', (current) =>
    textOf(current, PAYOUT.state) === 'matched'
      ? {
          ...NO_DEPOSIT,
          [PAYOUT.state]: 'freed',
          [PAYOUT.by]: who,
          [PAYOUT.at]: new Date().toISOString(),
          [PAYOUT.message]: '',
        }
      : null,
  );
  return freed ? null : GONE;
}
