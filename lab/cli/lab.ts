// `npm run lab -- <command>`: the lab by itself, for other people's scripts and SP-API clients.

import { UsageError } from './arguments';
import { labAmazon } from './labAmazon';
import { labRun } from './labRun';
import type { Output } from './output';

const COMMANDS: Readonly<Record<string, (words: readonly string[], output: Output) => Promise<number> | number>> = {
  run: labRun,
  amazon: labAmazon,
};

const HELP = `The lab: an emulated NetSuite account and a simulated Amazon marketplace.

  npm run lab -- run <folder> <scriptid>   deploys a SuiteCloud project into a fresh account and runs one script
  npm run lab -- amazon                    serves the simulated SP-API

Each explains itself: npm run lab -- run --help`;

/** Answers the exit code. */
export async function lab(words: readonly string[], output: Output): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === '--help' || name === '-h') {
    output.out(HELP);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command) return await command(rest, output);
    throw new UsageError(`Expected run or amazon, found ${name === '' ? 'nothing' : `"${name}"`}.\n\n${HELP}`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(error.message);
    return 1;
  }
}

if (require.main === module) {
  const output: Output = {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  };
  lab(process.argv.slice(2), output).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      output.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
    },
  );
}
