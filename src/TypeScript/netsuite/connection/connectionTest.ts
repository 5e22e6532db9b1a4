/**
 * The test of a connection: one call, inside its quota, that asks Amazon where the seller sells. Writes nothing but the
 * quota.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import {
  getMarketplaceParticipations,
  type Participation,
  readParticipations,
} from '../../amazon/getMarketplaceParticipations';
import { nextCallAt } from '../../amazon/quota';
import { missingForCalls } from '../../flows/connection/checks';
import type { Connection } from './connections';
import { learnFrom, quotasOf, spendCalls } from './quotas';
import { type Answer, callAmazon, lessonOf } from './spapi';

const OPERATION = 'getMarketplaceParticipations';

export type TestResult =
  | { readonly ok: true; readonly participations: readonly Participation[] }
  | { readonly ok: false; readonly reason: string; readonly technical: string };

/** 50 units at most. */
export function testConnection(connection: Connection): TestResult {
  const reason = whyNotTested(connection);
  if (reason !== null) return { ok: false, reason, technical: '' };
  const quota = quotasOf(connection.id, [OPERATION], Date.now()).get(OPERATION);
  if (!quota) throw new Error(`The quota of ${OPERATION} was made and cannot be read back.`);
  if (spendCalls(quota, Date.now(), 1) === 0) {
    const at = new Date(nextCallAt(quota.bucket, Date.now())).toISOString();
    return { ok: false, reason: `Amazon allows few of these questions; the next one at ${at}.`, technical: '' };
  }
  const answer = callAmazon(getMarketplaceParticipations(), {
    connection,
    failures: 0,
    workedBefore: false,
    mayRepeat: () => spendCalls(quota, Date.now(), 1) > 0,
  });
  learnFrom(quota, lessonOf(answer), Date.now());
  return resultOf(answer);
}

/** A copied account must not speak to Amazon, not even to test. */
function whyNotTested(connection: Connection): string | null {
  const missing = missingForCalls(connection);
  if (missing.length > 0) return missing.join(' ');
  if (connection.account === null || connection.account === runtime.accountId) return null;
  return `This connection was activated in account ${connection.account}, and this is ${runtime.accountId}. Activate it here first, if this account is meant to speak to Amazon.`;
}

function resultOf(answer: Answer): TestResult {
  if (!answer.ok) {
    const { status, code, message } = answer.failure;
    return {
      ok: false,
      reason: answer.verdict.reason,
      technical: `${status ?? 'no answer'} ${code} ${message}`.trim(),
    };
  }
  const reading = readParticipations(answer.body);
  if (!reading.ok) return { ok: false, reason: reading.message, technical: '' };
  return { ok: true, participations: reading.participations };
}
