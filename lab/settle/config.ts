// What an accountant may say about the own books in `--config`: read strictly, because a word that nothing knows would
// otherwise change nothing without a word.

import { USES } from './chart';

export interface SettleConfig {
  readonly way: 'order' | 'daily' | 'settlement';
  /** IANA zone of the books; each marketplace's own without. */
  readonly zone: string | null;
  /** Names of accounts by use. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly map: readonly ConfigMapRow[];
}

export interface ConfigMapRow {
  readonly transactionType: string;
  readonly amountType: string;
  readonly amountDescription: string;
  readonly class: string;
}

export const DEFAULT_CONFIG: SettleConfig = { way: 'settlement', zone: null, accounts: {}, map: [] };

const WAYS = ['order', 'daily', 'settlement'] as const;

/** The file cannot be used; the message says what was expected, what was found and what to do. */
export class BadConfig extends Error {}

/** `classes`: the words that a row's class may be. */
export function readConfig(text: string, classes: readonly string[]): SettleConfig {
  const given = objectOf(parsed(text), 'the file');
  const unknown = Object.keys(given).filter((key) => !['way', 'zone', 'accounts', 'map'].includes(key));
  if (unknown.length > 0) wrong('the keys way, zone, accounts and map', unknown.join(', '));
  const way = WAYS.find((each) => each === (given.way ?? DEFAULT_CONFIG.way));
  if (way === undefined) wrong(`one of ${WAYS.join(', ')} for way`, String(given.way));
  return {
    way: way as SettleConfig['way'],
    zone: given.zone === undefined ? null : zoneOf(given.zone),
    accounts: given.accounts === undefined ? {} : accountsOf(objectOf(given.accounts, 'accounts')),
    map: given.map === undefined ? [] : rowsOf(given.map, classes),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return wrong('JSON', (error as Error).message);
  }
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return wrong(`an object for ${what}`, JSON.stringify(value));
}

function zoneOf(value: unknown): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: String(value) }).resolvedOptions().timeZone && String(value);
  } catch {
    return wrong('an IANA zone such as America/Los_Angeles', String(value));
  }
}

function accountsOf(given: Record<string, unknown>): Record<string, string> {
  for (const [use, name] of Object.entries(given)) {
    if (!USES.includes(use)) wrong(`accounts by use: ${USES.join(', ')}`, use);
    if (typeof name !== 'string' || name.trim() === '') wrong(`a name for the account ${use}`, JSON.stringify(name));
  }
  return given as Record<string, string>;
}

function rowsOf(value: unknown, classes: readonly string[]): ConfigMapRow[] {
  if (!Array.isArray(value)) return wrong('a list for map', JSON.stringify(value));
  return value.map((each, index) => {
    const row = objectOf(each, `row ${index + 1} of map`);
    for (const key of ['transactionType', 'amountType', 'amountDescription', 'class']) {
      if (typeof row[key] !== 'string') wrong(`text for ${key} in row ${index + 1} of map`, JSON.stringify(row[key]));
    }
    if (!classes.includes(String(row.class))) {
      wrong(`a class in row ${index + 1} of map, one of ${classes.join(', ')}`, String(row.class));
    }
    return row as unknown as ConfigMapRow;
  });
}

function wrong(expected: string, found: string): never {
  throw new BadConfig(`The config cannot be used: expected ${expected}, found ${found}. Correct it and run again.`);
}
