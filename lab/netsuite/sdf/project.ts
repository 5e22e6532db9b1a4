// Reads a SuiteCloud account customization project as its deployment would see it.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { type CoveredPath, coverPath, type ProjectFile } from './coverage';
import { locateProject } from './locate';
import { type Deploy, type Manifest, readDeploy, readManifest } from './manifest';
import type { SdfObject } from './objects';
import type { Problem } from './problem';
import { readObject } from './readObject';
import { MalformedXml, parseXml, type XmlElement } from './xml';

export interface CabinetFile extends ProjectFile {
  /** Path in the File Cabinet, for instance `/SuiteScripts/shop/post.js`. */
  path: string;
}

export interface SdfProject {
  /** Absolute path of the folder with manifest.xml. */
  folder: string;
  manifest: Manifest;
  /** Null without a deploy.xml: then nothing is deployed. */
  deploy: Deploy | null;
  /** The paths of deploy.xml, in their order, with the files each covers. */
  paths: CoveredPath[];
  /** Covered objects, in deploy order, each file once. */
  objects: SdfObject[];
  /** Covered files beside the objects: bodies of e-mail templates. */
  objectCompanions: ProjectFile[];
  /** Covered File Cabinet files, `.attributes` left out. */
  files: CabinetFile[];
  /** Covered `.attributes/*.attr.xml`: properties of files and folders. */
  attributeFiles: CabinetFile[];
  /** What could not be read; `checkProject` returns these too. */
  unreadable: Problem[];
}

const CABINET = 'FileCabinet';

/**
 * `folder` holds suitecloud.config.js or manifest.xml. Throws `NoProject` where there is none and `MalformedXml` for a
 * manifest that cannot be read; everything else that cannot be read is listed in `unreadable`.
 */
export function readProject(folder: string): SdfProject {
  const source = locateProject(folder);
  const unreadable: Problem[] = [];
  const manifest = readManifest(parseManifest(path.join(source, 'manifest.xml')));
  const deploy = readDeployFile(source, unreadable);
  const paths = (deploy?.paths ?? []).map((each) => coverPath(source, each));
  const objectFiles = covered(paths, 'objects');
  const cabinet = covered(paths, 'files').filter(inCabinet).map(cabinetFile);
  return {
    folder: source,
    manifest,
    deploy,
    paths,
    objects: readObjects(objectFiles, unreadable),
    objectCompanions: objectFiles.filter((each) => !each.file.endsWith('.xml')),
    files: cabinet.filter((each) => !each.path.includes('/.attributes/')),
    attributeFiles: cabinet.filter((each) => each.path.includes('/.attributes/')),
    unreadable,
  };
}

function parseManifest(absolute: string): XmlElement {
  try {
    return parseXml(fs.readFileSync(absolute, 'utf8'));
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
    throw new MalformedXml(error.line, `manifest.xml:${error.line} ${error.message}`);
  }
}

function readDeployFile(folder: string, unreadable: Problem[]): Deploy | null {
  const absolute = path.join(folder, 'deploy.xml');
  if (!fs.existsSync(absolute)) {
    unreadable.push({
      file: 'deploy.xml',
      line: 1,
      severity: 'error',
      what: 'Expected deploy.xml beside manifest.xml, found none: nothing would be deployed. Add one that names ~/Objects/* and the files.',
    });
    return null;
  }
  const element = parseFile({ file: 'deploy.xml', absolute }, unreadable);
  return element ? readDeploy(element) : null;
}

function readObjects(files: ProjectFile[], unreadable: Problem[]): SdfObject[] {
  const objects: SdfObject[] = [];
  for (const file of files) {
    if (!file.file.endsWith('.xml')) continue;
    const element = parseFile(file, unreadable);
    if (element) objects.push(readObject(element, file.file));
  }
  return objects;
}

/** What one text parses to, as often as a project with it is deployed in this process. */
const elements = new Map<string, XmlElement>();
const MOST_REMEMBERED = 500;

function elementOf(text: string): XmlElement {
  const known = elements.get(text);
  if (known) return known;
  if (elements.size >= MOST_REMEMBERED) elements.clear();
  const element = parseXml(text);
  elements.set(text, element);
  return element;
}

function parseFile(file: ProjectFile, unreadable: Problem[]): XmlElement | null {
  try {
    return elementOf(fs.readFileSync(file.absolute, 'utf8'));
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
    unreadable.push({ file: file.file, line: error.line, severity: 'error', what: error.message });
    return null;
  }
}

/** The files of one section's paths, each once, where it is first covered. */
function covered(paths: CoveredPath[], section: CoveredPath['section']): ProjectFile[] {
  const files = new Map<string, ProjectFile>();
  for (const each of paths) {
    if (each.section !== section) continue;
    for (const file of each.files) if (!files.has(file.file)) files.set(file.file, file);
  }
  return [...files.values()];
}

function inCabinet(file: ProjectFile): boolean {
  return file.file.startsWith(`${CABINET}/`);
}

function cabinetFile(file: ProjectFile): CabinetFile {
  return { ...file, path: file.file.slice(CABINET.length) };
}
