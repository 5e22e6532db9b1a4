// ES modules become SuiteScript files: header first, extensionless paths, one returned object; what cannot be is refused.

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, ROOT, textOf } from '../support/files';

const AMD = pathToFileURL(path.join(ROOT, 'tools/amd.mjs')).href;
const HEADER = '/**\n * For a test.\n *\n * @NApiVersion 2.1\n */\n';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** Writes sources, as they are and as their compiled form, and turns them into AMD. Returns the files written. */
function convert(modules: Readonly<Record<string, string>>): Record<string, string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-'));
  folders.push(folder);
  for (const [name, code] of Object.entries(modules)) {
    for (const file of [`src/${name}.ts`, `esm/${name}.js`]) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), code);
    }
  }
  const options = JSON.stringify({ sources: `${folder}/src`, esm: `${folder}/esm`, out: `${folder}/out` });
  const script = `import { writeAmd } from ${JSON.stringify(AMD)}; await writeAmd(${options});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, stdio: 'pipe' });
  const out = path.relative(ROOT, path.join(folder, 'out'));
  return Object.fromEntries(filesBelow(out).map((file) => [path.posix.relative(out, file), textOf(file)]));
}

test('a module keeps its header, takes what it imports as parameters and returns what it exports', () => {
  const files = convert({
    'scripts/cwy_entry': `${HEADER}\nimport * as log from 'N/log';\nimport { total } from '../ledger/total';\nexport const execute = () => log.debug('total', total(1, 2));\n`,
    'ledger/total': `${HEADER}\nexport const total = (a, b) => a + b;\n`,
  });

  expect(files).toEqual({
    'ledger/total.js': `${HEADER}define([], () => {\n\n  const total = (a, b) => a + b;\n\n  return { total };\n});\n`,
    'scripts/cwy_entry.js': `${HEADER}define(['N/log', '../ledger/total'], (log, ledger_total) => {\n\n  const execute = () => log.debug('total', ledger_total.total(1, 2));\n\n  return { execute };\n});\n`,
  });
});

test('a module is never trimmed to suit its callers', () => {
  const files = convert({
    exponent: `${HEADER}\nconst TABLE = { EUR: 2 };\nexport const exponentOf = (currency) => TABLE[currency] ?? 0;\nexport const unused = 1;\nexport { unused as spare };\n`,
    caller: `${HEADER}\nimport { exponentOf } from './exponent';\nexport const euro = exponentOf('EUR');\n`,
  });

  expect(files['exponent.js']).toContain('?? 0');
  expect(files['exponent.js']).toContain('return { exponentOf, spare: unused, unused };');
});

test('a module of types alone becomes no file', () => {
  expect(Object.keys(convert({ shapes: `${HEADER}export {};\n`, used: `${HEADER}\nexport const a = 1;\n` }))).toEqual([
    'used.js',
  ]);
});

test.each([
  ['no header', { bare: 'export const a = 1;\n' }, /bare\.ts: expected a doc comment with @NApiVersion 2\.1/],
  [
    'an export that changes later',
    { changing: `${HEADER}\nexport let count = 0;\nexport const more = () => { count += 1; };\n` },
    /changing\.js: an export is assigned again later/,
  ],
  [
    'a cycle of imports',
    {
      a: `${HEADER}\nimport { b } from './b';\nexport const a = () => b;\n`,
      b: `${HEADER}\nimport { a } from './a';\nexport const b = () => a;\n`,
    },
    /CIRCULAR_DEPENDENCY/,
  ],
  ['an import that leads nowhere', { lost: `${HEADER}\nimport { x } from './gone';\nexport const y = x;\n` }, /gone/],
  [
    'nothing to return',
    { silent: `${HEADER}\nconst a = 1;\na.toString();\n` },
    /silent\.js: expected a module with exports/,
  ],
])('%s is refused', (_what, modules, message) => {
  expect(() => convert(modules)).toThrow(message);
});
