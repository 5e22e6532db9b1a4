/**
 * How an account takes tax: SuiteTax details, a legacy code with an amount on each line, or neither. Tax that the
 * seller owes must stand in the books to the minor unit; where the account cannot take that, the order is held.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor } from '../../ledger/minor';
import type { OrderLine } from './order';
import type { Problems } from './problems';
import { PARTS } from './readd';
import type { TaxCodeChoice, TaxStanding } from './salesorder';
import type { Features, MarketplaceSettings } from './settings';

/** `details` = the taxdetails sublist with its override; `line` = tax code and tax amount of the line; `none` = neither. */
export type TaxWay = 'details' | 'line' | 'none';

export interface TaxPlan {
  readonly way: TaxWay;
  readonly codes: Readonly<Record<TaxStanding, TaxCodeChoice | null>>;
}

export function taxPlan(settings: MarketplaceSettings, features: Features): TaxPlan {
  if (features.suiteTax) return { way: 'details', codes: settings.suiteTax };
  if (!features.perLineTax) return { way: 'none', codes: { liable: null, facilitator: null, zero: null } };
  const legacy = (code: string | null) => (code === null ? null : { code, type: null });
  const { liable, facilitator, zero } = settings.legacyTax;
  return { way: 'line', codes: { liable: legacy(liable), facilitator: legacy(facilitator), zero: legacy(zero) } };
}

export function taxOf(plan: TaxPlan, standing: TaxStanding): TaxCodeChoice | null {
  return plan.codes[standing];
}

const STANDING_NAMES: Readonly<Record<TaxStanding, string>> = {
  liable: 'sales whose tax the seller owes',
  facilitator: 'sales whose tax Amazon collects',
  zero: 'zero-rated sales',
};

/** Adds what keeps this order's tax from being recorded exactly. */
export function checkTax(
  lines: readonly OrderLine[],
  placed: readonly { readonly taxStanding: TaxStanding }[],
  plan: TaxPlan,
  exponent: number,
  problems: Problems,
): void {
  for (const standing of new Set(placed.map((line) => line.taxStanding))) {
    if (plan.way === 'none') {
      if (standing === 'liable') {
        problems.add('seller-tax-not-recordable', 'This account takes neither SuiteTax nor a tax code on each line.');
      }
    } else if (plan.codes[standing] === null) {
      problems.add('tax-code-missing', `The marketplace has no tax code for ${STANDING_NAMES[standing]}.`);
    }
  }
  for (const line of lines) checkParts(line, exponent, problems);
}

function checkParts(line: OrderLine, exponent: number, problems: Problems): void {
  const words = (amount: Minor) => formatMinor(amount, exponent);
  for (const { field } of PARTS) {
    const { amount, tax } = line[field];
    const said = `Order item ${line.orderItemId}, ${field}: ${words(amount)} net, ${words(tax)} tax`;
    if (amount < 0 || tax < 0) problems.add('tax-split-impossible', `${said}; neither may be negative.`);
    else if (amount === 0 && tax > 0 && line.taxModel === 'SELLER') {
      problems.add('seller-tax-not-recordable', `${said}; a tax needs an amount that it is on.`);
    }
  }
}
