// Holds the text of one element against its table: form, list, length, references.

import type { ElementSpec } from './elementSpec';
import { parseFileReference, parseReference, SPECIAL_VALUES, splitValues } from './reference';
import { report, type Visit } from './visit';
import type { XmlElement } from './xml';

export function checkValue(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  if (element.children.length > 0) {
    const inner = element.children.map((each) => `<${each.name}>`).join(', ');
    report(visit, element, `Expected text in <${element.name}>, found ${inner}. Remove what is inside.`);
    return;
  }
  if (element.text === '') return;
  if (SPECIAL_VALUES.some((each) => element.text.includes(each))) {
    report(
      visit,
      element,
      `Expected a value in <${element.name}>, found ${element.text}, which stands for one an export could not carry. Write the value or remove the element.`,
    );
    return;
  }
  if (spec.accountSpecific) {
    report(
      visit,
      element,
      `Expected no value in <${element.name}>, found "${element.text}": it exists in one account only. Remove the element and choose it in the account.`,
    );
    return;
  }
  checkForm(visit, element, spec);
}

function checkForm(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  const { text } = element;
  if (spec.maxLength !== undefined && text.length > spec.maxLength) {
    report(
      visit,
      element,
      `Expected at most ${spec.maxLength} characters in <${element.name}>, found ${text.length}. Shorten it.`,
    );
  }
  if (spec.shape && !spec.shape.pattern.test(text)) {
    report(visit, element, `Expected ${spec.shape.words} in <${element.name}>, found "${text}". Correct it.`);
  }
  switch (spec.type) {
    case 'flag':
      if (text !== 'T' && text !== 'F') wrong(visit, element, 'T or F', text);
      return;
    case 'whole':
      checkWhole(visit, element, spec);
      return;
    case 'file':
      checkFile(visit, element);
      return;
    case 'choice':
      checkChoice(visit, element, spec, text);
      return;
    case 'choices':
      for (const each of splitValues(text)) checkChoice(visit, element, spec, each);
      return;
    case 'text':
      if (spec.refs) checkFreeChoice(visit, element, spec, text);
  }
}

function checkWhole(visit: Visit, element: XmlElement, spec: ElementSpec): void {
  const value = /^-?\d+$/.test(element.text) ? Number(element.text) : Number.NaN;
  if (value >= (spec.min ?? -Infinity) && value <= (spec.max ?? Infinity)) return;
  const range = spec.max === undefined ? `from ${spec.min ?? 0}` : `from ${spec.min ?? 0} to ${spec.max}`;
  wrong(visit, element, `a whole number ${range}`, element.text);
}

function checkFile(visit: Visit, element: XmlElement): void {
  const path = parseFileReference(element.text);
  if (path !== null) visit.files.push({ path, element });
  else if (!noteReference(visit, element, 'any', element.text)) {
    wrong(visit, element, 'a File Cabinet path in brackets, [/SuiteScripts/…]', element.text);
  }
}

function checkChoice(visit: Visit, element: XmlElement, spec: ElementSpec, value: string): void {
  if (spec.refs && noteReference(visit, element, spec.refs, value)) return;
  if (spec.values) {
    if (!spec.values.includes(value)) wrong(visit, element, listWords(spec), value);
    return;
  }
  if (!spec.open) {
    checkFreeChoice(visit, element, spec, value);
    return;
  }
  if (spec.open.known.includes(value)) return;
  if (!spec.open.shape.test(value)) wrong(visit, element, listWords(spec), value);
  else if (spec.open.known.length > 0) {
    report(
      visit,
      element,
      `Expected ${spec.open.what} known here in <${element.name}>, found "${value}". Look it up in NetSuite's reference before deploying.`,
      'warning',
    );
  }
}

/** Text that may be a reference: an internal id is another record in another account, or none. */
function checkFreeChoice(visit: Visit, element: XmlElement, spec: ElementSpec, value: string): void {
  if (noteReference(visit, element, spec.refs ?? 'any', value)) return;
  if (/^\d+$/.test(value) && !spec.refs?.includes('string')) {
    report(
      visit,
      element,
      `Expected a reference [scriptid=…] in <${element.name}>, found the internal id ${value}, which each account gives anew. Refer by script id, or choose it after installation.`,
      'warning',
    );
  } else if (/^\[[a-z]+_[a-z0-9_.]+\]$/.test(value)) {
    wrong(visit, element, 'a reference [scriptid=…]', value);
  }
}

function noteReference(visit: Visit, element: XmlElement, kinds: readonly string[] | 'any', value: string): boolean {
  const reference = parseReference(value);
  if (reference === null) return false;
  visit.references.push({ reference, kinds, element });
  return true;
}

function listWords(spec: ElementSpec): string {
  const list = spec.values ? `one of ${spec.values.join(', ')}` : (spec.open?.what ?? 'a value');
  return spec.refs ? `${list} or a reference [scriptid=…]` : list;
}

function wrong(visit: Visit, element: XmlElement, expected: string, found: string): void {
  report(visit, element, `Expected ${expected} in <${element.name}>, found "${found}". Correct it.`);
}
