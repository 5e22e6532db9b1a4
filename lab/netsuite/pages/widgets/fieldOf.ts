// Makes a field from the options of addField, with the checks that depend on where it is put.

import { NotEmulated, refuse } from '../../errors';
import type { FieldModel } from '../model';
import { checkId, enumOption, type Options, type Page, textOption } from './checks';
import { FieldType } from './enums';

/** Source: serverWidget.FieldType (help): what a sublist column cannot be. */
const NOT_ON_SUBLISTS: readonly string[] = ['FILE', 'INLINEHTML', 'MULTISELECT', 'RICHTEXT', 'HELP', 'LABEL'];
/** Source: serverWidget.FieldType (help): IMAGE is for list and static list sublists. */
const ONLY_ON_LISTS: readonly string[] = ['IMAGE'];
const LISTS: readonly string[] = ['SELECT', 'MULTISELECT'];

/** A new field for a form. Its id is checked, not taken: radio buttons share one. */
export function formField(page: Page, options: Options): FieldModel {
  const field = newField(page, options, 'Form.addField');
  if (ONLY_ON_LISTS.includes(field.type)) refuseType(field, 'only sublists of type LIST and STATICLIST show it');
  if (field.type === 'FILE' && page.standard) refuseType(field, 'only a Suitelet takes it');
  if (field.type === 'FILE' && field.container !== null)
    refuseType(field, 'it stands in the main section only; leave out container');
  return field;
}

/** A new column for a sublist of a type. */
export function sublistField(page: Page, options: Options, sublistType: string): FieldModel {
  const field = newField(page, options, 'Sublist.addField');
  if (NOT_ON_SUBLISTS.includes(field.type)) refuseType(field, 'a sublist cannot hold it');
  if (ONLY_ON_LISTS.includes(field.type) && sublistType.endsWith('EDITOR')) {
    refuseType(field, 'only sublists of type LIST and STATICLIST show it');
  }
  return field;
}

function newField(page: Page, options: Options, method: string): FieldModel {
  const type = enumOption(options.type, FieldType, method);
  // Source: serverWidget.FieldType (help): DATETIME is not accepted by addField.
  if (type === 'DATETIME')
    refuse('SSS_INVALID_TYPE_ARG', `${method}: DATETIME is not a field type here. Use DATETIMETZ.`);
  const source = textOption(options, 'source');
  if (type === 'RADIO' && source === null) {
    refuse(
      'SSS_MISSING_REQD_ARGUMENT',
      `${method}: Missing a required argument: source (the value the radio button stands for)`,
    );
  }
  if (LISTS.includes(type) && source !== null) checkSource(page, source, method);
  const id = checkId(page, options.id, method);
  return {
    id,
    type,
    label: String(options.label),
    source,
    container: textOption(options, 'container'),
    choices: [],
    defaultValue: null,
    mandatory: false,
    displayType: 'NORMAL',
    breakType: 'NONE',
    layoutType: 'NORMAL',
    width: null,
    height: null,
    maxLength: null,
    linkText: null,
    helpText: null,
    alias: id,
    padding: 0,
  };
}

function checkSource(page: Page, source: string, method: string): void {
  if (page.choices(source, 1) === undefined) throw new NotEmulated(`${method} with source "${source}"`);
}

function refuseType(field: FieldModel, why: string): never {
  return refuse('SSS_INVALID_TYPE_ARG', `The field "${field.id}" cannot be of type ${field.type} here: ${why}.`);
}
