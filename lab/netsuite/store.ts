// The account's database: an embedded SQL engine behind the few verbs the lab needs, in memory or in a file.

import * as fs from 'node:fs';
import { Database, type Statement } from 'node-sqlite3-wasm';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

const MAX_CACHED_STATEMENTS = 500;

export class Store {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  #depth = 0;
  #rollbacks = 0;

  /** `file` is a path, or ':memory:'. */
  constructor(file: string) {
    // The engine locks with a folder beside the file; one left behind by a killed process would lock it for ever.
    if (file !== ':memory:') fs.rmSync(`${file}.lock`, { recursive: true, force: true });
    this.#database = new Database(file);
    // Speed before safety: a file is good once it was closed, not after the process was killed in the middle of a write.
    if (file !== ':memory:')
      this.#database.exec(
        'PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; PRAGMA cache_size=-16384',
      );
  }

  /** A change of the schema. Statements made before would be made again anyway, and one not read to its end locks its table. */
  exec(sql: string): void {
    this.#forgetStatements();
    this.#database.exec(sql);
  }

  run(sql: string, parameters: readonly SqlValue[] = []): void {
    this.#statement(sql).run([...parameters]);
  }

  get(sql: string, parameters: readonly SqlValue[] = []): SqlRow | undefined {
    return (this.#statement(sql).get([...parameters]) as SqlRow | null) ?? undefined;
  }

  all(sql: string, parameters: readonly SqlValue[] = []): SqlRow[] {
    return this.#statement(sql).all([...parameters]) as SqlRow[];
  }

  /** Registers a function for SQL. A name has one arity; register a second arity under another name. */
  define(name: string, body: (...values: SqlValue[]) => SqlValue): void {
    this.#database.function(name, body as never, { deterministic: false });
  }

  /** All or nothing. A transaction inside a transaction joins the outer one. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#depth++;
    this.run('BEGIN');
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      this.#rollbacks++;
      this.run('ROLLBACK');
      throw error;
    } finally {
      this.#depth--;
    }
  }

  /** How many transactions were taken back: what somebody read before may never have been. */
  get rollbacks(): number {
    return this.#rollbacks;
  }

  close(): void {
    this.#forgetStatements();
    this.#database.close();
  }

  #forgetStatements(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MAX_CACHED_STATEMENTS) this.#forgetStatements();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
