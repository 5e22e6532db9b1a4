// `npm run deploy`: sends the project to the NetSuite account chosen for this folder. What is missing is explained first.
// Options go on to SuiteCloud's command, for example: npm run deploy -- --dryrun

import { node } from './run.mjs';
import { commandLine, jar, java, SUITECLOUD, signIn } from './suitecloud.mjs';

/** Everything that stands in the way, at once, so that nobody has to come back for each. */
async function missing() {
  const noCommand = commandLine();
  if (noCommand) return [noCommand];
  return [await java(), jar(), signIn()].filter((explanation) => explanation !== null);
}

const explanations = await missing();
if (explanations.length > 0) {
  console.error(`Nothing was deployed.\n\n${explanations.join('\n\n')}\n\nThen run npm run deploy again.`);
  process.exitCode = 1;
} else {
  const { code } = await node([SUITECLOUD, 'project:deploy', ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = code;
}
