// What is collected while one XML file is held against its table.

import type { Problem } from './problem';
import type { ObjectReference } from './reference';
import type { XmlElement } from './xml';

export interface Uses {
  references: { reference: ObjectReference; kinds: readonly string[] | 'any'; element: XmlElement }[];
  files: { path: string; element: XmlElement }[];
  features: { id: string; element: XmlElement }[];
}

/** What is collected while going through one file. */
export interface Visit extends Uses {
  file: string;
  problems: Problem[];
  /** Types by id of the fields or parameters that the root declares, for children named after them. */
  declared: ReadonlyMap<string, string>;
}

export function report(visit: Visit, element: XmlElement, what: string, severity: Problem['severity'] = 'error'): void {
  visit.problems.push({ file: visit.file, line: element.line, what, severity });
}
