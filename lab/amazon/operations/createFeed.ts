// Hands in a feed whose document was uploaded before. Source: Feeds model 2021-06-30, unless a line says otherwise.

import { feedTypes } from '../feeds/feeds';
import { invalidInput, operation, Refusal } from '../operation';
import type { Seller } from '../seller';
import { Fields } from './body';

const MOST_MARKETPLACES = 25;

export const createFeed = operation({
  operationId: 'createFeed',
  method: 'POST',
  path: '/feeds/2021-06-30/feeds',
  rate: 0.0083,
  burst: 15,
  role: 'Inventory and Order Tracking',
  success: 202,
  handle(seller, { body, now }) {
    const request = new Fields(body, {
      name: 'CreateFeedSpecification',
      known: ['feedType', 'marketplaceIds', 'inputFeedDocumentId', 'feedOptions'],
    });
    const name = request.text('feedType');
    const feedType = feedTypes.find((each) => each.name === name);
    if (feedType === undefined) throw unknownType(name);
    const marketplaceIds = marketplacesOf(request.texts('marketplaceIds'), seller);
    // The feed types here have no options.
    if (request.has('feedOptions')) throw invalidInput(`feedOptions: ${name} has none.`);
    const inputFeedDocumentId = request.text('inputFeedDocumentId');
    const contents = seller.documents.contents(inputFeedDocumentId);
    if (contents === undefined) throw invalidInput(`inputFeedDocumentId: ${inputFeedDocumentId} was not found.`);
    if (contents === null) throw invalidInput(`inputFeedDocumentId: ${inputFeedDocumentId} has not been uploaded.`);
    // Unconfirmed: the stricter reading, a document is of its feed's type. It can be handed in again, and is worked on again.
    if (!contents.contentType.startsWith(`${feedType.contentType};`)) {
      throw invalidInput(`inputFeedDocumentId: ${contents.contentType} is not what a ${name} is made of.`);
    }
    return { feedId: seller.feeds.create({ feedType, marketplaceIds, inputFeedDocumentId }, now).feedId };
  },
});

function unknownType(name: string): Refusal {
  if (!/^[A-Z][A-Z0-9_]+$/.test(name)) return invalidInput(`Invalid feed type ${name}.`);
  return new Refusal(501, 'NotEmulated', `The feed ${name} is not one of the lab's.`);
}

function marketplacesOf(ids: readonly string[], { marketplaceIds }: Seller): readonly string[] {
  if (ids.length < 1 || ids.length > MOST_MARKETPLACES) {
    throw invalidInput(`marketplaceIds: from 1 to ${MOST_MARKETPLACES} must be given.`);
  }
  const foreign = ids.find((id) => !marketplaceIds.includes(id));
  if (foreign !== undefined) throw invalidInput(`Marketplace ${foreign} is not valid for this seller.`);
  return ids;
}
