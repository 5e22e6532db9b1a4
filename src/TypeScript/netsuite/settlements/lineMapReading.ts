/**
 * What the page of the settlement map shows: every kind of line that settlements have shown, and the account that its class
 * goes to. Reads in the user's role.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { wayOn } from '../../flows/billing/ways';
import { accountOf, type PostedClass } from '../../flows/settlements/accounts';
import { classifier } from '../../flows/settlements/classify';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { keyOfTriple, type LineKind, lineKinds } from '../../flows/settlements/lineKinds';
import { type MapProposal, proposalFor } from '../../flows/settlements/mapProposal';
import type { AccountRole } from '../../flows/settlements/settlement';
import { ZERO } from '../../ledger/minor';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { dayOf } from '../days';
import { featureFlags } from '../features';
import { ACCOUNT, MARKETPLACE } from '../ids';
import { requiredText, rows, text } from '../rows';
import { ACCOUNT_ROLES, keyOfName } from '../values';
import { keptSettlements, placeIn } from './keptSettlements';
import { type OwnRow, ownRows } from './lineMap';

export interface KindAccount {
  readonly marketplace: string;
  /** Its name; null where none is chosen. */
  readonly account: string | null;
  readonly role: AccountRole;
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
  /** The person's own row for just this kind. */
  ownRow(kind: LineKind): OwnRow | null;
}

/** At most 650 units. */
export function readLineMap(): LineMapReading {
  const own = ownRows();
  const marketplaces = readMarketplaces(featureFlags());
  const { settlements, isPartial } = keptSettlements();
  const map = [...own, ...DEFAULT_MAP];
  const classOf = classifier(map);
  const names = accountNames(marketplaces);
  const byKey = new Map(own.map((row) => [keyOfTriple(row), row]));
  const today = dayOf(new Date());
  const roleIn = (kind: LineKind, place: Marketplace): AccountRole => {
    const group = { ...kind, class: kind.class as PostedClass, marketplaceName: '', month: '', amount: ZERO };
    return accountOf(group, { way: wayOn(place.billing.ways, today) ?? 'settlement', feeTaxApart: true }, classOf);
  };
  return {
    kinds: lineKinds(settlements, { own, shipped: DEFAULT_MAP }, placeIn(marketplaces)),
    settlements: settlements.length,
    isPartial,
    proposal: (kind) => (kind.class === null || kind.class === 'review' ? proposalFor(kind, map) : null),
    accounts: (kind) => {
      if (kind.class === null || kind.class === 'review') return [];
      return marketplaces
        .filter(({ id }) => kind.places.includes(id))
        .map((place) => {
          const role = roleIn(kind, place);
          return { marketplace: place.name, role, account: names.get(`${place.id} ${role}`) ?? null };
        });
    },
    ownRow: (kind) => byKey.get(keyOfTriple(kind)) ?? null,
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
