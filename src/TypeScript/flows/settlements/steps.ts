/**
 * What a person may have done with a settlement, and when. A step is asked for on the page, kept with who and why, and
 * done by the next run.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, readDecimal } from '../../ledger/minor';
import type { Approval } from './states';
import { counted } from './waiting';

export type StepKind = 'undo' | 'post' | 'post-new' | 'keep' | 'approve' | 'suspense';

/** Steps for which no report has to be read. */
export const WITHOUT_READING: ReadonlySet<StepKind> = new Set(['undo', 'keep']);

export interface StepWords {
  /** On the link and as the title of its page. */
  readonly title: string;
  /** Of what was asked for and is not done yet. */
  readonly asked: string;
}

export const STEPS: Readonly<Record<StepKind, StepWords>> = {
  approve: { title: 'Approve', asked: 'It was approved' },
  suspense: { title: 'Post with the known difference', asked: 'Posting with the known difference was asked for' },
  undo: { title: 'Undo the posting', asked: 'Undoing was asked for' },
  post: { title: 'Post again', asked: 'Posting again was asked for' },
  'post-new': { title: 'Post the new content', asked: 'Posting the new content was asked for' },
  keep: { title: 'Leave the new content out', asked: 'Leaving the new content out was asked for' },
};

export const STEP_KINDS = Object.keys(STEPS) as readonly StepKind[];

/** Where a settlement stands. */
export interface StepFacts {
  readonly state: string;
  /** Its entries that are posted and that nothing takes back. */
  readonly standing: number;
  /** Its entries that NetSuite has not posted. */
  readonly waiting: number;
  /** Sum of its lines less its total. */
  readonly difference: Minor;
  /** Lines of its report. */
  readonly lines: number;
  /** Where it waits for somebody's approval. */
  readonly approval: Approval | null;
  /** Whether a later report holds other content, of which nobody has decided. */
  readonly hasOther: boolean;
  /** What is asked for and not done. */
  readonly asked: readonly StepKind[];
}

/** Why this cannot be asked for now, in words; null where it can. */
export function stepProblem(kind: StepKind, facts: StepFacts): string | null {
  const open = facts.asked[0];
  if (open !== undefined) return `${STEPS[open].asked} already; the next run does what is left of it.`;
  return PROBLEMS[kind](facts);
}

const PROBLEMS: Readonly<Record<StepKind, (facts: StepFacts) => string | null>> = {
  approve: ({ state, approval }) => {
    if (approval === 'netsuite') return 'Its journal entries wait for approval in NetSuite; approve them there.';
    return state === 'ready' && approval === 'here' ? null : 'It does not wait for an approval.';
  },
  suspense: ({ state, difference, lines }) => {
    if (state !== 'held' || difference === 0)
      return 'Its lines come to its total, or it is posted: there is no difference.';
    return lines > 0 ? null : 'It has no line at all. Ask Amazon for a whole report.';
  },
  undo: ({ state, standing, waiting }) => {
    if (state === 'matched') {
      return 'Its payout is matched to a deposit. Take the match back on the page Amazon Payouts; then the posting can be undone.';
    }
    if (waiting > 0) {
      return `${counted(waiting, 'entry waits', 'entries wait')} for approval in NetSuite. Approve or delete what waits there; then the posting can be undone.`;
    }
    return standing > 0 ? null : 'Nothing of it stands in the ledger, so there is nothing to undo.';
  },
  post: repostProblem,
  'post-new': (facts) => repostProblem(facts) ?? otherProblem(facts),
  keep: otherProblem,
};

function repostProblem({ state, standing }: StepFacts): string | null {
  if (state !== 'reversed') return 'Only a settlement whose posting was undone can be posted again.';
  if (standing === 0) return null;
  return `${counted(standing, 'entry of an earlier posting stands', 'entries of earlier postings stand')} in the ledger. Undo that first.`;
}

function otherProblem({ hasOther }: StepFacts): string | null {
  return hasOther ? null : 'No later report holds other content of it.';
}

/** What can be asked for now. */
export const stepsOffered = (facts: StepFacts): readonly StepKind[] =>
  STEP_KINDS.filter((kind) => stepProblem(kind, facts) === null);

/** What a person typed must be the difference exactly; both signs of less than zero are taken. */
export function amountProblem(typed: string, difference: Minor, exponent: number, currency: string): string | null {
  const expected = `Expected the difference exactly, ${formatMinor(difference, exponent)} ${currency}`;
  const read = readDecimal(typed.trim().replace('−', '-'), exponent);
  if (!read.ok) return `${expected}; ${read.reason}.`;
  return read.amount === difference
    ? null
    : `${expected}; found ${formatMinor(read.amount, exponent)}. There is no tolerance.`;
}

/** Characters that a reason may have. */
export const LONGEST_REASON = 1_000;

/** An approval speaks for itself; everything else is explained. */
export function reasonProblem(kind: StepKind, reason: string): string | null {
  if (reason.trim() === '' && kind !== 'approve') return 'Say in a few words why; the words are kept with your name.';
  if (reason.length <= LONGEST_REASON) return null;
  return `The reason has ${reason.length} characters; say it in ${LONGEST_REASON} at most.`;
}
