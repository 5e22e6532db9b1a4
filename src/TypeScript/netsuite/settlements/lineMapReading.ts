/**
 * What the page of the settlement map shows: every kind of line that settlements have shown, and the account that its class
 * goes to. Reads in the user's role.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { wayOn } from '../../flows/billing/ways';
import { accountOf, type PostedClass } from '../../flows/settlements/accounts';
import { CLASS_ROWS } from '../../flows/settlements/classes';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { keyOfTriple, type LineKind, lineKinds } from '../../flows/settlements/lineKinds';
import { holdsOn, type LineRow, rowsOn } from '../../flows/settlements/lineRows';
import { type MapProposal, proposalFor } from '../../flows/settlements/mapProposal';
import type { AccountRole, LineClass, Triple } from '../../flows/settlements/settlement';
import { ZERO } from '../../ledger/minor';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { dayOf } from '../days';
import { featureFlags } from '../features';
import { ACCOUNT, MARKETPLACE } from '../ids';
import { requiredText, rows, text } from '../rows';
import { ACCOUNT_ROLES, keyOfName } from '../values';
import { keptSettlements, placeIn } from './keptSettlements';
import { detailNames, type NameOf, placeWords } from './lineMapNames';
import { type OwnRow, ownRows } from './lineMapRows';

export interface KindAccount {
  readonly marketplace: string;
  /** Its name; null where none is chosen. */
  readonly account: string | null;
  readonly role: AccountRole;
  readonly class: LineClass;
  /** Segments and tax code of the row, in words; empty for none. */
  readonly more: string;
}

export interface LineMapReading {
  readonly kinds: readonly LineKind[];
  /** Settlements looked at, and whether there are older ones. */
  readonly settlements: number;
  readonly isPartial: boolean;
  /** For a kind without a class, and for one that is to be reviewed. */
  proposal(kind: LineKind): MapProposal | null;
  /** On each marketplace that has shown the kind; empty without a class. */
  accounts(kind: LineKind): readonly KindAccount[];
  /** People's own rows for just this kind, those of other days among them. */
  ownRows(kind: Triple): readonly OwnRow[];
  readonly nameOf: NameOf;
}

/** At most 650 units. */
export function readLineMap(): LineMapReading {
  const all = ownRows();
  const today = dayOf(new Date());
  const own = all.filter((row) => holdsOn(row, today));
  const marketplaces = readMarketplaces(featureFlags());
  const { settlements, isPartial } = keptSettlements();
  const map = [...own, ...DEFAULT_MAP];
  const rowOf = rowsOn(map, null);
  const names = accountNames(marketplaces);
  const nameOf = detailNames(all);
  const roleIn = (kind: LineKind, row: LineRow, place: Marketplace): AccountRole => {
    const group = { ...kind, class: row.class as PostedClass, marketplaceName: '', month: '', amount: ZERO };
    const way = wayOn(place.billing.ways, today) ?? 'settlement';
    return accountOf(group, { way, feeTaxApart: true }, (triple) => rowOf(triple, place.id)?.class ?? null);
  };
  return {
    kinds: lineKinds(settlements, { own, shipped: DEFAULT_MAP }, placeIn(marketplaces)),
    settlements: settlements.length,
    isPartial,
    nameOf,
    proposal: (kind) => (kind.class === null || kind.class === 'review' ? proposalFor(kind, map) : null),
    accounts: (kind) =>
      marketplaces
        .filter(({ id }) => kind.places.includes(id))
        .flatMap((place) => {
          const row = rowOf(kind, place.id);
          if (row === null || row.class === 'review') return [];
          const role = roleIn(kind, row, place);
          const isRelief = role === 'clearing' && CLASS_ROWS[row.class].role !== 'clearing';
          const own = !isRelief && row.account ? nameOf('account', row.account) : null;
          const account = own ?? names.get(`${place.id} ${role}`) ?? null;
          const more = placeWords({ ...row, account: null }, nameOf);
          return [{ marketplace: place.name, role, account, class: row.class, more }];
        }),
    ownRows: (kind) => all.filter((row) => keyOfTriple(row) === keyOfTriple(kind)),
  };
}

/**
 * Names of accounts by marketplace record and role; clearing is the marketplace's own unless one is chosen. Who may not see
 * accounts is told what they are for (20 units).
 */
function accountNames(marketplaces: readonly Marketplace[]): Map<string, string> {
  const maySee = runtime.getCurrentUser().getPermission({ name: 'LIST_ACCOUNT' as never }) !== runtime.Permission.NONE;
  const nameOf = (column: string): string => (maySee ? `BUILTIN.DF(${column})` : 'NULL');
  const names = new Map<string, string>();
  if (marketplaces.some(({ billing }) => billing.clearing !== null)) {
    const clearing = `SELECT id, ${nameOf(MARKETPLACE.clearing)} AS name FROM ${MARKETPLACE.type}
      WHERE ${MARKETPLACE.clearing} IS NOT NULL`;
    for (const row of rows(clearing)) {
      names.set(`${requiredText(row, 'id')} clearing`, text(row, 'name') ?? ACCOUNT_ROLES.clearing);
    }
  }
  const sql = `SELECT ${ACCOUNT.marketplace} AS marketplace, BUILTIN.DF(${ACCOUNT.role}) AS role, ${nameOf(ACCOUNT.account)} AS name
    FROM ${ACCOUNT.type} WHERE isinactive = 'F' ORDER BY id`;
  for (const row of rows(sql)) {
    const role = keyOfName(ACCOUNT_ROLES, text(row, 'role'));
    if (role === null) continue;
    names.set(`${requiredText(row, 'marketplace')} ${role}`, text(row, 'name') ?? ACCOUNT_ROLES[role]);
  }
  return names;
}
