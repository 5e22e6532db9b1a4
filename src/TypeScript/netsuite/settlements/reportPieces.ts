/**
 * The text of a settlement report out of the files that hold it, and the months that its lines are of.
 *
 * @NApiVersion 2.1
 */

import * as file from 'N/file';
import { dayIn, dayText } from '../../flows/orders/zone';
import { marketplaceNamed } from '../../flows/settlements/place';
import { type ReadOptions, SettlementReader } from '../../flows/settlements/reader';
import type { SettlementReading } from '../../flows/settlements/settlement';
import type { Marketplace } from '../connection/marketplaces';
import { hashOf } from '../orders/documents';

/** 10 units a piece. `pieces`: internal ids of files, in order. Orders are added up where their parts are told. */
export function readReport(
  pieces: readonly string[],
  marketplaces: readonly Marketplace[],
  orderPartOf?: NonNullable<ReadOptions['orderPartOf']>,
  keepsKinds = false,
): readonly SettlementReading[] {
  const reader = new SettlementReader({
    monthOf: monthsOf(marketplaces),
    ...(orderPartOf && { orderPartOf }),
    keepsKinds,
  });
  eachPiece(pieces, (text) => reader.read(text));
  return reader.end();
}

/** 10 units a piece; one of them is in memory at a time. */
export function eachPiece(pieces: readonly string[], take: (text: string) => void): void {
  for (const id of pieces) take(file.load({ id: Number(id) }).getContents());
}

/** In the zone of the marketplace that a line names, else of the connection's one with the settlement's currency. */
export function monthsOf(marketplaces: readonly Marketplace[]): ReadOptions['monthOf'] {
  const zones = new Map<string, string>();
  const zoneOf = (name: string, currency: string): string => {
    const facts = marketplaceNamed(name);
    const its =
      marketplaces.find((each) => each.marketplaceId === facts?.id) ??
      marketplaces.find((each) => each.currency === currency);
    return its?.zone ?? facts?.timeZone ?? 'UTC';
  };
  return (name, currency, at) => {
    const key = `${name}\t${currency}`;
    const zone = zones.get(key) ?? zoneOf(name, currency);
    zones.set(key, zone);
    const day = dayIn(zone, new Date(at).toISOString());
    return day === null ? '' : dayText(day).slice(0, 7);
  };
}

/** SHA-256 of a text that is not empty, in the small letters that auditors' own tools write. */
export const contentHash = (text: string): string => hashOf(text).toLowerCase();
