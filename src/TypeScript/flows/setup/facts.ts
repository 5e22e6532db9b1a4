/**
 * What the set-up page knows of the account: plain facts, from which the steps and the first line are made.
 *
 * @NApiVersion 2.1
 */

import type { Coverage } from '../orders/activation';
import type { MarketplaceState } from '../orders/settings';

export interface ConnectionFact {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly state: 'draft' | 'active' | 'stopped';
  /** Whether it was activated in this very account. */
  readonly isHere: boolean;
  /** The account it was activated in; null before that. */
  readonly account: string | null;
  readonly slot: number | null;
  readonly hasSecrets: boolean;
  /** A sentence for each thing that is missing before calls. */
  readonly missing: readonly string[];
  readonly secretWarning: string | null;
  readonly hasOwner: boolean;
}

export interface MarketplaceFact {
  readonly id: string;
  readonly name: string;
  readonly marketplaceId: string;
  readonly connection: string;
  readonly state: MarketplaceState;
  /** A sentence for each thing that keeps it from going live. */
  readonly problems: readonly string[];
  /** Null where it imports no orders that the seller ships. */
  readonly services: Coverage | null;
  /** Open rows of the SKU map. */
  readonly mapRows: number;
  /** Orders that wait for a row of the SKU map. */
  readonly heldForSku: number;
  /** Orders that were read while it was not live. */
  readonly passedOver: number;
}

export interface SetupFacts {
  readonly connections: readonly ConnectionFact[];
  readonly marketplaces: readonly MarketplaceFact[];
  /** Whether a route takes whatever no other route takes, and names an owner. */
  readonly hasRouteForAll: boolean;
}

/** Whether calls are made: active, and activated here. */
export const works = (connection: ConnectionFact): boolean => connection.state === 'active' && connection.isHere;
