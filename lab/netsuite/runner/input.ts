// What getInputData may return, as pairs. Source: getInputData (help); row shapes of searches and queries: practice.

import { refuse } from '../errors';
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
  const searched =
    searchInput(env, input) ?? queryInput(env, input) ?? fileInput(env, input as Record<string, unknown>);
  if (searched) return searched;
  return Object.entries(input).map(([key, value]) => ({ key, value: text(value) }));
}

/** A file by reference, line by line. Source: getInputData (help): the file must not contain empty lines. */
function fileInput({ account }: Env, input: Record<string, unknown>): Pair[] | undefined {
  if (input.type !== 'file') return undefined;
  const file = account.files.load((input.id ?? input.path) as number | string);
  const lines = Buffer.from(account.files.read(file.id)).toString('utf8').split(/\r?\n/);
  return lines.filter((line) => line !== '').map((value, index) => ({ key: String(index), value }));
}
