// Every `[scriptid=…]` must lead somewhere: to the project, or to what the manifest says the account holds.
// Source: SDF references between objects (help).

import { partsOf } from './ids';
import type { Manifest } from './manifest';
import type { SdfObject } from './objects';
import type { Problem } from './problem';
import type { Visit } from './visit';
import type { XmlElement } from './xml';

type Use = Visit['references'][number];

/** Element name by id, parts as `record.part` and deeper. */
export function idsOf(objects: readonly SdfObject[]): Map<string, string> {
  const ids = new Map<string, string>();
  const add = (prefix: string, element: XmlElement): void => {
    const id = prefix + (element.attributes.scriptid ?? '');
    ids.set(id, element.name);
    for (const part of directParts(element)) add(`${id}.`, part);
  };
  for (const object of objects) add('', object.element);
  return ids;
}

export function checkReferences(
  visits: readonly Visit[],
  objects: readonly SdfObject[],
  manifest: Manifest,
): Problem[] {
  const ids = idsOf(objects);
  const problems: Problem[] = [];
  for (const visit of visits) {
    for (const use of visit.references) {
      const what = faultOf(use, ids, manifest);
      if (what) problems.push({ file: visit.file, line: use.element.line, severity: 'error', what });
    }
  }
  return problems;
}

function faultOf(use: Use, ids: Map<string, string>, manifest: Manifest): string | null {
  const { reference, kinds, element } = use;
  const id = reference.scriptId;
  if (reference.appId !== null) return faultOfPackage(manifest.applications, 'application', reference.appId, id);
  if (reference.bundleId !== null) return faultOfPackage(manifest.bundles, 'bundle', reference.bundleId, id);
  const kind = ids.get(id);
  if (kind === undefined) {
    return manifest.objects.includes(id)
      ? null
      : `Expected an object for [scriptid=${id}] in <${element.name}>, found none. Add it to the project, or list it under dependencies/objects in manifest.xml when the account has it.`;
  }
  if (kinds === 'any' || kinds.includes(kind)) return null;
  return `Expected ${kinds.join(' or ')} in <${element.name}>, found [scriptid=${id}], which is a ${kind}. Refer to the right object.`;
}

function faultOfPackage(list: Manifest['applications'], what: string, packageId: string, id: string): string | null {
  const found = list.find((each) => each.id === packageId);
  if (found?.objects.includes(id)) return null;
  return `Expected ${id} among the objects of ${what} ${packageId} in manifest.xml, found ${found ? 'others only' : `no such ${what}`}. List it there.`;
}

/** The nearest elements below that have a scriptid. */
function directParts(element: XmlElement): XmlElement[] {
  const all = partsOf(element);
  const deeper = new Set(all.flatMap((each) => partsOf(each)));
  return all.filter((each) => !deeper.has(each));
}
