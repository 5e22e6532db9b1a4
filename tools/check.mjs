// `npm run check`: everything that can be known without running the add-on, a line a check. Exits 1 when one fails.

import { CHECKS } from './checks.mjs';

async function timed({ name, check }) {
  const started = performance.now();
  const result = await Promise.resolve()
    .then(check)
    .catch((error) => ({ ok: false, note: 'did not run', details: error.stack }));
  return { name, ...result, seconds: (performance.now() - started) / 1000 };
}

function print({ name, ok, note, details, seconds }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(22)} ${seconds.toFixed(1).padStart(5)} s  ${note}`.trimEnd());
  if (details !== '') console.log(details.replace(/^/gm, '        '));
}

let failed = 0;
for (const check of CHECKS) {
  const result = await timed(check);
  print(result);
  if (!result.ok) failed += 1;
}
console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${CHECKS.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
