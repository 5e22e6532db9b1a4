// `npm start -- --exit` as after `npm ci`: in a copy of the project with nothing built, to its last line.

import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ROOT } from '../lab/demo/world';
import { type Finding, figure } from './finding';

const LEFT_BEHIND = new Set(['node_modules', 'build', '.git', '.lab', 'causeway']);

export function measure(): Finding {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-start-'));
  try {
    fs.cpSync(ROOT, folder, {
      recursive: true,
      filter: (from) => from === ROOT || !LEFT_BEHIND.has(path.basename(from)),
    });
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
    const started = performance.now();
    const { status, stderr } = spawnSync('npm', ['start', '--', '--exit'], { cwd: folder, encoding: 'utf8' });
    const seconds = (performance.now() - started) / 1_000;
    if (status !== 0)
      throw new Error(`npm start ended with ${status}: ${stderr.trim().split('\n').slice(-5).join('\n')}`);
    return { figures: [figure('npm start -- --exit', seconds, 'seconds', 120)], highest: null };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
