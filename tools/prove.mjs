// `npm run prove`: the same tests at the sizes that the promises name, and a list of those sizes at the end.
// Options go on to Jest, for example: npm run prove -- stories

import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { ROOT } from './files.mjs';
import { tool } from './run.mjs';

const SIZE_LINE = /^size: (.+)$/;

/** Runs Jest, passing on what it writes and keeping the lines that name a size. */
function prove(options) {
  const env = { ...process.env, CWY_SIZE: 'full', ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}) };
  // As in npm test: scripts leave much that is thrown away soon, and a small space for it is swept all the time.
  const jest = spawn(process.execPath, ['--max-semi-space-size=64', tool('jest/bin/jest.js'), ...options], {
    cwd: ROOT,
    env,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  const sizes = new Set();
  readline.createInterface({ input: jest.stderr }).on('line', (line) => {
    const size = SIZE_LINE.exec(line)?.[1];
    if (size === undefined) console.error(line);
    else sizes.add(size);
  });
  return new Promise((resolve) => jest.on('close', (code) => resolve({ code: code ?? 1, sizes: [...sizes].sort() })));
}

const { code, sizes } = await prove(process.argv.slice(2));
console.log(['', 'Proved at these sizes:', ...sizes.map((size) => `  ${size}`)].join('\n'));
process.exitCode = code;
