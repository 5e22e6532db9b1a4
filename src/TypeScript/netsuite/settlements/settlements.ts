/**
 * The records of settlements: one for each, by connection and Amazon's id, with its sums, its planned entries and why it
 * waits.
 *
 * @NApiVersion 2.1
 */

import { chainLink } from '../../flows/settlements/chain';
import type { SettlementPlan } from '../../flows/settlements/postingPlan';
import type { LineClass, SettlementReading, Triple } from '../../flows/settlements/settlement';
import { formatMinor } from '../../ledger/minor';
import { SETTLEMENT } from '../ids';
import { number, requiredText, rows, text } from '../rows';
import { change, createOnce, type Values } from '../saving';
import { linkText } from './settlementChain';
import type { SettleWork } from './settlementWork';

export type SettlementState = 'held' | 'ready' | 'posted' | 'reversed';

export interface KnownSettlement {
  readonly id: string;
  readonly state: SettlementState;
  readonly hash: string;
  readonly posting: number;
}

export const settlementKey = (connection: string, settlementId: string): string =>
  `cwy-settlement-${connection}-${settlementId}`;

/** 10 units. */
export function knownSettlement(key: string): KnownSettlement | null {
  const sql = `SELECT id, ${SETTLEMENT.state} AS state, ${SETTLEMENT.hash} AS hash, ${SETTLEMENT.posting} AS posting
    FROM ${SETTLEMENT.type} WHERE externalid = ?`;
  const [row] = rows(sql, [key]);
  if (row === undefined) return null;
  return {
    id: requiredText(row, 'id'),
    state: (text(row, 'state') ?? 'held') as SettlementState,
    hash: text(row, 'hash') ?? '',
    posting: number(row, 'posting') ?? 1,
  };
}

export interface SettlementFacts {
  readonly work: SettleWork;
  readonly reading: SettlementReading;
  readonly plan: SettlementPlan;
  /** By which it was planned. */
  readonly classOf: (triple: Triple) => LineClass | null;
  readonly hash: string;
  readonly held: readonly string[];
  /** Internal id of the marketplace of lines without one. */
  readonly marketplace: string | null;
  readonly isPosted?: boolean;
}

/** Writes it as it stands now: 6 units for a new one, 2 otherwise. Answers its internal id. */
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
    [SETTLEMENT.posting]: 1,
    ...values,
  });
  if (made !== null) return String(made);
  const there = knownSettlement(key);
  if (there === null) throw new Error(`The settlement ${key} is there and cannot be found.`);
  return there.id;
}

function valuesOf({
  work,
  reading,
  plan,
  classOf,
  hash,
  held,
  marketplace,
  isPosted = false,
}: SettlementFacts): Values {
  const { head } = reading;
  const state: SettlementState = isPosted ? 'posted' : held.length > 0 || !plan.ok ? 'held' : 'ready';
  const groups = reading.groups.map((each) => ({ ...each, class: classOf(each) }));
  const total = `${formatMinor(head.total, head.exponent)} ${head.currency}`;
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
    [SETTLEMENT.hash]: hash,
    [SETTLEMENT.groups]: JSON.stringify({ groups, byClass: plan.proof.byClass }),
    [SETTLEMENT.journals]: JSON.stringify(plan.ok ? plan.journals : []),
    [SETTLEMENT.held]: JSON.stringify(plan.ok ? held.map((reason) => ({ reason })) : plan.held),
    [SETTLEMENT.notes]: JSON.stringify(reading.notes),
    [SETTLEMENT.link]: linkText(chainLink(reading, classOf)),
    [SETTLEMENT.message]: (state === 'posted' ? `Posted: ${total}.` : held.join(' ') || `Ready: ${total}.`).slice(
      0,
      3_900,
    ),
  };
}
