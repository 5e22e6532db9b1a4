/**
 * Lines of a marketplace whose books are another subsidiary's than those that Amazon pays into: an entry in each of the two,
 * each balanced by itself, that meet in what one owes the other. Both accounts are chosen for the marketplace of the
 * lines, so that every two subsidiaries can have their own.
 *
 * @NApiVersion 2.1
 */

import type { SettlementHead } from './settlement';
import type { Side, TransferFacts } from './transfers';

/** Whether the marketplace's books are others than those of the marketplace that the settlement is of. */
export function isElsewhere(
  marketplaceName: string,
  { mainMarketplace, subsidiaryOf }: Pick<TransferFacts, 'mainMarketplace' | 'subsidiaryOf'>,
): boolean {
  return subsidiaryOf !== undefined && subsidiaryOf(marketplaceName) !== subsidiaryOf(mainMarketplace);
}

/** In the books of the lines, in the place of payout: what the subsidiary that is paid owes them. */
export function dueFromSide({ settlementId }: SettlementHead, marketplaceName: string, facts: TransferFacts): Side {
  return {
    account: 'dueFrom',
    marketplaceName,
    memo: `Settlement ${settlementId}: settled with ${facts.mainMarketplace} for ${marketplaceName}`,
    class: null,
  };
}

/** In the books that are paid: what they owe the subsidiary of the lines. */
export function dueToSide({ settlementId }: SettlementHead, marketplaceName: string): Side {
  return {
    account: 'dueTo',
    marketplaceName,
    memo: `Settlement ${settlementId}: settled for ${marketplaceName}`,
    class: null,
  };
}
