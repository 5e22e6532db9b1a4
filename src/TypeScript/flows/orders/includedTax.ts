/**
 * Prices that hold a tax which Amazon does not calculate for the seller (VAT without Amazon's calculation service): the
 * tax is taken out by the rate that the marketplace says, so that net and tax re-add to the price exactly.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor } from '../../ledger/minor';
import type { Order, OrderLine, Part } from './order';
import { lineTax, PARTS } from './readd';
import type { MarketplaceSettings } from './settings';

/** 100 % in the unit of the rate, hundredths of a percent. */
const WHOLE = 10_000;

/** The line with its tax apart, where its price holds one that nobody told; otherwise the line as it is. */
export function withTaxTakenOut(
  order: Pick<Order, 'taxIncluded'>,
  line: OrderLine,
  settings: Pick<MarketplaceSettings, 'includedTaxRate'>,
): OrderLine {
  const rate = settings.includedTaxRate;
  const isTold = lineTax(line) !== 0 || PARTS.some(({ field }) => line[field].tax !== 0);
  if (rate === null || rate === 0 || !order.taxIncluded || line.taxModel !== 'SELLER' || isTold) return line;
  const split = Object.fromEntries(PARTS.map(({ field }) => [field, takeOut(line[field], rate)]));
  return { ...line, ...split };
}

/** Net is what remains, so the two always come to the gross amount. */
function takeOut({ amount }: Part, rate: number): Part {
  const tax = taxWithin(amount, rate);
  return { amount: minor(amount - tax), tax };
}

/** A rate in percent, as people enter it, in whole hundredths of a percent. */
export function rateOfPercent(percent: number | null): number | null {
  return percent === null ? null : Math.round(percent * 100);
}

/** gross × rate ÷ (100 % + rate), halves up, in whole minor units. */
function taxWithin(gross: Minor, rate: number): Minor {
  const by = WHOLE + rate;
  return minor(Math.floor((2 * gross * rate + by) / (2 * by)));
}
