// search.Search: a type, filters and columns, to run, page through or save.
// Source: N/search Module (help); oracle stubs for the refusals.

import { refuse } from '../errors';
import type { Env } from '../modules/module';
import type { Options } from '../modules/options';
import { type FilterTree, filterTree } from './filters';
import { PagedData } from './paged';
import { type Column, columnOf, type Filter } from './parts';
import { ResultSet } from './results';
import { type SavedSearch, saveSearch } from './saved';
import { type SearchStatement, searchStatement } from './statement';

const SAVE_UNITS = 5;

export class SearchObject {
  readonly #env: Env;
  readonly #type: string;
  #tree: FilterTree | undefined;
  #columns: Column[];
  #saved: number | undefined;
  title: string | undefined;
  id: string | undefined;
  isPublic: boolean;

  constructor(env: Env, options: Options, saved?: number) {
    this.#env = env;
    this.#type = String(options.type).toLowerCase();
    this.#tree = filterTree(options.filters ?? options.filterExpression);
    this.#columns = columnList(options.columns);
    this.#saved = saved;
    this.title = options.title === undefined ? undefined : String(options.title);
    this.id = options.id === undefined ? undefined : String(options.id);
    this.isPublic = options.isPublic === true;
    // An unknown type is refused at once, unknown fields when the search runs.
    SearchObject.statementOf(this, []);
  }

  get searchType(): string {
    return this.#type;
  }

  get searchId(): number | undefined {
    return this.#saved;
  }

  get columns(): Column[] {
    return this.#columns;
  }

  set columns(columns: unknown) {
    this.#columns = columnList(columns);
  }

  get filters(): Filter[] {
    return this.#tree ? termsOf(this.#tree) : [];
  }

  /** What stands behind the filters there were is added to them: their ORs stay. */
  set filters(filters: unknown) {
    const known = this.filters;
    const list: unknown[] = Array.isArray(filters) ? filters : [filters];
    const isMore = this.#tree !== undefined && known.every((each, index) => list[index] === each);
    const added = isMore ? filterTree(list.slice(known.length)) : undefined;
    if (this.#tree && isMore) this.#tree = added ? { kind: 'and', parts: [this.#tree, added] } : this.#tree;
    else this.#tree = filterTree(filters);
  }

  get filterExpression(): unknown {
    if (!this.#tree) return [];
    return this.#tree.kind === 'term' ? [plainTree(this.#tree)] : plainTree(this.#tree);
  }

  set filterExpression(expression: unknown) {
    this.#tree = filterTree(expression);
  }

  run(): ResultSet {
    this.#env.execution.alive();
    return new ResultSet(this.#env, SearchObject.statementOf(this));
  }

  runPaged(options?: unknown): PagedData {
    this.#env.execution.alive();
    return new PagedData(this.#env, SearchObject.statementOf(this), this, options);
  }

  save(): number {
    const { title } = this;
    if (!title) return refuse('SSS_MISSING_REQD_ARGUMENT', 'Search.save: Missing a required argument: title');
    const content: Omit<SavedSearch, 'id'> = {
      scriptId: (this.id ?? '').toLowerCase(),
      title,
      type: this.#type,
      filters: this.#tree ? plainTree(this.#tree) : [],
      columns: this.#columns.map((column) => column.toJSON()),
      isPublic: this.isPublic,
    };
    this.#saved = this.#env.execution.work(SAVE_UNITS, 'search', () => {
      return saveSearch(this.#env.account.store, content, this.#saved);
    });
    return this.#saved;
  }

  toString(): string {
    return 'search.Search';
  }

  toJSON(): object {
    const { id, title, filterExpression } = this;
    return { id, type: this.#type, title, filters: filterExpression, columns: this.#columns };
  }

  static statementOf(search: SearchObject, columns: readonly Column[] = search.#columns): SearchStatement {
    const filter = columns === search.#columns ? search.#tree : undefined;
    return searchStatement(search.#env.account, { type: search.#type, filter, columns });
  }
}

function columnList(given: unknown): Column[] {
  if (given === undefined || given === null) return [];
  return (Array.isArray(given) ? given : [given]).map(columnOf);
}

function termsOf(tree: FilterTree): Filter[] {
  return tree.kind === 'term' ? [tree.filter] : tree.parts.flatMap(termsOf);
}

/** A filter tree as the nested lists that search.create takes. */
function plainTree(tree: FilterTree): unknown[] {
  if (tree.kind === 'term') {
    const { name, join, operator, summary, formula, values } = tree.filter;
    const field = formula === undefined ? (join === undefined ? name : `${join}.${name}`) : `${name}: ${formula}`;
    return [summary === undefined ? field : `${summary.toLowerCase()}(${field})`, operator, ...values];
  }
  if (tree.kind === 'not') return ['NOT', plainTree(tree.parts[0]!)];
  return tree.parts.flatMap((part, index) => {
    return index === 0 ? [plainTree(part)] : [tree.kind.toUpperCase(), plainTree(part)];
  });
}
