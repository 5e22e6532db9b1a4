// The zip that `npm run package` makes holds what NetSuite should get, and nothing else.

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { filesBelow, ROOT } from './support/files';
import { zipListing } from './support/zip';

const SUITECLOUD = path.join(ROOT, 'node_modules/@oracle/suitecloud-cli/src/suitecloud.js');
const CAUSEWAY = 'FileCabinet/SuiteScripts/causeway';

/** Packages a copy of the built project in a folder of its own, and lists the zip. */
function packaged(folder: string): string[] {
  fs.cpSync(path.join(ROOT, 'src'), path.join(folder, 'src'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'suitecloud.config.js'), "module.exports = { defaultProjectFolder: 'src' };\n");
  const env = { ...process.env, HOME: folder, USERPROFILE: folder };
  execFileSync(process.execPath, [SUITECLOUD, 'project:package'], { cwd: folder, env, stdio: 'pipe' });
  const build = path.join(folder, 'build');
  const [zip] = fs.readdirSync(build).filter((file) => file.endsWith('.zip'));
  return zipListing(fs.readFileSync(path.join(build, zip ?? 'no zip')));
}

const below = (folder: string): string[] => filesBelow(`src/${folder}`).map((file) => file.slice('src/'.length));

let listing: string[];

beforeAll(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-'));
  try {
    listing = packaged(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test('the package holds the manifest, the deploy file, every object and every built file, and nothing else', () => {
  const belongs = ['manifest.xml', 'deploy.xml', ...below('Objects'), ...below(CAUSEWAY)];

  expect(listing).toEqual(belongs.sort());
});

test('every packaged script file has a TypeScript source, and every entry script is packaged', () => {
  const names = (files: string[], folder: string, extension: string): string[] =>
    files.filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length + 1, -extension.length));
  const sources = names(below('TypeScript'), 'TypeScript', '.ts');
  const built = names(listing, CAUSEWAY, '.js');

  expect(built.filter((name) => !sources.includes(name))).toEqual([]);
  expect(sources.filter((name) => name.startsWith('scripts/') && !built.includes(name))).toEqual([]);
});

test('only objects, scripts and the two project files are packaged: no sources, no notes, no hidden files', () => {
  expect(
    listing.filter((file) => !/^(manifest\.xml|deploy\.xml|Objects\/.+\.xml|FileCabinet\/.+\.js)$/.test(file)),
  ).toEqual([]);
  expect(listing.filter((file) => /(^|\/)\./.test(file))).toEqual([]);
});
