/**
 * Decides what to do after a call that failed, by the table of failures.
 *
 * @NApiVersion 2.1
 */

import { type Action, RULES, type Rule, UNKNOWN } from './errorTable';
import type { Failure } from './failure';
import { OPERATIONS } from './operations';

/** What came before this failure, for the same piece of work. */
export interface History {
  /** Failures before this one. */
  readonly failures: number;
  /** The call was already repeated with a new token. */
  readonly freshTokenTried: boolean;
  /** The same operation has succeeded for this connection within the last day. */
  readonly workedBefore: boolean;
}

export interface Verdict {
  readonly rule: string;
  readonly action: Action;
  /** For the exception record: what happened and what to do. */
  readonly reason: string;
  /** The quota is spent: the bucket is to be blocked. */
  readonly throttled: boolean;
  /** Repeat only after a quarter of an hour and more. */
  readonly slowly: boolean;
  /** The call may have been carried out: what came of it is read before it is repeated. */
  readonly unsettled: boolean;
}

/** What to do after this failure. */
export function judge(failure: Failure, history: History): Verdict {
  const rule = RULES.find((each) => fits(each, failure, history)) ?? UNKNOWN;
  return {
    rule: rule.name,
    action: rule.action,
    reason: withRole(rule, failure),
    throttled: rule.throttled === true,
    slowly: rule.slowly === true,
    unsettled: rule.unsettled === true,
  };
}

function fits(rule: Rule, failure: Failure, history: History): boolean {
  if (rule.ofTokens && failure.operationId !== 'requestToken') return false;
  if (rule.ofWrites && OPERATIONS[failure.operationId].writes !== true) return false;
  if (rule.withoutAnswer && failure.fault === null) return false;
  if (rule.fault !== undefined && rule.fault !== failure.fault) return false;
  if (rule.status !== undefined) {
    if (failure.status === null || failure.status < rule.status[0] || failure.status > rule.status[1]) return false;
  }
  if (rule.code !== undefined && !rule.code.test(failure.code)) return false;
  if (rule.words !== undefined && !rule.words.test(`${failure.code} ${failure.message} ${failure.details}`))
    return false;
  if (rule.details !== undefined && !rule.details.test(failure.details)) return false;
  if (rule.beforeFreshToken && history.freshTokenTried) return false;
  if (rule.workedBefore && !history.workedBefore) return false;
  return rule.tries === undefined || history.failures < rule.tries;
}

function withRole(rule: Rule, failure: Failure): string {
  const { role } = OPERATIONS[failure.operationId];
  const isAuthorisation = rule.name === 'role-missing' || rule.name === 'unauthorised';
  return isAuthorisation && role !== null
    ? `${rule.reason} "${failure.operationId}" needs the role "${role}".`
    : rule.reason;
}
