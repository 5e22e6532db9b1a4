// The project's own files, for tests that look at its shape.

import * as fs from 'node:fs';
import * as path from 'node:path';

/** The project's folder. */
export const ROOT = path.resolve(__dirname, '../..');

const NOT_OURS = new Set(['node_modules', 'build', '.git', '.lab', 'coverage']);

/** Every file below a folder of the project, as sorted paths from the project's folder. None when the folder is missing. */
export function filesBelow(folder: string): string[] {
  const absolute = path.join(ROOT, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(file);
      return entry.isFile() ? [file] : [];
    })
    .sort();
}

/** A file's text, by its path from the project's folder. */
export const textOf = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
