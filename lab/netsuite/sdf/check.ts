// Checks a SuiteCloud project before an account does: everything a deployment would refuse, and what would not work.

import * as fs from 'node:fs';
import { checkPermissions, checkProjectType, checkSchedules } from './agreement';
import { ATTRIBUTE_ROOTS, DEPLOY, MANIFEST, OBJECT_ROOTS, UNCHECKED_ROOTS } from './elements';
import { checkFeatures } from './features';
import { checkDeployedFiles, checkFileReferences, checkPaths, checkScriptFiles } from './files';
import { checkFileNames, checkUniqueIds } from './ids';
import type { SdfObject } from './objects';
import type { Problem } from './problem';
import type { SdfProject } from './project';
import { checkReferences } from './references';
import type { Visit } from './visit';
import { visitFile } from './walk';
import { MalformedXml, parseXml, type XmlElement } from './xml';

/** All problems by file and line; none for a clean project. */
export function checkProject(project: SdfProject): Problem[] {
  const visits = visitsOf(project);
  const problems = [
    ...project.unreadable,
    ...unknownRoots(project.objects),
    ...visits.flatMap((each) => each.problems),
    ...checkProjectType(project),
    ...checkFileNames(project.objects),
    ...checkUniqueIds(project.objects),
    ...checkReferences(visits, project.objects, project.manifest),
    ...checkPaths(project),
    ...checkDeployedFiles(project),
    ...checkFileReferences(project, visits),
    ...checkScriptFiles(project),
    ...checkFeatures(project, visits),
    ...checkPermissions(project),
    ...checkSchedules(project),
    ...checkAttributeFiles(project),
  ];
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function visitsOf(project: SdfProject): Visit[] {
  const visits = [visitFile('manifest.xml', project.manifest.element, MANIFEST)];
  if (project.deploy) visits.push(visitFile('deploy.xml', project.deploy.element, DEPLOY));
  for (const object of project.objects) {
    const spec = OBJECT_ROOTS[object.element.name];
    if (spec) visits.push(visitFile(object.file, object.element, spec));
  }
  return visits;
}

function unknownRoots(objects: readonly SdfObject[]): Problem[] {
  const problems: Problem[] = [];
  for (const { element, file, line } of objects) {
    if (OBJECT_ROOTS[element.name] || UNCHECKED_ROOTS.includes(element.name)) continue;
    const what = `Expected an object type of SDF, found <${element.name}>. Correct the name or move the file out of Objects.`;
    problems.push({ file, line, severity: 'error', what });
  }
  return problems;
}

function checkAttributeFiles(project: SdfProject): Problem[] {
  const problems: Problem[] = [];
  for (const { file, absolute } of project.attributeFiles) {
    const element = parsed(file, absolute, problems);
    if (!element) continue;
    const spec = ATTRIBUTE_ROOTS[element.name];
    if (spec) problems.push(...visitFile(file, element, spec).problems);
    else {
      const what = `Expected <file> or <folder>, found <${element.name}>. Correct the root element.`;
      problems.push({ file, line: element.line, severity: 'error', what });
    }
  }
  return problems;
}

function parsed(file: string, absolute: string, problems: Problem[]): XmlElement | null {
  try {
    return parseXml(fs.readFileSync(absolute, 'utf8'));
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
    problems.push({ file, line: error.line, severity: 'error', what: error.message });
    return null;
  }
}
