// Features that the project uses stand in its manifest.
// Source: SDF features in manifest files (help).

import { OBJECT_ROOTS } from './elements';
import type { Problem } from './problem';
import type { SdfProject } from './project';
import type { Visit } from './visit';
import { NOT_FEATURES, SELECTABLE_RECORDS } from './vocabulary';
import type { XmlElement } from './xml';

export function checkFeatures(project: SdfProject, visits: readonly Visit[]): Problem[] {
  const listed = new Set(project.manifest.features.map((each) => each.id));
  const problems: Problem[] = [];
  for (const { file, line, id, because } of usedFeatures(project, visits)) {
    if (listed.has(id)) continue;
    const what = `Expected the feature ${id} in manifest.xml, since ${because} needs it; found it not listed. List it, with required="false" where accounts may do without.`;
    problems.push({ file, line, severity: 'error', what });
  }
  for (const feature of project.manifest.features) {
    if (!NOT_FEATURES.includes(feature.id)) continue;
    const what = `Expected a feature, found ${feature.id}, which is none. Remove it; scripts need SERVERSIDESCRIPTING.`;
    problems.push({ file: 'manifest.xml', line: feature.line, severity: 'error', what });
  }
  return problems;
}

interface Use {
  file: string;
  line: number;
  id: string;
  because: string;
}

function usedFeatures(project: SdfProject, visits: readonly Visit[]): Use[] {
  const uses: Use[] = [];
  for (const object of project.objects) {
    for (const id of OBJECT_ROOTS[object.element.name]?.features ?? []) {
      uses.push({ file: object.file, line: object.line, id, because: `<${object.element.name}>` });
    }
    for (const element of named(object.element, 'selectrecordtype')) {
      const id = SELECTABLE_RECORDS[element.text];
      const because = `a choice from ${element.text}`;
      if (id) uses.push({ file: object.file, line: element.line, id, because });
    }
  }
  for (const visit of visits) {
    for (const { id, element } of visit.features) {
      uses.push({ file: visit.file, line: element.line, id, because: `<${element.name}>` });
    }
  }
  return uses;
}

function named(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((each) => (each.name === name ? [each] : named(each, name)));
}
