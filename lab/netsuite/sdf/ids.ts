// Script ids: their form in each place, and that each is used once.

import type { IdSpec } from './elementSpec';
import type { SdfObject } from './objects';
import type { Problem } from './problem';
import { report, type Visit } from './visit';
import type { XmlElement } from './xml';

export function checkId(visit: Visit, element: XmlElement, spec: IdSpec): void {
  const id = element.attributes.scriptid ?? '';
  if (id === '') {
    report(visit, element, `Expected a scriptid on <${element.name}>, found none. Give it one.`);
    return;
  }
  if (!/^[a-z0-9_]+$/.test(id)) {
    report(
      visit,
      element,
      `Expected lower-case letters, digits and underscores in scriptid, found "${id}". Rename it.`,
    );
  }
  if (!id.startsWith(spec.prefix)) {
    report(
      visit,
      element,
      `Expected the scriptid of <${element.name}> to start with ${spec.prefix}, found "${id}". Rename it.`,
    );
  }
  if (id.length > spec.maxLength) {
    report(
      visit,
      element,
      `Expected at most ${spec.maxLength} characters in the scriptid of <${element.name}>, found ${id.length} in "${id}". Shorten it.`,
    );
  }
}

/** An object file is named after its scriptid. Source: SDF custom objects (help). */
export function checkFileNames(objects: readonly SdfObject[]): Problem[] {
  const problems: Problem[] = [];
  for (const object of objects) {
    const name = object.file.split('/').pop();
    if (name === `${object.scriptId}.xml`) continue;
    problems.push({
      file: object.file,
      line: object.line,
      severity: 'error',
      what: `Expected the file name ${object.scriptId}.xml, after its scriptid, found ${name}. Rename one of them.`,
    });
  }
  return problems;
}

/** Ids that are global may occur once in the project, others once in their parent. */
export function checkUniqueIds(objects: readonly SdfObject[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  const take = (scope: string, element: XmlElement, file: string): void => {
    const id = element.attributes.scriptid ?? '';
    if (id === '') return;
    const before = first.get(scope + id);
    if (before === undefined) {
      first.set(scope + id, `${file}:${element.line}`);
      return;
    }
    const what = `Expected scriptid "${id}" once, found it already in ${before}. Rename one of them.`;
    problems.push({ file, line: element.line, severity: 'error', what });
  };
  for (const object of objects) {
    take('', object.element, object.file);
    for (const part of partsOf(object.element)) take(isGlobal(part) ? '' : `${object.scriptId}.`, part, object.file);
  }
  return problems;
}

/** The elements below the root that have a scriptid of their own. */
export function partsOf(root: XmlElement): XmlElement[] {
  return root.children.flatMap((each) => (each.attributes.scriptid ? [each, ...partsOf(each)] : partsOf(each)));
}

/** Parts whose ids are unique over the account; all others within their object. */
const GLOBAL_PARTS = new Set(['customrecordcustomfield', 'scriptcustomfield', 'scriptdeployment']);

function isGlobal(part: XmlElement): boolean {
  return GLOBAL_PARTS.has(part.name);
}
