// search.Column and search.Filter: what a search is put together from.
// Source: N/search Module (help); oracle stubs for the refusals.

import { NotEmulated, refuse, requireArgument } from '../errors';
import { type Options, optionsOf } from '../modules/options';
import { OPERATORS, SORT, type SortOrder, SUMMARY, type Summary } from './enums';

export class Column {
  readonly #name: string;
  readonly #join: string | undefined;
  readonly #summary: Summary | undefined;
  readonly #formula: string | undefined;
  label: string | undefined;
  sort: SortOrder;

  constructor(options: Options) {
    const { name, join, formula } = nameOf(options, 'SSS_INVALID_SRCH_COLUMN');
    if (options.function !== undefined) throw new NotEmulated('N/search column functions');
    this.#name = name;
    this.#join = join;
    this.#formula = formula;
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

  get formula(): string | undefined {
    return this.#formula;
  }

  setWhenOrderedBy(): never {
    throw new NotEmulated('N/search Column.setWhenOrderedBy');
  }

  toString(): string {
    return 'search.Column';
  }

  toJSON(): object {
    const { name, join, summary, formula, label, sort } = this;
    return { name, join, summary, formula, label, sort };
  }
}

export class Filter {
  readonly #name: string;
  readonly #join: string | undefined;
  readonly #operator: string;
  readonly #summary: Summary | undefined;
  readonly #formula: string | undefined;
  readonly values: readonly unknown[];

  constructor(options: Options) {
    const [, within, inner] = SUMMED.exec(String(options.name)) ?? [];
    const { name, join, formula } = nameOf({ ...options, name: inner ?? options.name }, 'SSS_INVALID_SRCH_FILTER');
    this.#name = name;
    this.#join = join;
    this.#formula = formula;
    this.#summary = summaryOf(within ?? options.summary, 'INVALID_SRCH_SUMMARY_TYP');
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

  get summary(): string | undefined {
    return this.#summary;
  }

  get formula(): string | undefined {
    return this.#formula;
  }

  toString(): string {
    return 'search.Filter';
  }

  toJSON(): object {
    const { name, join, operator, summary, formula, values } = this;
    return { name, join, operator, summary, formula, values };
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

/** A filter on a summary, as an expression writes it: count(internalid), sum(amount). Source: filter expressions (help). */
const SUMMED = /^(count|sum|avg|min|max|group)\((.+)\)$/i;
const FORMULA = /^(formula(?:text|numeric|date|datetime|currency|percent))(?:\s*:\s*(.*))?$/is;

interface Named {
  readonly name: string;
  readonly join: string | undefined;
  readonly formula: string | undefined;
}

/** A field, or a formula: its own option, or after the colon of 'formulatext: …' in an expression. */
function nameOf(options: Options, code: string): Named {
  const given = FORMULA.exec(String(options.name).trim());
  if (!given) {
    const [name, join] = splitName(String(options.name), options.join);
    return { name, join, formula: undefined };
  }
  const formula = String(options.formula ?? given[2] ?? '');
  const name = given[1]!.toLowerCase();
  // A result is asked for a formula by its name alone.
  if (formula === '' && options.operator !== undefined) refuse(code, `${name} needs a formula.`);
  return { name, join: undefined, formula: formula === '' ? undefined : formula };
}

/** 'join.name' into its parts. */
function splitName(given: string, join: unknown): [string, string | undefined] {
  const lower = given.toLowerCase();
  const at = lower.indexOf('.');
  if (at > 0) return [lower.slice(at + 1), lower.slice(0, at)];
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
