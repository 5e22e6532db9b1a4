// Folders as lists of files: what every tool here needs, and nothing else.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Every file below a folder, as sorted paths relative to it with forward slashes. None when the folder is not there. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Removes the files below a folder that `belongs` does not name, so that nothing of a deleted source stays behind. */
export function prune(folder, belongs) {
  for (const file of filesBelow(folder)) {
    if (!belongs.has(file)) rmSync(path.join(folder, file));
  }
}
