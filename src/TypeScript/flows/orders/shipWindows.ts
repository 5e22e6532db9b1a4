/**
 * The spans of time in which Amazon wants an order shipped and delivered.
 *
 * @NApiVersion 2.1
 */

import type { Order } from './order';
import type { Windows } from './salesorder';

export function windowsOf({ shipBy, deliverBy }: Order): Windows {
  return {
    shipByEarliest: shipBy.earliest,
    shipByLatest: shipBy.latest,
    deliverByEarliest: deliverBy.earliest,
    deliverByLatest: deliverBy.latest,
  };
}
