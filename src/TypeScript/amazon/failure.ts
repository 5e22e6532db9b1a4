/**
 * A call that did not succeed, as plain facts: what Amazon's status and error body said, or what happened on the way.
 *
 * @NApiVersion 2.1
 */

import { isObject, type Json } from './fields';
import type { OperationId } from './operations';

/** What happened on the way, where no whole answer came; `secrets`: NetSuite did not let them be used. */
export type TransportFault = 'timeout' | 'connection' | 'truncated' | 'secrets';

export interface Failure {
  readonly operationId: OperationId;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly fault: TransportFault | null;
  readonly code: string;
  readonly message: string;
  readonly details: string;
}

export function transportFailure(operationId: OperationId, fault: TransportFault): Failure {
  return { operationId, status: null, fault, code: '', message: '', details: '' };
}

/**
 * The failure in an answer with an error status. Reads `{errors: [{code, message, details}]}` of the Selling Partner
 * API and `{error, error_description}` of Login with Amazon; any other body leaves the status to speak alone.
 */
export function failureOf(operationId: OperationId, status: number, body: string): Failure {
  const { code, message, details } = readErrorBody(body);
  return { operationId, status, fault: null, code, message, details };
}

function readErrorBody(body: string): Pick<Failure, 'code' | 'message' | 'details'> {
  const parsed = parsedOrNull(body);
  if (!isObject(parsed)) return { code: '', message: '', details: '' };
  if (typeof parsed.error === 'string') {
    return { code: parsed.error, message: textOf(parsed, 'error_description'), details: '' };
  }
  const first: unknown = Array.isArray(parsed.errors) ? parsed.errors[0] : null;
  if (!isObject(first)) return { code: '', message: '', details: '' };
  return { code: textOf(first, 'code'), message: textOf(first, 'message'), details: textOf(first, 'details') };
}

function textOf(object: Json, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value.slice(0, 500) : '';
}

function parsedOrNull(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
