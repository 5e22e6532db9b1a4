// A pure file of the built add-on, loaded the way NetSuite would load it: by its `define`, and no module of NetSuite's.

import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vm from 'node:vm';
import { ROOT } from '../lab/demo/world';

const CAUSEWAY = path.join(ROOT, 'src/FileCabinet/SuiteScripts/causeway');

type Module = Readonly<Record<string, unknown>>;
type Define = (ids: readonly string[], body: (...needed: Module[]) => Module) => void;

/** What the file returns, for instance of `flows/settlements/reader`. */
export function builtModule(name: string, loaded = new Map<string, Module>()): Module {
  const before = loaded.get(name);
  if (before) return before;
  const file = path.join(CAUSEWAY, `${name}.js`);
  let returned: Module = {};
  const define: Define = (ids, body) => {
    const needed = ids.map((id) => {
      if (!id.startsWith('.')) throw new Error(`${name}: expected a pure module, but it asks for ${id}.`);
      return builtModule(path.join(path.dirname(name), id), loaded);
    });
    returned = body(...needed);
  };
  const run = vm.runInThisContext(`(define) => {${fs.readFileSync(file, 'utf8')}\n}`, { filename: file });
  (run as (define: Define) => void)(define);
  loaded.set(name, returned);
  return returned;
}
