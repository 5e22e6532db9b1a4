/**
 * The records of what people asked for of settlements: made once by the page, done by the run.
 *
 * @NApiVersion 2.1
 */

import type { StepKind } from '../../flows/settlements/steps';
import { SETTLEMENT, SETTLEMENT_STEP } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';
import { change, createOnce } from '../saving';
import { momentColumn, momentOf } from '../times';

export type StepState = 'asked' | 'done' | 'refused';

export interface SettlementStep {
  readonly id: string;
  /** Internal id of the settlement's record. */
  readonly settlement: string;
  readonly kind: StepKind;
  /** The number of the posting that it is about. */
  readonly posting: number;
  /** Hash of what the person saw, where the step holds for that alone. */
  readonly content: string;
  /** Decimal text that the person confirmed; empty where none is asked for. */
  readonly amount: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date | null;
  readonly state: StepState;
  readonly message: string;
}

const s = SETTLEMENT_STEP;
const COLUMNS = `id, ${s.settlement} AS settlement, ${s.kind} AS kind, ${s.posting} AS posting, ${s.content} AS content, ${s.amount} AS amount,
  ${s.reason} AS reason, ${s.by} AS stepby, ${momentColumn(s.at)} AS stepat, ${s.state} AS state, ${s.message} AS message`;

/** Of one settlement, in the order in which they were asked for (10 units). */
export function stepsOf(settlement: string): SettlementStep[] {
  const sql = `SELECT ${COLUMNS} FROM ${s.type} WHERE ${s.settlement} = ? ORDER BY id`;
  return rows(sql, [Number(settlement)]).map(stepOf);
}

/** Something that is asked for and not done. */
export interface AskedStep {
  /** Internal id of the record of the report that it needs. */
  readonly file: string;
  /** Internal id of the settlement's record. */
  readonly settlement: string;
  readonly kind: StepKind;
}

/** Of all settlements, in the order in which it was asked for (10 units). */
export function askedSteps(): AskedStep[] {
  const sql = `SELECT t.id AS settlement, t.${SETTLEMENT.file} AS settled, t.${SETTLEMENT.otherFile} AS other, p.${s.kind} AS kind
    FROM ${s.type} p JOIN ${SETTLEMENT.type} t ON t.id = p.${s.settlement} WHERE p.${s.state} = 'asked' ORDER BY p.id`;
  return rows(sql).map((row) => {
    const kind = requiredText(row, 'kind') as StepKind;
    const other = kind === 'post-new' ? text(row, 'other') : null;
    return { file: other ?? requiredText(row, 'settled'), settlement: requiredText(row, 'settlement'), kind };
  });
}

function stepOf(row: Row): SettlementStep {
  return {
    id: requiredText(row, 'id'),
    settlement: requiredText(row, 'settlement'),
    kind: requiredText(row, 'kind') as StepKind,
    posting: number(row, 'posting') ?? 0,
    content: text(row, 'content') ?? '',
    amount: text(row, 'amount') ?? '',
    reason: text(row, 'reason') ?? '',
    by: text(row, 'stepby') ?? '',
    at: momentOf(text(row, 'stepat')),
    state: requiredText(row, 'state') as StepState,
    message: text(row, 'message') ?? '',
  };
}

export type Asking = Pick<SettlementStep, 'settlement' | 'kind' | 'posting' | 'content' | 'amount' | 'reason'>;

/** Keeps what a person asks for, in the person's role: 6 units. False where the same was asked for a moment ago. */
export function askFor(asking: Asking, known: readonly SettlementStep[]): boolean {
  const { settlement, kind, posting, content, amount, reason } = asking;
  const before = known.filter((each) => each.kind === kind).length;
  const made = createOnce(s.type, `cwy-setstep-${settlement}-${kind}-${before + 1}`, {
    [s.settlement]: settlement,
    [s.kind]: kind,
    [s.posting]: posting,
    [s.content]: content,
    [s.amount]: amount,
    [s.reason]: reason,
    [s.state]: 'asked' satisfies StepState,
  });
  return made !== null;
}

/** 2 units. */
export function markStep(id: string, state: StepState, message: string): void {
  change(s.type, id, { [s.state]: state, [s.message]: message.slice(0, 3_900) });
}
