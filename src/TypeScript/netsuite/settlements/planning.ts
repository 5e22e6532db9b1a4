/**
 * How a settlement is planned with what people chose: whose it is, by which classes, with which entries, and which accounts
 * are missing for it. Reads nothing and writes nothing.
 *
 * @NApiVersion 2.1
 */

import { type RecordingWay, wayOn } from '../../flows/billing/ways';
import { dayIn, dayText } from '../../flows/orders/zone';
import { mayTake } from '../../flows/settlements/classes';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { type LineRow, rowsOn } from '../../flows/settlements/lineRows';
import { mainName } from '../../flows/settlements/place';
import { planSettlement, type SettlementPlan } from '../../flows/settlements/postingPlan';
import type { KnownDifference } from '../../flows/settlements/proof';
import type {
  AccountRole,
  LineClass,
  SettlementHead,
  SettlementReading,
  Triple,
} from '../../flows/settlements/settlement';
import { marketplaceOf as marketplaceName } from '../../flows/settlements/transfers';
import type { Marketplace } from '../connection/marketplaces';
import { ACCOUNT_ROLES } from '../values';
import { accountOfLine, marketplaceOf, nameOf } from './chosen';
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

/** The row of the map for a line of a settlement: people's own ones as they hold on its last day, then the shipped ones. */
export function rowsFor(
  chosen: Pick<Chosen, 'map' | 'marketplaces'>,
  { head }: Pick<SettlementReading, 'head'>,
  main: Marketplace | null,
): (line: Triple & { readonly marketplaceName?: string }) => LineRow | null {
  const find = rowsOn([...chosen.map, ...DEFAULT_MAP], lastDay(head, main));
  const mainIs = nameOf(main);
  return (line) => {
    const name = marketplaceName(line.marketplaceName ?? '', mainIs);
    return find(line, name === mainIs ? (main?.id ?? null) : (marketplaceOf(chosen, name)?.id ?? null));
  };
}

/** In the zone of the books; null where it is not known whose they are. */
function lastDay({ end }: SettlementHead, main: Marketplace | null): string | null {
  const day = main === null ? null : dayIn(main.zone, new Date(end).toISOString());
  return day === null ? null : dayText(day);
}

/** The class that each line of a settlement has, likewise. */
export function classesOf(
  chosen: Pick<Chosen, 'map' | 'marketplaces'>,
  reading: Pick<SettlementReading, 'head'>,
  main: Marketplace | null,
): (triple: Triple) => LineClass | null {
  const rowOf = rowsFor(chosen, reading, main);
  return (triple) => rowOf(triple)?.class ?? null;
}

/** The way of recording on the settlement's last day, and whose lines without a name are. */
export function wayAndPlace(
  { head }: SettlementReading,
  main: Marketplace | null,
): { readonly way: RecordingWay; readonly mainMarketplace: string } {
  const day = lastDay(head, main);
  const way = (main !== null && day !== null ? wayOn(main.billing.ways, day) : null) ?? 'settlement';
  return { way, mainMarketplace: nameOf(main) };
}

/** `documented`: orders that a document refunds. */
export function planOf(
  work: Chosen,
  reading: SettlementReading,
  main: Marketplace | null,
  documented: ReadonlySet<string> = new Set(),
  postingNumber = FIRST_POSTING,
  knownDifference: KnownDifference | null = null,
): SettlementPlan {
  const rowOf = rowsFor(work, reading, main);
  return planSettlement(reading, (triple) => rowOf(triple)?.class ?? null, {
    ...wayAndPlace(reading, main),
    openSpans: work.openSpans,
    feeTaxApart: true,
    postingNumber,
    knownDifference,
    documented,
    rowOf,
    subsidiaryOf: (name) => marketplaceOf(work, name)?.subsidiary ?? null,
    pricesHoldTax: (name) => marketplaceOf(work, name)?.settledWithTax ?? false,
  });
}

/** Accounts that the journals need and nobody chose, or that cannot be used so, in words. */
export function missingAccounts(work: Chosen, plan: Extract<SettlementPlan, { ok: true }>): string[] {
  const missing = new Set<string>();
  for (const line of plan.journals.flatMap(({ lines }) => lines)) {
    const own = line.own?.account;
    const name = marketplaceOf(work, line.marketplaceName)?.name ?? line.marketplaceName;
    if (own !== undefined && !mayTakeOwn(work, line.account, own)) {
      missing.add(`The account that a row of the map names for ${name}, ${line.memo}, cannot be used so.`);
    } else if (accountOfLine(work, line) === null) {
      missing.add(`No account that can be used so is chosen for ${name}: ${ACCOUNT_ROLES[line.account]}.`);
    }
  }
  return [...missing];
}

function mayTakeOwn({ accountTypes }: Chosen, role: AccountRole, account: string): boolean {
  const type = accountTypes[account];
  return type !== undefined && mayTake(role, type);
}
