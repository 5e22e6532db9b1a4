// Finds the folder that holds manifest.xml: the project folder that suitecloud.config.js names, or the folder itself.

import * as fs from 'node:fs';
import * as path from 'node:path';

/** There is no SuiteCloud project to read at the place given. */
export class NoProject extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoProject';
  }
}

/** Absolute path of the folder with manifest.xml. Throws {@link NoProject}. */
export function locateProject(folder: string): string {
  const root = path.resolve(folder);
  if (!fs.existsSync(root) || !fs.statSync(root).isDirectory()) {
    throw new NoProject(`Expected a folder, found nothing at ${root}. Name the folder of a SuiteCloud project.`);
  }
  const config = path.join(root, 'suitecloud.config.js');
  const source = fs.existsSync(config) ? path.join(root, defaultProjectFolder(config)) : root;
  if (fs.existsSync(path.join(source, 'manifest.xml'))) return source;
  throw new NoProject(
    fs.existsSync(config)
      ? `Expected manifest.xml in ${source}, the defaultProjectFolder of suitecloud.config.js; it is not there. ` +
          'Build the project first, or correct defaultProjectFolder.'
      : `Expected suitecloud.config.js or manifest.xml in ${root}, found neither. Name the folder that holds one of them.`,
  );
}

/**
 * The CLI runs this file; here it is only read, so that no code of a project runs outside the emulated account.
 * A folder that is computed cannot be read this way.
 */
function defaultProjectFolder(config: string): string {
  const source = fs
    .readFileSync(config, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const folder = /['"]?defaultProjectFolder['"]?\s*:\s*(['"`])([^'"`$]*)\1/.exec(source)?.[2];
  if (folder === undefined) {
    throw new NoProject(
      `Expected defaultProjectFolder: '<folder>' written out in ${config}, found none. ` +
        'Name the folder that holds manifest.xml instead.',
    );
  }
  return folder;
}
