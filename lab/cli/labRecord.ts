// A record given as a JSON file, saved as a person does at a screen, so that its user events run.

import type { Account } from '../netsuite/account';
import { NotEmulated, SuiteScriptError } from '../netsuite/errors';
import { Person, type RecordContent, type Values } from '../netsuite/runner/person';
import type { DeploymentEntry, ScriptEntry } from '../netsuite/scripts';
import { UsageError } from './arguments';
import type { RunReport } from './labReport';

export const RECORD_EVENTS = ['create', 'edit', 'xedit', 'delete'] as const;
export type RecordEvent = (typeof RECORD_EVENTS)[number];

export interface RecordFile extends RecordContent {
  readonly type: string;
  /** A record the account has already; without one, a record is stored first for edit, xedit and delete. */
  readonly id: number | undefined;
  /** How that stored record looks; like the record itself when absent. */
  readonly before: RecordContent | undefined;
  /** Records the account has from the start, in order: the customer and the items of an order. */
  readonly first: readonly RecordFile[];
}

/** Checks the text of a record file: a record, or a list whose last entry is the record. Throws UsageError. */
export function readRecordFile(text: string, file: string): RecordFile {
  const wrong = (found: string) =>
    new UsageError(
      `Expected {"type": "salesorder", "values": {"field": value, …}, "sublists": {"item": [{…}]}} in ${file}, found ${found}.`,
    );
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw wrong(`no JSON (${(error as Error).message})`);
  }
  const records = (Array.isArray(content) ? content : [content]).map((each) => recordOf(each, wrong));
  const last = records.pop();
  if (!last) throw wrong('an empty list');
  return { ...last, first: records };
}

function recordOf(content: unknown, wrong: Wrong): RecordFile {
  if (!isObject(content)) throw wrong('no object');
  const { type, id, before, ...rest } = content;
  if (typeof type !== 'string' || type === '') throw wrong('no "type"');
  if (id !== undefined && !Number.isInteger(id)) throw wrong(`the id ${JSON.stringify(id)}, which is no whole number`);
  if (before !== undefined && !isObject(before)) throw wrong('a "before" that is no object');
  return {
    type: type.toLowerCase(),
    id: id as number | undefined,
    before: before === undefined ? undefined : contentOf(before, wrong),
    first: [],
    ...contentOf(rest, wrong),
  };
}

type Wrong = (found: string) => UsageError;

function contentOf(given: Record<string, unknown>, wrong: Wrong): RecordContent {
  // A record written by JSON.stringify calls its values fields.
  const { fields = {}, values = fields, sublists = {}, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw wrong(`"${other}"`);
  if (!isObject(values)) throw wrong('"values" that are no object');
  const isLines = (lines: unknown) => Array.isArray(lines) && lines.every(isObject);
  if (!isObject(sublists) || !Object.values(sublists).every(isLines)) {
    throw wrong('"sublists" that are no lists of objects');
  }
  return { values, sublists: sublists as Record<string, Values[]> };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

interface Chosen {
  readonly account: Account;
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
  readonly employee: number;
}

interface Saved {
  readonly status: 'COMPLETE' | 'FAILED';
  readonly units: RunReport['units'];
  readonly errors: RunReport['errors'];
  readonly response: null;
  readonly notes: readonly string[];
}

export function saveRecord(chosen: Chosen, file: RecordFile | undefined, event: RecordEvent): Saved {
  if (!file)
    throw new UsageError('Expected --record file for a user event script, found none: it runs when a record is saved.');
  refuseOtherType(chosen, file.type);
  const { account, script, employee } = chosen;
  for (const each of file.first) storeQuietly(account, employee, each.type, each);
  const id =
    event === 'create' ? undefined : (file.id ?? storeQuietly(account, employee, file.type, file.before ?? file));
  const error = attempt(() => act(new Person(account, { userId: employee }), file, event, id));
  const failures = account.runner.takeEventFailures();
  const ran = account.runner.statistics().some((each) => each.script === script.scriptId);
  return {
    status: error ? 'FAILED' : 'COMPLETE',
    units: [],
    errors: error
      ? [failures.find(({ name, message }) => name === error.name && message === error.message) ?? refusalOf(error)]
      : [],
    response: null,
    notes: ran || error ? [] : [`${script.scriptId} did not run: its deployment does not take this event or context.`],
  };
}

/** A record that was there before the project was; its scripts do not notice. */
function storeQuietly(account: Account, userId: number, type: string, content: RecordContent): number {
  try {
    return new Person(account, { userId, quietly: true }).create(type, content);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new UsageError(`The ${type} cannot be stored to begin with: ${error.name}: ${error.message}`);
  } finally {
    account.runner.takeCreated();
  }
}

function act(person: Person, file: RecordFile, event: RecordEvent, id: number | undefined): void {
  if (id === undefined) person.create(file.type, file);
  else if (event === 'edit') person.edit(file.type, id, file);
  else if (event === 'xedit') person.editInline(file.type, id, file.values);
  else person.remove(file.type, id);
}

function attempt(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

const isRefusal = (error: unknown): error is Error => error instanceof SuiteScriptError || error instanceof NotEmulated;

const refusalOf = ({ name, message }: Error) => ({ stage: 'save', key: null, name, message });

/** A deployment to another record type would never run: that is a mistake worth saying. */
function refuseOtherType({ script, deployment }: Chosen, type: string): void {
  const { recordType } = deployment.deployment;
  const target = recordType?.id.toLowerCase();
  if (target === undefined || target === 'record' || target === type) return;
  throw new UsageError(`Expected a ${target} in --record, which ${script.scriptId} is deployed to, found a ${type}.`);
}
