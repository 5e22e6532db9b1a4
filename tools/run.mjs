// Runs other programs and hands back what they said.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './files.mjs';

/** The file that a package's command starts, to be run by this Node and not found through the shell. */
export const tool = (file) => path.join(ROOT, 'node_modules', file);

/** Runs a Node program in the project's folder. Returns its exit code and what it wrote; never throws. */
export function node(args, options = {}) {
  return run(process.execPath, args, options);
}

/** Runs a program in the project's folder, collecting its output, or passing it through with `stdio: 'inherit'`. */
export function run(command, args, { env = process.env, stdio = ['ignore', 'pipe', 'pipe'], shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio, shell });
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (text) => {
        written[name] += text;
      });
    }
    child.on('error', (error) => resolve({ code: 127, stdout: '', stderr: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, ...written }));
  });
}
