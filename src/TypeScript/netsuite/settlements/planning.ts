/**
 * How a settlement is planned with what people chose: whose it is, by which classes, with which entries, and which accounts
 * are missing for it. Reads nothing and writes nothing.
 *
 * @NApiVersion 2.1
 */

import { type RecordingWay, wayOn } from '../../flows/billing/ways';
import { dayIn, dayText } from '../../flows/orders/zone';
import { classifier } from '../../flows/settlements/classify';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { mainName } from '../../flows/settlements/place';
import { planSettlement, type SettlementPlan } from '../../flows/settlements/postingPlan';
import type { LineClass, SettlementReading, Triple } from '../../flows/settlements/settlement';
import type { Marketplace } from '../connection/marketplaces';
import { ACCOUNT_ROLES } from '../values';
import { accountOf, marketplaceOf, nameOf } from './chosen';
import { FIRST_POSTING } from './settlements';
import type { Chosen } from './settlementWork';

export interface Place {
  readonly main: Marketplace | null;
  readonly held: readonly string[];
}

/** Every name must be one of the connection's marketplaces; lines without a name are the main one's. */
export function placeOf(chosen: Chosen, reading: SettlementReading): Place {
  const { head, groups } = reading;
  const names = [...new Set(groups.map(({ marketplaceName }) => marketplaceName))].filter((name) => name !== '');
  const unknown = names.filter((name) => marketplaceOf(chosen, name) === undefined);
  const held = unknown.map(
    (name) => `Expected a marketplace record of this connection for the lines of ${name}, found none.`,
  );
  const main = mainName(reading);
  const ofCurrency = chosen.marketplaces.filter(({ currency }) => currency === head.currency);
  const record = main === null ? (ofCurrency.length === 1 ? ofCurrency[0] : undefined) : marketplaceOf(chosen, main);
  if (record === undefined && held.length === 0) {
    return {
      main: null,
      held: [
        `No line names a marketplace, and ${ofCurrency.length} marketplaces of the connection have the currency ${head.currency}.`,
      ],
    };
  }
  return { main: record ?? null, held };
}

/** The classes of people's own rows, and of the shipped ones where they say nothing. */
export function classesOf(
  { map }: Chosen,
  _reading: SettlementReading,
  _main: Marketplace | null,
): (triple: Triple) => LineClass | null {
  return classifier([...map, ...DEFAULT_MAP]);
}

/** The way of recording on the settlement's last day, and whose lines without a name are. */
export function wayAndPlace(
  { head }: SettlementReading,
  main: Marketplace | null,
): { readonly way: RecordingWay; readonly mainMarketplace: string } {
  const end = main === null ? null : dayIn(main.zone, new Date(head.end).toISOString());
  const way = (main !== null && end !== null ? wayOn(main.billing.ways, dayText(end)) : null) ?? 'settlement';
  return { way, mainMarketplace: nameOf(main) };
}

/** `documented`: orders that a document refunds. */
export function planOf(
  work: Chosen,
  reading: SettlementReading,
  main: Marketplace | null,
  documented: ReadonlySet<string> = new Set(),
  postingNumber = FIRST_POSTING,
): SettlementPlan {
  return planSettlement(reading, classesOf(work, reading, main), {
    ...wayAndPlace(reading, main),
    openSpans: work.openSpans,
    feeTaxApart: true,
    postingNumber,
    documented,
  });
}

/** Accounts that the journals need and nobody chose, in words. */
export function missingAccounts(work: Chosen, plan: Extract<SettlementPlan, { ok: true }>): string[] {
  const missing = new Set<string>();
  for (const { account, marketplaceName } of plan.journals.flatMap(({ lines }) => lines)) {
    const marketplace = marketplaceOf(work, marketplaceName);
    if (marketplace === undefined || accountOf(work, marketplace, account) === null)
      missing.add(`${marketplace?.name ?? marketplaceName}: ${ACCOUNT_ROLES[account]}`);
  }
  return [...missing].map((each) => `No account that can be used so is chosen for ${each}.`);
}
