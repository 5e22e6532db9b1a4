// Loads a pure file of the built add-on into Node, the way NetSuite would: by its `define`.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** What the built module returns. Pure modules only: one that asks for an `N/…` module is refused. */
export function suiteModule(file, loaded = new Map()) {
  if (loaded.has(file)) return loaded.get(file);
  let returned;
  const define = (ids, body) => {
    const needed = ids.map((id) => {
      if (!id.startsWith('.')) throw new Error(`${file}: expected a pure module, but it asks for ${id}.`);
      return suiteModule(`${path.resolve(path.dirname(file), id)}.js`, loaded);
    });
    returned = body(...needed);
  };
  vm.runInThisContext(`(define) => {${readFileSync(file, 'utf8')}\n}`, { filename: file })(define);
  loaded.set(file, returned);
  return returned;
}
