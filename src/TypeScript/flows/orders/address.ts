/**
 * Delivery addresses: brought into the form NetSuite and carriers take, and checked. What Amazon gave stays verbatim on
 * the order; a normalised address is only ever made of it, never in its place.
 *
 * @NApiVersion 2.1
 */

import { utf8Bytes } from '../exceptions/text';
import { countryCode } from './countries';
import type { AmazonAddress } from './order';
import { postalCode } from './postal';
import { regionCode } from './regions';

/** As NetSuite's address subrecord takes it. Empty fields are null. */
export interface CheckedAddress {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly addressee: string;
  readonly attention: string | null;
  readonly addr1: string;
  readonly addr2: string | null;
  readonly addr3: string | null;
  readonly city: string;
  /** Short code where the country has a list of states; otherwise null and the words stand in `addr3`. */
  readonly state: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
}

export interface AddressCheck {
  readonly ok: boolean;
  /** Best effort where not `ok`. */
  readonly address: CheckedAddress;
  readonly poBox: boolean;
  /** A sentence each: what was expected, what is wrong. Without the buyer's data. */
  readonly problems: readonly string[];
}

/** Practice: lengths of NetSuite's standard address fields, in characters. */
const LENGTHS = {
  addressee: 83,
  attention: 83,
  addr1: 150,
  addr2: 150,
  addr3: 150,
  city: 50,
  zip: 36,
} as const;
/** Practice: NetSuite measures in bytes of UTF-8, in which letters of other scripts take two to four. */
const BYTES = { ...LENGTHS, addressee: 150, attention: 150 } as const;
const PHONE_MAX = 32;

const PO_BOX = [
  /\bp\.?\s*o\.?\s*box\b/i,
  /\bpost\s*office\s*box\b/i,
  /\bpostfach\b/i,
  /\bapartado(\s+postal|\s+de\s+correos)?\s*\d/i,
  /\bcasella\s+postale\b/i,
  /\bbo[iî]te\s+postale\b/i,
  /\bcaixa\s+postal\b/i,
  /\bskrytka\s+pocztowa\b/i,
  /\bpostbus\s*\d/i,
  /私書箱/,
] as const;

/** Whether Amazon kept the buyer's data back: an area may be there, but nobody and no street. */
export function isWithheld(given: AmazonAddress): boolean {
  const told = [given.name, given.companyName, given.addressLine1, given.addressLine2, given.addressLine3, given.phone];
  return told.every((text) => tidy(text) === null);
}

export function checkAddress(given: AmazonAddress): AddressCheck {
  const problems: string[] = [];
  const country = countryCode(tidy(given.countryCode)) ?? '';
  if (country === '') problems.push('Expected a two-letter country code, found none that exists.');

  const [addr1 = '', ...further] = linesOf(given);
  if (addr1 === '') problems.push('Expected at least one address line, found none.');
  const region = regionOf(given, country, problems);
  const rest = [...further, region.inWords].filter((text) => text !== null);
  const address: CheckedAddress = {
    country,
    ...people(given, problems),
    addr1,
    addr2: rest[0] ?? null,
    addr3: rest.length > 1 ? rest.slice(1).join(', ') : null,
    city: cityOf(given, country, problems),
    state: region.code,
    zip: zipOf(given, country, problems),
    phone: phoneOf(given),
  };
  for (const [field, limit] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
    const text = address[field] ?? '';
    const length = [...text].length;
    if (length > limit) problems.push(`Expected at most ${limit} characters in ${field}, found ${length}.`);
    const bytes = utf8Bytes(text);
    if (bytes > BYTES[field]) problems.push(`Expected at most ${BYTES[field]} bytes in ${field}, found ${bytes}.`);
  }
  return { ok: problems.length === 0, address, poBox: isPoBox(given), problems };
}

/** One line, without control characters and doubled spaces; null where nothing is left. Any script is as good as another. */
function tidy(text: string | null): string | null {
  if (text === null) return null;
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line === '' ? null : line;
}

function linesOf(given: AmazonAddress): readonly string[] {
  const parts = [
    given.addressLine1,
    given.addressLine2,
    given.addressLine3,
    given.municipality,
    given.districtOrCounty,
  ];
  const kept = parts.map(tidy).filter((line) => line !== null);
  return [...new Set(kept)];
}

function people(given: AmazonAddress, problems: string[]): Pick<CheckedAddress, 'addressee' | 'attention'> {
  const name = tidy(given.name);
  const company = tidy(given.companyName);
  if (name === null && company === null) problems.push('Expected the name of a person or a company, found none.');
  const attention = company !== null && name !== null && company !== name ? name : null;
  return { addressee: company ?? name ?? '', attention };
}

/** Singapore and Hong Kong are their own city, and Amazon leaves the field out there. */
function cityOf(given: AmazonAddress, country: string, problems: string[]): string {
  const city = tidy(given.city);
  if (city !== null) return city;
  if (country === 'SG') return 'Singapore';
  if (country === 'HK') return 'Hong Kong';
  // Japanese addresses often come with prefecture and lines alone.
  const instead = tidy(given.municipality) ?? (country === 'JP' ? tidy(given.stateOrRegion) : null);
  if (instead === null) problems.push('Expected a city, found none.');
  return instead ?? '';
}

function regionOf(
  given: AmazonAddress,
  country: string,
  problems: string[],
): { readonly code: string | null; readonly inWords: string | null } {
  const words = tidy(given.stateOrRegion);
  const answer = regionCode(country, words);
  if (answer.found === 'code') return { code: answer.code, inWords: null };
  if (answer.found === 'no-list') return { code: null, inWords: words };
  problems.push(
    `Expected a state or province of ${country}, found ${words === null ? 'none' : 'one that it does not have'}.`,
  );
  return { code: null, inWords: words };
}

function zipOf(given: AmazonAddress, country: string, problems: string[]): string | null {
  const answer = postalCode(country, tidy(given.postalCode));
  if (answer.problem !== null) problems.push(answer.problem);
  return answer.code;
}

/** A telephone number helps and is never required; one that does not fit its field is left out, the original keeps it. */
function phoneOf(given: AmazonAddress): string | null {
  const phone = tidy(given.phone);
  return phone !== null && phone.length <= PHONE_MAX ? phone : null;
}

function isPoBox(given: AmazonAddress): boolean {
  const text = [given.companyName, given.addressLine1, given.addressLine2, given.addressLine3].map(tidy).join('\n');
  return PO_BOX.some((pattern) => pattern.test(text));
}
