/**
 * Names of what rows of the settlement map point to, as people know them. Reads in the user's role.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { type LineRow, spanWords } from '../../flows/settlements/lineRows';
import { MARKETPLACE } from '../ids';
import { requiredText, rowsIn, text } from '../rows';

type Pointed = 'account' | 'department' | 'classification' | 'location' | 'taxCode' | 'marketplace';

export type NameOf = (field: Pointed, id: string | null | undefined) => string;

interface Source {
  readonly table: string;
  readonly name: string;
  /** Whoever lacks it is told the internal id. */
  readonly permission: string | null;
}

const SOURCES: Readonly<Record<Pointed, Source>> = {
  account: { table: 'account', name: 'accountsearchdisplayname', permission: 'LIST_ACCOUNT' },
  department: { table: 'department', name: 'name', permission: 'LIST_DEPARTMENT' },
  classification: { table: 'classification', name: 'name', permission: 'LIST_CLASS' },
  location: { table: 'location', name: 'name', permission: 'LIST_LOCATION' },
  taxCode: { table: 'salestaxitem', name: 'itemid', permission: 'LIST_TAXITEM' },
  marketplace: { table: MARKETPLACE.type, name: 'name', permission: null },
};

/** 10 units for each field that a row uses. */
export function detailNames(rows: readonly (LineRow | null)[]): NameOf {
  const names = new Map<string, string>();
  for (const field of Object.keys(SOURCES) as Pointed[]) {
    const ids = [...new Set(rows.flatMap((row) => idOf(row, field) ?? []))];
    if (ids.length === 0 || !maySee(SOURCES[field])) continue;
    const { table, name } = SOURCES[field];
    for (const row of rowsIn(`SELECT id, ${name} AS name FROM ${table} WHERE id IN (…)`, ids.map(Number))) {
      names.set(`${field} ${requiredText(row, 'id')}`, text(row, 'name') ?? '');
    }
  }
  return (field, id) => (id ? names.get(`${field} ${id}`) || `internal id ${id}` : '');
}

const idOf = (row: LineRow | null, field: Pointed): string | null =>
  (field === 'taxCode' ? row?.tax?.code : row?.[field]) ?? null;

function maySee({ permission }: Source): boolean {
  if (permission === null) return true;
  return runtime.getCurrentUser().getPermission({ name: permission as never }) !== runtime.Permission.NONE;
}

/** `account 4010 Sales, department East, tax code VAT 20 %`; empty where the row says nothing of it. */
export function placeWords(row: LineRow | null, nameOf: NameOf): string {
  if (row === null) return '';
  const said: readonly (readonly [string, string])[] = [
    ['account', nameOf('account', row.account)],
    ['department', nameOf('department', row.department)],
    ['class', nameOf('classification', row.classification)],
    ['location', nameOf('location', row.location)],
    ['tax code', nameOf('taxCode', row.tax?.code)],
  ];
  return said.flatMap(([what, name]) => (name === '' ? [] : [`${what} ${name}`])).join(', ');
}

/** For which marketplace and when a row holds. */
export function holdsWords(row: LineRow, nameOf: NameOf): string {
  const where = row.marketplace ? nameOf('marketplace', row.marketplace) : 'All marketplaces';
  const when = spanWords(row);
  return when === '' ? where : `${where}, ${when}`;
}
