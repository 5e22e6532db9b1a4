// How much a test does: a small number in the daily run, the promised one in `npm run prove` (CWY_SIZE=full).

const told = new Set<string>();

/** The size to use for `name`, say `size('F1 orders', 120, 5_000)`. Says it once in the output of the tests. */
export function size(name: string, small: number, full: number): number {
  const chosen = process.env.CWY_SIZE === 'full' ? full : small;
  if (!told.has(name)) {
    told.add(name);
    process.stderr.write(`size: ${name} = ${chosen}\n`);
  }
  return chosen;
}
