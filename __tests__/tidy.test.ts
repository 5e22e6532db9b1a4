// The shape of the code as a test: sizes, headers, names, and what must not be found in any file.

import * as vm from 'node:vm';
import { filesBelow, textOf } from './support/files';

const MOST_LINES = 400;

/** Files that may be longer, each with its own bound: tables of facts, which read better in one piece. */
const LONGER: Readonly<Record<string, number>> = {
  'src/TypeScript/netsuite/ids.ts': 840,
};

const product = filesBelow('src/TypeScript');
const built = filesBelow('src/FileCabinet/SuiteScripts/causeway');
const objects = filesBelow('src/Objects').filter((file) => file.endsWith('.xml'));
const own = filesBelow('.').filter(
  (file) => !built.includes(file) && /\.(ts|mjs|cjs|js|json|xml|css|md)$|^\.ci\/|rc$/.test(file),
);
const code = own.filter((file) => /\.(ts|mjs|cjs|js)$/.test(file));

/** The lines on which a pattern is found, as `file:line text`. */
function found(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

/** The same, in all files but this one, which has to name what it looks for. */
const foundElsewhere = (files: readonly string[], pattern: RegExp): string[] =>
  found(
    files.filter((file) => file !== '__tests__/tidy.test.ts'),
    pattern,
  );

test('the files of the project are found', () => {
  expect(own).toEqual(expect.arrayContaining(['package.json', '.ci/run', 'tools/build.mjs', 'lab/clock.ts']));
  expect(product).toContain('src/TypeScript/ledger/minor.ts');
});

test(`no code file is longer than ${MOST_LINES} lines, and no allowance is wider than needed`, () => {
  const lines = (file: string): number => textOf(file).split('\n').length - 1;

  expect(
    code.filter((file) => lines(file) > (LONGER[file] ?? MOST_LINES)).map((file) => `${file} ${lines(file)}`),
  ).toEqual([]);
  expect(Object.keys(LONGER).filter((file) => !code.includes(file) || lines(file) <= MOST_LINES)).toEqual([]);
});

test('every code file begins by saying what it is for', () => {
  const settings = ['suitecloud.config.js'];

  expect(code.filter((file) => !settings.includes(file) && !/^(\/\/ |\/\*\*)/.test(textOf(file)))).toEqual([]);
});

test('every product file begins with a SuiteScript header and a blank line', () => {
  const header = /^\/\*\*\n( \*.*\n)+? \* @NApiVersion 2\.1\n( \* @\w+ \w+\n)* \*\/\n\n/;

  expect(product.filter((file) => !header.test(textOf(file)))).toEqual([]);
});

test('only entry scripts name a script type, and all of them do', () => {
  const typed = product.filter((file) => /^ \* @NScriptType \w+$/m.test(textOf(file)));

  expect(typed).toEqual(product.filter((file) => file.startsWith('src/TypeScript/scripts/')));
});

test('built files are plain SuiteScript: header first, one define, a returned object', () => {
  const shape =
    /^\/\*\*\n( \*.*\n)+? \* @NApiVersion 2\.1\n( \*.*\n)*? \*\/\ndefine\(\[.*\], \(.*\) => \{\n[\s\S]*\n\}\);\n$/;

  expect(built.length).toBeGreaterThan(0);
  expect(built.filter((file) => !shape.test(textOf(file)))).toEqual([]);
  expect(found(built, /\bexports\.|\brequire\(|__esModule|^\s*import /)).toEqual([]);
});

test('built files parse as scripts', () => {
  for (const file of built) expect(() => new vm.Script(textOf(file), { filename: file })).not.toThrow();
});

test('entry scripts and objects carry the name of the project', () => {
  const scripts = product.filter((file) => file.startsWith('src/TypeScript/scripts/'));

  expect(scripts.filter((file) => !/\/scripts\/cwy_[a-z0-9_]+\.ts$/.test(file))).toEqual([]);
  expect(objects.filter((file) => !/\/cust[a-z]+_cwy(_[a-z0-9_]+)?\.xml$/.test(file))).toEqual([]);
});

test('every custom id in objects and product code carries the name of the project', () => {
  // Ids of fields on our own pages, and of parameters in their addresses, live on those pages only.
  const ids = (file: string): string[] => textOf(file).match(/\bcust(?!omer_|secret_|page_|param_)[a-z]*_\w+/g) ?? [];
  const foreign = [...objects, ...product].flatMap((file) =>
    ids(file).flatMap((id) => (/^cust[a-z]*_cwy(_|$)/.test(id) ? [] : [`${file} ${id}`])),
  );

  expect(foreign).toEqual([]);
});

test('no file turns the type checker off', () => {
  expect(foundElsewhere(code, /\bas any\b|<any>|@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
});

test('no file carries unfinished business', () => {
  expect(foundElsewhere(own, /\b(TODO|FIXME)\b/)).toEqual([]);
});

test('no file knows the machine it was written on', () => {
  const paths = /(^|[\s'"`(=:])(\/(home|Users|root|work)\/|[A-Z]:\\+Users)/;
  const registries = /\bregistry\.\w|npmjs|artifactory|verdaccio|_authToken/i;
  const references = /\bshared\/(reference|spec|sp-api-models|netsuite-records)\b/;

  expect(foundElsewhere(own, paths)).toEqual([]);
  expect(foundElsewhere(own, registries)).toEqual([]);
  expect(foundElsewhere(own, references).filter((line) => !line.startsWith('.ci/run:'))).toEqual([]);
});

test('money in the product is never read as a floating number', () => {
  expect(found(product, /\bparseFloat\b|\.toFixed\(/)).toEqual([]);
});

test('the product has no barrel files and no variable exports', () => {
  expect(found(product, /^export (\*|let|var)\b/)).toEqual([]);
});
