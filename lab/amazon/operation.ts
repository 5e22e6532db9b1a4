// The shape of one SP-API operation, and how it refuses.

import type { Instant } from '../clock';
import type { DataElement } from './orderV0Document';
import type { Seller } from './seller';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/** Roles of an application. Source: SP-API documentation, Role mappings. */
export type Role =
  | 'Inventory and Order Tracking'
  | 'Direct-to-Consumer Shipping'
  | 'Finance and Accounting'
  | 'Pricing'
  | 'Amazon Fulfillment'
  | 'Tax Invoicing'
  | 'Tax Remittance'
  | 'Selling Partner Insights';

export interface ApiRequest {
  /** The decoded values of the path's {names}. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  /** What the request's JSON says; null where the operation takes no body. */
  readonly body: unknown;
  /** The personal data that the caller's token opens: none, unless it is a restricted one for this call. */
  readonly opened: ReadonlySet<DataElement>;
  readonly now: Instant;
}

export interface Operation {
  readonly operationId: string;
  /** Its id in Amazon's model, where another version's operation has the same. */
  readonly publishedAs?: string;
  /** From then on Amazon knows it no more. */
  readonly until?: Instant;
  /** The personal data that a restricted token for it opens: kinds that the token names, or always the same one. */
  readonly restricted?: 'by element' | DataElement;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Tokens a second, and the size of the bucket. */
  readonly rate: number;
  readonly burst: number;
  readonly role?: Role;
  /** The status of an answer that is no refusal; 200 unless given. */
  readonly success?: 201 | 202 | 204;
  /** Null where the answer has no body. */
  handle(seller: Seller, request: ApiRequest): JsonObject | readonly Json[] | null;
}

export function operation(definition: Operation): Operation {
  return definition;
}

/** An answer that is an error, as Amazon words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: string;

  constructor(status: number, code: string, message: string, details = '') {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export function invalidInput(details: string): Refusal {
  // Source: the static sandbox of the Orders model (code and message).
  return new Refusal(400, 'InvalidInput', 'Invalid Input', details);
}

export function denied(details: string): Refusal {
  // Source: SP-API documentation, error wording; every denial of the Orders model is a 403.
  return new Refusal(403, 'Unauthorized', 'Access to requested resource is denied.', details);
}

/** The values of a template's {names}, or null where the path does not fit it. */
export function matchPath(template: string, path: string): Record<string, string> | null {
  const [expected, found] = [template.split('/'), path.split('/')];
  if (expected.length !== found.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const segment = found[index] as string;
    if (part.startsWith('{')) values[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return values;
}
