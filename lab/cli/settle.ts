// `npm run settle`: an accountant's own settlement files through the built scripts, before anything is installed anywhere.

import type { Instant } from '../clock';
import { ROOT } from '../demo/world';
import { LINE_CLASS_WORDS } from '../settle/classWords';
import { BadConfig, DEFAULT_CONFIG, readConfig, type SettleConfig } from '../settle/config';
import { printSettlement } from '../settle/printSettlement';
import { textOfReport } from '../settle/reportText';
import { type SettlementFile, type Tried, trySettlements } from '../settle/trySettlements';
import { type CommandShape, helpOf, readArguments, UsageError } from './arguments';
import { readGiven } from './givenFile';
import type { Output } from './output';

const SHAPE: CommandShape = {
  command: 'npm run settle --',
  about: 'Your own Amazon settlements as journal entries, in a NetSuite account that lives for this one run.',
  places: [
    { name: 'report file', about: 'settlement reports, flat file V2, or V1 of before November 2026', many: true },
  ],
  options: {
    config: {
      kind: 'text',
      about: 'JSON {way, zone, accounts, map}; see docs/flows/settlements.md',
      value: 'file.json',
    },
    json: { kind: 'flag', about: 'one JSON document on standard output (read it with npm -s run settle -- …)' },
  },
  notes: `Without --config: the settlement way of recording, the shipped map, each marketplace's own zone, no VAT split.
Nothing leaves this machine.
Exit code: 1 when a file is not a settlement; else 2 when a settlement is held; else 0.`,
};

export interface SettleOptions {
  readonly now?: Instant;
  /** The SuiteCloud project, built. */
  readonly project?: string;
}

/** Answers the exit code. */
export function settle(words: readonly string[], output: Output, options: SettleOptions = {}): number {
  try {
    const given = readArguments(SHAPE, words);
    if (given.help) {
      output.out(helpOf(SHAPE));
      return 0;
    }
    const files = given.rest('report file').map(readFile);
    const named = given.text('config');
    const config = named === undefined ? DEFAULT_CONFIG : readConfig(readText(named), LINE_CLASS_WORDS);
    output.err(
      `${files.length === 1 ? '1 file' : `${files.length} files`} on the way through the add-on in an account of their own …`,
    );
    const tried = trySettlements(files, {
      project: options.project ?? ROOT,
      config,
      now: options.now ?? Date.now(),
    });
    if (given.flag('json')) output.out(JSON.stringify({ settlements: tried.settlements }));
    else print(tried, config, named !== undefined, output);
    for (const { name, message } of tried.refused) output.err(`${name}: ${message}`);
    if (tried.refused.length > 0) return 1;
    return tried.settlements.some(({ held }) => held.length > 0) ? 2 : 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof BadConfig || error instanceof NoFile)) throw error;
    output.err(error.message);
    return 1;
  }
}

class NoFile extends Error {}

function readBytes(file: string): Uint8Array {
  return readGiven(
    file,
    (found) => new NoFile(`${file}: expected a file, found ${found}. Name the file that Amazon gave.`),
  );
}

const readText = (file: string): string => textOfReport(readBytes(file));
const readFile = (name: string): SettlementFile => ({ name, text: readText(name) });

function print({ settlements }: Tried, config: SettleConfig, isConfigured: boolean, output: Output): void {
  for (const each of settlements) output.out(printSettlement(each));
  output.out('─'.repeat(100));
  const held = settlements.filter((each) => each.held.length > 0).length;
  output.out(`${settlements.length === 1 ? '1 settlement' : `${settlements.length} settlements`}, ${held} held.`);
  output.out(
    isConfigured
      ? `Recorded in the way "${config.way}"${config.zone === null ? '' : `, months of ${config.zone}`}; no VAT split.`
      : 'Without --config: recorded in the way "settlement", by the shipped map, months of each marketplace’s own zone, no VAT split.',
  );
}

if (require.main === module) {
  const output: Output = {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  };
  try {
    process.exitCode = settle(process.argv.slice(2), output);
  } catch (error) {
    output.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}
