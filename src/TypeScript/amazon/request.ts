/**
 * Builds requests to the Selling Partner API as plain data. The token is added where the call is made, never here.
 *
 * @NApiVersion 2.1
 */

import { type Region, regionHost } from './marketplaces';
import { OPERATIONS, type OperationId } from './operations';

export interface SpApiRequest {
  readonly operationId: OperationId;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a POST: JSON text. */
  readonly body?: string;
}

export interface Asking {
  readonly operationId: OperationId;
  /** Values of the parameters in the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Values of the query; a list becomes comma-separated; null is left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** What a POST sends, as it becomes JSON. */
  readonly body?: object;
}

export type QueryValue = string | number | readonly string[] | null;

export interface Caller {
  readonly region: Region;
  /** Version of the add-on, for the user-agent. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Percent-encodes everything but the unreserved characters of RFC 3986, in UTF-8. */
export function percentEncode(text: string): string {
  // Half a character has no UTF-8 form, and the engine would throw on it.
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function buildRequest(asking: Asking, caller: Caller): SpApiRequest {
  const operation = OPERATIONS[asking.operationId];
  const path = fillPath(operation.path, asking.path ?? {});
  const query = queryText(asking.query ?? {});
  return {
    operationId: operation.id,
    method: operation.method,
    url: `https://${regionHost(caller.region)}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      accept: 'application/json',
      'user-agent': userAgent(caller.version),
      'x-amz-date': amazonDate(caller.now),
      ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
  };
}

/** The name Amazon asks every client to give. Source: "Include a User-Agent Header in All Requests" (documentation). */
export function userAgent(version: string): string {
  return `Causeway/${version} (Language=SuiteScript/2.1; Platform=NetSuite)`;
}

/** `20260301T102030Z` */
export function amazonDate(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === '') {
      throw new Error(`The path ${template} needs a value for "${name}", and has none.`);
    }
    return percentEncode(value);
  });
}

function queryText(query: Readonly<Record<string, QueryValue>>): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null) continue;
    const values = typeof value === 'object' ? value : [String(value)];
    if (values.length > 0) pairs.push(`${percentEncode(name)}=${values.map(percentEncode).join(',')}`);
  }
  return pairs.join('&');
}
