// `npm run lab -- run`: anybody's SuiteCloud project in a fresh account, and one of its scripts.

import * as fs from 'node:fs';
import type { Profile } from '../netsuite/features';
import { type CommandShape, type Given, helpOf, readArguments, UsageError } from './arguments';
import { RECORD_EVENTS, type RecordEvent, readRecordFile } from './labRecord';
import { documentOf, failed, type RunReport, refused } from './labReport';
import { type RunOptions, runScript } from './labScript';
import type { Output } from './output';
import { printRun } from './printRun';

const SHAPE: CommandShape = {
  command: 'npm run lab -- run',
  about: 'Deploys a SuiteCloud project into a fresh lab account and runs one of its scripts.',
  places: [
    { name: 'folder', about: 'holds suitecloud.config.js or manifest.xml' },
    { name: 'scriptid', about: 'for instance customscript_shop_import' },
    { name: 'deployid', about: 'for instance customdeploy_shop_import; the first one when absent', optional: true },
  ],
  options: {
    param: { kind: 'texts', value: 'name=value', about: 'a parameter of the script, or else of the request' },
    method: {
      kind: 'text',
      choices: ['GET', 'POST', 'PUT', 'DELETE'],
      about: 'of the request (GET; POST with --body)',
    },
    body: { kind: 'text', value: 'file', about: 'the body of the request' },
    record: { kind: 'text', value: 'file', about: 'the record whose saving sets off the user event, as JSON' },
    event: { kind: 'text', choices: RECORD_EVENTS, about: 'what happens to the record (create)' },
    profile: { kind: 'text', choices: ['oneworld', 'small'], about: 'what the account has (oneworld)' },
    json: { kind: 'flag', about: 'one JSON document on standard output; read it with npm -s' },
  },
  notes: `The record file: {"type": "salesorder", "values": {"entity": {"text": "Ann"}, "trandate": "2026-11-02"},
"sublists": {"item": [{"item": {"text": "Lamp"}, "quantity": 1}]}, "before": {"values": {…}, "sublists": {…}}}
or a list of such records, the last one being the record, the others there from the start. Dates are ISO texts;
"text" names an entry of a list as people see it. With "id" the record is one the account has; without it, edit, xedit
and delete find a record that looks like "before", or like the record itself.

Exit code: 1 when the project or the call is refused, on an uncaught error, on a failed map/reduce key; else 0.`,
};

export function labRun(words: readonly string[], output: Output): number {
  const given = readArguments(SHAPE, words);
  if (given.help) {
    output.out(helpOf(SHAPE));
    return 0;
  }
  const report = attempt(given);
  if (given.flag('json')) {
    output.out(JSON.stringify(documentOf(report)));
    for (const { stage, key, name, message, retried } of report.errors) {
      if (retried) output.err(`${stage} "${key}" was tried again after ${name}: ${message}`);
    }
    for (const note of report.notes) output.err(note);
  } else printRun(report, output);
  return failed(report) ? 1 : 0;
}

/** Whoever asked for a document gets one, whatever is wrong. */
function attempt(given: Given): RunReport {
  try {
    return runScript(optionsFrom(given));
  } catch (error) {
    if (!(error instanceof UsageError) || !given.flag('json')) throw error;
    return refused('call', error.name, [error.message]);
  }
}

function optionsFrom(given: Given): RunOptions {
  const body = given.text('body');
  const record = given.text('record');
  return {
    folder: given.place('folder'),
    script: given.place('scriptid'),
    deployment: given.place('deployid') || undefined,
    parameters: Object.fromEntries(given.texts('param').map((text) => parameter(given, text))),
    method: (given.text('method') ?? (body === undefined ? 'GET' : 'POST')) as RunOptions['method'],
    body: body === undefined ? undefined : read(body, '--body'),
    record: record === undefined ? undefined : readRecordFile(read(record, '--record'), record),
    event: (given.text('event') ?? 'create') as RecordEvent,
    profile: (given.text('profile') ?? 'oneworld') as Profile,
  };
}

function parameter(given: Given, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw given.wrong(`Expected name=value after --param, found "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function read(file: string, option: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`Expected a file after ${option}, found none that can be read: ${(error as Error).message}`);
  }
}
