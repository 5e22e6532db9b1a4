// Reads roles, the menu (tabs, categories, links) and the audience lists they share with deployments.
// Source: SDF XML reference, role, centertab, centercategory, centerlink (help).

import type {
  Audience,
  CenterCategory,
  CenterLink,
  CenterTab,
  MenuLink,
  ObjectBase,
  PermissionLevel,
  Role,
} from './objects';
import { choiceOf, flagOf, neededTarget, targetOf, targetsOf, textOf, textOrNull } from './values';
import { linesOf, type XmlElement } from './xml';

export const PERMISSION_LEVELS: readonly PermissionLevel[] = ['NONE', 'VIEW', 'CREATE', 'EDIT', 'FULL'];
export const RESTRICTIONS = ['EDIT', 'VIEWANDEDIT'] as const;
export const SUBSIDIARY_OPTIONS = ['ALL', 'ALLACTIVE', 'OWN', 'SELECTED'] as const;

export function readRole(base: ObjectBase): Role {
  const { element } = base;
  return {
    ...base,
    kind: 'role',
    name: textOf(element, 'name'),
    centerType: neededTarget(element, 'centertype'),
    inactive: flagOf(element, 'isinactive', false),
    subsidiaryOption: choiceOf(element, 'subsidiaryoption', SUBSIDIARY_OPTIONS, 'ALL'),
    employeeRestriction: textOrNull(element, 'employeerestriction'),
    webServiceOnly: flagOf(element, 'iswebserviceonlyrole', false),
    permissions: linesOf(element, 'permissions', 'permission').map((each) => ({
      key: neededTarget(each, 'permkey'),
      level: choiceOf(each, 'permlevel', PERMISSION_LEVELS, 'NONE'),
      restriction: choiceOf(each, 'restriction', RESTRICTIONS, null),
      line: each.line,
    })),
  };
}

export function readTab(base: ObjectBase): CenterTab {
  const { element } = base;
  return {
    ...base,
    kind: 'centertab',
    label: textOf(element, 'label'),
    center: neededTarget(element, 'center'),
    audience: readAudience(element),
  };
}

export function readCategory(base: ObjectBase): CenterCategory {
  const { element } = base;
  return {
    ...base,
    kind: 'centercategory',
    label: textOf(element, 'label'),
    center: neededTarget(element, 'center'),
    tab: neededTarget(element, 'centertab'),
    links: linesOf(element, 'links', 'link').map((each) => ({
      object: targetOf(each, 'linkobject'),
      task: textOrNull(each, 'linkid'),
      taskType: textOf(each, 'linktasktype'),
      label: textOf(each, 'linklabel'),
      shortList: flagOf(each, 'shortlist', false),
    })),
  };
}

export function readCenterLink(base: ObjectBase): CenterLink {
  return {
    ...base,
    kind: 'centerlink',
    label: textOf(base.element, 'label'),
    url: textOf(base.element, 'url'),
  };
}

export function readAudience(element: XmlElement): Audience {
  return {
    allRoles: flagOf(element, 'allroles', false),
    allEmployees: flagOf(element, 'allemployees', false),
    allPartners: flagOf(element, 'allpartners', false),
    roles: targetsOf(element, 'audslctrole'),
  };
}

/** The links that put a record or a Suitelet into a standard menu. */
export function readLinks(element: XmlElement): MenuLink[] {
  return linesOf(element, 'links', 'link').map((each) => ({
    category: textOf(each, 'linkcategory'),
    taskType: textOf(each, 'linktasktype'),
    label: textOf(each, 'linklabel'),
  }));
}
