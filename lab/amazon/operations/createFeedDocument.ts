// A place to leave a feed's contents: a document id, and an address for an upload within five minutes.
// Source: Feeds model 2021-06-30; content types: Feeds API documentation.

import { charsetOf } from '../../charsets';
import { invalidInput, operation } from '../operation';
import { Fields } from './body';

const TYPES = ['application/json', 'text/xml', 'text/tab-separated-values'];

export const createFeedDocument = operation({
  operationId: 'createFeedDocument',
  method: 'POST',
  path: '/feeds/2021-06-30/documents',
  rate: 0.5,
  burst: 15,
  role: 'Inventory and Order Tracking',
  success: 201,
  handle({ feeds, documents }, { body, now }) {
    const request = new Fields(body, { name: 'CreateFeedDocumentSpecification', known: ['contentType'] });
    const contentType = request.text('contentType');
    const [, type = '', charset = ''] = /^([\w/-]+); ?charset=([\w-]+)$/i.exec(contentType) ?? [];
    // Unconfirmed: the stricter reading, a content type says its charset.
    if (!TYPES.includes(type) || charsetOf(charset) === null) {
      throw invalidInput(`contentType: ${contentType} is not supported.`);
    }
    const feedDocumentId = feeds.awaitDocument(contentType, now);
    return { feedDocumentId, url: documents.address(feedDocumentId, { method: 'PUT', at: now }) };
  },
});
