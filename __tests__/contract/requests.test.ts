// Every request that the add-on sends in a broad story, against Amazon's published models, which stand outside the
// project; and that no secret is seen where it does not belong.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { DOWNLOAD } from '../../lab/amazon/documents';
import type { Exchange } from '../../lab/amazon/marketplace';
import { LWA_HOST } from '../../lab/amazon/operations/lwaToken';
import { UK, US } from '../../lab/catalogue';
import { accrualRun, until } from '../support/accruals';
import { night } from '../support/completeness';
import { flag, placeMany, press, read } from '../support/reading';
import { SP_API_MODELS } from '../support/reference';
import { chooseAccounts, sellerOf } from '../support/settlements';
import { Story } from '../support/story';

const MODELS = SP_API_MODELS;
const told = (title: string, run: () => void): void => {
  if (MODELS === undefined) test.skip(`${title} (not checked: CWY_SP_API_MODELS names no folder)`, run);
  else test(title, run);
};

const story = new Story();
afterAll(() => story.close());
const sent: Exchange[] = [];

/** Pages, an expired token, a broken answer, orders read anew, the test of the set-up page, a day proven, two regions. */
beforeAll(() => {
  const { control } = story.world.amazon;
  control.observe((exchange) => sent.push(exchange));
  placeMany(story, 120);
  story.place({ marketplaceId: UK, lines: [{ sku: 'HH-MUG-SAND', price: 1200 }] });
  story.sync();
  control.fault({ kind: 'expired-token', operation: 'searchOrders', times: 1 });
  control.fault({ kind: 'truncated', operation: 'searchOrders', times: 1 });
  placeMany(story, 3);
  story.sync();
  flag(
    story,
    story
      .documents()
      .slice(0, 3)
      .map(({ amazonOrderId }) => amazonOrderId),
  );
  story.wait(61);
  read(story);
  press(story, 'test');
  night(story);
  endMonth();
});

/** What Amazon has not settled at the end of a month, over several pages. */
function endMonth(): void {
  const { control } = story.world.amazon;
  const account = sellerOf(story);
  chooseAccounts(story);
  control.moneyRules(account, { transactionsPerPage: 1 });
  for (const amount of [500, 700]) control.chargeFee('advertising', { account, place: US, amount });
  until(story, '2026-04-04T12:00:00Z');
  for (const slot of [1, 2]) accrualRun(story, slot);
}

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header' | 'body';
  readonly required?: boolean;
  readonly type: string;
  readonly collectionFormat?: string;
  readonly [more: string]: unknown;
}

interface Published {
  readonly operationId: string;
  readonly method: string;
  /** Of the body, with the model's definitions beside it; null where none is sent. */
  readonly body: object | null;
  readonly path: RegExp;
  readonly host: readonly string[];
  readonly parameters: readonly Parameter[];
}

function published(model: string): Published[] {
  const { paths, definitions } = JSON.parse(fs.readFileSync(path.join(MODELS as string, model), 'utf8')) as {
    paths: Record<string, Record<string, { operationId: string; parameters?: Parameter[] } | undefined>>;
    definitions: object;
  };
  return Object.entries(paths).flatMap(([template, methods]) =>
    ['get', 'post'].flatMap((method) => {
      const operation = methods[method];
      if (operation === undefined) return [];
      const parameters = operation.parameters ?? [];
      const body = parameters.find((each) => each.in === 'body');
      return [
        {
          operationId: operation.operationId,
          method: method.toUpperCase(),
          body: body === undefined ? null : { ...(body.schema as object), definitions },
          path: new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`),
          host: ['sellingpartnerapi-na.amazon.com', 'sellingpartnerapi-eu.amazon.com'],
          parameters,
        },
      ];
    }),
  );
}

const ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true });
/** A body is JSON: its types are told apart. */
const strictAjv = new Ajv({ strict: false, allErrors: true });
for (const each of [ajv, strictAjv]) (formats.default as unknown as (ajv: Ajv) => void)(each);

/** What is wrong with a request, by the model of its operation. */
function problems(request: Exchange['request'], operations: readonly Published[]): string[] {
  const url = new URL(request.url);
  const operation = operations.find(({ path: at, method }) => at.test(url.pathname) && method === request.method);
  if (operation === undefined) return [`no operation: ${request.method} ${url.pathname}`];
  const found = problemsOfBody(operation, String(request.body));
  if (!operation.host.includes(url.host)) found.push(`host ${url.host}`);
  const queries = operation.parameters.filter((each) => each.in === 'query');
  for (const name of new Set(url.searchParams.keys())) {
    if (!queries.some((each) => each.name === name)) found.push(`${name} is no parameter`);
    if (url.searchParams.getAll(name).length > 1) found.push(`${name} is given twice`);
  }
  for (const parameter of queries) found.push(...problemsOf(parameter, url.searchParams.get(parameter.name)));
  const named = operation.parameters.filter((each) => each.in === 'path');
  const values = operation.path.exec(url.pathname)?.slice(1) ?? [];
  named.forEach((parameter, index) => {
    found.push(...problemsOf(parameter, decodeURIComponent(values[index] ?? '')));
  });
  return found;
}

function problemsOfBody({ body }: Published, text: string): string[] {
  if (body === null) return text === '' ? [] : ['a body where none is taken'];
  const validate = strictAjv.compile(body);
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `body${instancePath}: ${message}`);
}

function problemsOf(parameter: Parameter, text: string | null): string[] {
  const { name, required } = parameter;
  if (text === null) return required ? [`${name} is missing`] : [];
  // Source: lists are comma separated, whatever a model leaves unsaid.
  if (parameter.type === 'array' && (parameter.collectionFormat ?? 'csv') !== 'csv') return [`${name} is no csv list`];
  const validate = ajv.compile({
    type: 'object',
    properties: { value: { ...parameter, required: undefined, in: undefined } },
  });
  validate({ value: parameter.type === 'array' ? text.split(',') : text });
  return (validate.errors ?? []).map(({ message }) => `${name}=${text}: ${message}`);
}

/** Calls of the API: neither tokens nor the places of documents, which take no header of Amazon's. */
const toAmazon = (): Exchange[] =>
  sent.filter(({ request, operationId }) => new URL(request.url).host !== LWA_HOST && operationId !== DOWNLOAD);

told('every request of a broad story fits the model of its operation', () => {
  const operations = [
    ...published('orders-api-model/orders_2026-01-01.json'),
    ...published('sellers-api-model/sellers.json'),
    ...published('reports-api-model/reports_2021-06-30.json'),
    ...published('finances-api-model/finances_2024-06-19.json'),
    ...published('finances-api-model/financesV0.json'),
  ];
  const asked = toAmazon();
  expect(asked.flatMap(({ request }) => problems(request, operations))).toEqual([]);
  expect([...new Set(asked.map(({ operationId }) => operationId))].sort()).toEqual([
    'createReport',
    'getMarketplaceParticipations',
    'getOrder',
    'getReport',
    'getReportDocument',
    'getReports',
    'listBalances',
    'listFinancialEventGroups',
    'listTransactions',
    'searchOrders',
  ]);
  // Pages and both regions were among them.
  for (const token of ['paginationToken=', 'nextToken=']) {
    expect(asked.some(({ request }) => request.url.includes(token))).toBe(true);
  }
  expect(new Set(asked.map(({ request }) => new URL(request.url).host)).size).toBe(2);
});

told('a type that changed in a request or an answer does not fit the model', () => {
  const operations = published('orders-api-model/orders_2026-01-01.json');
  const [{ request }] = toAmazon() as [Exchange];
  const changed = (name: string, value: string): Exchange['request'] => {
    const url = new URL(request.url);
    url.searchParams.set(name, value);
    return { ...request, url: url.href };
  };
  expect(problems(request, operations)).toEqual([]);
  for (const wrong of [
    changed('maxResultsPerPage', 'many'),
    changed('includedData', 'EVERYTHING'),
    changed('lastUpdatedAfter', 'yesterday'),
    changed('pageSize', '10'),
  ]) {
    expect(problems(wrong, operations)).toHaveLength(1);
  }
  const model = JSON.parse(
    fs.readFileSync(path.join(MODELS as string, 'orders-api-model/orders_2026-01-01.json'), 'utf8'),
  ) as object;
  const answers = new Ajv({ strict: false, allErrors: true });
  (formats.default as unknown as (ajv: Ajv) => void)(answers);
  answers.addSchema({ $id: 'model', ...model });
  const validate = answers.compile({ $ref: 'model#/definitions/Order' });
  const shipped = story.place({ lines: [{ sku: 'HH-MUG-SAND' }], status: 'SHIPPED' });
  const document = story.world.amazon.control.document(shipped) as { packages?: { packageReferenceId?: unknown }[] };
  expect(validate(document)).toBe(true);
  const [parcel] = document.packages ?? [];
  expect(typeof parcel?.packageReferenceId).toBe('string');
  if (parcel) parcel.packageReferenceId = 1;
  expect(validate(document)).toBe(false);
});

test('every call names its caller and carries a token, and only the token request carries secrets', () => {
  const downloads = sent.filter(({ operationId }) => operationId === DOWNLOAD);
  expect(downloads.length).toBeGreaterThan(0);
  for (const { request } of downloads) expect(Object.keys(request.headers).sort()).toEqual(['accept', 'user-agent']);
  for (const { request, operationId } of sent) {
    if (operationId === DOWNLOAD) continue;
    expect(request.headers['user-agent']).toMatch(
      /^Causeway\/[\w.-]+ \(Language=SuiteScript\/2\.1; Platform=NetSuite\)$/,
    );
  }
  for (const { request } of toAmazon()) {
    expect(request.headers['x-amz-access-token']).toMatch(/^Atza\|/);
    expect(request.headers.accept).toBe('application/json');
    expect(request.headers['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
    expect(request.headers['content-type']).toBe(request.method === 'GET' ? undefined : 'application/json');
  }
  const tokens = sent.filter(({ request }) => new URL(request.url).host === LWA_HOST);
  expect(tokens.length).toBeGreaterThan(1);
  for (const { request } of tokens) {
    expect(request.method).toBe('POST');
    expect(request.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.keys(Object.fromEntries(new URLSearchParams(String(request.body)))).sort()).toEqual([
      'client_id',
      'client_secret',
      'grant_type',
      'refresh_token',
    ]);
  }
});

test('no secret and no token stands in a URL, a log, a record or a file', () => {
  const secrets = story.world.amazon.accounts.flatMap(({ credentials }) => [
    credentials.clientSecret,
    credentials.refreshToken,
  ]);
  for (const { request } of sent)
    for (const secret of secrets) expect(decodeURIComponent(request.url)).not.toContain(secret);
  const tokens = toAmazon().map(({ request }) => request.headers['x-amz-access-token'] ?? '');
  const hidden = [...new Set([...secrets, ...tokens])];
  for (const { request } of sent)
    expect(hidden.filter((each) => decodeURIComponent(request.url).includes(each))).toEqual([]);
  for (const { table, text } of everyText())
    expect({ table, seen: hidden.filter((each) => text.includes(each)) }).toEqual({ table, seen: [] });
});

/** All that is stored in the account, table by table. */
function everyText(): { table: string; text: string }[] {
  const tables = story.rows("SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.map(({ name }) => ({
    table: String(name),
    text: JSON.stringify(story.rows(`SELECT * FROM "${name}"`)),
  }));
}
