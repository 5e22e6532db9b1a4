/**
 * The packages of an order as Amazon shows them: what was confirmed, by whomever. Only orders that the merchant ships
 * have any.
 * Source: `packages` of the Orders API 2026-01-01.
 *
 * @NApiVersion 2.1
 */

import { children, nodeOf, optionalText, quantity, text } from './fields';
import { parseAnswer } from './orderRow';
import { attempt, type Refusal } from './refusal';

export interface AmazonPackage {
  readonly referenceId: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly items: readonly { readonly orderItemId: string; readonly quantity: number }[];
}

/** Of an order's JSON, or of an answer around it. */
export function readPackages(raw: string): { readonly ok: true; readonly value: readonly AmazonPackage[] } | Refusal {
  return attempt(() => {
    const parsed = nodeOf(parseAnswer(raw), '');
    const order = Object.hasOwn(parsed.json, 'order') ? nodeOf(parsed.json.order, 'order') : parsed;
    return children(order, 'packages').map((each) => ({
      referenceId: text(each, 'packageReferenceId'),
      carrier: optionalText(each, 'carrier'),
      trackingNumber: optionalText(each, 'trackingNumber'),
      items: children(each, 'packageItems').map((item) => ({
        orderItemId: text(item, 'orderItemId'),
        quantity: quantity(item, 'quantity'),
      })),
    }));
  });
}
