/**
 * What can be wrong with the way to Amazon: a part of the table of all classes.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClassRow } from './classes';

export type ConnectionClass =
  | 'api-refused'
  | 'quota-exhausted'
  | 'secret-expiring'
  | 'connection-stopped'
  | 'connection-other-account';

const HIGH = { flow: 'connection', severity: 'high', slaHours: 4 } as const;
const MEDIUM = { flow: 'connection', severity: 'medium', slaHours: 24 } as const;
const LOW = { flow: 'connection', severity: 'low', slaHours: 72 } as const;

export const CONNECTION_CLASSES: Readonly<Record<ConnectionClass, ExceptionClassRow>> = {
  'api-refused': {
    ...HIGH,
    title: 'Amazon refused a call',
    fix: 'The message gives Amazon’s own code and words. For “Unauthorized”, check the application’s roles and authorise it again in Seller Central.',
  },
  'quota-exhausted': {
    ...LOW,
    title: 'Amazon’s quota is used up faster than planned',
    fix: 'Nothing at first: reading goes on by itself. If it stays, look for another application of this seller that uses the same operation.',
  },
  'secret-expiring': {
    ...MEDIUM,
    title: 'The application’s secret expires soon',
    fix: 'Make a new secret in Amazon’s developer console, put it into the API secret that the connection names, and enter the new expiry date.',
  },
  'connection-stopped': {
    ...HIGH,
    title: 'The connection was stopped',
    fix: 'Read the reason in the message, put it right, and activate the connection again.',
  },
  'connection-other-account': {
    ...HIGH,
    title: 'The connection was activated in another NetSuite account',
    fix: 'If this account (for example a refreshed sandbox) really shall read from Amazon, activate the connection here; otherwise set it to stopped.',
  },
};
