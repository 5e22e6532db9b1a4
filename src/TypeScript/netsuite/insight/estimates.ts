/**
 * Estimates of fees as they are kept: one record for a SKU at a price in a marketplace, good for a week.
 *
 * @NApiVersion 2.1
 */

import type { EstimatedFees, PricedSku } from '../../amazon/feesEstimates';
import { exponentOf } from '../../ledger/currencies';
import { formatMinor } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { FEE_ESTIMATE } from '../ids';
import { hashOf } from '../orders/documents';
import { requiredText, rowsIn, text } from '../rows';
import { change, createOnce } from '../saving';

/** Amazon's price lists change a few times a year; a SKU's measured size may at any time. */
const GOOD_FOR_MS = 7 * 86_400_000;

export interface KnownEstimate {
  readonly id: string;
  /** Null where Amazon gave none. */
  readonly fees: EstimatedFees | null;
  readonly isFresh: boolean;
}

/** External id: a SKU may be long and of any letters, so it is a hash. */
export const estimateKey = (
  marketplace: Pick<Marketplace, 'id'>,
  { sku, byAmazon, price, shipping }: PricedSku,
): string => `cwy-fee-${hashOf([marketplace.id, sku, byAmazon ? 'AFN' : 'MFN', price, shipping].join('\t'))}`;

/** By external id (10 units a thousand). */
export function knownEstimates(keys: readonly string[], now: number): ReadonlyMap<string, KnownEstimate> {
  const f = FEE_ESTIMATE;
  const sql = `SELECT id, externalid, ${f.asked} AS asked, ${f.fees} AS fees FROM ${f.type} WHERE externalid IN (…)`;
  return new Map(
    rowsIn(sql, keys).map((row) => {
      const fees = text(row, 'fees');
      const estimate = {
        id: requiredText(row, 'id'),
        fees: fees === null ? null : (JSON.parse(fees) as EstimatedFees),
        isFresh: Date.parse(requiredText(row, 'asked')) > now - GOOD_FOR_MS,
      };
      return [requiredText(row, 'externalid'), estimate];
    }),
  );
}

/** 6 units for a new one, 2 for one that was there. */
export function keepEstimate(
  key: string,
  known: KnownEstimate | undefined,
  about: { readonly marketplace: Marketplace; readonly sku: PricedSku; readonly at: number },
  answer: { readonly fees: EstimatedFees | null; readonly message: string },
): void {
  const f = FEE_ESTIMATE;
  const { marketplace, sku, at } = about;
  const exponent = exponentOf(sku.currency);
  const values = {
    [f.asked]: new Date(at).toISOString(),
    [f.fees]: answer.fees === null ? '' : JSON.stringify(answer.fees),
    [f.message]: answer.message,
  };
  if (known !== undefined) {
    change(f.type, known.id, values);
    return;
  }
  createOnce(f.type, key, {
    [f.marketplace]: marketplace.id,
    [f.sku]: sku.sku,
    [f.channel]: sku.byAmazon ? 'AFN' : 'MFN',
    [f.currency]: sku.currency,
    [f.price]: formatMinor(sku.price, exponent),
    [f.shipping]: formatMinor(sku.shipping, exponent),
    ...values,
  });
}
