// Two independent SP-API clients, in a process of their own: token, paged searchOrders, getOrder. They call Amazon's real
// host names; an agent leads every connection to the port given, where the lab's server tells hosts apart by their header.
// Arguments: the client's name, and as JSON {port, clientId, clientSecret, refreshToken, since}. Prints what it saw as JSON.

import https from 'node:https';
import net from 'node:net';

const [name, text] = process.argv.slice(2);
const { port, clientId, clientSecret, refreshToken, since } = JSON.parse(text);

class Loopback extends https.Agent {
  createConnection() {
    return net.connect(port, '127.0.0.1');
  }
}
const agent = new Loopback({ keepAlive: false });

const includedData = ['PROCEEDS', 'FULFILLMENT', 'TAX', 'BUYER', 'RECIPIENT'];
const search = { lastUpdatedAfter: since, maxResultsPerPage: 2, marketplaceIds: ['ATVPDKIKX0DER'], includedData };

async function amazonSpApi() {
  const { SellingPartner } = await import('amazon-sp-api');
  const client = new SellingPartner({
    region: 'na',
    refresh_token: refreshToken,
    credentials: { SELLING_PARTNER_APP_CLIENT_ID: clientId, SELLING_PARTNER_APP_CLIENT_SECRET: clientSecret },
    options: { https_proxy_agent: agent, auto_request_throttled: false },
  });
  const orders = { endpoint: 'orders', options: { version: '2026-01-01' } };
  return {
    searchOrders: (query) => client.callAPI({ ...orders, operation: 'searchOrders', query }),
    getOrder: (orderId) =>
      client.callAPI({ ...orders, operation: 'getOrder', path: { orderId }, query: { includedData } }),
  };
}

async function officialSdk() {
  https.globalAgent = agent;
  const { Orders_v2026SpApi } = await import('@amazon-sp-api-release/amazon-sp-api-sdk-js');
  const { ApiClient, SearchOrdersApi, GetOrderApi } = Orders_v2026SpApi;
  const client = new ApiClient('https://sellingpartnerapi-na.amazon.com');
  client.enableAutoRetrievalAccessToken(clientId, clientSecret, refreshToken, null);
  return {
    searchOrders: (query) => new SearchOrdersApi(client).searchOrders(query),
    getOrder: (orderId) => new GetOrderApi(client).getOrder(orderId, { includedData }),
  };
}

const client = name === 'official-sdk' ? await officialSdk() : await amazonSpApi();
const pages = [];
let paginationToken;
do {
  const page = await client.searchOrders(paginationToken === undefined ? search : { ...search, paginationToken });
  pages.push(page.orders.map(({ orderId }) => orderId));
  paginationToken = page.pagination?.nextToken;
} while (paginationToken !== undefined);
const { order } = await client.getOrder(pages[0][0]);
process.stdout.write(JSON.stringify({ pages, order }));
