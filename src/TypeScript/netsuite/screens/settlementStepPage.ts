/**
 * The page before something is done with a settlement: what it will do, with the amounts, and the one button that asks for
 * it. In the user's own role, so that what a role may not, NetSuite refuses too.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import * as serverWidget from 'N/ui/serverWidget';
import { type Standing, standingOf } from '../../flows/settlements/reversal';
import { STEP_KINDS, STEPS, type StepFacts, type StepKind, stepProblem } from '../../flows/settlements/steps';
import { counted, shownMinor } from '../../flows/settlements/waiting';
import { type Minor, minor } from '../../ledger/minor';
import { hashOf } from '../orders/documents';
import { type BookedLine, bookedLines } from '../settlements/booked';
import { isSettlement, type KeptSettlement, loadSettlement } from '../settlements/loadedSettlement';
import { type SettlementStep, stepsOf } from '../settlements/settlementSteps';
import { differenceTable } from './differenceTable';
import { addToken } from './formToken';
import { type Html, html, link } from './html';
import { showNotice } from './notice';
import { addHtml } from './pageParts';
import { type Column, settlementAddress, TABLE_STYLE, tableHtml } from './settlementParts';

/** Roles that may look at settlements and do nothing with them; the record's permissions say the same. */
const READERS = new Set(['customrole_cwy_ops']);

export const mayTakeSteps = (): boolean => !READERS.has(runtime.getCurrentUser().roleId.toLowerCase());

export const NOT_YOURS =
  'Your role may look at settlements and not undo or post them. Ask somebody with the role Amazon Accountant.';

/** Names of the form's fields. */
export const STEP_FIELDS = {
  settlement: 'custpage_id',
  kind: 'custpage_kind',
  reason: 'custpage_reason',
  content: 'custpage_content',
} as const;

export interface StepSituation {
  readonly kept: KeptSettlement;
  readonly lines: readonly BookedLine[];
  readonly standing: Standing;
  readonly steps: readonly SettlementStep[];
  readonly facts: StepFacts;
}

/** About 25 units. */
export function situationOf(kept: KeptSettlement): StepSituation {
  const lines = bookedLines(kept.id, kept.exponent);
  const standing = standingOf(lines, kept.settlementId);
  const steps = stepsOf(kept.id);
  const facts = {
    state: kept.state,
    standing: standing.standing.length,
    waiting: standing.waiting.length,
    hasOther: kept.other !== null,
    asked: steps.filter(({ state }) => state === 'asked').map(({ kind }) => kind),
  };
  return { kept, lines, standing, steps, facts };
}

/** `id`: of the settlement's record. `kind`: what is to be done. Both as the address has them. */
export function settlementStepPage(id: string, kind: string): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Settlement Step' });
  const refused = (words: string): serverWidget.Form => {
    addHtml(
      form,
      'custpage_first',
      html`<p class="lead"><b>${words}</b><br>${link(settlementAddress({}), 'All settlements')}</p>`,
    );
    return form;
  };
  if (!mayTakeSteps()) return refused(NOT_YOURS);
  if (!isSettlement(id) || !isStepKind(kind))
    return refused('Choose a settlement first, and on its page what to do with it.');
  return settlementStepForm(situationOf(loadSettlement(id)), kind);
}

export const isStepKind = (kind: string): kind is StepKind => (STEP_KINDS as readonly string[]).includes(kind);

function settlementStepForm(situation: StepSituation, kind: StepKind): serverWidget.Form {
  const { kept, facts } = situation;
  const { title } = STEPS[kind];
  const form = serverWidget.createForm({ title: `${title}: Amazon Settlement ${kept.settlementId}` });
  showNotice(form);
  const back = link(settlementAddress({ id: kept.id }), '‹ The settlement, nothing is changed');
  const problem = stepProblem(kind, facts);
  if (problem !== null) {
    addHtml(form, 'custpage_first', html`<p class="lead"><b>${problem}</b><br>${back}</p>`);
    return form;
  }
  addHtml(
    form,
    'custpage_first',
    html`<p class="lead"><b>${WORDS[kind](situation)}</b> Nothing is changed yet.<br>${back}</p>`,
  );
  const reason = form.addField({ id: STEP_FIELDS.reason, label: 'Why', type: serverWidget.FieldType.TEXTAREA });
  reason.isMandatory = true;
  hidden(form, STEP_FIELDS.settlement, kept.id);
  hidden(form, STEP_FIELDS.kind, kind);
  hidden(form, STEP_FIELDS.content, contentOf(situation, kind));
  addToken(form);
  form.addSubmitButton({ label: title });
  const table = TABLES[kind](situation);
  addHtml(form, 'custpage_rows', html`${TABLE_STYLE}<div class="cwy">${table}</div>`, 'OUTSIDEBELOW');
  return form;
}

function hidden(form: serverWidget.Form, id: string, value: string): void {
  const field = form.addField({ id, label: id, type: serverWidget.FieldType.TEXT });
  field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  field.defaultValue = value;
}

/** Hash of what the person saw, which must still be so when it is asked for; empty where nothing of it can change. */
export function contentOf({ standing, kept }: StepSituation, kind: StepKind): string {
  if (kind === 'undo') return hashOf(JSON.stringify(standing.standing));
  return kind === 'post' ? '' : (kept.other?.hash ?? '');
}

const WORDS: Readonly<Record<StepKind, (situation: StepSituation) => string>> = {
  undo: ({ standing, kept }) => {
    const { length } = standing.standing;
    const entries = counted(length, 'journal entry', 'journal entries');
    const debits = money(kept, sumOf(standing.standing.flatMap(({ lines }) => lines.map(({ amount }) => amount))));
    const mirrored = length === 1 ? 'by a reversing entry' : 'by a reversing entry each';
    return `${entries} of posting ${kept.posting}, ${debits} of debits and as much of credits, will be taken back ${mirrored}, on the same day or, where its period is closed, on the first open day after it. What comes back to each account stands below.`;
  },
  post: ({ kept }) =>
    `The report is read again and its ${counted(kept.lines, 'line', 'lines')}, ${money(kept, kept.total)} in total, will be posted as posting ${kept.posting + 1}, with the classes and accounts as they are now. What posting ${kept.posting} held stands below.`,
  'post-new': ({ kept }) =>
    `The later report will be posted as posting ${kept.posting + 1}: ${otherWords(kept)}. What differs from posting ${kept.posting} stands below.`,
  keep: ({ kept }) =>
    `What is posted stays, ${money(kept, kept.total)}, and the content of the later report is left out: ${otherWords(kept)}. What differs stands below.`,
};

function otherWords(kept: KeptSettlement): string {
  const { other } = kept;
  if (other === null) return '';
  return `report ${other.reportId}, ${counted(other.lines, 'line', 'lines')}, ${money(kept, other.total)} in total, a difference of ${money(kept, minor(other.total - kept.total))}`;
}

const sumOf = (amounts: readonly Minor[]): Minor =>
  minor(amounts.reduce((sum, each) => sum + (each > 0 ? each : 0), 0));

const money = ({ exponent, currency }: KeptSettlement, amount: Minor): string =>
  `${shownMinor(amount, exponent)} ${currency}`;

const COLUMNS: readonly Column[] = [
  { label: 'Account', align: 'keep' },
  { label: 'Debit', align: 'n' },
  { label: 'Credit', align: 'n' },
];

const TABLES: Readonly<Record<StepKind, (situation: StepSituation) => Html | null>> = {
  undo: ({ standing, lines, kept }) => {
    const entries = new Set(standing.standing.map(({ entryId }) => entryId));
    const own = lines.filter(({ entryId }) => entries.has(entryId));
    return accountTable(
      kept,
      'What comes back, by account',
      own.map(({ accountName, amount }) => [accountName, minor(-amount)]),
    );
  },
  post: ({ kept, lines }) => {
    const last = new Set(kept.journals.map(({ externalId }) => externalId));
    const own = lines.filter(({ entry }) => last.has(entry));
    return accountTable(
      kept,
      `What posting ${kept.posting} held, by account`,
      own.map(({ accountName, amount }) => [accountName, amount]),
    );
  },
  'post-new': ({ kept }) => differenceTable(kept),
  keep: ({ kept }) => differenceTable(kept),
};

/** Debits and credits of an account stand apart: what is moved to and fro is not nothing. */
function accountTable(
  kept: KeptSettlement,
  caption: string,
  moved: readonly (readonly [string, Minor])[],
): Html | null {
  if (moved.length === 0) return null;
  const accounts = [...new Set(moved.map(([account]) => account))].toSorted();
  const side = (account: string | null, sign: 1 | -1): string => {
    const own = moved.filter(([name, amount]) => (account === null || name === account) && amount * sign > 0);
    return own.length === 0
      ? ''
      : shownMinor(minor(own.reduce((all, [, amount]) => all + amount * sign, 0)), kept.exponent);
  };
  const rows = accounts.map((account) => ({ cells: [account, side(account, 1), side(account, -1)] }));
  const total = { cells: ['All accounts', side(null, 1), side(null, -1)], isSum: true };
  return tableHtml(`${caption} (${kept.currency})`, COLUMNS, [...rows, total]);
}
