// The marketplaces a seller takes part in. Source: Sellers model v1.

import { marketplaceFacts } from '../marketplaces';
import { operation } from '../operation';

export const getMarketplaceParticipations = operation({
  operationId: 'getMarketplaceParticipations',
  method: 'GET',
  path: '/sellers/v1/marketplaceParticipations',
  rate: 0.016,
  burst: 15,
  role: 'Selling Partner Insights',
  handle(seller) {
    return {
      payload: seller.marketplaceIds.map((id) => {
        const { country, name, currency, locale } = marketplaceFacts(id);
        return {
          marketplace: {
            id,
            name,
            countryCode: country,
            defaultCurrencyCode: currency,
            defaultLanguageCode: locale,
            domainName: `www.${name.toLowerCase()}`,
          },
          storeName: seller.storeName,
          participation: { isParticipating: true, hasSuspendedListings: false },
        };
      }),
    };
  },
});
