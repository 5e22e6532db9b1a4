/**
 * How to ask where a seller sells, and how to read the answer: the natural test of a connection.
 * Source: operation `getMarketplaceParticipations` of the Sellers API v1.
 *
 * @NApiVersion 2.1
 */

import { child, children, nodeOf, optionalText, requiredChild, text } from './fields';
import { parseAnswer } from './orderRow';
import { attempt, type Refusal } from './refusal';
import type { Asking } from './request';

export interface Participation {
  /** May be the id of a channel outside Amazon's own marketplaces; those are kept and never sold on. */
  readonly marketplaceId: string;
  readonly countryCode: string | null;
  readonly currency: string | null;
  readonly isParticipating: boolean;
  readonly hasSuspendedListings: boolean;
  readonly storeName: string | null;
}

export function getMarketplaceParticipations(): Asking {
  return { operationId: 'getMarketplaceParticipations' };
}

export function readParticipations(
  body: string,
): { readonly ok: true; readonly participations: readonly Participation[] } | Refusal {
  const outcome = attempt(() =>
    children(nodeOf(parseAnswer(body), ''), 'payload').map((entry): Participation => {
      const marketplace = requiredChild(entry, 'marketplace');
      const participation = child(entry, 'participation');
      return {
        marketplaceId: text(marketplace, 'id'),
        countryCode: optionalText(marketplace, 'countryCode'),
        currency: optionalText(marketplace, 'defaultCurrencyCode'),
        isParticipating: participation?.json.isParticipating === true,
        hasSuspendedListings: participation?.json.hasSuspendedListings === true,
        storeName: optionalText(entry, 'storeName'),
      };
    }),
  );
  return outcome.ok ? { ok: true, participations: outcome.value } : outcome;
}
