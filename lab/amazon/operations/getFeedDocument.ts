// Where a feed's document can be fetched within five minutes. Source: Feeds model 2021-06-30.

import { invalidInput, operation, Refusal } from '../operation';

export const getFeedDocument = operation({
  operationId: 'getFeedDocument',
  method: 'GET',
  path: '/feeds/2021-06-30/documents/{feedDocumentId}',
  rate: 0.0222,
  burst: 10,
  role: 'Inventory and Order Tracking',
  handle({ documents }, { path, query, now }) {
    const feedDocumentId = path.feedDocumentId as string;
    const contents = documents.contents(feedDocumentId);
    if (!contents) {
      throw new Refusal(404, 'NotFound', 'The specified document was not found.', `Document ID: ${feedDocumentId}`);
    }
    const encoded = query.get('enableContentEncodingUrlHeader') ?? 'false';
    if (encoded !== 'true' && encoded !== 'false') {
      throw invalidInput('enableContentEncodingUrlHeader must be true or false.');
    }
    return {
      feedDocumentId,
      url: documents.address(feedDocumentId, { method: 'GET', at: now, encoded: contents.gzip && encoded === 'true' }),
      compressionAlgorithm: contents.gzip ? 'GZIP' : undefined,
    };
  },
});
