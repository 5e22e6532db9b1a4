// Filter expressions: objects, lists and nested AND, OR and NOT, read into one tree.
// Source: search.create, filter expressions (help).

import { refuse } from '../errors';
import type { Options } from '../modules/options';
import { Filter } from './parts';

export type FilterTree =
  | { readonly kind: 'term'; readonly filter: Filter }
  | { readonly kind: 'and' | 'or' | 'not'; readonly parts: readonly FilterTree[] };

/** Nothing to filter by gives undefined. Refuses with SSS_INVALID_SRCH_FILTER_EXPR. */
export function filterTree(given: unknown): FilterTree | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) return isFilter(given) ? termOf(given) : invalid(given);
  if (given.length === 0) return undefined;
  if (given.every(isFilter)) return { kind: 'and', parts: given.map(termOf) };
  return expressionOf(given);
}

function isFilter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function termOf(value: unknown): FilterTree {
  if (value instanceof Filter) return { kind: 'term', filter: value };
  const options = value as Options;
  if (typeof options.name !== 'string')
    return refuse('SSS_INVALID_SRCH_FILTER', 'A search filter has a name and an operator.');
  return { kind: 'term', filter: new Filter(options) };
}

function connective(value: unknown): string | undefined {
  const word = typeof value === 'string' ? value.toUpperCase() : undefined;
  return word === 'AND' || word === 'OR' || word === 'NOT' ? word : undefined;
}

/** One place of an expression: a filter, or a list that is a term or an expression again. */
function partOf(value: unknown): FilterTree {
  if (isFilter(value)) return termOf(value);
  return Array.isArray(value) && value.length > 0 ? expressionOf(value) : invalid(value);
}

function expressionOf(list: readonly unknown[]): FilterTree {
  const [first] = list;
  if (typeof first === 'string' && connective(first) === undefined) {
    return { kind: 'term', filter: new Filter({ name: first, operator: list[1], values: list.slice(2) }) };
  }
  const alternatives = splitBy(list, 'OR').map((piece) => {
    const parts = splitBy(piece, 'AND').map(negatable);
    return parts.length === 1 ? parts[0]! : { kind: 'and' as const, parts };
  });
  return alternatives.length === 1 ? alternatives[0]! : { kind: 'or', parts: alternatives };
}

function splitBy(list: readonly unknown[], word: string): unknown[][] {
  const pieces: unknown[][] = [[]];
  for (const entry of list) {
    if (connective(entry) === word) pieces.push([]);
    else pieces.at(-1)!.push(entry);
  }
  return pieces;
}

/** A single part, or NOT and a part. Two parts need a word between them. */
function negatable(piece: readonly unknown[]): FilterTree {
  if (piece.length === 2 && connective(piece[0]) === 'NOT') return { kind: 'not', parts: [partOf(piece[1])] };
  if (piece.length !== 1) return invalid(piece);
  return partOf(piece[0]);
}

function invalid(found: unknown): never {
  return refuse(
    'SSS_INVALID_SRCH_FILTER_EXPR',
    `Malformed search filter expression near ${JSON.stringify(found) ?? String(found)}: filters are joined by 'AND' or 'OR'.`,
  );
}
