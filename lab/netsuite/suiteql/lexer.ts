// SuiteQL text into tokens. Refuses what other SQL dialects would write.

import { refuseQuery } from './refusal';

export type TokenKind = 'word' | 'quoted' | 'number' | 'string' | 'parameter' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; a string without its quotes. */
  readonly text: string;
  /** Words in upper case, for comparing with keywords; empty for other kinds but symbols. */
  readonly key: string;
  readonly at: number;
}

const TOKEN =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|([A-Za-z_][\w$#]*)|"([^"]+)"|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|'((?:[^']|'')*)'|(\?)|(<=|>=|<>|!=|\^=|\|\||\(\s*\+\s*\)|[-+*/=<>(),.])/y;

export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sql.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(sql);
    if (!match) return refuseCharacter(sql, at);
    const token = tokenOf(match, at);
    if (token) tokens.push(token);
  }
  tokens.push({ kind: 'end', text: 'the end of the statement', key: '', at: sql.length });
  return tokens;
}

function tokenOf(match: RegExpExecArray, at: number): Token | undefined {
  const [, word, quoted, number, string, parameter, symbol] = match;
  if (word !== undefined) return { kind: 'word', text: word, key: word.toUpperCase(), at };
  if (quoted !== undefined) return { kind: 'quoted', text: quoted, key: '', at };
  if (number !== undefined) return { kind: 'number', text: number, key: '', at };
  if (string !== undefined) return { kind: 'string', text: string.replaceAll("''", "'"), key: '', at };
  if (parameter !== undefined) return { kind: 'parameter', text: '?', key: '?', at };
  if (symbol !== undefined) return symbolToken(symbol, at);
  return undefined;
}

function symbolToken(symbol: string, at: number): Token {
  const key = symbol.startsWith('(') && symbol.includes('+') ? '(+)' : symbol;
  return { kind: 'symbol', text: symbol, key, at };
}

function refuseCharacter(sql: string, at: number): never {
  const character = sql[at];
  const near = sql.slice(at, at + 20);
  if (character === '[' || character === ']') refuseQuery('square brackets are not allowed; write the name plainly');
  if (sql.startsWith('::', at)) refuseQuery(':: casts are not allowed; use TO_CHAR, TO_NUMBER or TO_DATE');
  if (character === ':') refuseQuery(`named parameters are not allowed (${near}); use ?`);
  if (character === ';') refuseQuery('one statement without a semicolon is expected');
  if (character === "'") refuseQuery(`a string that starts at "${near}" has no end`);
  return refuseQuery(`unexpected character at "${near}"`);
}
