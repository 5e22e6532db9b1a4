/**
 * Deposits and journal entries of payouts: made once by their external ids, and believed when they are read back.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { BankPlan } from '../../flows/settlements/bankPlan';
import { fromNumber, negate, sum, toNumber } from '../../ledger/minor';
import { dateOf } from '../days';
import { OF_PAYOUT } from '../ids';
import { codeOf, isLasting, isTaken } from '../saving';
import { standingEntries } from './bankEntries';
import type { ProvenPayout } from './provenPayout';

export interface PostingFacts {
  /** Internal id of the payout's record. */
  readonly payout: string;
  /** `YYYY-MM-DD`, the day it posts on. */
  readonly day: string;
  /** Null where there are no subsidiaries. */
  readonly subsidiary: string | null;
  /** Internal id by ISO code; null where the account knows one currency only. */
  readonly currencyId: (currency: string) => string | null;
}

/** Internal ids in the order of the plans, or what NetSuite says against them. */
export type Posted =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** What takes a payout to the bank; 30 units each, and 10. */
export function postDeposit(_leave: ProvenPayout, plans: readonly BankPlan[], facts: PostingFacts): Posted {
  return post(plans, facts);
}

/** What takes a bounced payout from the bank again. Throws on a deposit: those need a proven settlement. */
export function postReturn(plans: readonly BankPlan[], facts: PostingFacts): Posted {
  if (plans.some(({ kind }) => kind === 'deposit')) throw new Error('A return is made of journal entries alone.');
  return post(plans, facts);
}

function post(plans: readonly BankPlan[], facts: PostingFacts): Posted {
  for (const plan of plans) {
    const refused = make(plan, facts);
    if (refused !== null) return { ok: false, reason: refused };
  }
  return readBack(plans);
}

/** What NetSuite says against it; null where it stands now, by this run or an earlier one. */
function make(plan: BankPlan, facts: PostingFacts): string | null {
  const entry = plan.kind === 'deposit' ? depositOf(plan) : journalOf(plan);
  const set = (fieldId: string, value: string | Date): void => {
    entry.setValue({ fieldId, value });
  };
  const currency = facts.currencyId(plan.currency);
  set('externalid', plan.externalId);
  if (facts.subsidiary !== null) set('subsidiary', facts.subsidiary);
  if (currency !== null) set('currency', currency);
  set('trandate', dateOf(facts.day));
  set('memo', plan.memo);
  set(OF_PAYOUT, facts.payout);
  try {
    entry.save();
    return null;
  } catch (error) {
    if (isTaken(error)) return null;
    if (!(error instanceof Error) || !isLasting(error)) throw error;
    return `NetSuite refused the ${plan.kind} of ${facts.day} (${codeOf(error)}): ${error.message}`;
  }
}

/** The first line is the bank; the others are where its money is from. */
function depositOf({ lines, exponent, memo }: BankPlan): record.Record {
  const deposit = record.create({ type: record.Type.DEPOSIT });
  const [bank, ...others] = lines;
  deposit.setValue({ fieldId: 'account', value: bank?.account ?? '' });
  others.forEach(({ account, amount }, line) => {
    const cell = (fieldId: string, value: string | number): void => {
      deposit.setSublistValue({ sublistId: 'other', fieldId, line, value });
    };
    cell('account', account);
    cell('amount', toNumber(negate(amount), exponent));
    cell('memo', memo);
  });
  return deposit;
}

function journalOf({ lines, exponent, memo }: BankPlan): record.Record {
  const journal = record.create({ type: record.Type.JOURNAL_ENTRY });
  lines.forEach(({ account, amount }, line) => {
    const cell = (fieldId: string, value: string | number): void => {
      journal.setSublistValue({ sublistId: 'line', fieldId, line, value });
    };
    cell('account', account);
    if (amount > 0) cell('debit', toNumber(amount, exponent));
    else cell('credit', toNumber(negate(amount), exponent));
    cell('memo', memo);
  });
  return journal;
}

function readBack(plans: readonly BankPlan[]): Posted {
  const standing = standingEntries(plans.map(({ externalId }) => externalId));
  const ids: string[] = [];
  for (const plan of plans) {
    const found = standing.get(plan.externalId);
    if (found === undefined) return { ok: false, reason: `The ${plan.kind} ${plan.externalId} is not in NetSuite.` };
    if (!found.posted) {
      return { ok: false, reason: `The ${plan.kind} ${plan.externalId} is not posted; it may wait for approval.` };
    }
    const planned = new Map(plan.lines.map(({ account, amount }) => [account, amount]));
    const accounts = [...new Set([...planned.keys(), ...found.moved.keys()])];
    const other = accounts.filter((account) => {
      const moved = sum((found.moved.get(account) ?? []).map((each) => fromNumber(each, plan.exponent)));
      return moved !== (planned.get(account) ?? 0);
    });
    if (other.length > 0) {
      return {
        ok: false,
        reason: `The ${plan.kind} ${plan.externalId} does not hold what was planned in ${other.length} of its accounts.`,
      };
    }
    ids.push(found.id);
  }
  return { ok: true, ids };
}
