/**
 * What a change of the map would do to the settlements that are not posted: planned twice, with the map as it is and with
 * the change, by the code that posts them. Writes nothing.
 *
 * @NApiVersion 2.1
 */

import { classifier, type MapRow } from '../../flows/settlements/classify';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { keyOfTriple } from '../../flows/settlements/lineKinds';
import { classChanges, type MapEffect } from '../../flows/settlements/mapChange';
import type { SettlementReading } from '../../flows/settlements/settlement';
import { readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { readOpenSpans } from '../periods';
import { type KeptDetails, keptSettlements, readingOf } from './keptSettlements';
import { ownRows } from './lineMap';
import { missingAccounts, placeOf, planOf } from './planning';
import { accountsByMarketplace, type Chosen } from './settlementWork';

export interface MapEffects {
  readonly effects: readonly MapEffect[];
  /** More settlements are open than were looked at. */
  readonly isPartial: boolean;
}

/** Of every open settlement, those that the change does not touch among them (50 units, and 2 a settlement). */
export function mapEffects(rows: readonly MapRow[]): MapEffects {
  const own = ownRows();
  const before = { marketplaces: readMarketplaces(featureFlags()), accounts: accountsByMarketplace(), map: own };
  const books: Chosen = { ...before, openSpans: readOpenSpans('goods') };
  const changed = new Set(rows.map(keyOfTriple));
  const after: Chosen = { ...books, map: [...own.filter((row) => !changed.has(keyOfTriple(row))), ...rows] };
  const classBefore = classifier([...books.map, ...DEFAULT_MAP]);
  const classAfter = classifier([...after.map, ...DEFAULT_MAP]);
  const { settlements, isPartial } = keptSettlements('open');
  const effects = settlements.map((kept): MapEffect => {
    const reading = readingOf(kept);
    return {
      id: kept.id,
      number: kept.number,
      currency: kept.currency,
      exponent: reading.head.exponent,
      changes: classChanges(kept.groups, classBefore, classAfter),
      heldBefore: heldBy(books, kept, reading),
      heldAfter: heldBy(after, kept, reading),
    };
  });
  return { effects, isPartial };
}

function heldBy(books: Chosen, { connection }: KeptDetails, reading: SettlementReading): readonly string[] {
  const own = { ...books, marketplaces: books.marketplaces.filter((each) => each.connection === connection) };
  const place = placeOf(own, reading);
  const plan = planOf(own, reading, place.main);
  return [...place.held, ...(plan.ok ? missingAccounts(own, plan) : plan.held.map(({ reason }) => reason))];
}
