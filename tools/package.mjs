// `npm run package`: the SuiteCloud project as one zip in build/, made offline by SuiteCloud's own command.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesBelow, ROOT } from './files.mjs';
import { node } from './run.mjs';
import { commandLine, SUITECLOUD } from './suitecloud.mjs';

const zips = () => filesBelow(path.join(ROOT, 'build')).filter((file) => /^[^/]+\.zip$/.test(file));

async function main() {
  const missing = commandLine();
  if (missing) throw new Error(missing);
  for (const zip of zips()) rmSync(path.join(ROOT, 'build', zip));

  // The command leaves a folder in the home it finds; packaging needs no sign-in, so it gets a home of its own.
  const home = mkdtempSync(path.join(os.tmpdir(), 'causeway-'));
  const env = { ...process.env, HOME: home, USERPROFILE: home };
  const { code, stdout, stderr } = await node([SUITECLOUD, 'project:package'], { env });
  rmSync(home, { recursive: true, force: true });

  const [zip] = zips();
  if (code !== 0 || zip === undefined) throw new Error(`suitecloud project:package failed.\n${stdout}${stderr}`.trim());
  console.log(`build/${zip}`);
}

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
