/**
 * What a run of the settlements works on: each report that is not done with, and all that its reading and posting needs.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import type { OpenSpan } from '../../flows/orders/postingDay';
import { mayTake } from '../../flows/settlements/classes';
import type { LineRow } from '../../flows/settlements/lineRows';
import type { AccountRole } from '../../flows/settlements/settlement';
import { WITHOUT_READING } from '../../flows/settlements/steps';
import { allConnections } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { type Route, readRoutes } from '../exceptions';
import { featureFlags, type Segments, segmentFlags } from '../features';
import { ACCOUNT, SETTLEMENT_FILE } from '../ids';
import { readOpenSpans } from '../periods';
import { requiredText, rows, rowsIn, text } from '../rows';
import { ACCOUNT_ROLES, keyOfName } from '../values';
import { accountTypes, ownRows } from './lineMapRows';
import { type AskedStep, askedSteps } from './settlementSteps';

/** One report's work, as it travels to its invocation: plain JSON. */
export interface SettleWork {
  /** Internal id of the report's record. */
  readonly file: string;
  readonly reportId: string;
  readonly connection: string;
  readonly owner: string | null;
  /** Internal ids of the files that hold its text, in order. */
  readonly pieces: readonly string[];
  /** Whether it is to be read; otherwise something else is asked for of it. */
  readonly reads: boolean;
  /** What somebody asked for of its settlements. */
  readonly asked: readonly AskedStep[];
  /** Of the connection. */
  readonly marketplaces: readonly Marketplace[];
  readonly oneWorld: boolean;
  /** Internal id of an account, by marketplace record and role. */
  readonly accounts: Readonly<Record<string, Partial<Record<AccountRole, string>>>>;
  /** Types of the accounts that people's own rows name, by internal id. */
  readonly accountTypes: Readonly<Record<string, string>>;
  readonly segments: Segments;
  /** People's own rows; the shipped ones come after them. */
  readonly map: readonly LineRow[];
  readonly openSpans: readonly OpenSpan[] | null;
  readonly routes: readonly Route[];
}

/** What people chose, as planning takes it. */
export type Chosen = Pick<SettleWork, 'marketplaces' | 'accounts' | 'accountTypes' | 'map' | 'openSpans'>;

/**
 * Reports of which somebody asked for something, then those that are new, then those that hold a settlement that waits, the
 * one first that was not looked at for longest: so many may wait as will, they keep none from its turn. About 100 units.
 */
export function reportsToSettle(): SettleWork[] {
  const { state } = SETTLEMENT_FILE;
  const columns = `SELECT id, ${SETTLEMENT_FILE.reportId} AS reportid, ${SETTLEMENT_FILE.connection} AS connection, ${SETTLEMENT_FILE.pieces} AS pieces,
    ${state} AS state FROM ${SETTLEMENT_FILE.type}`;
  const asked = askedSteps();
  const ofSteps = rowsIn(`${columns} WHERE id IN (…) ORDER BY id`, [...new Set(asked.map(({ file }) => Number(file)))]);
  const waiting = rows(`${columns} WHERE ${state} IN ('kept', 'waits')
    ORDER BY CASE WHEN ${state} = 'kept' THEN 0 ELSE 1 END, CASE WHEN ${state} = 'waits' THEN lastmodified END, id
    FETCH FIRST 100 ROWS ONLY`);
  const files = [...new Map([...ofSteps, ...waiting].map((row) => [requiredText(row, 'id'), row])).values()];
  if (files.length === 0) return [];
  // Only in the account that the connection was activated in: a copy of it must not post.
  const connections = allConnections().filter((each) => each.account === runtime.accountId);
  const features = featureFlags();
  const marketplaces = readMarketplaces(features);
  const map = ownRows();
  const shared = {
    oneWorld: features.oneWorld,
    accounts: accountsByMarketplace(),
    accountTypes: accountTypes(map),
    segments: segmentFlags(),
    map,
    openSpans: readOpenSpans('goods'),
    routes: readRoutes(),
  };
  return files.flatMap((row) => {
    const connection = connections.find(({ id }) => id === requiredText(row, 'connection'));
    if (connection === undefined) return [];
    const file = requiredText(row, 'id');
    const its = asked.filter((each) => each.file === file);
    return [
      {
        file,
        reads:
          ['kept', 'waits'].includes(requiredText(row, 'state')) || its.some(({ kind }) => !WITHOUT_READING.has(kind)),
        asked: its,
        reportId: requiredText(row, 'reportid'),
        connection: connection.id,
        owner: connection.owner,
        pieces: JSON.parse(requiredText(row, 'pieces')) as string[],
        marketplaces: marketplaces.filter((each) => each.connection === connection.id),
        ...shared,
      },
    ];
  });
}

/** Without those of a type that cannot be used so: they count as not chosen (10 units). */
export function accountsByMarketplace(): SettleWork['accounts'] {
  const sql = `SELECT c.${ACCOUNT.marketplace} AS marketplace, BUILTIN.DF(c.${ACCOUNT.role}) AS role, c.${ACCOUNT.account} AS account, a.accttype
    FROM ${ACCOUNT.type} c JOIN account a ON a.id = c.${ACCOUNT.account} WHERE c.isinactive = 'F' ORDER BY c.id`;
  const found: Record<string, Partial<Record<AccountRole, string>>> = {};
  for (const row of rows(sql)) {
    const role = keyOfName(ACCOUNT_ROLES, text(row, 'role'));
    if (role === null || !mayTake(role, requiredText(row, 'accttype'))) continue;
    const marketplace = requiredText(row, 'marketplace');
    found[marketplace] = { ...found[marketplace], [role]: requiredText(row, 'account') };
  }
  return found;
}
