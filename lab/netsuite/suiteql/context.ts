// What one translation carries along: the catalogue, the tables it read, what it expects of parameters; and the
// emitters, which call each other through here.

import type { Catalogue, Table } from '../catalogue';
import type { Expression, Query } from './ast';
import { refuseQuery } from './refusal';
import type { Scope } from './scope';
import { Expectations, type Value, type ValueType } from './values';

export interface OutputColumn {
  /** Lower case. */
  readonly name: string;
  readonly type: ValueType;
}

export interface EmittedQuery {
  /** The statement without its row limit. */
  readonly body: string;
  readonly limit: number | undefined;
  readonly columns: readonly OutputColumn[];
  readonly ordered: boolean;
}

/** Where in a statement an expression stands: what it sees and what is allowed there. */
export interface Place {
  readonly scope: Scope;
  readonly context: Context;
  /** SUM and the like may stand here. */
  readonly aggregates: boolean;
  /** ROWNUM and analytic functions may stand here. */
  readonly rowNumbers: boolean;
}

export interface Emitters {
  readonly value: (expression: Expression, place: Place) => Value;
  readonly condition: (expression: Expression, place: Place) => string;
  readonly query: (query: Query, outer: Scope | undefined, context: Context) => EmittedQuery;
}

export class Context {
  readonly catalogue: Catalogue;
  readonly emit: Emitters;
  readonly expectations = new Expectations();
  readonly tables = new Map<string, Table>();
  /** How many selects enclose the one being translated, itself included. */
  depth = 0;
  #names = 0;

  constructor(catalogue: Catalogue, emit: Emitters) {
    this.catalogue = catalogue;
    this.emit = emit;
  }

  table(name: string): Table {
    const table = this.catalogue.table(name);
    if (!table) return refuseQuery(`unknown table "${name}"; it may need a feature that is off in this account`);
    this.tables.set(table.name, table);
    return table;
  }

  /** A name no statement can write. */
  freshName(): string {
    return `ns$${++this.#names}`;
  }
}

/** A query as text that stands inside another, with its row limit. */
export function nested(query: EmittedQuery): string {
  return query.limit === undefined ? query.body : `${query.body} LIMIT ${query.limit}`;
}
