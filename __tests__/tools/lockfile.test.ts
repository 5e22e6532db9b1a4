// The lockfile check finds what `npm ci` would fail on elsewhere.

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/files';

const TOOL = pathToFileURL(path.join(ROOT, 'tools/lockfile.mjs')).href;

function problems(packages: Readonly<Record<string, unknown>>): string[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-'));
  const file = path.join(folder, 'package-lock.json');
  fs.writeFileSync(file, JSON.stringify({ packages }));
  const script = `import { lockfileProblems } from ${JSON.stringify(TOOL)};
    console.log(JSON.stringify(lockfileProblems(${JSON.stringify(file)})));`;
  try {
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

test('a lockfile with every platform, nested or not, is whole', () => {
  expect(
    problems({
      '': {},
      'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1' } },
      'node_modules/a-linux': {},
      'node_modules/a/node_modules/a-mac': {},
    }),
  ).toEqual([]);
});

test('a platform without an entry and a host are each told', () => {
  expect(
    problems({
      'node_modules/a': { optionalDependencies: { 'a-mac': '1' } },
      'node_modules/b': { resolved: 'https://packages.example/b.tgz' },
      'node_modules/c/node_modules/a-mac': {},
    }),
  ).toEqual([
    expect.stringContaining('node_modules/a may need a-mac'),
    expect.stringContaining("node_modules/b names a registry's host"),
  ]);
});
