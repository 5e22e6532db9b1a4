// The three tax codes of a marketplace: tax the seller owes, tax that Amazon collects, and sales without tax.

import type { DemoMarketplace } from '../catalogue';
import type { Account } from '../netsuite/account';
import type { Furniture } from '../netsuite/profile';
import { write } from '../netsuite/profileWrite';
import type { Ground } from './netsuite';

/** `type` is null under legacy tax. */
export interface TaxChoice {
  readonly code: number;
  readonly type: number | null;
}

interface Names {
  readonly type: string;
  readonly liable: string;
  /** Hundredths of the amount. The amounts on orders are Amazon's; the rate is what the code says of itself. */
  readonly rate: number;
}

const NAMES: Readonly<Record<DemoMarketplace['country'], Names>> = {
  US: { type: 'US Sales Tax', liable: 'US Sales Tax 8%', rate: 8 },
  CA: { type: 'CA GST/HST', liable: 'CA HST 13%', rate: 13 },
  GB: { type: 'UK VAT', liable: 'UK VAT 20%', rate: 20 },
};

export function furnishTaxCodes(
  account: Account,
  { marketplace: { country }, subsidiary }: Ground,
  furniture: Furniture,
): { liable: TaxChoice; facilitator: TaxChoice; zero: TaxChoice } {
  const names = NAMES[country];
  const type = account.has('TAX_OVERHAULING') ? write(account, 'taxtype', { name: names.type, country }) : null;
  const way = type === null ? { taxaccount: String(furniture.accounts['2200']) } : { taxtype: String(type) };
  const where = subsidiary === null ? {} : { subsidiary: String(subsidiary) };
  const code = (itemid: string, rate: number): TaxChoice => ({
    type,
    code: write(account, 'salestaxitem', { itemid, rate, country, ...way, ...where }),
  });
  return {
    liable: code(names.liable, names.rate),
    facilitator: code(`${country} Collected by Amazon`, 0),
    zero: code(`${country} Zero-rated`, 0),
  };
}
