// Which files the paths of deploy.xml cover: what the archive sent to the account would hold.
// Source: SuiteCloud CLI 4.1.0, archive of a project (only `~/` paths; `/*` takes a folder with everything under it,
// dotfiles included; symbolic links and missing paths are skipped without a word).

import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DeployPath } from './manifest';

export interface ProjectFile {
  /** Relative to the project folder, with forward slashes. */
  file: string;
  absolute: string;
}

/** `missing`: nothing there. `outside`: not `~/…`, or with `..`. `folder`: a folder without `/*` at the end. */
export type PathState = 'covered' | 'missing' | 'outside' | 'folder';

export interface CoveredPath extends DeployPath {
  state: PathState;
  files: ProjectFile[];
}

export function coverPath(folder: string, deployPath: DeployPath): CoveredPath {
  const written = deployPath.path;
  if (!written.startsWith('~/') || written.split('/').includes('..')) {
    return { ...deployPath, state: 'outside', files: [] };
  }
  const whole = written.endsWith('/*');
  const relative = written.slice(2, whole ? -2 : undefined);
  const absolute = path.join(folder, relative);
  const found = fs.lstatSync(absolute, { throwIfNoEntry: false });
  if (found === undefined || !existsAsWritten(folder, relative)) return { ...deployPath, state: 'missing', files: [] };
  if (whole) {
    return found.isDirectory()
      ? { ...deployPath, state: 'covered', files: filesUnder(absolute, relative) }
      : { ...deployPath, state: 'missing', files: [] };
  }
  return found.isFile()
    ? { ...deployPath, state: 'covered', files: [{ file: relative, absolute }] }
    : { ...deployPath, state: 'folder', files: [] };
}

/** Every file under a folder, by name, sub-folders in place; symbolic links left out. */
export function filesUnder(absolute: string, relative: string): ProjectFile[] {
  const files: ProjectFile[] = [];
  const entries = fs.readdirSync(absolute, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = { file: `${relative}/${entry.name}`, absolute: path.join(absolute, entry.name) };
    if (entry.isDirectory()) files.push(...filesUnder(inner.absolute, inner.file));
    else if (entry.isFile()) files.push(inner);
  }
  return files;
}

/** Paths are case sensitive in SDF, also where the disk is not. */
function existsAsWritten(folder: string, relative: string): boolean {
  let at = folder;
  for (const part of relative.split('/').filter((each) => each !== '')) {
    if (!fs.readdirSync(at).includes(part)) return false;
    at = path.join(at, part);
  }
  return true;
}
