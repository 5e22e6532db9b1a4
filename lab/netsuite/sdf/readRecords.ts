// Reads custom record types and custom lists.
// Source: SDF XML reference, customrecordtype and customlist (help).

import type { CustomList, CustomRecordType, ObjectBase, RecordInstance } from './objects';
import { readField } from './readFields';
import { PERMISSION_LEVELS, RESTRICTIONS, readLinks } from './readMenu';
import { choiceOf, flagOf, idOf, neededTarget, targetOf, textOf, textOrNull, wholeOf } from './values';
import { linesOf, type XmlElement } from './xml';

export const ACCESS_TYPES = ['CUSTRECORDENTRYPERM', 'NONENEEDED', 'USEPERMISSIONLIST'] as const;

export function readRecordType(base: ObjectBase): CustomRecordType {
  const { element } = base;
  return {
    ...base,
    kind: 'customrecordtype',
    name: textOf(element, 'recordname'),
    description: textOf(element, 'description'),
    accessType: choiceOf(element, 'accesstype', ACCESS_TYPES, 'CUSTRECORDENTRYPERM'),
    includeName: flagOf(element, 'includename', true),
    showId: flagOf(element, 'showid', false),
    inactive: flagOf(element, 'isinactive', false),
    optimisticLocking: flagOf(element, 'enableoptimisticlocking', true),
    systemNotes: flagOf(element, 'enablesystemnotes', true),
    allowInlineEditing: flagOf(element, 'allowinlineediting', false),
    allowQuickAdd: flagOf(element, 'allowquickadd', true),
    allowUiAccess: flagOf(element, 'allowuiaccess', true),
    hierarchical: flagOf(element, 'hierarchical', false),
    numbering: readNumbering(element),
    fields: linesOf(element, 'customrecordcustomfields', 'customrecordcustomfield').map(readField),
    permissions: linesOf(element, 'permissions', 'permission').map((each) => ({
      role: neededTarget(each, 'permittedrole'),
      level: choiceOf(each, 'permittedlevel', PERMISSION_LEVELS, 'NONE'),
      restriction: choiceOf(each, 'restriction', RESTRICTIONS, null),
      line: each.line,
    })),
    links: readLinks(element),
    subtabs: linesOf(element, 'subtabs', 'subtab').map((each) => ({
      scriptId: idOf(each),
      title: textOf(each, 'tabtitle'),
      parent: targetOf(each, 'tabparent'),
    })),
    instances: linesOf(element, 'instances', 'instance').map(readInstance),
  };
}

export function readList(base: ObjectBase): CustomList {
  const { element } = base;
  return {
    ...base,
    kind: 'customlist',
    name: textOf(element, 'name'),
    description: textOf(element, 'description'),
    inactive: flagOf(element, 'isinactive', false),
    ordered: flagOf(element, 'isordered', true),
    values: linesOf(element, 'customvalues', 'customvalue').map((each) => ({
      scriptId: idOf(each),
      value: textOf(each, 'value'),
      abbreviation: textOrNull(each, 'abbreviation'),
      inactive: flagOf(each, 'isinactive', false),
      line: each.line,
    })),
  };
}

function readNumbering(element: XmlElement): CustomRecordType['numbering'] {
  if (!flagOf(element, 'enablenumbering', false)) return null;
  return {
    prefix: textOf(element, 'numberingprefix'),
    suffix: textOf(element, 'numberingsuffix'),
    minDigits: wholeOf(element, 'numberingmindigits', 1),
    first: wholeOf(element, 'numberinginit', 1),
    override: flagOf(element, 'allownumberingoverride', false),
  };
}

function readInstance(element: XmlElement): RecordInstance {
  const values: Record<string, string> = {};
  for (const each of element.children) {
    if (/^(custrecord|cseg)/.test(each.name)) values[each.name] = each.text;
  }
  return {
    scriptId: idOf(element),
    name: textOrNull(element, 'name'),
    altName: textOrNull(element, 'altname'),
    inactive: flagOf(element, 'isinactive', false),
    parent: targetOf(element, 'parent'),
    values,
    line: element.line,
  };
}
