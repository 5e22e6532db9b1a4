// Reading single values of an SDF object with the defaults NetSuite uses when an element is absent.

import { parseTarget, parseTargets, type Target } from './reference';
import { child, type XmlElement } from './xml';

export function textOf(element: XmlElement, name: string): string {
  return child(element, name)?.text ?? '';
}

export function textOrNull(element: XmlElement, name: string): string | null {
  return textOf(element, name) || null;
}

export function flagOf(element: XmlElement, name: string, whenAbsent: boolean): boolean {
  const text = textOf(element, name);
  return text === '' ? whenAbsent : text === 'T';
}

/** Null when absent or not a whole number. */
export function wholeOrNull(element: XmlElement, name: string): number | null {
  const text = textOf(element, name);
  return /^\d+$/.test(text) ? Number(text) : null;
}

export function wholeOf(element: XmlElement, name: string, whenAbsent: number): number {
  return wholeOrNull(element, name) ?? whenAbsent;
}

/** The value when it is one of the list, else the default. */
export function choiceOf<T extends string, D extends T | null>(
  element: XmlElement,
  name: string,
  choices: readonly T[],
  whenAbsent: D,
): T | D {
  const text = textOf(element, name);
  return choices.find((each) => each === text) ?? whenAbsent;
}

export function targetOf(element: XmlElement, name: string): Target | null {
  return parseTarget(textOf(element, name));
}

/** For elements that must be there: an empty standard id when they are not (the checker reports it). */
export function neededTarget(element: XmlElement, name: string): Target {
  return targetOf(element, name) ?? { kind: 'standard', id: '' };
}

export function targetsOf(element: XmlElement, name: string): Target[] {
  return parseTargets(textOf(element, name));
}

export function idOf(element: XmlElement): string {
  return element.attributes.scriptid ?? '';
}
