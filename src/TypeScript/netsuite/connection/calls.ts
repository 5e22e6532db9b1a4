/**
 * Calls to Amazon within one run: each is spent from its quota first, and what it teaches is kept at once, so that a
 * rate that Amazon lowers holds from the next call on.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import type { Verdict } from '../../amazon/errors';
import type { OperationId } from '../../amazon/operations';
import { plan } from '../../amazon/quota';
import type { Asking } from '../../amazon/request';
import { affordable } from '../../flows/orders/fetchPlan';
import type { Route } from '../exceptions';
import { recordFailure, recordSuccess } from './connectionHealth';
import type { Connection } from './connections';
import { learnFrom, type Quota, spendCalls } from './quotas';
import { type Answer, callAmazon, lessonOf } from './spapi';

/** Units of a scheduled script. Source: Script Type Usage Unit Limits (help). */
const SCHEDULED_UNITS = 10_000;

export interface CallTally {
  calls: number;
  /** Calls that worked. */
  good: number;
  /** Why the run ends before its work does. */
  because: string | null;
  /** It ends for want of units alone: another run could go on at once. */
  goesOn: boolean;
  /** The operation whose quota is why, where nothing else is: calls of others may still be made. */
  outOf?: OperationId;
  /** Seconds that Amazon's clock is ahead of NetSuite's, as the last answer told. */
  clockAhead: number | null;
}

export interface Calls {
  readonly connection: Connection;
  readonly routes: readonly Route[];
  readonly quotas: Map<OperationId, Quota>;
  readonly tally: CallTally;
}

/** Whether work of so many units fits into the half of the run's units that may be used. */
export function mayGoOn({ tally }: Pick<Calls, 'tally'>, units: number): boolean {
  const used = SCHEDULED_UNITS - runtime.getCurrentScript().getRemainingUsage();
  if (affordable({ limit: SCHEDULED_UNITS, used, calls: 1 }, units) === 0) {
    tally.because = "half of the run's units are used; the rest goes on in the next run.";
    tally.goesOn = true;
    return false;
  }
  return true;
}

/** Spends one call of the operation's quota, where units and tokens allow one (6 units). */
export function mayAsk(calls: Calls, operation: OperationId, units: number): boolean {
  if (!mayGoOn(calls, units)) return false;
  const { tally, quotas } = calls;
  const quota = quotaOf(quotas, operation);
  if (spendCalls(quota, Date.now(), 1) === 0) {
    tally.because = whyNoCall(quota, Date.now());
    tally.outOf = operation;
    return false;
  }
  tally.calls++;
  return true;
}

/** How many calls of an operation its quota holds now; null while it rests, and `mayAsk` says why. */
export function callsLeft({ quotas }: Calls, operation: OperationId, now: number): number | null {
  const { bucket } = quotaOf(quotas, operation);
  return now < bucket.blockedUntil ? null : plan(bucket, now, bucket.burst);
}

function whyNoCall({ operation, bucket, attempts }: Quota, now: number): string {
  if (now >= bucket.blockedUntil) return `the quota of ${operation} is spent for now.`;
  const until = new Date(bucket.blockedUntil).toISOString();
  return `${operation} rests until ${until} after ${attempts} failures in a row.`;
}

/** One call that `mayAsk` allowed. `workedBefore`: the operation has worked for this connection within a day. */
export function ask({ connection, quotas, tally }: Calls, asking: Asking, workedBefore: boolean): Answer {
  const { operationId } = asking;
  const quota = quotaOf(quotas, operationId);
  const mayRepeat = (): boolean => {
    if (spendCalls(quota, Date.now(), 1) === 0) return false;
    tally.calls++;
    return true;
  };
  const answer = callAmazon(asking, { connection, failures: quota.attempts, workedBefore, mayRepeat });
  quotas.set(operationId, learnFrom(quota, lessonOf(answer), Date.now()));
  if (answer.ok) {
    tally.clockAhead = answer.clockAhead ?? tally.clockAhead;
    if (tally.good++ === 0) recordSuccess(connection);
  }
  return answer;
}

/** The run ends with this failure of Amazon's or of the way there. */
export function fail({ connection, quotas, routes, tally }: Calls, operation: OperationId, verdict: Verdict): void {
  tally.because = verdict.reason;
  recordFailure(connection, { verdict, attempts: quotaOf(quotas, operation).attempts, now: Date.now() }, routes);
}

function quotaOf(quotas: ReadonlyMap<OperationId, Quota>, operation: OperationId): Quota {
  const quota = quotas.get(operation);
  if (!quota) throw new Error(`The quota of ${operation} was made and cannot be read back.`);
  return quota;
}
