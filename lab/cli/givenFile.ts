// A file that a person named on the command line.

import * as fs from 'node:fs';

/** Its bytes. Where there is none to read, throws what `refused` makes of what was found in its place. */
export function readGiven(file: string, refused: (found: string) => Error): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw refused('no file of that name');
    throw refused(code === 'EISDIR' ? 'a folder' : `a file that cannot be read (${code})`);
  }
}
