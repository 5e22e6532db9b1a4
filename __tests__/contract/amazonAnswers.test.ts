// Every answer of the simulated marketplace against Amazon's published models, which stand outside the project.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { operations } from '../../lab/amazon/operations/index';
import { fulfillmentStatuses } from '../../lab/amazon/order';
import { DAY, HOUR, MINUTE } from '../../lab/clock';
import { getMyFeesEstimates } from '../../src/TypeScript/amazon/feesEstimates';
import { minor } from '../../src/TypeScript/ledger/minor';
import { CONFIRM, FEED_DOCUMENTS, FEEDS, newFeedWorld, TABS } from '../lab/amazon/feedSupport';
import { BY_UPDATE, cancelled, DOCUMENTS, ended, finished, REPORTS, wanted } from '../lab/amazon/reportSupport';
import { US, V2 } from '../lab/amazon/settlements/settlementSupport';
import { answered, NOON, newWorld, ORDERS, request, since } from '../lab/amazon/support';
import { checker, MODELS, problemsOf, told } from './models';

const ORDERS_MODEL = 'orders-api-model/orders_2026-01-01.json';
const ORDERS_V0_MODEL = 'orders-api-model/ordersV0.json';
const REPORTS_MODEL = 'reports-api-model/reports_2021-06-30.json';
const FEEDS_MODEL = 'feeds-api-model/feeds_2021-06-30.json';
const TOKENS_MODEL = 'tokens-api-model/tokens_2021-03-01.json';
const SELLERS_MODEL = 'sellers-api-model/sellers.json';
const FINANCES_MODEL = 'finances-api-model/finances_2024-06-19.json';
const FEES_MODEL = 'product-fees-api-model/productFeesV0.json';
const FINANCES_V0_MODEL = 'finances-api-model/financesV0.json';
const ALL_DATA =
  'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT,FULFILLMENT_ORDERS';

told('every order of three days of trade, in all its states, fits the Orders model', () => {
  const world = newWorld({
    accounts: [
      { region: 'na', marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'] },
      { region: 'eu', marketplaceIds: ['A1F83G8C2ARO7P'] },
      { region: 'fe', marketplaceIds: ['A1VC38T7YXB528'] },
    ],
  });
  world.amazon.control.trade({ from: NOON - 3 * DAY, to: NOON, ordersPerDay: 400, seed: 3 });
  const check = checker(ORDERS_MODEL, ORDERS);
  const seen = new Set<string>();
  for (const account of world.amazon.accounts) {
    for (let token = ''; token !== 'end'; ) {
      const query = { ...since(NOON - 4 * DAY), includedData: ALL_DATA, ...(token ? { paginationToken: token } : {}) };
      const answer = world.get(ORDERS, query, account);
      expect({ status: answer.status, problems: check(answer) }).toEqual({ status: 200, problems: [] });
      for (const { fulfillment } of answer.body.orders as { fulfillment: { fulfillmentStatus: string } }[]) {
        seen.add(fulfillment.fulfillmentStatus);
      }
      token = (answer.body.pagination as { nextToken: string } | undefined)?.nextToken ?? 'end';
    }
  }
  expect([...seen].sort()).toEqual([...fulfillmentStatuses].sort());
});

told('one order, and each refusal, fit the Orders model', () => {
  const world = newWorld();
  const check = checker(ORDERS_MODEL, `${ORDERS}/{orderId}`);
  const orderId = world.amazon.control.placeOrder({
    lines: [
      { sku: 'A', discount: 100, tax: 5, points: { number: 3, value: 3 }, cancelRequestReason: 'Late', codFee: 5 },
    ],
  });
  const answers = [
    world.get(`${ORDERS}/${orderId}`, { includedData: ALL_DATA }),
    world.get(`${ORDERS}/${orderId}`, { includedData: 'EVERYTHING' }),
    world.get(`${ORDERS}/111-0000000-0000000`),
  ];
  world.amazon.control.fault({ kind: 'throttle', times: 1 });
  answers.push(world.get(`${ORDERS}/${orderId}`));
  world.amazon.control.fault({ kind: 'internal-error', times: 1 });
  answers.push(world.get(`${ORDERS}/${orderId}`));
  world.amazon.control.fault({ kind: 'unavailable', times: 1 });
  answers.push(world.get(`${ORDERS}/${orderId}`));
  world.clock.advance(HOUR + MINUTE);
  answers.push(world.get(`${ORDERS}/${orderId}`));

  expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 429, 500, 503, 403]);
  expect(answers.flatMap(check)).toEqual([]);
});

told('each refusal of a shipment fits the Orders v0 model, and what is accepted fits its request', () => {
  const world = newWorld();
  const orderId = world.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  const [line] = world.amazon.control.truth()[0]?.lines ?? [];
  const request = {
    marketplaceId: 'ATVPDKIKX0DER',
    packageDetail: {
      packageReferenceId: '1',
      carrierCode: 'Other',
      carrierName: 'Brieftaube',
      shippingMethod: 'Luft',
      trackingNumber: 'B1',
      shipDate: new Date(NOON - MINUTE).toISOString(),
      orderItems: [{ orderItemId: line?.orderItemId, quantity: 1 }],
    },
  };
  const confirm = (id = orderId, body: object = request) =>
    world.post(`/orders/v0/orders/${id}/shipmentConfirmation`, body);
  const answers = [confirm(orderId, {}), confirm('111-0000000-0000000')];
  for (const kind of ['throttle', 'internal-error', 'unavailable', 'expired-token'] as const) {
    world.amazon.control.fault({ kind, operation: 'confirmShipment', times: 1 });
    answers.push(confirm());
    world.renew();
  }
  expect(answers.map(({ status }) => status)).toEqual([400, 404, 429, 500, 503, 403]);
  const check = checker(ORDERS_V0_MODEL, '/orders/v0/orders/{orderId}/shipmentConfirmation', 'post');
  expect(answers.flatMap(check)).toEqual([]);
  expect(problemsOf(ORDERS_V0_MODEL, 'ConfirmShipmentRequest', request)).toEqual([]);
  expect(confirm().status).toBe(204);
});

told('a report in each of its states, what is asked, and each refusal fit the Reports model', () => {
  const world = newWorld();
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  const asked = wanted(NOON - DAY, NOON);
  const create = checker(REPORTS_MODEL, REPORTS, 'post');
  const one = checker(REPORTS_MODEL, `${REPORTS}/{reportId}`);
  const many = checker(REPORTS_MODEL, REPORTS);
  const cancel = checker(REPORTS_MODEL, `${REPORTS}/{reportId}`, 'delete');
  const where = checker(REPORTS_MODEL, `${DOCUMENTS}/{reportDocumentId}`);
  expect(problemsOf(REPORTS_MODEL, 'CreateReportSpecification', asked)).toEqual([]);

  const made = world.post(REPORTS, asked);
  const reportId = made.body.reportId as string;
  expect([create(made), one(world.get(`${REPORTS}/${reportId}`))].flat()).toEqual([]);
  const done = ended(world, reportId);
  const document = world.get(`${DOCUMENTS}/${done.reportDocumentId}`);
  world.amazon.control.twistReport(world.account, { outcome: 'FATAL' });
  finished(world, NOON - DAY, NOON - MINUTE);
  finished(world, NOON - 10 * DAY, NOON - 9 * DAY);
  const page = world.get(REPORTS, { reportTypes: BY_UPDATE, pageSize: '2' });
  const next = world.get(REPORTS, { nextToken: page.body.nextToken as string });
  const states = [page, next].flatMap(({ body }) => body.reports as { processingStatus: string }[]);
  expect(states.map(({ processingStatus }) => processingStatus)).toEqual(['CANCELLED', 'FATAL', 'DONE']);
  expect([many(page), many(next), where(document)].flat()).toEqual([]);

  const refusals = [
    [create, world.post(REPORTS, {})],
    [one, world.get(`${REPORTS}/1`)],
    [many, world.get(REPORTS)],
    [where, world.get(`${DOCUMENTS}/1`)],
    [cancel, cancelled(world, '1')],
    [cancel, cancelled(world, reportId)],
  ] as const;
  expect(refusals.map(([, { status }]) => status)).toEqual([400, 404, 400, 404, 404, 400]);
  expect(refusals.flatMap(([check, answer]) => check(answer))).toEqual([]);
});

told(
  'settlements in the list, alone and with their document, and the refusal to make one, fit the Reports model',
  () => {
    const world = newWorld();
    world.amazon.control.moneyRules(world.account, { reserveShare: 0 });
    world.amazon.control.placeOrder({ status: 'SHIPPED', createdTime: NOON - 30 * DAY });
    world.clock.advance(HOUR / 2);
    const settlement = world.amazon.control.closeSettlement(world.account, 'USD');
    world.amazon.control.reissueSettlement(world.account, settlement.settlementId);
    const list = world.get(REPORTS, { reportTypes: V2 });
    const [newest] = list.body.reports as Record<string, string>[];
    expect(list.body.reports).toHaveLength(3);
    const answers = [
      [checker(REPORTS_MODEL, REPORTS), list],
      [checker(REPORTS_MODEL, `${REPORTS}/{reportId}`), world.get(`${REPORTS}/${newest?.reportId}`)],
      [
        checker(REPORTS_MODEL, `${DOCUMENTS}/{reportDocumentId}`),
        world.get(`${DOCUMENTS}/${newest?.reportDocumentId}`),
      ],
      [checker(REPORTS_MODEL, REPORTS, 'post'), world.post(REPORTS, { reportType: V2, marketplaceIds: [US] })],
    ] as const;
    expect(answers.map(([, { status }]) => status)).toEqual([200, 200, 200, 400]);
    expect(answers.flatMap(([check, answer]) => check(answer))).toEqual([]);
  },
);

told('every answer about a feed, from its document to its report, fits the Feeds model', () => {
  const world = newFeedWorld();
  const feed = '{feedId}';
  const checks = {
    create: checker(FEEDS_MODEL, FEEDS, 'post'),
    list: checker(FEEDS_MODEL, FEEDS),
    feed: checker(FEEDS_MODEL, `${FEEDS}/${feed}`),
    cancel: checker(FEEDS_MODEL, `${FEEDS}/${feed}`, 'delete'),
    document: checker(FEEDS_MODEL, `${FEED_DOCUMENTS}/{feedDocumentId}`),
    upload: checker(FEEDS_MODEL, FEED_DOCUMENTS, 'post'),
  };
  const place = world.post(FEED_DOCUMENTS, { contentType: TABS });
  const inputFeedDocumentId = world.upload('order-id\n');
  const specification = { feedType: CONFIRM, marketplaceIds: ['ATVPDKIKX0DER'], inputFeedDocumentId };
  expect(problemsOf(FEEDS_MODEL, 'CreateFeedSpecification', specification)).toEqual([]);
  const created = world.post(FEEDS, specification);
  const feedId = String(created.body.feedId);
  const states = [world.get(`${FEEDS}/${feedId}`)];
  world.post(FEEDS, specification);
  const list = world.get(FEEDS, { feedTypes: CONFIRM, pageSize: '1' });
  expect(list.body).toHaveProperty('nextToken');
  expect(world.result(feedId).status).toBe('DONE');
  states.push(world.get(`${FEEDS}/${feedId}`));
  const documentId = String(world.feed(feedId).resultFeedDocumentId);
  expect([
    ...checks.upload(place),
    ...checks.create(created),
    ...states.flatMap(checks.feed),
    ...checks.list(list),
    ...checks.document(world.get(`${FEED_DOCUMENTS}/${documentId}`)),
  ]).toEqual([]);
  expect([
    ...checks.upload(world.post(FEED_DOCUMENTS, {})),
    ...checks.create(world.post(FEEDS, {})),
    ...checks.feed(world.get(`${FEEDS}/1`)),
    ...checks.cancel(world.remove(`${FEEDS}/${feedId}`)),
    ...checks.list(world.get(FEEDS, {})),
    ...checks.document(world.get(`${FEED_DOCUMENTS}/1`)),
  ]).toEqual([]);
});

told('orders in the older version, with and without personal data, and each refusal fit the Orders v0 model', () => {
  const world = newWorld();
  world.amazon.control.trade({ from: NOON - 2 * DAY, to: NOON, ordersPerDay: 150, seed: 6 });
  world.settle();
  const V0 = '/orders/v0/orders';
  const ONE = `${V0}/{orderId}`;
  const paths = [ONE, `${ONE}/orderItems`, `${ONE}/address`, `${ONE}/buyerInfo`, `${ONE}/orderItems/buyerInfo`];
  const restrictedResources = [V0, ...paths].map((each) => {
    const byElement = each === V0 || each === ONE || each.endsWith('orderItems');
    return { method: 'GET', path: each, ...(byElement ? { dataElements: ['buyerInfo', 'shippingAddress'] } : {}) };
  });
  const asked = { restrictedResources };
  const token = world.post('/tokens/2021-03-01/restrictedDataToken', asked);
  expect(problemsOf(TOKENS_MODEL, 'CreateRestrictedDataTokenRequest', asked)).toEqual([]);
  expect(checker(TOKENS_MODEL, '/tokens/2021-03-01/restrictedDataToken', 'post')(token)).toEqual([]);

  const query = {
    MarketplaceIds: world.account.marketplaceIds.join(),
    CreatedAfter: new Date(NOON - 16 * HOUR).toISOString(),
  };
  const list = world.get(V0, query);
  const { Orders } = list.body.payload as { Orders: { AmazonOrderId: string; OrderStatus: string }[] };
  expect({ status: list.status, problems: checker(ORDERS_V0_MODEL, V0)(list) }).toEqual({ status: 200, problems: [] });
  const oneOfEach = new Map(Orders.map((order) => [order.OrderStatus, order.AmazonOrderId]));
  expect(oneOfEach.size).toBeGreaterThan(4);
  const checks = paths.map((each) => [each, checker(ORDERS_V0_MODEL, each)] as const);
  for (const orderId of oneOfEach.values()) {
    for (const [template, check] of checks) {
      const at = `https://${world.account.host}${template.replace('{orderId}', orderId)}`;
      for (const access of [world.token(), token.body.restrictedDataToken as string]) {
        const answer = answered(world.amazon.serve(request(at, {}, access)));
        expect({ template, status: answer.status, problems: check(answer) }).toEqual({
          template,
          status: 200,
          problems: [],
        });
      }
    }
  }
  const refused = checks.flatMap(([template, check]) =>
    ['111-0000000-0000000', 'x'].map((id) => {
      const answer = world.get(template.replace('{orderId}', id));
      return { status: answer.status, problems: check(answer) };
    }),
  );
  expect(refused).toEqual(paths.flatMap(() => [404, 400].map((status) => ({ status, problems: [] }))));
  expect(checker(ORDERS_V0_MODEL, V0)(world.get(V0))).toEqual([]);
});

told('transactions of every kind, balances, summaries and groups, and each refusal, fit the Finances models', () => {
  const world = newWorld({
    accounts: [
      { region: 'na', marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'] },
      { region: 'eu', marketplaceIds: ['A1PA6795UKMFR9'] },
    ],
  });
  const { control, accounts } = world.amazon;
  const span = { from: NOON, to: NOON + 20 * DAY };
  control.trade({ ...span, ordersPerDay: 6, seed: 3 });
  control.moneyLife({ ...span, refunds: 0.3, seed: 5 });
  world.clock.advance(23 * DAY);
  world.renew();
  const FINANCES = '/finances/2024-06-19';
  const GROUPS = '/finances/v0/financialEventGroups';
  const after = new Date(NOON - DAY).toISOString();
  const checks = {
    transactions: checker(FINANCES_MODEL, `${FINANCES}/transactions`),
    balances: checker(FINANCES_MODEL, `${FINANCES}/balances`),
    summary: checker(FINANCES_MODEL, `${FINANCES}/summary`),
    groups: checker(FINANCES_V0_MODEL, GROUPS),
  };
  const seen = new Set<string>();
  for (const account of accounts) {
    const answers = [
      [checks.transactions, world.get(`${FINANCES}/transactions`, { postedAfter: after }, account)],
      [checks.balances, world.get(`${FINANCES}/balances`, {}, account)],
      [
        checks.balances,
        world.get(`${FINANCES}/balances`, { asOfDate: '2026-11-30', balanceType: 'RESERVED' }, account),
      ],
      [
        checks.summary,
        world.get(`${FINANCES}/summary`, { periodStart: '2026-11-01', periodEnd: '2026-11-30' }, account),
      ],
      [checks.groups, world.get(GROUPS, { FinancialEventGroupStartedAfter: after }, account)],
    ] as const;
    expect(answers.map(([, { status }]) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.flatMap(([check, answer]) => check(answer))).toEqual([]);
    const { transactions } = answers[0][1].body.payload as { transactions: Record<string, string>[] };
    for (const each of transactions) seen.add(`${each.transactionType} ${each.transactionStatus}`);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['Shipment DEFERRED', 'Shipment DEFERRED_RELEASED', 'Refund RELEASED', 'Transfer RELEASED']),
  );
  const refused = [
    [checks.transactions, world.get(`${FINANCES}/transactions`)],
    [checks.balances, world.get(`${FINANCES}/balances`, { balanceType: 'ALL' })],
    [checks.summary, world.get(`${FINANCES}/summary`)],
    [checks.groups, world.get(GROUPS)],
  ] as const;
  expect(refused.map(([, { status }]) => status)).toEqual([400, 400, 400, 400]);
  expect(refused.flatMap(([check, answer]) => check(answer))).toEqual([]);
});

told('the marketplaces of a seller fit the Sellers model', () => {
  const world = newWorld();
  const answer = world.get('/sellers/v1/marketplaceParticipations');
  expect(answer.status).toBe(200);
  expect(checker(SELLERS_MODEL, '/sellers/v1/marketplaceParticipations')(answer)).toEqual([]);
});

told('estimates of fees, what is asked for them, and each refusal fit the Product Fees model', () => {
  const FEES = '/products/fees/v0/feesEstimate';
  const world = newWorld();
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR, lines: [{ sku: 'MUG' }] });
  const priced = { marketplaceId: US, currency: 'USD', byAmazon: true, price: minor(1999), shipping: minor(499) };
  const { body } = getMyFeesEstimates([
    { ...priced, sku: 'MUG' },
    { ...priced, sku: 'NOBODYS' },
  ]);
  expect(problemsOf(FEES_MODEL, 'GetMyFeesEstimatesRequest', body)).toEqual([]);
  const answers = [world.post(FEES, body)];
  world.clock.advance(MINUTE);
  answers.push(world.post(FEES, []));
  for (const kind of ['throttle', 'internal-error', 'unavailable', 'expired-token'] as const) {
    world.clock.advance(MINUTE);
    world.amazon.control.fault({ kind, operation: 'getMyFeesEstimates', times: 1 });
    answers.push(world.post(FEES, body));
    world.renew();
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 429, 500, 503, 403]);
  const check = checker(FEES_MODEL, FEES, 'post');
  expect(answers.flatMap(check)).toEqual([]);
});

told('paths, rates and bursts are those that the models name', () => {
  const models = [ORDERS_MODEL, ORDERS_V0_MODEL, REPORTS_MODEL, FEEDS_MODEL, TOKENS_MODEL, SELLERS_MODEL];
  const published = [...models, FINANCES_MODEL, FINANCES_V0_MODEL, FEES_MODEL].flatMap((model) => {
    const { paths } = JSON.parse(fs.readFileSync(path.join(MODELS as string, model), 'utf8')) as {
      paths: Record<string, Record<string, { operationId: string; description: string; responses: object }>>;
    };
    return Object.entries(paths).flatMap(([at, methods]) =>
      Object.entries(methods)
        .filter(([, { operationId }]) => operationId !== undefined)
        .map(([method, { operationId, description, responses }]) => {
          const [, rate, burst] = /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(description) ?? [];
          const success = Number(Object.keys(responses).find((status) => status.startsWith('2')));
          const limits = { rate: Number(rate), burst: Number(burst) };
          return { operationId, path: at, method: method.toUpperCase(), success, ...limits };
        }),
    );
  });
  for (const { operationId, publishedAs, path: at, method, rate, burst, success = 200 } of operations) {
    expect(published).toContainEqual({
      operationId: publishedAs ?? operationId,
      path: at,
      method,
      rate,
      burst,
      success,
    });
  }
});
