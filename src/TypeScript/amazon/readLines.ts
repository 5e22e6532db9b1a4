/**
 * Reads the lines of an order with their money, and finds the one reading of the taxes that holds for all of them.
 *
 * @NApiVersion 2.1
 */

import type { OrderLine } from '../flows/orders/order';
import { type Minor, ZERO } from '../ledger/minor';
import { child, type Node, pathOf } from './fields';
import { type Breakdowns, readBreakdowns } from './lineBreakdowns';
import { NO_MONEY, partsOf, readingsThatFit, type TaxReading } from './lineMoney';
import type { LineFacts } from './readLine';
import { optionalMoney } from './readMoney';
import { attempt, refuse } from './refusal';

/** How the money of an order is to be read. */
export interface MoneyRules {
  readonly currency: string;
  /** What holds where the figures fit with the tax inside and on top alike. */
  readonly pricesIncludeTax: boolean;
  /** Nothing is booked from this order in its present state, so money that is missing or does not add up is left out. */
  readonly moneyMayLack: boolean;
  /** The order is in place of another, at no charge: without money it comes to zero. */
  readonly isInPlace: boolean;
}

interface StatedMoney {
  readonly breakdowns: Breakdowns;
  readonly total: Minor;
  readonly fits: readonly TaxReading[];
}

export interface Lines {
  readonly lines: readonly OrderLine[];
  readonly taxIncluded: boolean;
}

/** Lines from their nodes and facts, which are in the same order. */
export function readLines(nodes: readonly Node[], facts: readonly LineFacts[], rules: MoneyRules): Lines {
  if (rules.moneyMayLack) {
    const outcome = attempt(() => readStrictly(nodes, facts, rules));
    return outcome.ok ? outcome.value : { lines: facts.map(withoutMoney), taxIncluded: rules.pricesIncludeTax };
  }
  return readStrictly(nodes, facts, rules);
}

/** A line of an order that states no money yet, or none that counts. */
export function withoutMoney(facts: LineFacts): OrderLine {
  return { ...facts, ...NO_MONEY, total: null };
}

function readStrictly(nodes: readonly Node[], facts: readonly LineFacts[], rules: MoneyRules): Lines {
  const stated = nodes.map((node, index) => {
    const mayLack = rules.moneyMayLack || rules.isInPlace || facts[index]?.quantityOrdered === 0;
    return readStated(node, rules.currency, mayLack);
  });
  const reading = commonReading(stated, nodes, rules.pricesIncludeTax);
  const lines = facts.map((fact, index): OrderLine => {
    const money = stated[index] ?? null;
    if (money === null) return { ...withoutMoney(fact), total: rules.moneyMayLack ? null : ZERO };
    const parts = partsOf(money.breakdowns, reading, money.total, fact.taxModel === 'SELLER');
    return { ...fact, ...parts, total: money.total };
  });
  return { lines, taxIncluded: reading === 'included' };
}

/** What a line states of its money; null where it states none and may. */
function readStated(node: Node, currency: string, mayLack: boolean): StatedMoney | null {
  const proceeds = child(node, 'proceeds');
  const total = optionalMoney(proceeds, 'proceedsTotal', currency);
  if (proceeds !== null && total !== null) {
    const breakdowns = readBreakdowns(proceeds, currency);
    return { breakdowns, total, fits: readingsThatFit(breakdowns, total) };
  }
  if (mayLack) return null;
  const path = pathOf(node, 'proceeds.proceedsTotal');
  return refuse(
    'money-incomplete',
    path,
    `${path}: expected the total of the line, found nothing. Fetch the order again; Amazon may add it a little later.`,
  );
}

function commonReading(
  stated: readonly (StatedMoney | null)[],
  nodes: readonly Node[],
  pricesIncludeTax: boolean,
): TaxReading {
  const fitsAll = (reading: TaxReading): boolean =>
    stated.every((money) => money === null || money.fits.includes(reading));
  const preferred: TaxReading = pricesIncludeTax ? 'included' : 'excluded';
  const other: TaxReading = pricesIncludeTax ? 'excluded' : 'included';
  if (fitsAll(preferred)) return preferred;
  if (fitsAll(other)) return other;
  const odd = stated.findIndex((money) => money !== null && !money.fits.includes(preferred));
  const path = nodes[odd]?.path ?? 'orderItems';
  return refuse(
    'tax-reading-inconsistent',
    path,
    `${path}: expected prices with the tax ${preferred} as on other lines of the order, found a line that adds up only ` +
      `with the tax ${other}. Compare with the order in Seller Central and enter it by hand.`,
  );
}
