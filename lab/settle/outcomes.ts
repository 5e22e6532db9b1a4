// What came of each settlement, as NetSuite holds it: the record of the settlement and the journal entries themselves.

import { exponentOf } from '../amazon/marketplaces';
import type { Account } from '../netsuite/account';
import type { RecordData } from '../netsuite/records/definition';

export interface TripleSum {
  readonly transactionType: string;
  readonly amountType: string;
  readonly amountDescription: string;
  readonly minor: number;
  readonly lines: number;
}

export interface JournalOutcome {
  /** ISO. */
  readonly date: string;
  readonly period: string;
  readonly currency: string;
  readonly lines: readonly { account: string; debitMinor: number; creditMinor: number; memo: string }[];
}

/** Amounts are whole minor units. */
export interface SettlementOutcome {
  readonly settlementId: string;
  readonly currency: string;
  readonly start: string;
  readonly end: string;
  readonly depositDate: string;
  readonly totalMinor: number;
  readonly sumMinor: number;
  readonly differenceMinor: number;
  readonly lines: number;
  readonly byTriple: readonly TripleSum[];
  readonly byClass: Readonly<Record<string, number>>;
  readonly journals: readonly JournalOutcome[];
  readonly held: readonly { reason: string; amountMinor: number; lines: number }[];
  readonly notes: readonly string[];
  /** What a person should look at although nothing waits for it, a sentence each. */
  readonly unusual: readonly string[];
}

interface Group {
  readonly transactionType: string;
  readonly amountType: string;
  readonly amountDescription: string;
  readonly lines: number;
  readonly amount: number;
}

export function settlementsOf(account: Account): SettlementOutcome[] {
  return account.records
    .list('customrecord_cwy_settlement')
    .rows.map((row) => outcomeOf(account, row))
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

/** By start; Amazon's ids decide between those that start together. */
const sortKey = ({ start, settlementId }: SettlementOutcome): string => `${start} ${settlementId.padStart(20, '0')}`;

function outcomeOf(account: Account, row: RecordData): SettlementOutcome {
  const field = (name: string): string => String(row.fields[`custrecord_cwy_set_${name}`] ?? '');
  const currency = field('currency');
  const exponent = exponentOf(currency);
  const { groups, byClass } = JSON.parse(field('groups')) as {
    groups: Group[];
    byClass: { class: string; amount: number }[];
  };
  const sumMinor = groups.reduce((sum, { amount }) => sum + amount, 0);
  const totalMinor = minorOf(field('total'), exponent);
  const held = JSON.parse(field('held')) as { reason: string; amount?: number; lines?: number }[];
  return {
    settlementId: field('number'),
    currency,
    start: field('start'),
    end: field('end'),
    depositDate: field('deposit'),
    totalMinor,
    sumMinor,
    differenceMinor: sumMinor - totalMinor,
    lines: Number(field('lines')),
    byTriple: triplesOf(groups),
    byClass: Object.fromEntries(byClass.map((each) => [each.class, each.amount])),
    journals: journalsOf(account, Number(row.id), exponent, currency),
    held: held.map(({ reason, amount = 0, lines = 0 }) => ({ reason, amountMinor: amount, lines })),
    notes: [
      ...(JSON.parse(field('notes')) as string[]),
      ...field('chain')
        .split('\n')
        .filter((note) => note !== ''),
    ],
    unusual: unusualIn(account, Number(row.id)),
  };
}

function unusualIn(account: Account, settlement: number): string[] {
  const [look] = account.store.all(
    'SELECT custrecord_cwy_look_unusual AS unusual FROM customrecord_cwy_look WHERE custrecord_cwy_look_settlement = ?',
    [settlement],
  );
  return (JSON.parse(String(look?.unusual ?? '[]')) as { words: string }[]).map(({ words }) => words);
}

/** Decimal text, as the record has it. */
function minorOf(text: string, exponent: number): number {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = Number(whole + fraction.padEnd(exponent, '0'));
  return text.startsWith('-') ? -units : units;
}

function triplesOf(groups: readonly Group[]): TripleSum[] {
  const sums = new Map<string, TripleSum>();
  for (const { transactionType, amountType, amountDescription, amount, lines } of groups) {
    const key = [transactionType, amountType, amountDescription].join('\t');
    const known = sums.get(key);
    sums.set(key, {
      transactionType,
      amountType,
      amountDescription,
      minor: (known?.minor ?? 0) + amount,
      lines: (known?.lines ?? 0) + lines,
    });
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}

function journalsOf(account: Account, settlement: number, exponent: number, currency: string): JournalOutcome[] {
  const entries = account.store.all(
    `SELECT id FROM "transaction" WHERE type = 'Journal' AND custbody_cwy_settlement = ? ORDER BY id`,
    [settlement],
  );
  return entries.map(({ id }) => {
    const entry = account.records.get('journalentry', Number(id)) as RecordData;
    // NetSuite's amounts are numbers; their shortest text is the decimal that was entered.
    const minor = (value: unknown): number => minorOf(String(value ?? '0'), exponent);
    return {
      date: String(entry.fields.trandate),
      period: String(account.records.nameOf('accountingperiod', Number(entry.fields.postingperiod))),
      currency,
      lines: (entry.sublists.line ?? []).map(({ fields }) => ({
        account: String(account.records.nameOf('account', Number(fields.account))),
        debitMinor: minor(fields.debit),
        creditMinor: minor(fields.credit),
        memo: String(fields.memo ?? ''),
      })),
    };
  });
}
