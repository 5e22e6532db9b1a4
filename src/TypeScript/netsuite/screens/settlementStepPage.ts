/**
 * The page before something is done with a settlement: what it will do, with the amounts, and the one button that asks for
 * it. In the user's own role, so that what a role may not, NetSuite refuses too.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { STEP_KINDS, STEPS, type StepKind, stepProblem } from '../../flows/settlements/steps';
import { isSettlement, loadSettlement } from '../settlements/loadedSettlement';
import { addToken } from './formToken';
import { html, link } from './html';
import { showNotice } from './notice';
import { addHtml } from './pageParts';
import { settlementAddress, TABLE_STYLE } from './settlementParts';
import { contentOf, mayTakeSteps, NOT_YOURS, type StepSituation, situationOf } from './settlementSituation';
import { TABLES, WORDS } from './settlementStepWords';

/** Names of the form's fields. */
export const STEP_FIELDS = {
  settlement: 'custpage_id',
  kind: 'custpage_kind',
  reason: 'custpage_reason',
  amount: 'custpage_amount',
  content: 'custpage_content',
} as const;

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
  const reason = form.addField({
    id: STEP_FIELDS.reason,
    label: kind === 'approve' ? 'Note' : 'Why',
    type: serverWidget.FieldType.TEXTAREA,
  });
  reason.isMandatory = kind !== 'approve';
  if (kind === 'suspense') {
    const label = `Difference (${kept.currency})`;
    form.addField({ id: STEP_FIELDS.amount, label, type: serverWidget.FieldType.TEXT }).isMandatory = true;
  }
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
