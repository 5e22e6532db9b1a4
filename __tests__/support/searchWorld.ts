// Hand-made tables for N/search, and the module over them.

import type { Account } from '../../lab/netsuite/account';
import type { Env } from '../../lab/netsuite/modules/module';
import { searchModule } from '../../lab/netsuite/modules/search';
import type { Column, Filter } from '../../lab/netsuite/search/parts';
import type { SearchObject } from '../../lab/netsuite/search/searchObject';
import { loaded, queryEnv } from './queryEnv';
import { type QueryWorld, queryWorld, salesWorld } from './queryWorld';

export interface SearchApi {
  create(options: unknown): SearchObject;
  createColumn(options: unknown): Column;
  createFilter(options: unknown): Filter;
  lookupFields(options: unknown): Record<string, unknown>;
  load(options: unknown): SearchObject;
  delete(options: unknown): void;
}

const DEFINITIONS: Readonly<Record<string, { type: string; table?: string; group: string }>> = {
  salesorder: { type: 'salesorder', table: 'transaction', group: 'transaction' },
  journalentry: { type: 'journalentry', table: 'transaction', group: 'transaction' },
  phonecall: { type: 'phonecall', group: 'phonecall' },
};

export function searchEnv(world: QueryWorld): Env {
  const definition = (type: string) => DEFINITIONS[type];
  return queryEnv(world, { definition: definition as Account['definition'] });
}

export const choices = queryWorld({
  subsidiary: {
    columns: { id: 'integer', name: 'string' },
    rows: [
      [1, 'Parent'],
      [2, 'Child'],
      [12, 'Other'],
    ],
  },
  department: {
    columns: { id: 'integer', name: 'string', subsidiary: { type: 'string', target: 'subsidiary' } },
    rows: [
      [1, 'Shop', '12, 1'],
      [2, 'Stock', '2'],
      [3, 'None', null],
    ],
  },
});

export const links = queryWorld({
  customrecord_cwy_link: {
    columns: {
      id: 'integer',
      name: 'string',
      externalid: 'string',
      isinactive: 'boolean',
      custrecord_order: { type: 'integer', target: 'item' },
      custrecord_count: 'integer',
      custrecord_seen: 'datetime',
      custrecord_note: 'clob',
    },
    rows: Array.from({ length: 4_500 }, (_, index) => [
      index + 1,
      `Link ${index + 1}`,
      `x-${index + 1}`,
      index % 2 === 0 ? 'F' : 'T',
      index < 3 ? index + 10 : null,
      index,
      '2026-11-20 18:00:00',
      index === 0 ? 'é'.repeat(3_000) : null,
    ]),
  },
  item: {
    display: 'itemid',
    columns: { id: 'integer', itemid: 'string', upccode: 'string' },
    rows: [
      [10, 'MUG', '0001'],
      [11, 'HAT', '0002'],
      [12, 'CAP', null],
    ],
  },
});

export const search = (env: Env = searchEnv(salesWorld())): SearchApi => loaded<SearchApi>(searchModule, env);
export const ids = (found: SearchObject): (string | null)[] =>
  found
    .run()
    .getRange({ start: 0, end: 1_000 })
    .map(({ id }) => id);
export const type = 'customrecord_cwy_link';
export const code = (name: string): Error => expect.objectContaining({ name }) as unknown as Error;
