/**
 * Takes buyers' data out of a piece of a payload before it is kept in an exception or a log. Works on text, not on
 * parsed JSON, because what has to be shown is often the payload that could not be parsed.
 *
 * @NApiVersion 2.1
 */

import { cutToBytes } from './text';

/** A text area holds 4,000 bytes; the rest is room for what the record adds around the excerpt. */
export const EXCERPT_MAX_BYTES = 3_900;

const MASKED = '***';

const PERSONAL_KEYS = [
  'name',
  'legalName',
  'companyName',
  'buyerName',
  'buyerEmail',
  'buyerCompanyName',
  'recipientName',
  'email',
  'phone',
  'phoneNumber',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'streetName',
  'streetNumber',
  'complement',
  'neighborhood',
  'dropOffLocation',
  'addressInstruction',
  'giftMessage',
  'giftMessageText',
  'taxRegistrationNumber',
  'customizedUrl',
] as const;

// The value may be cut off by the end of the text, so a closing quote is not asked for.
const PERSONAL_VALUE = new RegExp(
  `("(?:${PERSONAL_KEYS.join('|')})"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\[\\s\\S]?)*("|$)|-?[0-9][0-9.eE+-]*)`,
  'gi',
);
const EMAIL = /[^\s"'<>:,;()[\]{}]{1,64}@[^\s"'<>:,;()[\]{}]{1,190}/g;

/** The text with names, e-mail addresses, telephone numbers and address lines replaced. */
export function mask(text: string): string {
  return text.replace(PERSONAL_VALUE, `$1"${MASKED}"`).replace(EMAIL, MASKED);
}

/** The beginning of a payload, masked and cut to what the excerpt field holds. */
export function excerptOf(payload: string): string {
  // Masking a 9 MB document to keep 4 kB of it would waste the run's time; masks can shorten the text, hence the reserve.
  return cutToBytes(mask(payload.slice(0, EXCERPT_MAX_BYTES * 4)), EXCERPT_MAX_BYTES);
}
