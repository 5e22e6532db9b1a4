// Is the lockfile whole? A registry may get some platforms' packages later than others; the lockfile written that day
// leaves them out without a word, and `npm ci` then fails on exactly those machines.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './files.mjs';

/** What is wrong with the project's lockfile, a sentence each. */
export function lockfileProblems(file = path.join(ROOT, 'package-lock.json')) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  const problems = [];
  for (const [place, entry] of Object.entries(packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!foldersAbove(place).some((folder) => `${folder}node_modules/${name}` in packages)) {
        problems.push(`${place || 'the project'} may need ${name}, which has no entry. Pin a version that has all.`);
      }
    }
    if (entry.resolved?.startsWith('http')) {
      problems.push(`${place} names a registry's host. Install with the project's .npmrc, which leaves hosts out.`);
    }
  }
  return problems;
}

/** Where Node looks for a package that `place` asks for: in itself, then in each package around it, then in the project. */
function foldersAbove(place) {
  const folders = [''];
  let end = place.length;
  while (end > 0) {
    folders.push(`${place.slice(0, end)}/`);
    end = place.lastIndexOf('/node_modules/', end - 1);
  }
  return folders;
}
