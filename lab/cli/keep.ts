// The place where an account's state is kept: a new file, or one that held an account before.

import * as fs from 'node:fs';
import * as path from 'node:path';

/** How a file of the account's database begins. Source: Database File Format (SQLite). */
const BEGINNING = 'SQLite format 3\0';

/** Makes the folder, and clears away an account that was kept there before. Refuses to overwrite anything else. */
export function makePlace(file: string): void {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  if (!fs.existsSync(file)) return;
  if (!holdsAccount(file)) {
    throw new Error(
      `Expected a new file, or one with an earlier account, for --keep; found something else in ${file}. Choose another.`,
    );
  }
  // A journal of the old account would be taken for one of the new.
  for (const ending of ['', '-journal']) fs.rmSync(`${file}${ending}`, { force: true });
}

function holdsAccount(file: string): boolean {
  const stat = fs.statSync(file);
  if (!stat.isFile()) return false;
  if (stat.size === 0) return true;
  const start = Buffer.alloc(BEGINNING.length);
  const opened = fs.openSync(file, 'r');
  try {
    fs.readSync(opened, start);
  } finally {
    fs.closeSync(opened);
  }
  return start.toString('latin1') === BEGINNING;
}
