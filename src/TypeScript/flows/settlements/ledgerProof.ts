/**
 * The proof of a posted settlement, from its report to the ledger: report lines → classes → journal lines → payout. Each
 * step is read where it stands, never taken from the step before. It fails closed: one thing that cannot be read or does
 * not agree, and nothing of it is proven.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum, ZERO } from '../../ledger/minor';
import { type DepositFacts, depositStep } from './depositProof';
import type { JournalPlan } from './journals';
import type { KnownDifference, Proof, SeenGroup } from './proof';
import type { LineGroup } from './settlement';
import { isInBooks } from './states';
import { groupKey } from './trace';
import { counted, shownMinor } from './waiting';

/** What could be read, or why it could not. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** The settlement as its record keeps it. */
export interface KeptFacts {
  readonly settlementId: string;
  readonly currency: string;
  readonly exponent: number;
  readonly total: Minor;
  readonly lines: number;
  readonly state: string;
  readonly groups: readonly SeenGroup[];
  readonly byClass: Proof['byClass'];
  readonly journals: readonly JournalPlan[];
  /** Of its lines to its total, where an authorised person had it posted to suspense; null where there is none. */
  readonly suspense: KnownDifference | null;
}

/** The report, read again from its files. */
export interface ReportFacts {
  readonly lines: number;
  readonly sum: Minor;
  readonly total: Minor;
  readonly groups: readonly LineGroup[];
  /** SHA-256 of its text. */
  readonly hash: string;
}

/** What stands in the ledger, by entry and account. */
export interface BookedAmount {
  /** External id of the entry; its number where it has none. */
  readonly entry: string;
  readonly account: string;
  readonly accountName: string;
  /** Debits less credits. */
  readonly amount: Minor;
  readonly lines: number;
  /** Whether the entry counts in the ledger: approved and not voided. */
  readonly posted: boolean;
}

/** What was planned, by entry and account, with the accounts that are chosen now. */
export interface PlannedAmount {
  readonly entry: string;
  /** Internal id; null where none is chosen. */
  readonly account: string | null;
  readonly role: string;
  readonly amount: Minor;
  /** Whether it settles: payout, carry, debt and what subsidiaries owe each other, which stand for no line of the report. */
  readonly settles: boolean;
}

export interface ProofFacts {
  readonly kept: KeptFacts;
  readonly report: Read<ReportFacts>;
  readonly planned: readonly PlannedAmount[];
  /** Without entries of earlier postings. */
  readonly booked: Read<readonly BookedAmount[]>;
  /** Entries of earlier postings that are not reversed in full. */
  readonly earlier: readonly string[];
  /** Null where nobody has looked for its payout yet. */
  readonly deposit: Read<DepositFacts | null>;
}

export type StepName = 'Report lines' | 'Classes' | 'Journal lines' | 'Payout' | 'Deposit';

export interface ProofStep {
  readonly name: StepName;
  readonly what: string;
  readonly count: number | null;
  /** Null where it could not be read. */
  readonly sum: Minor | null;
  readonly hash: string | null;
  /** What does not agree; empty where all does. */
  readonly reasons: readonly string[];
  /** There is nothing yet that could agree, and nothing that speaks against it. */
  readonly awaited?: true;
}

export interface LedgerProof {
  readonly proven: boolean;
  /** Between lines and total: zero, or what was posted to suspense. */
  readonly difference: Minor;
  readonly reasons: readonly string[];
  readonly steps: readonly ProofStep[];
}

/** `hashOf`: SHA-256 of a text that is not empty, as hexadecimal digits. */
export function proveInLedger(facts: ProofFacts, hashOf: (text: string) => string): LedgerProof {
  const { kept } = facts;
  const words = (amount: Minor): string => `${shownMinor(amount, kept.exponent)} ${kept.currency}`;
  const steps: readonly ProofStep[] = [
    reportStep(facts, words),
    classStep(facts, words, hashOf),
    journalStep(facts, words, hashOf),
    payoutStep(facts, words, hashOf),
    depositStep(kept, facts.deposit.ok ? facts.deposit.value : facts.deposit.reason, hashOf),
  ];
  const state = isInBooks(kept.state) ? [] : [`Expected a settlement that is posted, found one that is ${kept.state}.`];
  const reasons = [...state, ...steps.flatMap((step) => step.reasons)];
  return { proven: reasons.length === 0, difference: knownIn(kept), reasons, steps };
}

type Words = (amount: Minor) => string;

/** Sum of the lines less the total, as far as it is known; anything else is a reason against the proof. */
const knownIn = ({ suspense }: KeptFacts): Minor => suspense?.amount ?? ZERO;

function reportStep({ kept, report }: ProofFacts, words: Words): ProofStep {
  const step = { name: 'Report lines', what: 'Read again from the report' } as const;
  if (!report.ok) return { ...step, count: null, sum: null, hash: null, reasons: [report.reason] };
  const { lines, sum: found, total, hash } = report.value;
  const reasons = [
    ...differs(
      'The lines of the report come to',
      words(found),
      knownIn(kept) === 0 ? 'its own total-amount' : 'its own total-amount and the known difference',
      words(minor(total + knownIn(kept))),
    ),
    ...differs(
      'The total-amount of the report is',
      words(total),
      'as on the record of the settlement',
      words(kept.total),
    ),
    ...differs('The report has', `${lines} lines`, 'as on the record of the settlement', `${kept.lines} lines`),
  ];
  return { ...step, count: lines, sum: found, hash, reasons };
}

function classStep({ kept, report }: ProofFacts, words: Words, hashOf: (text: string) => string): ProofStep {
  const { groups, byClass } = kept;
  const count = byClass.reduce((all, each) => all + each.lines, 0);
  const found = sum(byClass.map(({ amount }) => amount));
  const without = groups.filter((each) => each.class === null || each.class === 'review');
  const reasons = [
    ...(without.length === 0
      ? []
      : [
          `${counted(without.length, 'kind of line has', 'kinds of lines have')} no class, or one that a person has to decide.`,
        ]),
    ...differs(
      'All classes come to',
      words(found),
      knownIn(kept) === 0 ? 'the total' : 'the total and the known difference',
      words(minor(kept.total + knownIn(kept))),
    ),
    ...differs('All classes have', `${count} lines`, 'as the settlement has', `${kept.lines} lines`),
    ...byClass.flatMap((each) => {
      const own = groups.filter((group) => group.class === each.class);
      return differs(
        `The class ${each.class} is`,
        words(each.amount),
        'as its kinds of lines come to',
        words(sum(own.map(({ amount }) => amount))),
      );
    }),
    ...(report.ok ? otherKinds(groups, report.value.groups, words) : []),
  ];
  const text = byClass.map((each) => `${each.class}\t${each.lines}\t${each.amount}`).join('\n');
  return {
    name: 'Classes',
    what: 'Each line in one class, as posted',
    count,
    sum: found,
    hash: text === '' ? null : hashOf(text),
    reasons,
  };
}

/** Kinds of which the report, read again, holds other lines than those that were posted. */
function otherKinds(kept: readonly LineGroup[], read: readonly LineGroup[], words: Words): readonly string[] {
  const of = (groups: readonly LineGroup[]): Map<string, LineGroup> =>
    new Map(groups.map((each) => [groupKey(each), each]));
  const [before, now] = [of(kept), of(read)];
  const keys = [...new Set([...before.keys(), ...now.keys()])].filter(
    (key) => before.get(key)?.amount !== now.get(key)?.amount || before.get(key)?.lines !== now.get(key)?.lines,
  );
  if (keys.length === 0) return [];
  const [first = ''] = keys;
  const size = (group: LineGroup | undefined): string =>
    group === undefined ? 'none' : `${group.lines} lines of ${words(group.amount)}`;
  return [
    `${keys.length} kinds of lines are not what was posted, the first ${first}: posted ${size(before.get(first))}, in the report ${size(now.get(first))}.`,
  ];
}

function journalStep(
  { kept, planned, booked, earlier }: ProofFacts,
  words: Words,
  hashOf: (text: string) => string,
): ProofStep {
  const step = { name: 'Journal lines', what: 'Read from NetSuite, by entry and account' } as const;
  if (!booked.ok) return { ...step, count: null, sum: null, hash: null, reasons: [booked.reason] };
  const found = booked.value;
  if (found.length === 0 && !movesNothing(kept)) {
    const reasons = ['NetSuite has no journal entry of this settlement.'];
    return { ...step, count: 0, sum: null, hash: null, reasons };
  }
  const entries = new Set(found.map(({ entry }) => entry));
  const expected = new Set(kept.journals.map(({ externalId }) => externalId));
  const missing = [...expected].filter((entry) => !entries.has(entry));
  const surplus = [...entries].filter((entry) => !expected.has(entry));
  const unposted = [...new Set(found.filter((each) => !each.posted).map(({ entry }) => entry))];
  const unbalanced = [...entries].filter(
    (entry) => sum(found.filter((each) => each.entry === entry).map(({ amount }) => amount)) !== 0,
  );
  const moved = withoutSettling(found, planned);
  const reasons = [
    ...missing.map((entry) => `The journal entry ${entry} is not in NetSuite.`),
    ...surplus.map((entry) => `The journal entry ${entry} names this settlement, and none was planned.`),
    ...earlier.map((entry) => `The entry ${entry} of an earlier posting is not reversed in full.`),
    ...unposted.map((entry) => `The journal entry ${entry} is not posted.`),
    ...unbalanced.map((entry) => `The lines of the journal entry ${entry} do not come to zero in ${kept.currency}.`),
    ...otherAmounts(found, planned, words),
    ...differs(
      'Without payout, carry, debt and what subsidiaries owe each other the journal lines come to',
      words(moved),
      'the total',
      words(kept.total),
    ),
  ];
  const text = found.map((each) => `${each.entry}\t${each.account}\t${each.lines}\t${each.amount}`).join('\n');
  const count = found.reduce((all, each) => all + each.lines, 0);
  return { ...step, count, sum: moved, hash: text === '' ? null : hashOf(text), reasons };
}

/** Lines that come to nothing on every account are posted without an entry. */
const movesNothing = ({ state, journals }: KeptFacts): boolean => isInBooks(state) && journals.length === 0;

/** By entry and account: what stands against what was planned. */
function otherAmounts(
  found: readonly BookedAmount[],
  planned: readonly PlannedAmount[],
  words: Words,
): readonly string[] {
  const nowhere = [...new Set(planned.filter((each) => each.account === null).map(({ role }) => role))];
  const sums = new Map<string, { entry: string; name: string; booked: number; planned: number }>();
  const at = (entry: string, account: string, name: string) => {
    const key = `${entry}\t${account}`;
    const known = sums.get(key) ?? { entry, name, booked: 0, planned: 0 };
    sums.set(key, known);
    return known;
  };
  for (const { entry, account, accountName, amount } of found) at(entry, account, accountName).booked += amount;
  for (const { entry, account, role, amount } of planned) {
    if (account !== null) at(entry, account, `the account of ${role}`).planned += amount;
  }
  const other = [...sums.values()].filter((each) => each.booked !== each.planned);
  return [
    ...nowhere.map((role) => `No account is chosen for ${role} any more, so its lines cannot be compared.`),
    ...other.map(
      (each) =>
        `${each.entry}, ${each.name}: planned ${words(minor(each.planned))}, in NetSuite ${words(minor(each.booked))}.`,
    ),
  ];
}

/** What the report's lines brought to their accounts, with the sign that they have in the report. */
function withoutSettling(found: readonly BookedAmount[], planned: readonly PlannedAmount[]): Minor {
  return negate(minor(sum(found.map(({ amount }) => amount)) - settling(found, planned)));
}

/** What NetSuite holds on the accounts that settle, less what lines of the report were planned to put there. */
function settling(found: readonly BookedAmount[], planned: readonly PlannedAmount[]): number {
  const accounts = new Set(planned.filter(({ settles }) => settles).map(({ account }) => account));
  const standing = found.filter(({ account }) => accounts.has(account)).map(({ amount }) => amount);
  const ofLines = planned.filter((each) => !each.settles && accounts.has(each.account)).map(({ amount }) => amount);
  return sum(standing) - sum(ofLines);
}

/** Uses of the accounts on which a settlement ends. */
const ENDS: ReadonlySet<string> = new Set(['payout', 'debt']);

function payoutStep({ kept, planned, booked }: ProofFacts, words: Words, hashOf: (text: string) => string): ProofStep {
  const owed = kept.total < 0;
  const what = owed ? 'Owed to Amazon: nothing is paid out' : 'Paid out by Amazon';
  const step = { name: 'Payout', what } as const;
  if (!booked.ok) return { ...step, count: null, sum: null, hash: null, reasons: [booked.reason] };
  if (booked.value.length === 0 && !movesNothing(kept)) {
    const reasons = [owed ? 'Nothing was moved to debt.' : 'Nothing was moved to payout.'];
    return { ...step, count: 0, sum: null, hash: null, reasons };
  }
  const ends = planned.filter((each) => each.settles && ENDS.has(each.role));
  const accounts = new Set(ends.map(({ account }) => account));
  const standing = booked.value.filter(({ account }) => accounts.has(account));
  const ofLines = planned.filter((each) => !each.settles && accounts.has(each.account));
  const found = minor(sum(standing.map(({ amount }) => amount)) - sum(ofLines.map(({ amount }) => amount)));
  const reasons = differs(
    owed ? 'Debt moved by' : 'Payout moved by',
    words(found),
    'the total that Amazon states',
    words(kept.total),
  );
  const text = standing.map((each) => `${each.account}\t${each.amount}`).join('\n');
  return { ...step, count: standing.length, sum: found, hash: text === '' ? null : hashOf(text), reasons };
}

function differs(what: string, found: string, against: string, expected: string): readonly string[] {
  return found === expected ? [] : [`${what} ${found}; expected ${expected}, ${against}.`];
}
