/**
 * What a run over payouts works with: who has marketplaces and accounts here, and how it raises and solves exceptions.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import type { OpenSpan } from '../../flows/orders/postingDay';
import { allConnections } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { NOWHERE, openException, type Route, readRoutes, solveException } from '../exceptions';
import { featureFlags } from '../features';
import { EXCEPTION, PAYOUT } from '../ids';
import { readOpenSpans } from '../periods';
import { requiredText, rowsIn } from '../rows';
import { change } from '../saving';
import type { SettleWork } from '../settlements/settlementWork';
import { accountsByMarketplace } from '../settlements/settlementWork';
import type { PayoutRow } from './payoutRecords';

export interface PayoutWork {
  /** Of connections that were activated in this account; a copy of it must not post. */
  readonly connections: ReadonlySet<string>;
  readonly owners: ReadonlyMap<string, string | null>;
  readonly marketplaces: readonly Marketplace[];
  readonly accounts: SettleWork['accounts'];
  readonly oneWorld: boolean;
  readonly openSpans: readonly OpenSpan[] | null;
  readonly routes: readonly Route[];
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

/** About 50 units. */
export function payoutWork(): PayoutWork {
  const own = allConnections().filter((each) => each.account === runtime.accountId);
  const features = featureFlags();
  return {
    connections: new Set(own.map(({ id }) => id)),
    owners: new Map(own.map(({ id, owner }) => [id, owner])),
    marketplaces: readMarketplaces(features),
    accounts: accountsByMarketplace(),
    oneWorld: features.oneWorld,
    openSpans: readOpenSpans('goods'),
    routes: readRoutes(),
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Written and raised where it is news: a run that finds the same says nothing again. */
export function say(row: PayoutRow, message: string, about: ExceptionClass | null, work: PayoutWork): void {
  if (row.id === null || row.message === message) return;
  if (about !== null) raise(row, about, message, work);
  change(PAYOUT.type, row.id, { [PAYOUT.message]: message.slice(0, LONGEST) });
}

const LONGEST = 3_900;

export function raise(row: PayoutRow, about: ExceptionClass, message: string, work: PayoutWork): void {
  const plan = planException({ class: about, subject: row.settlementId, message });
  const owner = work.owners.get(row.connection) ?? null;
  openException(plan, { ...NOWHERE, connection: row.connection, owner }, work.routes);
}

const ENDED: readonly ExceptionClass[] = ['payout-unmatched', 'payout-to-choose', 'payout-refused'];

/** What stood against a payout is over (10 units, and 2 each). `also`: settlements whose payment came back with it. */
export function solveAll(settlementId: string, resolution: string, also: readonly string[] = []): void {
  const keys = [
    ...ENDED.map((each) => exceptionKey('settlements', each, settlementId)),
    ...also.map((each) => exceptionKey('settlements', 'payout-bounced', each)),
  ];
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, keys)) solveException(requiredText(row, 'id'), resolution, 'rule: its effect is there');
}
