/**
 * What one sending run works with: its calls, and what came of them so far.
 *
 * @NApiVersion 2.1
 */

import type { OperationId } from '../../amazon/operations';
import type { Calls, CallTally } from '../connection/calls';

export interface SendTally extends CallTally {
  sent: number;
  confirmed: number;
  refused: number;
}

export interface Sending extends Calls {
  readonly tally: SendTally;
}

export const SEND_OPERATIONS: readonly OperationId[] = [
  'confirmShipment',
  'getOrder',
  'createFeedDocument',
  'createFeed',
  'getFeed',
  'getFeeds',
  'getFeedDocument',
];

/** The run's line: what was done, and why no more. */
export function sendLine({ sent, confirmed, refused, because }: SendTally): string {
  const parts = [`${sent} sent, ${confirmed} seen at Amazon, ${refused} refused.`];
  if (because !== null) parts.push(`Stopped early: ${because}`);
  return parts.join(' ');
}
