// Two independent SP-API clients, each in a process of its own that works until it is told to stop. They call Amazon's real
// host names; an agent leads every connection to the port given, where the lab's server tells hosts apart by their header.
// Argument: the client's name. Message: {work, told}, told being {port, clientId, clientSecret, refreshToken} with what the
// work needs; answered by {seen} or {failed}.
// Works: read {since}: paged searchOrders, getOrder. confirm {orderId, shipment}: confirmShipment. submit {feedType,
// marketplaceIds, contentType, content}: a feed handed in. fetch {feedId}: its state and report. ask {report}: a report asked
// for. take {reportId}: its state and text. find {reportTypes, processingStatuses}: the ids of reports. older {orderId}: an
// order by v0, with a restricted token. owed {since, marketplaceIds}: the amounts of transactions, page by page, and balances. estimate {body}: fees of products.

import https from 'node:https';
import net from 'node:net';
import zlib from 'node:zlib';

const [name] = process.argv.slice(2);
let port;

class Loopback extends https.Agent {
  createConnection() {
    return net.connect(port, '127.0.0.1');
  }
}
const agent = new Loopback({ keepAlive: false });

const includedData = ['PROCEEDS', 'FULFILLMENT', 'TAX', 'BUYER', 'RECIPIENT'];

/** A plain exchange with a signed address, as a client without helpers does it. */
function exchange(url, { method, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function amazonSpApi({ clientId, clientSecret, refreshToken }) {
  const { SellingPartner } = await import('amazon-sp-api');
  const client = new SellingPartner({
    region: 'na',
    refresh_token: refreshToken,
    credentials: { SELLING_PARTNER_APP_CLIENT_ID: clientId, SELLING_PARTNER_APP_CLIENT_SECRET: clientSecret },
    options: { https_proxy_agent: agent, auto_request_throttled: false },
  });
  const orders = { endpoint: 'orders', options: { version: '2026-01-01' } };
  const feeds = { endpoint: 'feeds', options: { version: '2021-06-30' } };
  const reports = { endpoint: 'reports', options: { version: '2021-06-30' } };
  const older = { endpoint: 'orders', options: { version: 'v0' } };
  return {
    searchOrders: (query) => client.callAPI({ ...orders, operation: 'searchOrders', query }),
    getOrder: (orderId) =>
      client.callAPI({ ...orders, operation: 'getOrder', path: { orderId }, query: { includedData } }),
    confirmShipment: (orderId, body) =>
      client.callAPI({ endpoint: 'orders', operation: 'confirmShipment', path: { orderId }, body }),
    createFeedDocument: (body) => client.callAPI({ ...feeds, operation: 'createFeedDocument', body }),
    createFeed: (body) => client.callAPI({ ...feeds, operation: 'createFeed', body }),
    getFeed: (feedId) => client.callAPI({ ...feeds, operation: 'getFeed', path: { feedId } }),
    getFeedDocument: (feedDocumentId) =>
      client.callAPI({ ...feeds, operation: 'getFeedDocument', path: { feedDocumentId } }),
    createReport: (body) => client.callAPI({ ...reports, operation: 'createReport', body }),
    getReports: (query) => client.callAPI({ ...reports, operation: 'getReports', query }),
    getReport: (reportId) => client.callAPI({ ...reports, operation: 'getReport', path: { reportId } }),
    getReportDocument: (reportDocumentId) =>
      client.callAPI({ ...reports, operation: 'getReportDocument', path: { reportDocumentId } }),
    listTransactions: (query) =>
      client.callAPI({
        endpoint: 'finances',
        operation: 'listTransactions',
        options: { version: '2024-06-19' },
        query,
      }),
    getMyFeesEstimates: (body) => client.callAPI({ endpoint: 'productFees', operation: 'getMyFeesEstimates', body }),
    // The client knows no operation of this name, so its address is given.
    listBalances: ({ marketplaceIds }) =>
      client.callAPI({
        api_path: '/finances/2024-06-19/balances',
        method: 'GET',
        query: { marketplaceIds: marketplaceIds.join() },
      }),
    async older(orderId, restrictedResources) {
      const { restrictedDataToken } = await client.callAPI({
        endpoint: 'tokens',
        operation: 'createRestrictedDataToken',
        body: { restrictedResources },
      });
      const read = (operation) =>
        client.callAPI({ ...older, operation, path: { orderId }, restricted_data_token: restrictedDataToken });
      const [order, items] = [await read('getOrder'), await read('getOrderItems')];
      return [order.AmazonOrderId, order.BuyerInfo.BuyerName, items.OrderItems[0].ItemPrice.Amount];
    },
    upload: (document, contentType, content) => client.upload(document, { contentType, content }),
    download: (document) => client.download(document),
  };
}

async function officialSdk({ clientId, clientSecret, refreshToken }) {
  https.globalAgent = agent;
  const {
    Orders_v2026SpApi,
    OrdersSpApi,
    FeedsSpApi,
    ReportsSpApi,
    TokensSpApi,
    Finances20240619SpApi,
    ProductfeesSpApi,
  } = await import('@amazon-sp-api-release/amazon-sp-api-sdk-js');
  const of = ({ ApiClient }) => {
    const client = new ApiClient('https://sellingpartnerapi-na.amazon.com');
    client.enableAutoRetrievalAccessToken(clientId, clientSecret, refreshToken, null);
    return client;
  };
  const reads = of(Orders_v2026SpApi);
  const feeds = new FeedsSpApi.FeedsApi(of(FeedsSpApi));
  const reports = new ReportsSpApi.ReportsApi(of(ReportsSpApi));
  const finances = new Finances20240619SpApi.DefaultApi(of(Finances20240619SpApi));
  return {
    searchOrders: (query) => new Orders_v2026SpApi.SearchOrdersApi(reads).searchOrders(query),
    getOrder: (orderId) => new Orders_v2026SpApi.GetOrderApi(reads).getOrder(orderId, { includedData }),
    confirmShipment: (orderId, body) => new OrdersSpApi.OrdersV0Api(of(OrdersSpApi)).confirmShipment(orderId, body),
    createFeedDocument: (body) => feeds.createFeedDocument(body),
    createFeed: (body) => feeds.createFeed(body),
    getFeed: (feedId) => feeds.getFeed(feedId),
    getFeedDocument: (feedDocumentId) => feeds.getFeedDocument(feedDocumentId),
    createReport: (body) => reports.createReport(body),
    getReports: (query) => reports.getReports(query),
    getReport: (reportId) => reports.getReport(reportId),
    getReportDocument: (reportDocumentId) => reports.getReportDocument(reportDocumentId),
    listTransactions: (query) => finances.listTransactions(query),
    listBalances: (query) => finances.listBalances(query),
    getMyFeesEstimates: (body) => new ProductfeesSpApi.FeesApi(of(ProductfeesSpApi)).getMyFeesEstimates(body),
    async older(orderId, restrictedResources) {
      const tokens = new TokensSpApi.TokensApi(of(TokensSpApi));
      const { restrictedDataToken } = await tokens.createRestrictedDataToken({ restrictedResources });
      const client = new OrdersSpApi.ApiClient('https://sellingpartnerapi-na.amazon.com');
      client.applyXAmzAccessTokenToRequest(restrictedDataToken);
      const api = new OrdersSpApi.OrdersV0Api(client);
      const [order, items] = [(await api.getOrder(orderId)).payload, (await api.getOrderItems(orderId)).payload];
      return [order.amazonOrderId, order.buyerInfo.buyerName, items.orderItems[0].itemPrice.amount];
    },
    async upload({ url }, contentType, content) {
      const { status } = await exchange(url, {
        method: 'PUT',
        headers: { 'Content-Type': contentType },
        body: content,
      });
      if (status !== 200) throw new Error(`The upload was answered with ${status}.`);
    },
    async download({ url, compressionAlgorithm }) {
      const { status, body } = await exchange(url, { method: 'GET' });
      if (status !== 200) throw new Error(`The download was answered with ${status}.`);
      return (compressionAlgorithm === 'GZIP' ? zlib.gunzipSync(body) : body).toString('utf8');
    },
  };
}

const works = {
  async read(client, { since }) {
    const search = { lastUpdatedAfter: since, maxResultsPerPage: 2, marketplaceIds: ['ATVPDKIKX0DER'], includedData };
    const pages = [];
    let paginationToken;
    do {
      const page = await client.searchOrders(paginationToken === undefined ? search : { ...search, paginationToken });
      pages.push(page.orders.map(({ orderId }) => orderId));
      paginationToken = page.pagination?.nextToken;
    } while (paginationToken !== undefined);
    const { order } = await client.getOrder(pages[0][0]);
    return { pages, order };
  },
  async confirm(client, { orderId, shipment }) {
    await client.confirmShipment(orderId, shipment);
    const again = await client.confirmShipment(orderId, shipment).catch((error) => error);
    return { again: again.response?.body?.errors?.[0]?.message ?? again.message };
  },
  async submit(client, { feedType, marketplaceIds, contentType, content }) {
    const document = await client.createFeedDocument({ contentType });
    await client.upload(document, contentType, content);
    const { feedDocumentId: inputFeedDocumentId } = document;
    const { feedId } = await client.createFeed({ feedType, marketplaceIds, inputFeedDocumentId });
    return { feedId, processingStatus: (await client.getFeed(feedId)).processingStatus };
  },
  async fetch(client, { feedId }) {
    const { processingStatus, resultFeedDocumentId } = await client.getFeed(feedId);
    return { processingStatus, report: await client.download(await client.getFeedDocument(resultFeedDocumentId)) };
  },
  ask: (client, { report }) => client.createReport(report),
  async take(client, { reportId }) {
    const { processingStatus, reportDocumentId } = await client.getReport(reportId);
    return { processingStatus, text: await client.download(await client.getReportDocument(reportDocumentId)) };
  },
  async find(client, { reportTypes, processingStatuses }) {
    const { reports } = await client.getReports({ reportTypes, processingStatuses });
    return reports.map(({ reportId }) => reportId);
  },
  async owed(client, { since, marketplaceIds }) {
    const pages = [];
    for (let nextToken; ; ) {
      const answer = await client.listTransactions({ postedAfter: since, ...(nextToken && { nextToken }) });
      const { transactions, nextToken: next } = answer.payload ?? answer;
      pages.push(transactions.map(({ totalAmount }) => totalAmount.currencyAmount));
      if (!next) break;
      nextToken = next;
    }
    const { balances } = await client.listBalances({ marketplaceIds });
    return { pages, balances: balances.map(({ amount }) => amount.currencyAmount) };
  },
  async estimate(client, { body }) {
    const answer = await client.getMyFeesEstimates(body);
    // One client gives the names of fields as they come, the other one in its own spelling.
    return answer.map((each) => [each.Status ?? each.status, each.FeesEstimate ?? each.feesEstimate]);
  },
  older(client, { orderId }) {
    const path = `/orders/v0/orders/${orderId}`;
    return client.older(orderId, [
      { method: 'GET', path, dataElements: ['buyerInfo', 'shippingAddress'] },
      { method: 'GET', path: `${path}/orderItems`, dataElements: ['buyerInfo'] },
    ]);
  },
};

process.on('message', async ({ work, told }) => {
  port = told.port;
  try {
    const client = name === 'official-sdk' ? await officialSdk(told) : await amazonSpApi(told);
    process.send({ seen: await works[work](client, told) });
  } catch (error) {
    process.send({ failed: String(error.stack) });
  }
});
