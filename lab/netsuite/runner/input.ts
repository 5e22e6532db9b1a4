// What getInputData may return, as pairs. Source: getInputData (help); row shapes of searches and queries: practice.

import type { Account } from '../account';
import { refuse } from '../errors';
import { contentsOf, FileObject } from '../modules/fileObject';
import type { Env } from '../modules/module';
import { queryInput } from '../modules/query';
import { searchInput } from '../modules/search';

export interface Pair {
  readonly key: string;
  readonly value: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export function inputPairs(env: Env, input: unknown): Pair[] {
  if (input === null || input === undefined || input === '') return [];
  if (Array.isArray(input)) return input.map((value, index) => ({ key: String(index), value: text(value) }));
  if (typeof input !== 'object')
    refuse(
      'SSS_INVALID_TYPE_ARG',
      `getInputData returned ${typeof input}; expected an array, object, search, query or file.`,
    );
  const searched = searchInput(env, input) ?? queryInput(env, input) ?? fileInput(env, input);
  if (searched) return searched;
  return Object.entries(input).map(([key, value]) => ({ key, value: text(value) }));
}

/** A file, held or by reference, line by line. Source: getInputData (help): the file must not contain empty lines. */
function fileInput({ account }: Env, input: object): Pair[] | undefined {
  const bytes = input instanceof FileObject ? contentsOf(input) : referred(account, input as Record<string, unknown>);
  if (!bytes) return undefined;
  const lines = Buffer.from(bytes).toString('utf8').split(/\r?\n/);
  // The end of the last line is no line.
  if (lines.at(-1) === '') lines.pop();
  const empty = lines.indexOf('');
  // Unconfirmed: error name.
  if (empty >= 0) refuse('SSS_INVALID_TYPE_ARG', `Line ${empty + 1} of the file getInputData returned is empty.`);
  return lines.map((value, index) => ({ key: String(index), value }));
}

function referred(account: Account, { type, id, path }: Record<string, unknown>): Uint8Array | undefined {
  return type === 'file' ? account.files.read(account.files.load((id ?? path) as number | string).id) : undefined;
}
