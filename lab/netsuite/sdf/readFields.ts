// Reads custom fields and script parameters: both share one set of elements.
// Source: SDF XML reference, custom field types (help).

import type {
  AccessLevel,
  CustomField,
  DisplayType,
  EntityField,
  FieldType,
  ItemField,
  ObjectBase,
  OtherCustomField,
  ScriptParameter,
  TransactionBodyField,
  TransactionColumnField,
} from './objects';
import { choiceOf, flagOf, idOf, neededTarget, targetOf, textOf, textOrNull, wholeOrNull } from './values';
import { linesOf, type XmlElement } from './xml';

export const FIELD_TYPES: readonly FieldType[] = [
  'CHECKBOX',
  'CLOBTEXT',
  'CURRENCY',
  'DATE',
  'DATETIMETZ',
  'DOCUMENT',
  'EMAIL',
  'FLOAT',
  'HELP',
  'IMAGE',
  'INLINEHTML',
  'INTEGER',
  'MULTISELECT',
  'PASSWORD',
  'PERCENT',
  'PHONE',
  'RICHTEXT',
  'SELECT',
  'TEXT',
  'TEXTAREA',
  'TIMEOFDAY',
  'URL',
];
export const DISPLAY_TYPES: readonly DisplayType[] = ['NORMAL', 'HIDDEN', 'LOCKED', 'SHOWASLIST', 'STATICTEXT'];

export function readField(element: XmlElement): CustomField {
  return {
    scriptId: idOf(element),
    line: element.line,
    fieldType: choiceOf(element, 'fieldtype', FIELD_TYPES, 'TEXT'),
    label: textOf(element, 'label'),
    description: textOf(element, 'description'),
    help: textOf(element, 'help'),
    selectRecordType: targetOf(element, 'selectrecordtype'),
    displayType: choiceOf(element, 'displaytype', DISPLAY_TYPES, 'NORMAL'),
    mandatory: flagOf(element, 'ismandatory', false),
    defaultValue: textOrNull(element, 'defaultvalue'),
    defaultChecked: flagOf(element, 'defaultchecked', false),
    defaultSelection: targetOf(element, 'defaultselection'),
    dynamicDefault: textOrNull(element, 'dynamicdefault'),
    storeValue: flagOf(element, 'storevalue', true),
    isFormula: flagOf(element, 'isformula', false),
    minValue: textOrNull(element, 'minvalue'),
    maxValue: textOrNull(element, 'maxvalue'),
    maxLength: wholeOrNull(element, 'maxlength'),
    accessLevel: levelOf(element, 'accesslevel', 2),
    searchLevel: levelOf(element, 'searchlevel', 2),
    onParentDelete: choiceOf(element, 'onparentdelete', ['NO_ACTION', 'SET_NULL'] as const, null),
    sourceList: targetOf(element, 'sourcelist'),
    sourceFrom: targetOf(element, 'sourcefrom'),
    sourceFilterBy: targetOf(element, 'sourcefilterby'),
    encryptAtRest: flagOf(element, 'encryptatrest', false),
    showInList: flagOf(element, 'showinlist', false),
    globalSearch: flagOf(element, 'globalsearch', false),
    isParent: flagOf(element, 'isparent', false),
    subtab: targetOf(element, 'subtab'),
    roleAccesses: linesOf(element, 'roleaccesses', 'roleaccess').map((each) => ({
      role: neededTarget(each, 'role'),
      accessLevel: levelOf(each, 'accesslevel', 0),
      searchLevel: levelOf(each, 'searchlevel', 0),
    })),
  };
}

export function readParameter(element: XmlElement): ScriptParameter {
  return {
    ...readField(element),
    setting: choiceOf(element, 'setting', ['COMPANY', 'USER', 'PORTLET'] as const, null),
  };
}

export function readBodyField(base: ObjectBase): TransactionBodyField {
  return {
    ...readField(base.element),
    ...base,
    kind: 'transactionbodycustomfield',
    appliesTo: flagsOf(base.element, /^body/),
  };
}

export function readColumnField(base: ObjectBase): TransactionColumnField {
  return {
    ...readField(base.element),
    ...base,
    kind: 'transactioncolumncustomfield',
    appliesTo: flagsOf(base.element, /^col/),
  };
}

export function readItemField(base: ObjectBase): ItemField {
  return {
    ...readField(base.element),
    ...base,
    kind: 'itemcustomfield',
    appliesTo: flagsOf(base.element, /^appliesto/),
    itemSubtype: choiceOf(base.element, 'itemsubtype', ['BOTH', 'PURCHASE', 'SALE'] as const, null),
  };
}

export function readEntityField(base: ObjectBase): EntityField {
  return {
    ...readField(base.element),
    ...base,
    kind: 'entitycustomfield',
    appliesTo: flagsOf(base.element, /^appliesto/),
  };
}

export function readOtherField(base: ObjectBase): OtherCustomField {
  return {
    ...readField(base.element),
    ...base,
    kind: 'othercustomfield',
    recordType: textOf(base.element, 'rectype'),
  };
}

function flagsOf(element: XmlElement, names: RegExp): string[] {
  return element.children.filter((each) => names.test(each.name) && each.text === 'T').map((each) => each.name);
}

function levelOf(element: XmlElement, name: string, whenAbsent: AccessLevel): AccessLevel {
  const text = textOf(element, name);
  if (text === '0') return 0;
  if (text === '1') return 1;
  return text === '2' ? 2 : whenAbsent;
}
