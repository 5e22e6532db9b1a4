/**
 * Whether a connection may speak to Amazon, and what people must hear about it: the account it belongs to, its circuit,
 * its secret's expiry.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { CLOSED, failed, isOpen } from '../../amazon/circuit';
import type { Verdict } from '../../amazon/errors';
import { secretWarning } from '../../flows/connection/secret';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, type Route, solveException } from '../exceptions';
import { CONNECTION, EXCEPTION, LIST } from '../ids';
import { requiredText, rowsIn } from '../rows';
import { change } from '../saving';
import { CONNECTION_STATES, listValue } from '../values';
import { type Connection, circuitText } from './connections';

/** Why a person must act before a call may be made; null where calls may be made. */
export function whyNot(connection: Connection): string | null {
  if (connection.state !== 'active') return `The connection is ${connection.state}.`;
  if (connection.account === runtime.accountId) return null;
  return `The connection was activated in account ${connection.account ?? '(none)'}; this is ${runtime.accountId}.`;
}

/** Why calls rest for a while by themselves; null where they do not. */
export function resting({ circuit }: Connection, now: number): string | null {
  if (!isOpen(circuit, now)) return null;
  return `Calls rest until ${new Date(circuit.openUntil).toISOString()} after ${circuit.failures} failures.`;
}

/** Opens what the connection needs a person for, and solves what is over. At most one alert a cause. */
export function watch(connection: Connection, now: number, routes: readonly Route[]): void {
  const raised = new Set<ExceptionClass>();
  const raise = (exceptionClass: ExceptionClass, message: string): void => {
    raised.add(exceptionClass);
    alert(connection, exceptionClass, message, routes);
  };
  if (connection.account !== runtime.accountId && connection.state === 'active') {
    raise(
      'connection-other-account',
      `Activated in account ${connection.account ?? '(none)'}, found in ${runtime.accountId}.`,
    );
  }
  const warning = secretWarning(connection.secretExpiry, now);
  if (warning !== null) raise('secret-expiring', warning);
  settle(
    connection,
    ['connection-other-account', 'secret-expiring'].filter((each) => !raised.has(each as ExceptionClass)),
  );
}

export interface FailedCall {
  readonly verdict: Verdict;
  /** Failures of its operation in a row, this one with them. */
  readonly attempts: number;
  readonly now: number;
}

/** More refusals for quota in a row than one that came late: something else spends the quota. */
const THROTTLED_TOO_OFTEN = 3;

/** A call failed for good or for now: the circuit counts it; a stop needs a person. A spent quota rests by itself. */
export function recordFailure(connection: Connection, call: FailedCall, routes: readonly Route[]): void {
  const { verdict, attempts, now } = call;
  if (verdict.throttled) {
    change(CONNECTION.type, connection.id, { [CONNECTION.lastFailure]: verdict.reason });
    if (attempts >= THROTTLED_TOO_OFTEN) alert(connection, 'quota-exhausted', verdict.reason, routes);
    return;
  }
  const circuit = failed(connection.circuit, now);
  const stops = verdict.action === 'stop-connection';
  change(CONNECTION.type, connection.id, {
    [CONNECTION.failures]: circuit.failures,
    [CONNECTION.circuitUntil]: circuitText(circuit),
    [CONNECTION.lastFailure]: verdict.reason,
    ...(stops ? { [CONNECTION.state]: listValue(LIST.connectionState.type, CONNECTION_STATES.stopped) } : {}),
  });
  if (stops) alert(connection, 'connection-stopped', verdict.reason, routes);
  else if (verdict.action === 'hold') alert(connection, 'api-refused', verdict.reason, routes);
}

/** The circuit closes by itself with the first call that works. */
export function recordSuccess(connection: Connection): void {
  if (connection.circuit.failures > 0) {
    change(CONNECTION.type, connection.id, {
      [CONNECTION.failures]: 0,
      [CONNECTION.circuitUntil]: circuitText(CLOSED),
    });
  }
  settle(connection, ['connection-stopped', 'api-refused', 'quota-exhausted']);
}

function alert(
  connection: Connection,
  exceptionClass: ExceptionClass,
  message: string,
  routes: readonly Route[],
): void {
  const plan = planException({
    class: exceptionClass,
    subject: connection.id,
    message: `${connection.name}: ${message}`,
  });
  if (isOpenAlready(plan.externalId)) return;
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, routes);
}

/** An alert that stands is one alert, not one a quarter of an hour. */
function isOpenAlready(externalId: string): boolean {
  return unsolved([externalId]).length > 0;
}

function settle(connection: Connection, classes: readonly string[]): void {
  const keys = classes.map((each) => exceptionKey('connection', each as ExceptionClass, connection.id));
  for (const id of unsolved(keys)) solveException(id, 'It works again.', 'rule: its effect is there');
}

function unsolved(keys: readonly string[]): string[] {
  if (keys.length === 0) return [];
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  return rowsIn(sql, keys).map((row) => requiredText(row, 'id'));
}
