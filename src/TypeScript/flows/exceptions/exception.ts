/**
 * An exception as a plan: what would be opened, for which cause, with what a person needs to solve it. Opening the
 * same cause again finds the same external id, so it raises a count instead of making a second row.
 *
 * @NApiVersion 2.1
 */

import { encodeKeyPart } from '../skumap/key';
import { EXCEPTION_CLASSES, type ExceptionClass, type Flow, type Severity } from './classes';
import { excerptOf } from './mask';
import { cutToBytes, digest } from './text';

export const EXCEPTION_ID_MAX = 100;
const MESSAGE_MAX_BYTES = 3_900;

export interface ExceptionLinks {
  readonly amazonOrderId: string | null;
  readonly marketplaceId: string | null;
  /** Internal id of the sales order that exists already, where one does. */
  readonly salesOrderId: string | null;
}

export interface ExceptionPlan {
  readonly externalId: string;
  readonly flow: Flow;
  readonly class: ExceptionClass;
  readonly severity: Severity;
  /** Hours from opening until it is due. */
  readonly slaHours: number;
  /** What the exception is about: an order, a connection, a SKU. */
  readonly subject: string;
  readonly title: string;
  /** What was expected and what was found. Without buyers' data. */
  readonly message: string;
  /** What to do next, in the admin's words. */
  readonly fix: string;
  /** Masked beginning of the payload, at most 3,900 bytes; empty where there is none. */
  readonly excerpt: string;
  readonly links: ExceptionLinks;
}

export interface ExceptionCause {
  readonly class: ExceptionClass;
  readonly subject: string;
  readonly message: string;
  readonly payload?: string | null;
  readonly links?: Partial<ExceptionLinks>;
}

export function planException(cause: ExceptionCause): ExceptionPlan {
  const about = EXCEPTION_CLASSES[cause.class];
  return {
    externalId: exceptionKey(about.flow, cause.class, cause.subject),
    flow: about.flow,
    class: cause.class,
    severity: about.severity,
    slaHours: about.slaHours,
    subject: cause.subject,
    title: about.title,
    message: cutToBytes(cause.message, MESSAGE_MAX_BYTES),
    fix: about.fix,
    excerpt: excerptOf(cause.payload ?? ''),
    links: { amazonOrderId: null, marketplaceId: null, salesOrderId: null, ...cause.links },
  };
}

/** Flow, class and subject as one ASCII key of at most 100 characters. A long subject ends in its digest. */
export function exceptionKey(flow: Flow, exceptionClass: ExceptionClass, subject: string): string {
  const key = `cwy-exc-${flow}-${exceptionClass}-${encodeKeyPart(subject)}`;
  if (key.length <= EXCEPTION_ID_MAX) return key;
  const ending = '-' + digest(subject);
  return key.slice(0, EXCEPTION_ID_MAX - ending.length) + ending;
}
