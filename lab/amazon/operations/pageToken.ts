// A pagination token: where a list stands and what it was asked for, sealed so that a changed one, and one of another
// list, is recognised.

import { createHash } from 'node:crypto';

const seal = (list: string, text: string): string =>
  createHash('sha256').update(`page of ${list} ${text}`).digest('base64url').slice(0, 16);

/** `page` as JSON can hold it. */
export function writeToken(list: string, page: object): string {
  const text = Buffer.from(JSON.stringify(page)).toString('base64url');
  return `${seal(list, text)}.${text}`;
}

/** The page that this list wrote; null for what is not a token of its own. */
export function readToken<Page extends object>(list: string, token: string): Page | null {
  const [sealed, text] = token.split('.');
  if (text === undefined || sealed !== seal(list, text)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Page;
}
