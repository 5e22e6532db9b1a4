/**
 * Exceptions about settlements: opened where something stands against one, solved when its effect is there.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, solveException } from '../exceptions';
import { EXCEPTION } from '../ids';
import { requiredText, rowsIn } from '../rows';
import type { SettleWork } from './settlementWork';

/** What an exception of a run that broke off is about. */
export const failedRun = (file: string): string => `report-${file}`;

/** 6 units for a new one; 16 for one that is there. */
export function raise(
  work: Pick<SettleWork, 'connection' | 'owner' | 'routes'>,
  exceptionClass: ExceptionClass,
  subject: string,
  message: string,
): void {
  const plan = planException({ class: exceptionClass, subject, message });
  openException(plan, { ...NOWHERE, connection: work.connection, owner: work.owner }, work.routes);
}

/** What kept it from being posted or undone. */
const STOOD_AGAINST: readonly ExceptionClass[] = [
  'settlement-held',
  'settlement-not-configured',
  'settlement-refused',
  'settlement-differs',
];

/** What stood against the settlement is over (10 units). */
export function solveWhatWas(settlementId: string, file: string, resolution: string): void {
  const ofRun = exceptionKey('settlements', 'settlement-refused', failedRun(file));
  solve([...STOOD_AGAINST.map((each) => exceptionKey('settlements', each, settlementId)), ofRun], resolution);
}

/** 10 units, and 2 for each that is solved. */
export function solveOf(classes: readonly ExceptionClass[], settlementId: string, resolution: string): void {
  solve(
    classes.map((each) => exceptionKey('settlements', each, settlementId)),
    resolution,
  );
}

function solve(keys: readonly string[], resolution: string): void {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, keys)) {
    solveException(requiredText(row, 'id'), resolution, 'rule: its effect is there');
  }
}
