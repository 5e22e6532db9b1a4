// Turns the ES modules that tsc wrote into SuiteScript files: one AMD file a source, that returns its exports.
//
// SuiteScript asks for `define([...], (…) => { … return {…}; })` and a comment with `@NApiVersion` first in the file.
// Rollup writes AMD that assigns to an `exports` object instead, and drops the comment; both are put right here.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rollup } from 'rollup';
import { filesBelow, prune } from './files.mjs';

/** The comment a source begins with: a doc block naming the SuiteScript version. */
const HEADER = /^\/\*\*(?:(?!\*\/)[\s\S])*@NApiVersion(?:(?!\*\/)[\s\S])*\*\/\r?\n?/;

/** Rollup's wrapper around a module with exports, up to the opening brace of its function. */
const WRAPPER = /^define\(\['exports'(?:, )?([^\]]*)\], \(?(?:function )?\(exports(?:, )?([^)]*)\) (?:=> )?\{/m;

/** One line in which Rollup hands out an export: `  exports.name = value;`. */
const EXPORT = /^ {2}exports\.([\w$]+) = ([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*);\n/gm;

/** True when nothing is left of a module but its comments: it held only types, and SuiteScript has no use for it. */
const holdsOnlyTypes = (code) =>
  code
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/export \{\s*\};?/g, '')
    .trim() === '';

/** The header of a TypeScript source. Refuses a source that has none: NetSuite would take it for SuiteScript 1.0. */
function headerOf(source) {
  const header = HEADER.exec(readFileSync(source, 'utf8'));
  if (!header) {
    throw new Error(`${source}: expected a doc comment with @NApiVersion 2.1 on the first line, found none. Add it.`);
  }
  return header[0].trimEnd();
}

/** Rollup plugin: `exports.x = x` lines become one `return { x }`, and the `exports` parameter goes. */
const returnExports = {
  name: 'return-exports',
  transform: (code) => ({ code: code.replace(HEADER, ''), map: null }),
  renderChunk(code, chunk) {
    const wrapper = WRAPPER.exec(code);
    if (!wrapper) return this.error(`${chunk.fileName}: expected a module with exports, found none.`);
    const [opening, modules, parameters] = wrapper;
    const pairs = [];
    const body = code.replace(EXPORT, (_line, name, value) => {
      pairs.push(name === value ? name : `${name}: ${value}`);
      return '';
    });
    const reassigned = pairs.length !== chunk.exports.length || /\bexports\.[\w$]/.test(body);
    if (reassigned) {
      return this.error(`${chunk.fileName}: an export is assigned again later, but a returned value cannot follow it.`);
    }
    const closed = body
      .replace(opening, () => `define([${modules}], (${parameters}) => {`)
      .replace(/\n*\}\)\)?;\s*$/, () => `\n\n  return ${exportList(pairs)};\n});\n`);
    return { code: closed, map: null };
  },
};

/** `{ a, b }`, on several lines once it is long. */
function exportList(pairs) {
  const line = `{ ${pairs.join(', ')} }`;
  return line.length < 100 ? line : `{\n    ${pairs.join(',\n    ')},\n  }`;
}

/** How Rollup is to write: plain parameters for imported modules, no helpers, no tricks. */
const FORMAT = {
  format: 'amd',
  entryFileNames: '[name].js',
  preserveModules: true,
  exports: 'named',
  esModule: false,
  interop: 'esModule',
  strict: false, // SuiteScript 2.1 is strict by itself
  freeze: false,
  externalLiveBindings: false,
  generatedCode: { preset: 'es2015', symbols: false },
  indent: '  ',
};

/**
 * Writes one AMD file for each TypeScript source that holds more than types, and removes what has no source.
 * `esm` is tsc's output for `sources`; returns the names written, relative to `out`.
 */
export async function writeAmd({ sources, esm, out }) {
  const modules = filesBelow(sources)
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !holdsOnlyTypes(readFileSync(path.join(esm, `${name}.js`), 'utf8')));
  if (modules.length === 0) {
    prune(out, new Set());
    return [];
  }
  const bundle = await rollup({
    input: Object.fromEntries(modules.map((name) => [name, path.join(esm, `${name}.js`)])),
    external: (id) => /^N(\/|$)/.test(id),
    treeshake: false, // a file is reviewed and deployed by itself: it must not be trimmed to suit its callers
    plugins: [returnExports],
    onwarn: (warning) => {
      throw new Error(`${warning.code}: ${warning.message}`); // an import cycle, an unresolved or a missing name
    },
  });
  const { output } = await bundle.generate({
    ...FORMAT,
    preserveModulesRoot: esm,
    banner: (chunk) => headerOf(path.join(sources, path.relative(esm, chunk.facadeModuleId).replace(/\.js$/, '.ts'))),
  });
  await bundle.close();
  prune(out, new Set(output.map(({ fileName }) => fileName)));
  for (const { fileName, code } of output) writeWhenDifferent(path.join(out, fileName), code);
  return output.map(({ fileName }) => fileName);
}

function writeWhenDifferent(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
