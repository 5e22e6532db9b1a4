/**
 * What a change of the map would do to the settlements that are not posted: planned twice, with the map as it is and with
 * the change, by the code that posts them. Writes nothing.
 *
 * @NApiVersion 2.1
 */

import type { LineRow } from '../../flows/settlements/lineRows';
import { classChanges, givesWay, type MapEffect, standsAs, type WishedRow } from '../../flows/settlements/mapChange';
import type { LineGroup, SettlementReading } from '../../flows/settlements/settlement';
import { readMarketplaces } from '../connection/marketplaces';
import { dayOf } from '../days';
import { featureFlags } from '../features';
import { readOpenSpans } from '../periods';
import { type KeptDetails, keptSettlements, readingOf } from './keptSettlements';
import { detailNames, type NameOf } from './lineMapNames';
import { accountTypes, ownRows, taxRates } from './lineMapRows';
import { missingAccounts, placeOf, planOf, rowsFor } from './planning';
import { accountsByMarketplace, type Chosen } from './settlementWork';

export interface MapEffects {
  readonly effects: readonly MapEffect[];
  /** More settlements are open than were looked at. */
  readonly isPartial: boolean;
  readonly nameOf: NameOf;
}

/** Of every open settlement, those that the change does not touch among them (130 units, and 2 a settlement). */
export function mapEffects(wishes: readonly WishedRow[]): MapEffects {
  const own = ownRows();
  const today = dayOf(new Date());
  const before: Chosen = {
    marketplaces: readMarketplaces(featureFlags()),
    accounts: accountsByMarketplace(),
    accountTypes: accountTypes([...own, ...wishes]),
    map: own,
    openSpans: readOpenSpans('goods'),
  };
  const rates = taxRates(wishes.flatMap(({ tax }) => tax?.code ?? []));
  const wished = wishes.map((wish): LineRow => {
    const row = standsAs(
      wish,
      own.find((each) => givesWay(each, wish, today)),
    );
    return row.tax ? { ...row, tax: { ...row.tax, rate: row.tax.rate ?? rates.get(row.tax.code) ?? null } } : row;
  });
  const after: Chosen = {
    ...before,
    map: [...own.filter((row) => !wishes.some((wish) => givesWay(row, wish, today))), ...wished],
  };
  const { settlements, isPartial } = keptSettlements('open');
  const effects = settlements.map((kept): MapEffect => {
    const reading = readingOf(kept);
    const [was, becomes] = [planned(before, kept, reading), planned(after, kept, reading)];
    return {
      id: kept.id,
      number: kept.number,
      currency: kept.currency,
      exponent: reading.head.exponent,
      changes: classChanges(kept.groups, was.rowOf, becomes.rowOf),
      heldBefore: was.held,
      heldAfter: becomes.held,
    };
  });
  const named = effects.flatMap(({ changes }) => changes.flatMap(({ rowBefore, rowAfter }) => [rowBefore, rowAfter]));
  return { effects, isPartial, nameOf: detailNames([...named, ...wished]) };
}

interface Planned {
  readonly rowOf: (line: LineGroup) => LineRow | null;
  readonly held: readonly string[];
}

function planned(books: Chosen, { connection }: KeptDetails, reading: SettlementReading): Planned {
  const own = { ...books, marketplaces: books.marketplaces.filter((each) => each.connection === connection) };
  const place = placeOf(own, reading);
  const plan = planOf(own, reading, place.main);
  return {
    rowOf: rowsFor(own, reading, place.main),
    held: [...place.held, ...(plan.ok ? missingAccounts(own, plan) : plan.held.map(({ reason }) => reason))],
  };
}
