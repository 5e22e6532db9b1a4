/**
 * Collects what stands against planning an order, so that a person sees all of it at once and not one thing a day.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../exceptions/classes';
import { type ExceptionPlan, planException } from '../exceptions/exception';
import type { Order } from './order';

export interface OrderSubject {
  /** Internal id of the connection. */
  readonly connection: string;
  /** The document's text, for the excerpt; null where there is none. */
  readonly payload: string | null;
  readonly salesOrderId: string | null;
}

export class Problems {
  readonly #found = new Map<ExceptionClass, string[]>();

  add(exceptionClass: ExceptionClass, message: string): void {
    const messages = this.#found.get(exceptionClass) ?? [];
    if (!messages.includes(message)) messages.push(message);
    this.#found.set(exceptionClass, messages);
  }

  get any(): boolean {
    return this.#found.size > 0;
  }

  /** One exception a class: the order is the cause, its lines are in the message. */
  exceptions(order: Pick<Order, 'amazonOrderId' | 'marketplaceId'>, subject: OrderSubject): readonly ExceptionPlan[] {
    return [...this.#found].map(([exceptionClass, messages]) =>
      planException({
        class: exceptionClass,
        subject: orderSubject(subject.connection, order.amazonOrderId),
        message: messages.join('\n'),
        payload: subject.payload,
        links: {
          amazonOrderId: order.amazonOrderId,
          marketplaceId: order.marketplaceId,
          salesOrderId: subject.salesOrderId,
        },
      }),
    );
  }
}

/** How an exception names the order it is about; the reader of documents uses the same words. */
export function orderSubject(connection: string, amazonOrderId: string): string {
  return `${connection}-${amazonOrderId}`;
}
