// Which names a place in a statement may use: the tables and inline views of its FROM, then those around it.

import type { Column, Table } from '../catalogue';
import { refuseQuery } from './refusal';
import type { Value } from './values';

export interface SourceColumn {
  readonly name: string;
  readonly value: Value;
  /** The account's column behind it, for BUILTIN.DF; none for a computed one. */
  readonly column: Column | undefined;
  /** Two columns of an inline view share the name. */
  readonly ambiguous?: boolean;
}

export interface NamedSource {
  readonly alias: string;
  readonly table: Table | undefined;
  readonly columns: ReadonlyMap<string, SourceColumn>;
}

export class Scope {
  readonly outer: Scope | undefined;
  readonly sources: NamedSource[] = [];
  /** Some source may be missing from a row. */
  outerJoined = false;

  constructor(outer: Scope | undefined) {
    this.outer = outer;
  }

  add(source: NamedSource): void {
    if (this.sources.some(({ alias }) => alias === source.alias)) {
      refuseQuery(`"${source.alias}" names two tables of one FROM; give one an alias`);
    }
    this.sources.push(source);
  }

  source(alias: string): NamedSource | undefined {
    return this.sources.find((source) => source.alias === alias.toLowerCase()) ?? this.outer?.source(alias);
  }

  /** The column of that name here or around; refuses unknown and ambiguous ones. */
  resolve(sourceName: string | undefined, columnName: string): { found: SourceColumn; source: NamedSource } {
    const name = columnName.toLowerCase();
    if (sourceName !== undefined) return this.#resolveIn(sourceName, name);
    const holders = this.sources.filter(({ columns }) => columns.has(name));
    if (holders.length > 1) {
      refuseQuery(`column "${name}" is in ${holders.map(({ alias }) => alias).join(' and ')}; name the table`);
    }
    const [source] = holders;
    if (source) return checked(source, name);
    if (this.outer) return this.outer.resolve(undefined, name);
    return refuseQuery(`unknown column "${name}"`);
  }

  #resolveIn(sourceName: string, name: string): { found: SourceColumn; source: NamedSource } {
    const source = this.source(sourceName);
    if (!source) return refuseQuery(`"${sourceName}" is not in this FROM`);
    if (!source.columns.has(name))
      return refuseQuery(`unknown column "${name}" of "${source.table?.name ?? sourceName}"`);
    return checked(source, name);
  }
}

function checked(source: NamedSource, name: string): { found: SourceColumn; source: NamedSource } {
  const found = source.columns.get(name)!;
  if (found.ambiguous) refuseQuery(`"${name}" names two columns of the inline view "${source.alias}"`);
  return { found, source };
}
