/**
 * Which item an unmapped SKU may stand for. A proposal is never used before a person accepts it.
 *
 * @NApiVersion 2.1
 */

import { packIsValid, type SkuRow } from './resolve';

export interface ProposalItem {
  readonly id: string;
  /** Item name or number, without its parents. */
  readonly itemid: string;
  readonly upc: string | null;
  readonly active: boolean;
}

/** Why an item is proposed, the surest first. */
export type ProposalReason = 'same-sku-elsewhere' | 'item-name' | 'upc' | 'item-name-alike';

export interface Proposal {
  readonly itemId: string;
  readonly pack: number;
  readonly reason: ProposalReason;
}

const ORDER: readonly ProposalReason[] = ['same-sku-elsewhere', 'item-name', 'upc', 'item-name-alike'];

/** Each item once, for its surest reason. */
export function proposalsFor(
  listing: { readonly sku: string; readonly marketplaceId: string },
  items: readonly ProposalItem[],
  rows: readonly SkuRow[],
): readonly Proposal[] {
  const elsewhere = rows
    .filter((row) => row.sku === listing.sku && row.to === null && row.marketplaceId !== listing.marketplaceId)
    .filter((row) => row.itemActive && packIsValid(row.pack))
    .map((row): Proposal => ({ itemId: row.itemId, pack: row.pack, reason: 'same-sku-elsewhere' }));
  const byItem = items
    .filter((item) => item.active)
    .flatMap((item): readonly Proposal[] => {
      const reason = reasonFor(listing.sku, item);
      return reason === null ? [] : [{ itemId: item.id, pack: 1, reason }];
    });
  const proposals = [...elsewhere, ...byItem].sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason));
  return proposals.filter((one, at) => proposals.findIndex((other) => other.itemId === one.itemId) === at);
}

function reasonFor(sku: string, item: ProposalItem): ProposalReason | null {
  if (item.itemid === sku) return 'item-name';
  if (item.upc !== null && item.upc === sku) return 'upc';
  return alike(item.itemid) !== '' && alike(item.itemid) === alike(sku) ? 'item-name-alike' : null;
}

/** Letters and digits only, and without the endings sellers put on SKUs to tell channels apart. */
export function alike(text: string): string {
  return text
    .toUpperCase()
    .replace(/[-_ ](FBA|FBM|MFN|AFN)$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
