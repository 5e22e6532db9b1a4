// manifest.xml and deploy.xml as typed values.
// Source: SDF manifest and deploy file topics (help).

import { linesOf, type XmlElement } from './xml';

export interface ManifestFeature {
  id: string;
  /** True: the deployment stops where the feature is off. False: it warns and leaves out what it cannot create. */
  required: boolean;
  line: number;
}

/** What the target account holds already and the project may refer to. */
export interface Manifest {
  projectType: string;
  name: string;
  frameworkVersion: string;
  features: ManifestFeature[];
  /** Script ids, `record` or `record.part`. */
  objects: string[];
  /** File Cabinet paths without brackets. */
  files: string[];
  folders: string[];
  applications: InstalledPackage[];
  bundles: InstalledPackage[];
  element: XmlElement;
}

/** An installed SuiteApp or bundle with those of its objects that the project uses. */
export interface InstalledPackage {
  id: string;
  objects: string[];
}

export type DeploySection = 'configuration' | 'files' | 'objects' | 'translationimports';

export interface DeployPath {
  section: DeploySection;
  /** As written, for instance `~/Objects/*`. */
  path: string;
  line: number;
}

export interface Deploy {
  paths: DeployPath[];
  element: XmlElement;
}

const DEPLOY_SECTIONS: readonly DeploySection[] = ['configuration', 'files', 'objects', 'translationimports'];

export function readManifest(element: XmlElement): Manifest {
  const text = (name: string): string => element.children.find((each) => each.name === name)?.text ?? '';
  const dependencies = element.children.find((each) => each.name === 'dependencies');
  const listed = (list: string, line: string): XmlElement[] => (dependencies ? linesOf(dependencies, list, line) : []);
  return {
    projectType: element.attributes.projecttype ?? '',
    name: text('projectname'),
    frameworkVersion: text('frameworkversion'),
    features: listed('features', 'feature').map((each) => ({
      id: each.text,
      required: each.attributes.required === 'true',
      line: each.line,
    })),
    objects: listed('objects', 'object').map((each) => each.text),
    files: listed('files', 'file').map((each) => each.text),
    folders: listed('folders', 'folder').map((each) => each.text),
    applications: listed('applications', 'application').map(readPackage),
    bundles: listed('bundles', 'bundle').map(readPackage),
    element,
  };
}

export function readDeploy(element: XmlElement): Deploy {
  const paths: DeployPath[] = [];
  for (const section of element.children) {
    const name = DEPLOY_SECTIONS.find((each) => each === section.name);
    if (name === undefined) continue;
    for (const path of section.children) {
      if (path.name === 'path') paths.push({ section: name, path: path.text, line: path.line });
    }
  }
  return { paths, element };
}

function readPackage(element: XmlElement): InstalledPackage {
  return { id: element.attributes.id ?? '', objects: linesOf(element, 'objects', 'object').map((each) => each.text) };
}
