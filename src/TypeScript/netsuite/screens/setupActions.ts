/**
 * What the set-up page does: activate a connection, stop it, plan orders that were passed over.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { CLOSED } from '../../amazon/circuit';
import { missingForCalls } from '../../flows/connection/checks';
import { type Connection, circuitText } from '../connection/connections';
import { CONNECTION, LIST } from '../ids';
import { type Place, replanPassedOver } from '../orders/replan';
import { changeLocked } from '../saving';
import { CONNECTION_STATES, type ConnectionState, listValue } from '../values';
import type { Notice } from './notice';

/** At 2 units a document not half of the 1,000 units that a Suitelet has. */
export const MOST_PLANNED = 200;

/** Role ids whose people may set up; the deployment's audience says the same. */
const ROLES = new Set(['administrator', 'customrole_cwy_admin']);

export function maySetUp(): boolean {
  return ROLES.has(runtime.getCurrentUser().roleId.toLowerCase());
}

/** Notes this account as the one that may call, and forgets earlier failures. */
export function activate(connection: Connection): Notice {
  const missing = missingForCalls(connection);
  if (missing.length > 0) {
    return { mood: 'refused', text: `${connection.name} cannot be activated yet. ${missing.join(' ')}` };
  }
  setState(connection, 'active', {
    [CONNECTION.account]: runtime.accountId,
    [CONNECTION.failures]: 0,
    [CONNECTION.circuitUntil]: circuitText(CLOSED),
    [CONNECTION.lastFailure]: '',
  });
  return {
    mood: 'done',
    text: `${connection.name} is active in account ${runtime.accountId}; its orders are read from the next run on.`,
  };
}

export function stop(connection: Connection): Notice {
  setState(connection, 'stopped', {});
  return { mood: 'done', text: `${connection.name} is stopped: no call is made until it is activated again.` };
}

export function planPassedOver(place: Place, name: string): Notice {
  const { planned, left } = replanPassedOver(place, MOST_PLANNED);
  if (planned === 0) return { mood: 'partly', text: `No order of ${name} waits to be planned any more.` };
  const rest = left > 0 ? ` ${left} more wait: do the same again.` : '';
  return { mood: left > 0 ? 'partly' : 'done', text: `${planned} orders of ${name} are being planned.${rest}` };
}

function setState(
  connection: Connection,
  state: ConnectionState,
  more: Readonly<Record<string, string | number>>,
): void {
  const value = listValue(LIST.connectionState.type, CONNECTION_STATES[state]);
  changeLocked(CONNECTION.type, connection.id, () => ({ [CONNECTION.state]: value, ...more }));
}
