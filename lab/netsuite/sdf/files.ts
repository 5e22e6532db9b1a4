// Files: what deploy.xml covers, what the objects name, and whether a script file is of its object's type.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesUnder } from './coverage';
import type { Script, ScriptKind } from './objects';
import type { Problem } from './problem';
import type { SdfProject } from './project';
import { scriptTypeOf } from './scriptHeader';
import type { Visit } from './visit';

/** File Cabinet folders of an account customization project. Source: SDF project structure (help). */
const CABINET_ROOTS = [
  '/SuiteScripts/',
  '/Templates/E-mail Templates/',
  '/Templates/Marketing Templates/',
  '/Web Site Hosting Files/',
];
const EXTENSIONS = new Set(['.js', '.json', '.html', '.css', '.svg', '.png', '.xml', '.ftl', '.txt', '.csv', '.ico']);

const SCRIPT_TYPES: Readonly<Record<ScriptKind, string>> = {
  mapreduce: 'MapReduceScript',
  scheduled: 'ScheduledScript',
  suitelet: 'Suitelet',
  restlet: 'Restlet',
  userevent: 'UserEventScript',
  client: 'ClientScript',
  portlet: 'Portlet',
  massupdate: 'MassUpdateScript',
};

export function checkPaths(project: SdfProject): Problem[] {
  const problems: Problem[] = [];
  for (const each of project.paths) {
    const what = pathFault(each.state, each.path);
    if (what) problems.push({ file: 'deploy.xml', line: each.line, severity: 'warning', what });
  }
  const covered = new Set(project.paths.flatMap((each) => each.files.map((file) => file.file)));
  const objects = path.join(project.folder, 'Objects');
  for (const file of fs.existsSync(objects) ? filesUnder(objects, 'Objects') : []) {
    if (covered.has(file.file) || !file.file.endsWith('.xml')) continue;
    const what = `Expected every object under a path of deploy.xml, found none that covers ${file.file}: it is not deployed. Add a path or move the file out of Objects.`;
    problems.push({ file: file.file, line: 1, severity: 'warning', what });
  }
  return problems;
}

function pathFault(state: SdfProject['paths'][number]['state'], written: string): string | null {
  switch (state) {
    case 'covered':
      return null;
    case 'missing':
      return `Expected something at ${written}, found nothing: the path is skipped without a word. Correct it or remove it.`;
    case 'outside':
      return `Expected a path that starts with ~/ and stays in the project, found ${written}: it is skipped without a word. Correct it.`;
    case 'folder':
      return `Expected a file, or a folder followed by /*, found the folder ${written}. Add /*.`;
  }
}

/** What lies in a deployed folder goes to the account, whatever it is. Source: SuiteCloud CLI 4.1.0. */
export function checkDeployedFiles(project: SdfProject): Problem[] {
  const problems: Problem[] = [];
  for (const file of project.files) {
    const name = path.posix.basename(file.path);
    const at = { file: file.file, line: 1 };
    if (!CABINET_ROOTS.some((root) => file.path.startsWith(root))) {
      const what = `Expected a folder of ${CABINET_ROOTS.join(', ')}, found ${file.path}. Move the file.`;
      problems.push({ ...at, severity: 'error', what });
    } else if (name === '.DS_Store') {
      const what = 'Expected no .DS_Store in a deployed folder, found one: the deployment fails. Delete it.';
      problems.push({ ...at, severity: 'error', what });
    } else if (name.startsWith('.') || !EXTENSIONS.has(path.posix.extname(name))) {
      const what = `Expected files that scripts use (${[...EXTENSIONS].join(' ')}), found ${name}. Keep it out of the deployed folder.`;
      problems.push({ ...at, severity: 'warning', what });
    }
  }
  return problems;
}

export function checkFileReferences(project: SdfProject, visits: readonly Visit[]): Problem[] {
  const deployed = new Set(project.files.map((each) => each.path));
  const problems: Problem[] = [];
  for (const visit of visits) {
    for (const { path: named, element } of visit.files) {
      if (deployed.has(named) || project.manifest.files.includes(named)) continue;
      const onDisk = fs.existsSync(path.join(project.folder, 'FileCabinet', named));
      const found = onDisk ? 'it in the project but under no files path of deploy.xml' : 'no such file';
      const cure = onDisk
        ? 'Add a path.'
        : 'Build it, correct the path, or list it under dependencies/files in manifest.xml.';
      const what = `Expected [${named}] to be deployed with the project, found ${found}. ${cure}`;
      problems.push({ file: visit.file, line: element.line, severity: 'error', what });
    }
  }
  return problems;
}

/** The header of each script file names the type of the object, and each file with a type has an object. */
export function checkScriptFiles(project: SdfProject): Problem[] {
  const scripts = project.objects.filter((each) => each.kind === 'script');
  const byPath = new Map(project.files.map((each) => [each.path, each]));
  const problems: Problem[] = [];
  for (const script of scripts) {
    const file = byPath.get(script.scriptFile);
    const what = file ? headerFault(script, fs.readFileSync(file.absolute, 'utf8')) : null;
    if (file && what) problems.push({ file: file.file, line: 1, severity: 'error', what });
  }
  return [...problems, ...orphans(project, new Set(scripts.map((each) => each.scriptFile)))];
}

function headerFault(script: Script, source: string): string | null {
  const expected = SCRIPT_TYPES[script.scriptKind];
  const header = scriptTypeOf(source);
  const cure = 'Keep the header the first comment of the built file.';
  if (header.apiVersion === null) {
    return `Expected @NApiVersion in the first comment, found none, so ${script.scriptId} cannot use the file. ${cure}`;
  }
  if (header.scriptType?.toLowerCase() === expected.toLowerCase()) return null;
  const found = header.scriptType ?? 'none';
  return `Expected @NScriptType ${expected} in the first comment, as ${script.scriptId} needs, found ${found}. ${cure}`;
}

function orphans(project: SdfProject, used: ReadonlySet<string>): Problem[] {
  const inOtherObjects = new Set(
    project.objects.filter((each) => each.kind === 'other').map((each) => scriptFileOf(each.element)),
  );
  const problems: Problem[] = [];
  for (const file of project.files) {
    if (!file.path.endsWith('.js') || used.has(file.path) || inOtherObjects.has(file.path)) continue;
    const { scriptType } = scriptTypeOf(fs.readFileSync(file.absolute, 'utf8'));
    // A client module that a form names by path needs no object.
    if (scriptType === null || scriptType.toLowerCase() === 'clientscript') continue;
    const what = `Expected a script object for this ${scriptType}, found none: it never runs. Add the object or remove the header.`;
    problems.push({ file: file.file, line: 1, severity: 'warning', what });
  }
  return problems;
}

function scriptFileOf(element: SdfProject['objects'][number]['element']): string {
  const written = element.children.find((each) => each.name === 'scriptfile')?.text ?? '';
  return written.replace(/^\[|\]$/g, '');
}
