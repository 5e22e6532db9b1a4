/**
 * The page between choosing classes and accepting them: what would change in every settlement that is not yet posted.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { previewWords, type WishesReading } from '../../flows/settlements/mapChange';
import { type KindFilter, kindParameters } from '../../flows/settlements/mapFilter';
import { mapEffects } from '../settlements/mapEffects';
import { addToken } from './formToken';
import { html, link } from './html';
import { addChanges, addEffects } from './lineMapLists';
import { FIELD, lineMapAddress } from './lineMapPage';
import { addHtml } from './pageParts';

/** Says that a posted form was this page's. */
export const STEP_FIELD = 'custpage_step';
export const ACCEPT_STEP = 'accept';

/** `wishes` hold one row at least. */
export function lineMapPreview({ rows, refused }: WishesReading, filter: KindFilter): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Settlement Mapping: Preview' });
  const { effects, isPartial, nameOf } = mapEffects(rows);
  const more = isPartial ? ` Only the latest ${effects.length} settlements not yet posted were looked at.` : '';
  addHtml(
    form,
    'custpage_first',
    html`<p class="lead"><b>${previewWords(rows, effects)}${more}</b> What is posted stays as it is. Nothing is changed yet.</p>`,
  );
  if (refused.length > 0) {
    addHtml(form, 'custpage_refused', html`<p class="lead">Left out: ${refused.join(' ')}</p>`);
  }
  addHtml(form, 'custpage_back', html`<p>${link(lineMapAddress(filter), '‹ Back, nothing is changed')}</p>`);
  addHiddenText(form, STEP_FIELD, ACCEPT_STEP);
  for (const [id, value] of Object.entries(kindParameters(filter, FIELD))) addHiddenText(form, id, value);
  addToken(form);
  form.addSubmitButton({ label: rows.length === 1 ? 'Accept 1 Class' : `Accept ${rows.length} Classes` });
  addEffects(form, effects, nameOf);
  addChanges(form, rows, nameOf);
  return form;
}

function addHiddenText(form: serverWidget.Form, id: string, value: string): void {
  const field = form.addField({ id, label: id, type: serverWidget.FieldType.TEXT });
  field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  field.defaultValue = value;
}
