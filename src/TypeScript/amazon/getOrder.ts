/**
 * How to ask for one order, and how to read the answer.
 * Source: operation `getOrder` of the Orders API 2026-01-01.
 *
 * @NApiVersion 2.1
 */

import { nodeOf, requiredChild } from './fields';
import { orderData } from './orderData';
import { type OrderRow, parseAnswer, rowOf } from './orderRow';
import { attempt, type Refusal } from './refusal';
import type { Asking } from './request';

/** `personal`: whether buyers' data is asked for. */
export function getOrder(amazonOrderId: string, personal: boolean): Asking {
  return { operationId: 'getOrder', path: { orderId: amazonOrderId }, query: { includedData: orderData(personal) } };
}

/** The order of an answer as a row for the document record, or why the answer is none. */
export function readGetOrderAnswer(body: string): { readonly ok: true; readonly row: OrderRow } | Refusal {
  const outcome = attempt(() => rowOf(requiredChild(nodeOf(parseAnswer(body), ''), 'order').json));
  return outcome.ok ? { ok: true, row: outcome.value } : outcome;
}
