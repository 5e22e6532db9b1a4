// Builds the add-on into the File Cabinet folder and the lab into build/. Says one line on standard error, nothing on
// standard output, because commands that print JSON build first.
//
//   node tools/build.mjs             both
//   node tools/build.mjs product     the add-on alone (or: lab)

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeAmd } from './amd.mjs';
import { filesBelow, prune, ROOT } from './files.mjs';
import { withLock } from './lock.mjs';

const at = (...parts) => path.join(ROOT, ...parts);
const BUILD = at('build');
const CAUSEWAY = at('src/FileCabinet/SuiteScripts/causeway');

/** The two halves: what they are made from, where they go, how. */
const HALVES = {
  product: {
    sources: ['src/TypeScript'],
    outputs: [at('build/esm'), CAUSEWAY],
    settings: ['tsconfig.json'],
    async make() {
      const sources = at('src/TypeScript');
      const esm = at('build/esm');
      prune(esm, new Set(filesBelow(sources).map(asJavaScript)));
      await compile('tsconfig.json', filesBelow(sources));
      await writeAmd({ sources, esm, out: CAUSEWAY });
    },
  },
  lab: {
    sources: ['lab', 'bench'],
    outputs: [at('build/lab'), at('build/bench')],
    settings: ['tsconfig.lab.json'],
    async make() {
      for (const folder of this.sources) prune(at('build', folder), new Set(filesBelow(at(folder)).map(asJavaScript)));
      await compile(
        'tsconfig.lab.json',
        this.sources.flatMap((folder) => filesBelow(at(folder))),
      );
      for (const folder of this.sources) copyOthers(folder);
    },
  },
};

const asJavaScript = (file) => file.replace(/\.ts$/, '.js');

/** Runs tsc; on errors, fails with everything it said. A half without any source has nothing to compile. */
function compile(project, files) {
  if (!files.some((file) => file.endsWith('.ts'))) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const command = [at('node_modules/typescript/bin/tsc'), '-p', at(project), '--pretty', 'false'];
    execFile(process.execPath, command, { cwd: ROOT, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${project}: the compiler found errors.\n${(stdout + stderr).trim()}`));
      else resolve();
    });
  });
}

/** Style sheets, workers and data of the lab are used as they are. */
function copyOthers(folder) {
  for (const file of filesBelow(at(folder)).filter((name) => !name.endsWith('.ts'))) {
    mkdirSync(path.dirname(at('build', folder, file)), { recursive: true });
    copyFileSync(at(folder, file), at('build', folder, file));
  }
}

/** One number for all that a half is made from: its sources, settings, the tools and their versions. */
function inputsOf(half) {
  const hash = createHash('sha256');
  const settings = [...half.settings, 'tools/build.mjs', 'tools/amd.mjs', 'tools/files.mjs'];
  const packages = ['typescript', 'rollup', '@hitc/netsuite-types', '@types/node'];
  const inputs = [
    ...half.sources.flatMap((folder) => filesBelow(at(folder)).map((file) => `${folder}/${file}`)),
    ...settings,
    ...packages.map((name) => `node_modules/${name}/package.json`),
  ];
  for (const file of inputs)
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update('\0');
  return hash.digest('hex');
}

/** One number for what lies in the output folders, so that a file edited or removed there is built again. */
function outputsOf(half) {
  const hash = createHash('sha256');
  for (const folder of half.outputs) {
    for (const file of filesBelow(folder)) {
      const { size, mtimeMs } = statSync(path.join(folder, file));
      hash.update(`${folder}/${file}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest('hex');
}

/** Builds a half unless its stamp says that nothing has changed since. Returns whether there was work. */
async function make(name) {
  const half = HALVES[name];
  const stamp = path.join(BUILD, `.stamp-${name}`);
  const inputs = inputsOf(half);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === `${inputs} ${outputsOf(half)}`) return false;
  await half.make();
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(stamp, `${inputs} ${outputsOf(half)}`);
  return true;
}

async function main(wanted) {
  const unknown = wanted.filter((name) => !(name in HALVES));
  if (unknown.length > 0) throw new Error(`Expected product or lab, found ${unknown.join(', ')}.`);
  const names = wanted.length > 0 ? wanted : Object.keys(HALVES);
  const started = performance.now();
  const results = await withLock(path.join(BUILD, '.lock'), () => Promise.allSettled(names.map(make)));
  const failures = results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  for (const failure of failures) console.error(failure.message);
  if (failures.length > 0) {
    console.error('build: failed.');
    process.exitCode = 1;
    return;
  }
  const built = names.filter((_name, index) => results[index].value);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(built.length > 0 ? `build: ${built.join(' and ')} in ${seconds} s` : 'build: nothing has changed');
}

await main(process.argv.slice(2));
