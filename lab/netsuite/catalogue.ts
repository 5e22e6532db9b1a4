// The tables and columns a query may name. What is not listed here does not exist for SuiteQL or N/search.

export type ColumnType = 'integer' | 'float' | 'string' | 'boolean' | 'date' | 'datetime' | 'clob';

export interface Column {
  /** Lower case, as SuiteQL names it. */
  readonly name: string;
  readonly type: ColumnType;
  /** For a reference: the table it points to, by whose display column BUILTIN.DF shows it. */
  readonly target?: string | undefined;
  /** A fixed list of values with their texts (status letters and the like), for BUILTIN.DF. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/**
 * A table as SuiteQL sees it; a table of the same name and columns holds the rows in the store.
 * Booleans are kept as 'T' and 'F', dates as 'YYYY-MM-DD', date-times as 'YYYY-MM-DD HH:MM:SS' in the server's zone.
 */
export interface Table {
  readonly name: string;
  readonly columns: ReadonlyMap<string, Column>;
  /** The column that names a row to people. */
  readonly display: string;
  /** The permission a role needs to read it; none for what everybody may read. */
  readonly permission?: string | undefined;
}

export interface Catalogue {
  /** The table of that name (any case), when it exists in this account with its features. */
  table(name: string): Table | undefined;
}
