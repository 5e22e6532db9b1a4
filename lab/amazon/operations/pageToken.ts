// A pagination token: where a search stands and what it asked for, sealed so that a changed one is recognised.

import { createHash } from 'node:crypto';
import type { Instant } from '../../clock';
import type { Position, TimeFamily } from '../orderBook';

export interface PageToken {
  /** The parameters that must stay the same, as text. */
  readonly asked: string;
  readonly family: TimeFamily;
  readonly from: Instant;
  readonly to: Instant;
  readonly after: Position | null;
  readonly issued: Instant;
}

const seal = (text: string): string => createHash('sha256').update(`page ${text}`).digest('base64url').slice(0, 16);

export function writeToken(page: PageToken): string {
  const text = Buffer.from(JSON.stringify(page)).toString('base64url');
  return `${seal(text)}.${text}`;
}

/** Null for what is not a token of ours. */
export function readToken(token: string): PageToken | null {
  const [sealed, text] = token.split('.');
  if (text === undefined || sealed !== seal(text)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as PageToken;
}
