/**
 * Keeps what a person asks for of a settlement, once, if it can be done and is what the page showed.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { amountProblem, reasonProblem, stepProblem } from '../../flows/settlements/steps';
import { formatMinor } from '../../ledger/minor';
import { codeOf } from '../saving';
import { isSettlement, loadSettlement } from '../settlements/loadedSettlement';
import { askFor } from '../settlements/settlementSteps';
import { FOREIGN_FORM, isOwnForm } from './formToken';
import { contentOf, mayTakeSteps, NOT_YOURS, situationOf } from './settlementSituation';
import { isStepKind, STEP_FIELDS } from './settlementStepPage';

export interface StepAnswer {
  readonly settlement: string;
  readonly kind: string;
  /** Why nothing was kept; null where the step is asked for. */
  readonly refused: string | null;
}

const NOT_ALLOWED = new Set(['INSUFFICIENT_PERMISSION', 'INSUFFICIENT_PERMISSIONS']);

export function askStep(parameters: Readonly<Record<string, string | undefined>>): StepAnswer {
  const settlement = parameters[STEP_FIELDS.settlement] ?? '';
  const kind = parameters[STEP_FIELDS.kind] ?? '';
  return { settlement, kind, refused: refusalOf(parameters, settlement, kind) };
}

function refusalOf(
  parameters: Readonly<Record<string, string | undefined>>,
  settlement: string,
  kind: string,
): string | null {
  if (!isOwnForm(parameters)) return FOREIGN_FORM;
  if (!mayTakeSteps()) return NOT_YOURS;
  if (!isSettlement(settlement) || !isStepKind(kind))
    return 'Expected a settlement and what to do with it. Begin on the page Amazon Settlements.';
  const reason = (parameters[STEP_FIELDS.reason] ?? '').trim();
  const situation = situationOf(loadSettlement(settlement));
  const { kept, facts } = situation;
  const typed = (parameters[STEP_FIELDS.amount] ?? '').trim();
  const problem =
    reasonProblem(kind, reason) ??
    stepProblem(kind, facts) ??
    (kind === 'suspense' ? amountProblem(typed, facts.difference, kept.exponent, kept.currency) : null);
  if (problem !== null) return problem;
  const content = contentOf(situation, kind);
  if (content !== (parameters[STEP_FIELDS.content] ?? '')) {
    return 'The settlement has changed since this page was shown. Look at it again; then press the button once more.';
  }
  try {
    const amount = kind === 'suspense' ? formatMinor(facts.difference, kept.exponent) : '';
    return askFor({ settlement, kind, posting: kept.posting, content, amount, reason }, situation.steps)
      ? null
      : 'Somebody else asked for the same a moment ago.';
  } catch (error) {
    if (!NOT_ALLOWED.has(codeOf(error))) throw error;
    return `${NOT_YOURS} Your role is ${runtime.getCurrentUser().roleId}.`;
  }
}
