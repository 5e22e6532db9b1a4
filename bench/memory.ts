// Memory that stays in use, for measurements of whether it grows.

export const MEGABYTE = 1024 * 1024;

/** Bytes in use after everything that can be collected is collected. */
export function memory(): number {
  if (!global.gc) throw new Error('Memory is measured with forced collections: run node with --expose-gc.');
  global.gc();
  global.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
