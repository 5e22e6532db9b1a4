// The checks of `npm run check`. Each returns { ok, note, details }: note is a few words for the table, details is what a
// person has to read (empty when there is nothing to say).

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './files.mjs';
import { lockfileProblems } from './lockfile.mjs';
import { node, tool } from './run.mjs';
import { suiteModule } from './suiteModule.mjs';

const WARN_DAYS = 180;

const at = (...parts) => path.join(ROOT, ...parts);

/** A check that is a program: it is well when the program exits with 0. */
const program = (args) => async () => {
  const { code, stdout, stderr } = await node(args);
  return { ok: code === 0, note: '', details: code === 0 ? '' : `${stdout}${stderr}`.trim() };
};

const types = (project) => program([tool('typescript/bin/tsc'), '-p', project, '--noEmit', '--pretty', 'false']);

/** The rooms of the house: every import follows the rules, and there were files to look at. */
async function layering() {
  const folders = ['src/TypeScript', 'lab', 'bench'].filter((folder) => existsSync(at(folder)));
  const cruise = [tool('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs'];
  const { stdout, stderr } = await node([...cruise, '--output-type', 'json', ...folders]);
  if (!stdout.startsWith('{')) return { ok: false, note: 'did not run', details: stderr };
  const { summary, modules } = JSON.parse(stdout);
  const own = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)));
  const imports = own.reduce((count, { dependencies }) => count + dependencies.length, 0);
  if (own.length === 0 || imports === 0) {
    return {
      ok: false,
      note: 'read nothing',
      details: 'Expected modules with imports, found none: is the parser there?',
    };
  }
  const details = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).join('\n');
  return { ok: details === '', note: `${own.length} files, ${imports} imports`, details };
}

/** The SuiteCloud objects, by the lab's own checker. */
async function suiteCloud() {
  const { code, stdout, stderr } = await node([at('build/lab/netsuite/sdf/cli.js'), 'src']);
  return code === 0
    ? { ok: true, note: stdout.trim(), details: '' }
    : { ok: false, note: '', details: (stdout + stderr).trim() };
}

function lockfile() {
  const problems = lockfileProblems();
  return { ok: problems.length === 0, note: '', details: problems.join('\n') };
}

/** Amazon's announced ends of the operations in use. Early warnings, never failures. */
function sunsets() {
  const registry = at('src/FileCabinet/SuiteScripts/causeway/amazon/operations.js');
  if (!existsSync(registry)) {
    return { ok: false, note: 'no registry', details: 'Expected the registry of operations, amazon/operations.ts.' };
  }
  const today = new Date().toISOString().slice(0, 10);
  const warnings = suiteModule(registry).sunsetsWithin(WARN_DAYS, today);
  return { ok: true, note: `${warnings.length} within ${WARN_DAYS} days`, details: warnings.map(inWords).join('\n') };
}

const inWords = ({ operation, sunset, daysLeft }) =>
  `${operation}: Amazon ends it on ${sunset}, ${daysLeft < 0 ? 'which is past' : `in ${daysLeft} days`}. Move to its successor.`;

/** Every package this project names is installed in the version it names. */
function installed() {
  const { devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const wrong = Object.entries(devDependencies).flatMap(([name, wanted]) => {
    const manifest = at('node_modules', name, 'package.json');
    const found = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : 'none';
    return found === wanted ? [] : [`${name}: expected ${wanted}, found ${found}. Run npm ci.`];
  });
  return { ok: wrong.length === 0, note: '', details: wrong.join('\n') };
}

/** All checks, in the order in which they are printed. */
export const CHECKS = [
  { name: 'packages installed', check: installed },
  { name: 'lockfile whole', check: lockfile },
  { name: 'types of the add-on', check: types('tsconfig.json') },
  { name: 'types of the lab', check: types('tsconfig.lab.json') },
  { name: 'types of the tests', check: types('tsconfig.tests.json') },
  {
    name: 'lint and format',
    check: program([tool('@biomejs/biome/bin/biome'), 'check', '--colors=off', '--error-on-warnings', '.']),
  },
  { name: 'layering', check: layering },
  { name: 'dead code', check: program([tool('knip/bin/knip.js'), '--no-progress']) },
  { name: 'SuiteCloud objects', check: suiteCloud },
  { name: "operations' sunsets", check: sunsets },
];
