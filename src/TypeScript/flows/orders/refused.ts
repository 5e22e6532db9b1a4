/**
 * Exceptions for documents that never became an order: the reader refused them, or they cannot be kept.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../exceptions/classes';
import { type ExceptionPlan, planException } from '../exceptions/exception';
import { orderSubject } from './problems';

export interface RefusedDocument {
  readonly class: ExceptionClass;
  readonly message: string;
  readonly connection: string;
  /** Null where not even the id could be read. */
  readonly amazonOrderId: string | null;
  readonly marketplaceId: string | null;
  /** The document's text, whole or as far as it came. */
  readonly payload: string;
  /** What stands for the order where it has no id: such as the document's content hash. */
  readonly otherwise: string;
}

/** The same subject as a held order's, so that a document that is read well later closes it. */
export function planRefused(refused: RefusedDocument): ExceptionPlan {
  const { class: exceptionClass, message, connection, amazonOrderId, marketplaceId, payload, otherwise } = refused;
  return planException({
    class: exceptionClass,
    subject: orderSubject(connection, amazonOrderId ?? otherwise),
    message,
    payload,
    links: { amazonOrderId, marketplaceId },
  });
}
