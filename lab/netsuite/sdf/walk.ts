// Holds one XML element against its table: what is wrong in it, and what it uses elsewhere (objects, files, features).

import type { ElementSpec, RequiredWhen } from './elementSpec';
import { checkId } from './ids';
import { checkValue } from './valueCheck';
import { report, type Visit } from './visit';
import { child, linesOf, type XmlElement } from './xml';

export function visitFile(file: string, root: XmlElement, spec: ElementSpec): Visit {
  const visit: Visit = { file, problems: [], references: [], files: [], features: [], declared: declaredBy(root) };
  visitElement(visit, root, spec);
  return visit;
}

function visitElement(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  checkAttributes(visit, element, spec);
  if (spec.undocumented) {
    report(
      visit,
      element,
      `Expected a documented element, found <${element.name}>, seen in exports only. Remove it.`,
      'warning',
    );
  }
  if (spec.type === 'group') visitGroup(visit, element, spec);
  else {
    checkValue(visit, element, spec);
    noteFeature(visit, element, spec);
  }
}

function visitGroup(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  if (element.text !== '') {
    report(
      visit,
      element,
      `Expected only elements inside <${element.name}>, found the text "${element.text}". Remove it.`,
    );
  }
  const seen = new Set<string>();
  for (const each of element.children) {
    const known = spec.children?.[each.name];
    if (seen.has(each.name) && !known?.repeats) {
      report(visit, each, `Expected <${each.name}> once in <${element.name}>, found it again. Keep one.`);
    }
    seen.add(each.name);
    if (known) visitElement(visit, each, known);
    else if (isNamed(each.name, spec)) visitNamed(visit, each, spec);
    else report(visit, each, unknownElement(each.name, element.name, visit));
  }
  if (spec.exactlyOne && element.children.length !== 1) {
    report(
      visit,
      element,
      `Expected exactly one of ${Object.keys(spec.children ?? {}).join(', ')} in <${element.name}>, found ${element.children.length}. Keep one.`,
    );
  }
  checkRequired(visit, element, spec);
}

function checkRequired(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  for (const [name, known] of Object.entries(spec.children ?? {})) {
    const present = child(element, name);
    const filled = present !== undefined && (present.text !== '' || present.children.length > 0);
    if (filled) continue;
    if (known.required || (known.requiredWhen && applies(element, known.requiredWhen))) {
      const condition = known.required || !known.requiredWhen ? '' : ` (${conditionWords(known.requiredWhen)})`;
      report(
        visit,
        present ?? element,
        `Expected <${name}> in <${element.name}>${condition}, found ${present ? 'it empty' : 'none'}. Write it.`,
      );
    }
  }
}

function applies(element: XmlElement, when: RequiredWhen): boolean {
  const sibling = child(element, when.sibling)?.text ?? '';
  const met = when.values ? when.values.includes(sibling) : sibling !== '';
  return when.not ? !met : met;
}

function conditionWords(when: RequiredWhen): string {
  if (when.values) return `<${when.sibling}> is ${when.values.join(' or ')}`;
  return when.not ? `there is no <${when.sibling}>` : `there is <${when.sibling}>`;
}

function checkAttributes(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  const expected = spec.attributes ?? {};
  for (const [name, facts] of Object.entries(expected)) {
    const value = element.attributes[name] ?? '';
    if (value === '' && !facts.required) continue;
    if (value === '' || (facts.values && !facts.values.includes(value))) {
      const choices = facts.values ? ` (${facts.values.join(' or ')})` : '';
      report(
        visit,
        element,
        `Expected the attribute ${name}${choices} on <${element.name}>, found ${value === '' ? 'none' : `"${value}"`}. Write it.`,
      );
    }
  }
  for (const name of Object.keys(element.attributes)) {
    const known =
      name in expected || (name === 'scriptid' && spec.id) || (name === 'translate' && spec.type === 'text');
    if (!known) report(visit, element, `Expected no attribute ${name} on <${element.name}>, found one. Remove it.`);
  }
  if (spec.id) checkId(visit, element, spec.id);
}

/** Used: written with something else than what NetSuite takes anyway. */
function noteFeature(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  if (spec.feature && element.text !== '' && element.text !== spec.whenAbsent) {
    visit.features.push({ id: spec.feature, element });
  }
}

function isNamed(name: string, spec: ElementSpec): boolean {
  if (spec.named === 'parameters') return /^custscript[0-9a-z_]*$/.test(name);
  return spec.named !== undefined && /^(custrecord|cseg)[0-9a-z_]*$/.test(name);
}

/** The value of a field or parameter, in an element named after it. */
function visitNamed(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  const fieldType = visit.declared.get(element.name);
  if (fieldType === undefined && spec.named !== 'roleFields' && !element.name.startsWith('cseg')) {
    const what = spec.named === 'parameters' ? 'parameter of this script' : 'field of this record';
    report(
      visit,
      element,
      `Expected a ${what}, found <${element.name}>, which it does not declare. Declare it or remove the value.`,
    );
  }
  if (fieldType === 'CHECKBOX') checkValue(visit, element, { type: 'flag' });
  else if (fieldType === 'SELECT') checkValue(visit, element, { type: 'text', refs: 'any' });
  else if (fieldType === 'MULTISELECT') checkValue(visit, element, { type: 'choices', refs: 'any' });
  else checkValue(visit, element, { type: 'text' });
}

function declaredBy(root: XmlElement): Map<string, string> {
  const fields = [
    ...linesOf(root, 'customrecordcustomfields', 'customrecordcustomfield'),
    ...linesOf(root, 'scriptcustomfields', 'scriptcustomfield'),
  ];
  return new Map(fields.map((each) => [each.attributes.scriptid ?? '', child(each, 'fieldtype')?.text ?? '']));
}

const HINTS: Readonly<Record<string, string>> = {
  runasrole: 'Scheduled scripts run as the system, RESTlets and client scripts as the user; remove it.',
  priority: 'The priority of a deployment is set in the account; remove it.',
  title: 'A deployment on a record type has no title; remove it.',
  tab: 'Link a Suitelet by a centre category; remove it.',
  recurrence: 'Only scheduled and map/reduce deployments repeat; remove it.',
};

function unknownElement(name: string, parent: string, visit: Visit): string {
  const hint = parent === 'scriptdeployment' ? HINTS[name] : undefined;
  return `Expected an element of <${parent}>, found <${name}>, which ${visit.file} cannot hold there. ${hint ?? 'Correct the name or remove it.'}`;
}
