/**
 * Gift messages and wrap levels, gathered for the body of the sales order, where pick documents show them.
 *
 * @NApiVersion 2.1
 */

import { utf8Bytes } from '../exceptions/text';
import type { Order } from './order';
import type { Problems } from './problems';

/** A text area holds 4,000 bytes. */
const GIFT_FIELD_BYTES = 4_000;

/** One line of text a gift, or null where nothing is a gift. A text that does not fit whole is a problem, never cut. */
export function giftText(order: Order, problems: Problems): string | null {
  const gifts = order.lines.filter((line) => line.isGift || line.giftMessage !== null || line.giftWrapLevel !== null);
  if (gifts.length === 0) return null;
  const text = gifts
    .map((line) => {
      const wrap = line.giftWrapLevel === null ? '' : ` [${line.giftWrapLevel}]`;
      const message = line.giftMessage === null ? '' : `: ${line.giftMessage}`;
      return `${line.sku ?? line.orderItemId}${wrap}${message}`;
    })
    .join('\n');
  const bytes = utf8Bytes(text);
  if (bytes > GIFT_FIELD_BYTES) {
    problems.add('gift-not-placed', `The gift texts take ${bytes} bytes; the order’s field holds ${GIFT_FIELD_BYTES}.`);
  }
  return text;
}
