// A place in the tokens of a statement, and the few moves a parser makes.

import { type Token, tokenize } from './lexer';
import { refuseQuery } from './refusal';

/** Words that end a name's place: they are never an alias or a column without quotes. */
const RESERVED = new Set(
  (
    'SELECT FROM WHERE GROUP HAVING ORDER UNION INTERSECT MINUS EXCEPT JOIN LEFT RIGHT INNER FULL OUTER CROSS NATURAL ' +
    'ON USING AND OR NOT IN IS NULL BETWEEN LIKE CASE WHEN THEN ELSE END AS DISTINCT FETCH BY ASC DESC EXISTS ' +
    'LIMIT OFFSET WITH ILIKE OVER'
  ).split(' '),
);

export class Cursor {
  readonly #tokens: readonly Token[];
  #index = 0;
  /** How many ? were read. */
  parameters = 0;

  constructor(sql: string) {
    this.#tokens = tokenize(sql);
  }

  get token(): Token {
    return this.#tokens[this.#index]!;
  }

  ahead(distance: number): Token {
    return this.#tokens[Math.min(this.#index + distance, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  /** Whether these keywords or symbols come next. */
  at(...keys: string[]): boolean {
    return keys.every((key, distance) => this.ahead(distance).key === key);
  }

  /** Takes these keywords or symbols when they come next. */
  take(...keys: string[]): boolean {
    if (!this.at(...keys)) return false;
    this.#index += keys.length;
    return true;
  }

  expect(key: string): void {
    if (!this.take(key)) this.fail(`"${key}" is expected`);
  }

  /** A name: a word that is not reserved, or a quoted one. */
  name(what: string): { name: string; quoted: boolean } {
    const token = this.token;
    if (!this.atName()) this.fail(`${what} is expected`);
    this.next();
    return { name: token.text, quoted: token.kind === 'quoted' };
  }

  atName(): boolean {
    const { kind, key } = this.token;
    return kind === 'quoted' || (kind === 'word' && !RESERVED.has(key));
  }

  /** A count written in digits. */
  count(what: string): number {
    const token = this.next();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text))
      refuseQuery(`${what} takes a whole number, not "${token.text}"`);
    return Number(token.text);
  }

  fail(expected: string): never {
    refuseQuery(`${expected} at "${this.token.text}", character ${this.token.at + 1}`);
  }
}
