// search.Column and search.Filter: what a search is put together from.
// Source: N/search Module (help); oracle stubs for the refusals.

import { NotEmulated, refuse, requireArgument } from '../errors';
import { type Options, optionsOf } from '../modules/options';
import { OPERATORS, SORT, type SortOrder, SUMMARY, type Summary } from './enums';

export class Column {
  readonly #name: string;
  readonly #join: string | undefined;
  readonly #summary: Summary | undefined;
  label: string | undefined;
  sort: SortOrder;

  constructor(options: Options) {
    const [name, join] = splitName(String(options.name), options.join);
    if (name.startsWith('formula') || options.formula !== undefined) throw new NotEmulated('N/search formula columns');
    if (options.function !== undefined) throw new NotEmulated('N/search column functions');
    this.#name = name;
    this.#join = join;
    this.#summary = summaryOf(options.summary, 'SSS_INVALID_SRCH_COLUMN_SUM');
    this.label = options.label === undefined ? undefined : String(options.label);
    this.sort = sortOf(options.sort);
  }

  get name(): string {
    return this.#name;
  }

  get join(): string | undefined {
    return this.#join;
  }

  get summary(): string | undefined {
    return this.#summary;
  }

  setWhenOrderedBy(): never {
    throw new NotEmulated('N/search Column.setWhenOrderedBy');
  }

  toString(): string {
    return 'search.Column';
  }

  toJSON(): object {
    return { name: this.name, join: this.join, summary: this.summary, label: this.label, sort: this.sort };
  }
}

export class Filter {
  readonly #name: string;
  readonly #join: string | undefined;
  readonly #operator: string;
  readonly values: readonly unknown[];

  constructor(options: Options) {
    const [name, join] = splitName(String(options.name), options.join);
    if (name.startsWith('formula') || options.formula !== undefined) throw new NotEmulated('N/search formula filters');
    if (summaryOf(options.summary, 'INVALID_SRCH_SUMMARY_TYP') || name.includes('(')) {
      throw new NotEmulated('N/search filters on summaries');
    }
    this.#name = name;
    this.#join = join;
    this.#operator = operatorOf(options.operator);
    this.values = valuesOf(options.values);
  }

  get name(): string {
    return this.#name;
  }

  get join(): string | undefined {
    return this.#join;
  }

  get operator(): string {
    return this.#operator;
  }

  toString(): string {
    return 'search.Filter';
  }

  toJSON(): object {
    return { name: this.name, join: this.join, operator: this.operator, values: this.values };
  }
}

export function createColumn(options: unknown): Column {
  return new Column(optionsOf(options, 'search.createColumn', ['name']));
}

export function createFilter(options: unknown): Filter {
  return new Filter(optionsOf(options, 'search.createFilter', ['name', 'operator']));
}

/** A column as search.create takes it: a name, 'join.name', an object, or a search.Column. */
export function columnOf(given: unknown): Column {
  if (given instanceof Column) return given;
  if (typeof given === 'string' && given !== '') return new Column({ name: given });
  if (typeof given === 'object' && given !== null && typeof (given as Options).name === 'string') {
    return new Column(given as Options);
  }
  return refuse('SSS_INVALID_SRCH_COLUMN', 'A search column is a name, or an object with a name.');
}

/** 'join.name' into its parts. */
function splitName(given: string, join: unknown): [string, string | undefined] {
  const lower = given.toLowerCase();
  const at = lower.indexOf('.');
  if (at > 0 && !lower.startsWith('formula')) return [lower.slice(at + 1), lower.slice(0, at)];
  return [lower, typeof join === 'string' && join !== '' ? join.toLowerCase() : undefined];
}

function summaryOf(given: unknown, code: string): Summary | undefined {
  if (given === undefined || given === null) return undefined;
  const name = String(given).toUpperCase();
  if (!Object.hasOwn(SUMMARY, name)) return refuse(code, `${String(given)} is not a summary type.`);
  return name as Summary;
}

function sortOf(given: unknown): SortOrder {
  const name = given === undefined || given === null ? 'NONE' : String(given).toUpperCase();
  if (!Object.hasOwn(SORT, name)) return refuse('WRONG_PARAMETER_TYPE', `${String(given)} is not a sort order.`);
  return name as SortOrder;
}

function operatorOf(given: unknown): string {
  requireArgument(given, 'search.createFilter', 'operator');
  const name = String(given).toLowerCase();
  if (!OPERATORS.has(name)) refuse('SSS_INVALID_SRCH_OPERATOR', `${String(given)} is not a search operator.`);
  return name;
}

function valuesOf(given: unknown): readonly unknown[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? given.flat() : [given];
}
