/**
 * The actions on exceptions as fields of a form, the same in the list and for one exception.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { addSelect } from './pageParts';

/** The actions with what each of them needs. The detail page offers the same for its one exception. */
export function addActions(
  form: serverWidget.Form,
  label: string,
  actions: readonly (readonly [string, string])[],
  preset = '',
): void {
  const container = 'custpage_actions';
  form.addFieldGroup({ id: container, label });
  addSelect(form, { id: 'custpage_action', label: 'Action', container, options: actions, value: preset });
  form.addField({ id: 'custpage_until', label: 'Snooze Until', type: serverWidget.FieldType.DATE, container });
  form.addField({
    id: 'custpage_assignee',
    label: 'Assign To',
    type: serverWidget.FieldType.SELECT,
    source: 'employee',
    container,
  });
  form.addField({
    id: 'custpage_resolution',
    label: 'How It Was Solved',
    type: serverWidget.FieldType.TEXT,
    container,
  });
}
