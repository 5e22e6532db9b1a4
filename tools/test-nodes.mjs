// `npm run test:nodes`: the whole suite on each version of Node that the project supports. The versions come as npm packages.

import path from 'node:path';
import { ROOT } from './files.mjs';
import { node, run, tool } from './run.mjs';

const MAJORS = ['20', '22', '24'];
const INSIDE = '--inside';

/** In the wanted Node: makes sure that it is the wanted one, then runs Jest with it. */
async function inside(major, options) {
  if (process.versions.node.split('.')[0] !== major) {
    console.error(`Expected Node ${major}, found ${process.version}: npx did not bring its own. Is npm up to date?`);
    return 1;
  }
  console.log(`Node ${process.version}`);
  const { code } = await node([tool('jest/bin/jest.js'), ...options], { stdio: 'inherit' });
  return code;
}

/** Each Node in turn. npx has to run the package's install script, which the project's .npmrc would forbid. */
async function outside(options) {
  const built = await node([path.join(ROOT, 'tools/build.mjs')], { stdio: 'inherit' });
  if (built.code !== 0) return built.code;
  const failed = [];
  for (const major of MAJORS) {
    const command = ['node', 'tools/test-nodes.mjs', INSIDE, major, ...options].join(' ');
    const npx = ['-y', '--ignore-scripts=false', '-p', `node@${major}`, '-c', command];
    const { code } = await run('npx', npx, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (code !== 0) failed.push(major);
  }
  console.log(failed.length === 0 ? `Passed on Node ${MAJORS.join(', ')}.` : `Failed on Node ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}

const [first, ...rest] = process.argv.slice(2);
process.exitCode = first === INSIDE ? await inside(rest[0], rest.slice(1)) : await outside(process.argv.slice(2));
