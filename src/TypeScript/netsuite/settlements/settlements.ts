/**
 * The records of settlements: one for each, by connection and Amazon's id, with its sums, its planned entries and why it
 * waits.
 *
 * @NApiVersion 2.1
 */

import { chainLink } from '../../flows/settlements/chain';
import type { SettlementPlan } from '../../flows/settlements/postingPlan';
import type { OtherContent } from '../../flows/settlements/reissue';
import type { LineClass, SettlementHead, SettlementReading, Triple } from '../../flows/settlements/settlement';
import { type Approval, isInBooks, type SettlementState } from '../../flows/settlements/states';
import { counted } from '../../flows/settlements/waiting';
import { formatMinor } from '../../ledger/minor';
import { SETTLEMENT } from '../ids';
import { number, requiredText, rows, text } from '../rows';
import { change, changeLocked, createOnce, textOf, type Values } from '../saving';
import { accountsOfPlan } from './chosen';
import type { KeptDifference } from './loadedSettlement';
import { linkText } from './settlementChain';
import type { SettleWork } from './settlementWork';

export interface KnownSettlement {
  readonly id: string;
  readonly state: SettlementState;
  readonly hash: string;
  /** Internal id of the report that told it last. */
  readonly file: string | null;
  /** Internal id of a later report with other content, of which nobody has decided. */
  readonly otherFile: string | null;
  /** The number of its last posting, or of the one that it waits for. */
  readonly posting: number;
}

/** Goes up by one where the last posting was reversed in full. */
export const FIRST_POSTING = 1;

/** A text area holds 4,000 bytes. */
const LONGEST_MESSAGE = 3_900;

export const settlementKey = (connection: string, settlementId: string): string =>
  `cwy-settlement-${connection}-${settlementId}`;

/** 10 units. */
export function knownSettlement(key: string): KnownSettlement | null {
  const sql = `SELECT id, ${SETTLEMENT.state} AS state, ${SETTLEMENT.hash} AS hash, ${SETTLEMENT.file} AS file,
    ${SETTLEMENT.otherFile} AS otherfile, ${SETTLEMENT.posting} AS posting FROM ${SETTLEMENT.type} WHERE externalid = ?`;
  const [row] = rows(sql, [key]);
  if (row === undefined) return null;
  return {
    id: requiredText(row, 'id'),
    state: (text(row, 'state') ?? 'held') as SettlementState,
    hash: text(row, 'hash') ?? '',
    file: text(row, 'file'),
    otherFile: text(row, 'otherfile'),
    posting: number(row, 'posting') ?? FIRST_POSTING,
  };
}

export interface SettlementFacts {
  readonly work: SettleWork;
  readonly reading: SettlementReading;
  readonly plan: SettlementPlan;
  /** By which it was planned. */
  readonly classOf: (triple: Triple) => LineClass | null;
  readonly hash: string;
  readonly posting: number;
  /** What an authorised person wants posted to suspense. */
  readonly suspense: KeptDifference | null;
  /** Whether its draft waits for a person. */
  readonly waitsForApproval: boolean;
  readonly held: readonly string[];
  /** Internal id of the marketplace of lines without one. */
  readonly marketplace: string | null;
}

/** Writes it as it is planned, held or ready: 6 units for a new one, 2 otherwise. Answers its internal id. */
export function keepSettlement(key: string, known: KnownSettlement | null, facts: SettlementFacts): string {
  const values = valuesOf(facts);
  if (known !== null) {
    change(SETTLEMENT.type, known.id, values);
    return known.id;
  }
  const { work, reading } = facts;
  const made = createOnce(SETTLEMENT.type, key, {
    [SETTLEMENT.connection]: work.connection,
    [SETTLEMENT.number]: reading.head.settlementId,
    ...values,
  });
  if (made !== null) return String(made);
  const there = knownSettlement(key);
  if (there === null) throw new Error(`The settlement ${key} is there and cannot be found.`);
  return there.id;
}

/** How a posting ended: posted, or with what stands against it, or waiting for somebody's approval in NetSuite. */
export type Ending =
  | { readonly state: 'posted' }
  | { readonly state: 'held'; readonly message: string }
  | { readonly state: 'ready'; readonly message: string };

/** 6 units. False where it was undone meanwhile: then it stays so. */
export function markSettlement(id: string, head: SettlementHead, posting: number, ending: Ending): boolean {
  let isUndone = false;
  changeLocked(SETTLEMENT.type, id, (current) => {
    const state = textOf(current, SETTLEMENT.state) ?? '';
    isUndone = state === 'reversed' || Number(textOf(current, SETTLEMENT.posting)) !== posting;
    // Another run was quicker, and a deposit may be matched to it already.
    if (isUndone || isInBooks(state)) return null;
    const words = ending.state === 'posted' ? `Posted: ${totalOf(head)}.` : ending.message;
    return {
      [SETTLEMENT.state]: ending.state satisfies SettlementState,
      [SETTLEMENT.approval]: (ending.state === 'ready' ? 'netsuite' : '') satisfies Approval | '',
      [SETTLEMENT.held]: JSON.stringify(ending.state === 'held' ? [{ reason: words }] : []),
      [SETTLEMENT.message]: words.slice(0, LONGEST_MESSAGE),
    };
  });
  return !isUndone;
}

/** Keeps what a later report holds of it, for a person to decide (2 units). */
export function keepOther(id: string, file: string, content: OtherContent): void {
  change(SETTLEMENT.type, id, { [SETTLEMENT.otherFile]: file, [SETTLEMENT.other]: JSON.stringify(content) });
}

/** Somebody has decided; or it is what is posted now (2 units). */
export function leaveOther(id: string): void {
  change(SETTLEMENT.type, id, { [SETTLEMENT.otherFile]: null, [SETTLEMENT.other]: '' });
}

/** Its known difference is cleared (2 units). */
export function endSuspense(id: string): void {
  change(SETTLEMENT.type, id, { [SETTLEMENT.suspenseOpen]: false });
}

/** Its posting is taken back in full (2 units). */
export function markReversed(id: string, entries: number, posting: number): void {
  change(SETTLEMENT.type, id, {
    [SETTLEMENT.state]: 'reversed' satisfies SettlementState,
    [SETTLEMENT.suspenseOpen]: false,
    [SETTLEMENT.approval]: '',
    [SETTLEMENT.held]: '[]',
    [SETTLEMENT.message]: `Posting ${posting} was undone: ${counted(entries, 'entry is', 'entries are')} reversed.`,
  });
}

const readyWords = (head: SettlementHead, waits: boolean): string =>
  waits ? `Its draft of ${totalOf(head)} waits for approval.` : `Ready: ${totalOf(head)}.`;

const totalOf = ({ total, exponent, currency }: SettlementHead): string =>
  `${formatMinor(total, exponent)} ${currency}`;

function valuesOf(facts: SettlementFacts): Values {
  const { work, reading, plan, classOf, hash, posting, suspense, waitsForApproval, held, marketplace } = facts;
  const { head } = reading;
  const state: SettlementState = held.length > 0 || !plan.ok ? 'held' : 'ready';
  const groups = reading.groups.map((each) => ({ ...each, class: classOf(each) }));
  const planned = plan.ok ? [] : plan.held;
  const reasons = held.map((reason) => planned.find((each) => each.reason === reason) ?? { reason });
  return {
    [SETTLEMENT.file]: work.file,
    [SETTLEMENT.marketplace]: marketplace,
    [SETTLEMENT.currency]: head.currency,
    [SETTLEMENT.start]: new Date(head.start).toISOString(),
    [SETTLEMENT.end]: new Date(head.end).toISOString(),
    [SETTLEMENT.deposit]: new Date(head.depositDate).toISOString(),
    [SETTLEMENT.total]: formatMinor(head.total, head.exponent),
    [SETTLEMENT.lines]: reading.lines,
    [SETTLEMENT.state]: state,
    [SETTLEMENT.posting]: posting,
    [SETTLEMENT.hash]: hash,
    [SETTLEMENT.groups]: JSON.stringify({ groups, byClass: plan.proof.byClass }),
    [SETTLEMENT.journals]: JSON.stringify(plan.ok ? plan.journals : []),
    [SETTLEMENT.accounts]: JSON.stringify(plan.ok ? accountsOfPlan(work, plan.journals) : {}),
    [SETTLEMENT.held]: JSON.stringify(reasons),
    [SETTLEMENT.notes]: JSON.stringify(reading.notes),
    [SETTLEMENT.link]: linkText(chainLink(reading, classOf)),
    [SETTLEMENT.suspense]: suspense === null ? '' : JSON.stringify(suspense),
    [SETTLEMENT.suspenseOpen]: suspense !== null,
    [SETTLEMENT.approval]: (waitsForApproval ? 'here' : '') satisfies Approval | '',
    [SETTLEMENT.message]: (held.join(' ') || readyWords(head, waitsForApproval)).slice(0, LONGEST_MESSAGE),
  };
}
