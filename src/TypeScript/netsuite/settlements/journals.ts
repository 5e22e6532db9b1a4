/**
 * Journal entries of settlements: made once by their external ids, and believed when they are read back.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { JournalLine, JournalPlan } from '../../flows/settlements/postingPlan';
import { counted } from '../../flows/settlements/waiting';
import { type Minor, minor, toNumber } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { dateOf } from '../days';
import { OF_SETTLEMENT } from '../ids';
import { codeOf, isLasting, isTaken } from '../saving';
import { type BookedLine, bookedAmounts, bookedLines } from './booked';
import { accountOfLine, marketplaceOf } from './chosen';
import type { SettleWork } from './settlementWork';

export interface PostingProblem {
  readonly class: 'settlement-refused' | 'settlement-differs';
  readonly message: string;
}

/** Everything stands as it was planned, and NetSuite does not post it before somebody there approves it. */
export interface NotApproved {
  readonly class: 'not-approved';
  readonly message: string;
}

/** 30 units an entry, 10 and 10 more for each twenty to read them back. Null where every entry stands as it was planned. */
export function postJournals(
  settlement: string,
  journals: readonly JournalPlan[],
  work: SettleWork,
): PostingProblem | NotApproved | null {
  for (const journal of journals) {
    const refused = post(settlement, journal, work);
    if (refused !== null) return { class: 'settlement-refused', message: refused };
  }
  return differing(settlement, journals, work);
}

/** What NetSuite says against it; null where it stands now, by this run or an earlier one. */
function post(settlement: string, plan: JournalPlan, work: SettleWork): string | null {
  const marketplace = placed(work, plan.marketplaceName);
  const currency = work.marketplaces.find((each) => each.currency === plan.currency)?.currencyId ?? null;
  const entry = record.create({ type: record.Type.JOURNAL_ENTRY });
  const set = (fieldId: string, value: string | number | Date): void => {
    entry.setValue({ fieldId, value: value as string });
  };
  set('externalid', plan.externalId);
  if (work.oneWorld && marketplace.subsidiary !== null) set('subsidiary', marketplace.subsidiary);
  if (currency !== null) set('currency', currency);
  set('trandate', dateOf(plan.day));
  set('memo', plan.memo);
  set(OF_SETTLEMENT, settlement);
  plan.lines.forEach((each, line) => {
    const cell = (fieldId: string, value: string | number): void => {
      entry.setSublistValue({ sublistId: 'line', fieldId, line, value });
    };
    cell('account', chosen(work, each));
    if (each.debit > 0) cell('debit', toNumber(each.debit, plan.exponent));
    else cell('credit', toNumber(each.credit, plan.exponent));
    cell('memo', each.memo);
    for (const [fieldId, value] of segmentCells(each, work.segments)) cell(fieldId, value);
  });
  try {
    entry.save();
    return null;
  } catch (error) {
    if (isTaken(error)) return null;
    if (!(error instanceof Error) || !isLasting(error)) throw error;
    return `NetSuite refused the entry of ${plan.day} (${codeOf(error)}): ${error.message}`;
  }
}

function placed(work: SettleWork, name: string): Marketplace {
  const marketplace = marketplaceOf(work, name);
  if (marketplace === undefined) throw new Error(`No marketplace record stands for ${name}.`);
  return marketplace;
}

/** Without those that this account does not have: setting one would be an error. */
export function segmentCells(
  { own = {} }: JournalLine,
  segments: SettleWork['segments'],
): (readonly [string, string])[] {
  return SEGMENTS.flatMap((name) => {
    const id = own[name];
    return segments[name] && id !== undefined ? [[SEGMENT_FIELDS[name], id] as const] : [];
  });
}

/** Payout and what is carried over are the main marketplace's, in whichever marketplace's entry they stand. */
function chosen(work: SettleWork, line: JournalLine): string {
  const id = accountOfLine(work, line);
  if (id === null) throw new Error(`${placed(work, line.marketplaceName).name} has no account for ${line.account}.`);
  return id;
}

/** By entry and account, what stands in NetSuite against what was planned. */
function differing(
  settlement: string,
  journals: readonly JournalPlan[],
  work: SettleWork,
): PostingProblem | NotApproved | null {
  const exponent = journals[0]?.exponent ?? 0;
  const ids = new Set(journals.map(({ externalId }) => externalId));
  const booked = bookedLines(settlement, exponent);
  const found = new Map<string, Minor>();
  for (const { entry, account, amount } of bookedAmounts(booked)) {
    if (ids.has(entry)) found.set(`${entry} ${account}`, amount);
  }
  const planned = new Map<string, Minor>();
  for (const journal of journals) {
    for (const line of journal.lines) {
      const key = `${journal.externalId} ${chosen(work, line)}`;
      planned.set(key, minor((planned.get(key) ?? 0) + line.debit - line.credit));
    }
  }
  const keys = [...new Set([...planned.keys(), ...found.keys()])].filter(
    (key) => (planned.get(key) ?? 0) !== (found.get(key) ?? 0),
  );
  if (keys.length === 0) return elsewhere(booked, journals, work) ?? notApproved(booked, ids);
  const [entry = ''] = (keys[0] ?? '').split(' ');
  return {
    class: 'settlement-differs',
    message: `The entry ${entry} does not hold what was planned in ${keys.length} of its accounts.`,
  };
}

/** Source: journals that wait for approval are not posted (Require Approvals on Journal Entries, help). */
function notApproved(booked: readonly BookedLine[], ids: ReadonlySet<string>): NotApproved | null {
  const waiting = new Set(booked.filter(({ entry, posted }) => ids.has(entry) && !posted).map(({ number }) => number));
  if (waiting.size === 0) return null;
  const entries = counted(waiting.size, 'journal entry waits', 'journal entries wait');
  return { class: 'not-approved', message: `${entries} for approval in NetSuite: ${[...waiting].join(', ')}.` };
}

/** Lines whose department, class or location is not the one that the map gives them. NetSuite keeps lines in their order. */
function elsewhere(
  booked: readonly BookedLine[],
  journals: readonly JournalPlan[],
  { segments }: SettleWork,
): PostingProblem | null {
  for (const { externalId, lines } of journals) {
    const its = booked.filter(({ entry }) => entry === externalId);
    for (const [at, { own = {}, memo }] of lines.entries()) {
      const wrong = SEGMENTS.find((name) => segments[name] && own[name] !== undefined && its[at]?.[name] !== own[name]);
      if (wrong === undefined) continue;
      const message = `The entry ${externalId} does not hold what was planned: the line "${memo}" has another ${SEGMENT_FIELDS[wrong]} than the map gives it.`;
      return { class: 'settlement-differs', message };
    }
  }
  return null;
}

const SEGMENT_FIELDS = { department: 'department', classification: 'class', location: 'location' } as const;
const SEGMENTS = Object.keys(SEGMENT_FIELDS) as readonly (keyof typeof SEGMENT_FIELDS)[];
