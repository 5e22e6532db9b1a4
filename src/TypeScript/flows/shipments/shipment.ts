/**
 * What left the warehouse, as NetSuite holds it: an item fulfilment with its lines and packages.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import type { EffectState } from '../effects/effect';

export interface PackageRow {
  /** In the fulfilment's list of packages, from 1. */
  readonly position: number;
  readonly tracking: string | null;
  readonly description: string | null;
}

export interface FulfilledLine {
  readonly orderItemId: string;
  /** For messages: the seller's SKU. */
  readonly sku: string;
  /** NetSuite units. */
  readonly quantity: number;
  /** NetSuite units in one of Amazon's. */
  readonly pack: number;
  /** Which packages hold it, as a person entered it. */
  readonly packages: string | null;
}

export interface Fulfilment {
  /** Internal id. */
  readonly id: string;
  /** Document number. */
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly shippedOn: string;
  /** Internal id of the shipping item. */
  readonly shipMethod: string | null;
  readonly packages: readonly PackageRow[];
  readonly lines: readonly FulfilledLine[];
}

/** A confirmation that was planned before. */
export interface KnownConfirmation {
  readonly id: string;
  readonly version: number;
  readonly state: EffectState;
  readonly content: ShipmentPackage;
  /** A person wants it told again as it stands now. */
  readonly isRetried: boolean;
}

const DIGITS_OF_POSITION = 3;
export const MOST_PACKAGES = 10 ** DIGITS_OF_POSITION - 1;

/**
 * How Amazon knows the package for ever: the fulfilment and its place in the list, so that a corrected tracking number
 * stays the same package, and no package that somebody confirmed by hand has the same name.
 */
export function packageReference(fulfilment: string, position: number): string {
  return `${fulfilment}${String(position).padStart(DIGITS_OF_POSITION, '0')}`;
}

export const fulfilmentOfReference = (reference: string): string => reference.slice(0, -DIGITS_OF_POSITION);

/** Without blanks of any kind, which people and label printers put between groups of digits; null where nothing is left. */
export function cleanTracking(tracking: string | null): string | null {
  const clean = (tracking ?? '').replace(/[\s\u00a0\u200b-\u200d\u2060\ufeff]+/g, '');
  return clean === '' ? null : clean;
}

/** Whether two numbers are one: carriers write them with and without blanks, in small letters and capitals. */
export function sameTracking(one: string | null, other: string | null): boolean {
  const [a, b] = [cleanTracking(one), cleanTracking(other)];
  return a !== null && b !== null && a.toUpperCase() === b.toUpperCase();
}
