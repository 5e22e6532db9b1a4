/**
 * Exceptions about something that was sent: one a package or line, over when Amazon shows it.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import type { Connection } from '../connection/connections';
import { openException, type Route, solveException } from '../exceptions';
import { EXCEPTION } from '../ids';
import { requiredText, rowsIn } from '../rows';
import type { Effect } from './effects';

export const OF_SENDING: readonly ExceptionClass[] = [
  'confirmation-refused',
  'tracking-not-corrected',
  'confirmation-not-seen',
  'cancellation-refused',
];

interface Place {
  readonly connection: Connection;
  readonly routes: readonly Route[];
}

/** 6 units for a new one. */
export function raise({ connection, routes }: Place, effect: Effect, about: ExceptionClass, message: string): void {
  const { subject, amazonOrderId, marketplaceId, document, salesOrder } = effect;
  const links = { amazonOrderId, marketplaceId, salesOrderId: salesOrder };
  const payload = JSON.stringify(effect.content);
  const plan = planException({ class: about, subject, message: `${nameOf(effect)}: ${message}`, payload, links });
  const places = {
    connection: connection.id,
    document,
    transaction: salesOrder,
    lastGood: 'Shipped',
    owner: connection.owner,
  };
  openException(plan, places, routes);
}

const nameOf = ({ content }: Effect): string =>
  'trackingNumber' in content ? `Package ${content.trackingNumber}` : `Order item ${content.orderItemId}`;

/** Amazon shows them: 10 units, 2 for each that is open. */
export function solveAll(effects: readonly Effect[]): void {
  const keys = effects.flatMap(({ subject }) => OF_SENDING.map((about) => exceptionKey('shipments', about, subject)));
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, keys)) {
    solveException(requiredText(row, 'id'), 'Amazon shows it.', 'rule: its effect is there');
  }
}
