/**
 * The marketplace that a report's row is of, and the named rules by which a row needs no order here.
 *
 * @NApiVersion 2.1
 */

import { MARKETPLACES } from '../../amazon/marketplaces';

export type RowRule = 'mcf-echo' | 'marketplace-not-read';

export const ROW_RULES: Readonly<Record<RowRule, string>> = {
  'mcf-echo': 'Amazon ships the order for a sale made elsewhere (Multi-Channel Fulfillment).',
  'marketplace-not-read':
    'The connection has no record of the marketplace, or the record is a draft, so its orders are not read.',
};

const BY_NAME: ReadonlyMap<string, string> = new Map(MARKETPLACES.map(({ domain, id }) => [domain, id]));

/** Amazon's id of the marketplace with this sales channel, such as `Amazon.co.uk`; null for a name that is none. */
export function marketplaceOf(salesChannel: string): string | null {
  return BY_NAME.get(salesChannel.toLowerCase()) ?? null;
}

/** Why an order that is not here need not be; null where it must. A name nobody knows is no reason. */
export function ruleFor(salesChannel: string, read: ReadonlySet<string>): RowRule | null {
  if (/^non-amazon\b/i.test(salesChannel)) return 'mcf-echo';
  const marketplace = marketplaceOf(salesChannel);
  return marketplace !== null && !read.has(marketplace) ? 'marketplace-not-read' : null;
}
