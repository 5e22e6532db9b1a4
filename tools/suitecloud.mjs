// What SuiteCloud's command line needs to be there, and how a person gets what is missing.

import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './files.mjs';
import { run, tool } from './run.mjs';

const PACKAGE = '@oracle/suitecloud-cli';

/** The file that `suitecloud` runs. */
export const SUITECLOUD = tool(`${PACKAGE}/src/suitecloud.js`);

/** The command itself. Returns what to do when it is not installed, null when it is. */
export function commandLine() {
  if (existsSync(SUITECLOUD)) return null;
  return `Expected ${PACKAGE} to be installed, found nothing. Install the project's packages:\n\n  npm ci`;
}

/** Java 17 or 21, which reads the stored sign-in. Source: Oracle's notes on SuiteCloud CLI 4.1. */
export async function java() {
  const { code, stdout, stderr } = await run('java', ['-version']);
  const found = code === 0 ? /version "(\d+)/.exec(stdout + stderr)?.[1] : undefined;
  if (found === '17' || found === '21') return null;
  return [
    `Expected Java 17 or 21, found ${found ? `Java ${found}` : 'no Java'}. Signing in to NetSuite needs it. For example:`,
    '',
    '  apt-get install openjdk-17-jre-headless      (Debian, Ubuntu)',
    '  brew install openjdk@21                      (macOS)',
    '  winget install Microsoft.OpenJDK.21          (Windows)',
  ].join('\n');
}

/** Oracle's sign-in program, which comes under a licence of its own and is therefore not fetched by `npm ci`. */
export function jar() {
  const { sdkFilename } = JSON.parse(readFileSync(tool(`${PACKAGE}/package.json`), 'utf8'));
  const file = path.join(os.homedir(), '.suitecloud-sdk', 'cli', sdkFilename);
  if (existsSync(file)) return null;
  const licence = path.join('node_modules', PACKAGE, 'resources', 'FUTC-LICENSE.txt');
  return [
    `Expected Oracle's ${sdkFilename} in ${path.dirname(file)}, found none. It is Oracle's, under the FUTC licence:`,
    `read ${licence}. If you accept it, fetch the file (it comes from NetSuite):`,
    '',
    `  SUITECLOUD_CLI_ACCEPT_LICENSE=true npm rebuild ${PACKAGE} --ignore-scripts=false`,
  ].join('\n');
}

/** The account to deploy to, chosen once for this folder. */
export function signIn() {
  const file = path.join(ROOT, 'project.json');
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).defaultAuthId) return null;
  return [
    'Expected project.json to name the NetSuite account to deploy to, found none. Choose one (a sandbox first):',
    '',
    '  npx suitecloud account:setup                 (opens a browser to sign in)',
    '  npx suitecloud account:setup:ci --help       (without a browser, with a certificate)',
  ].join('\n');
}
