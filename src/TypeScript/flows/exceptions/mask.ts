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

/** Fields that hold a buyer's data wherever they stand. */
const PERSONAL = lowerCase([
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
]);
/** Objects that hold a buyer's data whatever their fields are called, and whatever stands in their place. */
const PERSONAL_TREES = lowerCase(['buyer', 'recipient', 'deliveryAddress']);
/** What may be seen of such an object: enough to tell why an address was refused, and of a business its order number. */
const AREA = lowerCase([
  'city',
  'stateOrRegion',
  'postalCode',
  'countryCode',
  'districtOrCounty',
  'municipality',
  'addressType',
  'buyerPurchaseOrderNumber',
]);

// A string may be cut off by the end of the text, so a closing quote is not asked for. An escape is always two
// characters: were the second one optional, a long text of escapes could be read in ever more ways without end.
const STRING = '"(?:[^"\\\\]|\\\\[\\s\\S])*(?:"|\\\\?$)';
const TOKEN = new RegExp(`(${STRING})(\\s*:)|(${STRING}|-?[0-9][0-9.eE+-]*)|[{}[\\]]`, 'g');
const EMAIL = /[^\s"'<>:,;()[\]{}]{1,64}@[^\s"'<>:,;()[\]{}]{1,190}/g;

/** The text with names, e-mail addresses, telephone numbers and address lines replaced. */
export function mask(text: string): string {
  let key = '';
  let depth = 0;
  /** How deep the personal object lies that the text is in; null outside of one. */
  let tree: number | null = null;
  const masked = text.replace(TOKEN, (token: string, name?: string, _colon?: string, value?: string) => {
    if (name !== undefined) key = name.slice(1, -1).toLowerCase();
    else if (value !== undefined) return isPersonal(key, tree !== null) ? `"${MASKED}"` : token;
    else if (token === '{' || token === '[') {
      if (tree === null && isPersonal(key, false)) tree = depth;
      depth++;
    } else {
      depth--;
      if (tree !== null && depth <= tree) tree = null;
      // The key belonged to what has just ended.
      key = '';
    }
    return token;
  });
  return masked.replace(EMAIL, MASKED);
}

function isPersonal(key: string, inTree: boolean): boolean {
  return inTree ? !AREA.has(key) : PERSONAL.has(key) || PERSONAL_TREES.has(key);
}

function lowerCase(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

/** The beginning of a payload, masked and cut to what the excerpt field holds. */
export function excerptOf(payload: string): string {
  // Masking a 9 MB document to keep 4 kB of it would waste the run's time; masks can shorten the text, hence the reserve.
  return cutToBytes(mask(payload.slice(0, EXCERPT_MAX_BYTES * 4)), EXCERPT_MAX_BYTES);
}
