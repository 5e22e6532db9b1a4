/**
 * A line that the seller will not ship, to be cancelled at Amazon: whole lines only, with one of Amazon's reasons, and
 * before it ships.
 *
 * @NApiVersion 2.1
 */

import type { CancelReason } from '../../amazon/feedText';
import { type EffectPlan, effectKey } from '../effects/effect';
import type { LineCancellation } from '../effects/settle';

export interface CancelRequest {
  readonly connection: string;
  readonly document: string;
  readonly salesOrder: string;
  readonly amazonOrderId: string;
  readonly marketplaceId: string;
  readonly orderItemId: string;
  /** Units that have left already, as Amazon shows them. */
  readonly fulfilled: number;
  readonly reason: CancelReason;
  readonly shipBy: string | null;
  /** 1, or one more than the refused one that it follows. */
  readonly version: number;
}

export function planCancelLine(request: CancelRequest): EffectPlan {
  const { connection, document, salesOrder, amazonOrderId, marketplaceId, orderItemId, shipBy, version } = request;
  const content: LineCancellation = {
    amazonOrderId,
    orderItemId,
    reason: request.reason,
    fulfilled: request.fulfilled,
  };
  const subject = `${connection}-${amazonOrderId}-${orderItemId}`;
  return {
    externalId: effectKey('cancel-line', subject, version),
    kind: 'cancel-line',
    subject,
    version,
    state: 'intended',
    amazonOrderId,
    marketplaceId,
    connection,
    document,
    salesOrder,
    fulfilment: null,
    content: JSON.stringify(content),
    shipBy,
    slack: null,
  };
}
