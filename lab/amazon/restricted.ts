// Restricted data tokens: what a token opens, and whether it opens what a call asks for.
// Source: Tokens model 2021-03-01; SP-API documentation, Tokens API use case guide.

import { matchPath, type Operation, type Role } from './operation';
import type { DataElement } from './orderV0Document';

export interface RestrictedResource {
  readonly method: string;
  /** Of one thing, or with the names of its parts in braces for all of them. */
  readonly path: string;
  /** Those that the token names, or the one that the operation always tells. */
  readonly dataElements: readonly DataElement[];
}

/** Which role shows a kind of personal data. Unconfirmed: the stricter reading, one of these and no other. */
export const rolesFor: Readonly<Record<DataElement, readonly Role[]>> = {
  shippingAddress: ['Direct-to-Consumer Shipping'],
  buyerInfo: ['Direct-to-Consumer Shipping', 'Tax Invoicing', 'Tax Remittance'],
  buyerTaxInformation: ['Tax Invoicing', 'Tax Remittance'],
};

/** What a token opens for a call; null where it is for other calls. */
export function openedBy(
  resources: readonly RestrictedResource[],
  { method }: Operation,
  pathname: string,
): ReadonlySet<DataElement> | null {
  const fits = resources.filter((each) => each.method === method && matchPath(each.path, pathname) !== null);
  return fits.length === 0 ? null : new Set(fits.flatMap((each) => each.dataElements));
}
