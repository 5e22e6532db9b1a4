// Finances of the simulated Amazon: the same money as in its settlements, told in other words.

import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { CA, DE, US } from './settlements/settlementSupport';
import { type Answered, NOON, newWorld, type World } from './support';

const TRANSACTIONS = '/finances/2024-06-19/transactions';
const BALANCES = '/finances/2024-06-19/balances';
const SUMMARY = '/finances/2024-06-19/summary';
const GROUPS = '/finances/v0/financialEventGroups';

interface Money {
  readonly currencyAmount: number;
}

interface Breakdown {
  readonly breakdownType: string;
  readonly breakdownAmount: Money;
  readonly breakdowns: readonly Breakdown[];
}

interface Told {
  readonly transactionId: string;
  readonly transactionType: string;
  readonly transactionStatus: string;
  readonly postedDate: string;
  readonly totalAmount: Money;
  readonly relatedIdentifiers: readonly { relatedIdentifierName: string; relatedIdentifierValue: string }[];
  readonly items: readonly { totalAmount: Money; breakdowns: readonly Breakdown[] }[];
  readonly breakdowns: readonly Breakdown[];
}

const minor = ({ currencyAmount }: Money): number => Math.round(currencyAmount * 100);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);
const iso = (at: number): string => new Date(at).toISOString();
const identifier = ({ relatedIdentifiers }: Told, name: string): string | undefined =>
  relatedIdentifiers.find(({ relatedIdentifierName }) => relatedIdentifierName === name)?.relatedIdentifierValue;

function pages(world: World, query: Record<string, string>, account = world.account): Told[][] {
  const found: Told[][] = [];
  for (let token = ''; ; ) {
    const { status, body } = world.get(TRANSACTIONS, { ...query, ...(token && { nextToken: token }) }, account);
    expect(status).toBe(200);
    const payload = body.payload as { transactions: Told[]; nextToken?: string };
    found.push(payload.transactions);
    if (payload.nextToken === undefined) return found;
    token = payload.nextToken;
    world.clock.advance(2_000);
  }
}

const since = (world: World, days: number) => ({ postedAfter: iso(world.clock.now() - days * DAY) });
const all = (world: World, query: Record<string, string> = since(world, 170), account = world.account): Told[] =>
  pages(world, query, account).flat();

function balance(world: World, query: Record<string, string>, account = world.account): number[] {
  const { status, body } = world.get(BALANCES, query, account);
  expect(status).toBe(200);
  return (body.balances as { amount: Money }[]).map(({ amount }) => minor(amount));
}

/** Twenty days of trade with refunds, fees and two settlements, everything told at once. */
function traded(): World {
  const world = newWorld({
    accounts: [
      { region: 'na', marketplaceIds: [US, CA] },
      { region: 'eu', marketplaceIds: [DE] },
    ],
  });
  const { control, accounts } = world.amazon;
  for (const account of accounts) control.moneyRules(account, { told: 'at once' });
  const span = { from: NOON, to: NOON + 30 * DAY };
  control.trade({ ...span, ordersPerDay: 8, seed: 3 });
  control.moneyLife({ ...span, refunds: 0.2, seed: 5 });
  world.clock.advance(33 * DAY);
  control.ledgerTruth(world.account, US);
  world.renew();
  return world;
}

const world = traded();

/** The quotas of each operation are full again. */
beforeEach(() => {
  world.clock.advance(2 * MINUTE);
  world.renew();
});

test('each settlement is what its released transactions come to, with the debt that it begins with', () => {
  const { settlements } = world.amazon.control.ledgerTruth(world.account, US);
  expect(settlements.length).toBeGreaterThan(1);
  const { body } = world.get(GROUPS, { FinancialEventGroupStartedAfter: iso(NOON - DAY), MaxResultsPerPage: '100' });
  const { FinancialEventGroupList: groups } = body.payload as { FinancialEventGroupList: Record<string, unknown>[] };
  const told = all(world);
  for (const { settlementId, start, total } of settlements) {
    const ofIt = told.filter(
      (each) => identifier(each, 'SETTLEMENT_ID') === settlementId && each.transactionType !== 'Transfer',
    );
    const groupId = identifier(ofIt[0] as Told, 'FINANCIAL_EVENT_GROUP_ID') as string;
    const group = groups.find(({ FinancialEventGroupId: id }) => id === groupId) ?? {};
    const amountIn = (field: string) => Math.round((group[field] as { CurrencyAmount: number }).CurrencyAmount * 100);
    expect(group).toMatchObject({ ProcessingStatus: 'Closed', FinancialEventGroupStart: iso(start) });
    expect(amountIn('OriginalTotal')).toBe(total);
    expect(sum(ofIt.map((each) => minor(each.totalAmount))) + amountIn('BeginningBalance')).toBe(total);
    expect(new Set(ofIt.map(({ transactionStatus }) => transactionStatus))).toEqual(new Set(['RELEASED']));
    expect(all(world, { relatedIdentifierName: 'FINANCIAL_EVENT_GROUP_ID', relatedIdentifierValue: groupId })).toEqual(
      ofIt,
    );
  }
});

test('what Amazon owes, now and at the end of each day, is its ledger; what is held back is its deferred transactions', () => {
  const { total, deferred, reserve, payable, debt } = world.amazon.control.ledgerTruth(world.account, US);
  expect(balance(world, { marketplaceIds: US })).toEqual([total]);
  expect(deferred).not.toBe(0);
  expect(balance(world, { marketplaceIds: US, balanceType: 'DEFERRED' })).toEqual([deferred]);
  expect(balance(world, { marketplaceIds: US, balanceType: 'RESERVED' })).toEqual([deferred + reserve]);
  expect(balance(world, { marketplaceIds: US, balanceType: 'AVAILABLE' })).toEqual([payable + debt]);
  const held = all(world, { ...since(world, 170), transactionStatus: 'DEFERRED' });
  const [us] = balance(world, { marketplaceIds: US, balanceType: 'DEFERRED' });
  const [ca] = balance(world, { marketplaceIds: CA, balanceType: 'DEFERRED' });
  expect(sum(held.map((each) => minor(each.totalAmount)))).toBe((us ?? 0) + (ca ?? 0));
  // Midnight in California, which is on standard time in November.
  const end = Date.parse('2026-12-01T08:00:00.000Z') - 1;
  const then = world.amazon.control.ledgerTruth(world.account, US, end);
  expect(balance(world, { marketplaceIds: US, asOfDate: '2026-11-30' })).toEqual([then.total]);
});

test('what was held back and its release name each other, and hold the same amount', () => {
  const told = all(world);
  const byId = new Map(told.map((each) => [each.transactionId, each]));
  const held = told.filter(({ transactionStatus }) => transactionStatus === 'DEFERRED_RELEASED');
  expect(held.length).toBeGreaterThan(20);
  for (const each of held) {
    const release = byId.get(identifier(each, 'RELEASE_TRANSACTION_ID') as string) as Told;
    expect(identifier(release, 'DEFERRED_TRANSACTION_ID')).toBe(each.transactionId);
    expect(release.totalAmount).toEqual(each.totalAmount);
    expect(release.postedDate > each.postedDate).toBe(true);
  }
});

const differing = (nodes: readonly Breakdown[]): string[] =>
  nodes.flatMap(({ breakdownType, breakdownAmount, breakdowns }) => [
    ...(breakdowns.length > 0 && sum(breakdowns.map((each) => minor(each.breakdownAmount))) !== minor(breakdownAmount)
      ? [breakdownType]
      : []),
    ...differing(breakdowns),
  ]);

test('the children of every amount come to it, in each region', () => {
  for (const account of world.amazon.accounts) {
    const told = all(world, since(world, 170), account);
    expect(new Set(told.map(({ transactionType }) => transactionType))).toEqual(
      new Set(
        [
          'Shipment',
          'Refund',
          'GuaranteeClaim',
          'ServiceFee',
          'ProductAdsPayment',
          'Adjustment',
          'Transfer',
          'FBAInventoryReimbursement',
        ].filter((type) => told.some((each) => each.transactionType === type)),
      ),
    );
    for (const { breakdowns, totalAmount, items } of told) {
      expect(differing(breakdowns)).toEqual([]);
      expect(sum(breakdowns.map((each) => minor(each.breakdownAmount)))).toBe(minor(totalAmount));
      for (const item of items.filter((each) => each.breakdowns.length > 0)) {
        expect(differing(item.breakdowns)).toEqual([]);
        expect(sum(item.breakdowns.map((each) => minor(each.breakdownAmount)))).toBe(minor(item.totalAmount));
      }
    }
  }
});

test('a summary of a settlement comes to its total, and one of days to what moved in them', () => {
  const { settlements } = world.amazon.control.ledgerTruth(world.account, US);
  for (const { settlementId, total } of settlements) {
    const { body } = world.get(SUMMARY, {
      relatedIdentifierName: 'SETTLEMENT_ID',
      relatedIdentifierValue: settlementId,
    });
    const [summary] = body.summaries as { netProceeds: Money; breakdowns: Breakdown[] }[];
    expect(minor(summary?.netProceeds as Money)).toBe(total);
    expect(sum((summary?.breakdowns ?? []).map((each) => minor(each.breakdownAmount)))).toBe(total);
  }
  const { body } = world.get(SUMMARY, { marketplaceIds: US, periodStart: '2026-11-01', periodEnd: '2026-11-30' });
  const [november] = body.summaries as { netProceeds: Money }[];
  const then = world.amazon.control.ledgerTruth(world.account, US, Date.parse('2026-12-01T08:00:00.000Z') - 1);
  expect(minor(november?.netProceeds as Money)).toBe(then.total + then.paid);
});

test('a page looks through so many and shows what fits, so that pages are empty with others behind them', () => {
  world.amazon.control.moneyRules(world.account, { transactionsPerPage: 40 });
  const held = pages(world, { ...since(world, 170), transactionStatus: 'DEFERRED' });
  world.amazon.control.moneyRules(world.account, { transactionsPerPage: 500 });
  expect(held.slice(0, -1).some((page) => page.length === 0)).toBe(true);
  expect(held.flat()).toEqual(all(world, { ...since(world, 170), transactionStatus: 'DEFERRED' }));
});

test('orders that the merchant ships are missing where the US store is asked for by name, and nowhere else', () => {
  const merchants = (query: Record<string, string>) =>
    all(world, { ...since(world, 170), ...query }).filter(({ items }) => JSON.stringify(items).includes('"MFN"'));
  expect(merchants({ marketplaceId: US })).toEqual([]);
  expect(merchants({ marketplaceId: CA }).length).toBeGreaterThan(0);
  const places = new Set(merchants({}).map((each) => JSON.stringify(each).includes('Amazon.com"')));
  expect(places).toEqual(new Set([true, false]));
});

test('money may be told up to two days late, and nothing of it later', () => {
  const late = newWorld();
  late.amazon.control.moneyRules(late.account, { held: 'not at all' });
  const orders = 40;
  for (let order = 0; order < orders; order++) {
    late.amazon.control.placeOrder({
      status: 'SHIPPED',
      createdTime: NOON - HOUR,
      orderId: `111-0000000-${1_000_000 + order}`,
    });
  }
  const shown = (after: number): number => {
    late.clock.advance(after);
    late.renew();
    return all(late, { postedAfter: iso(NOON - 2 * HOUR) }).length;
  };
  const [soon, later, last] = [shown(15 * MINUTE), shown(20 * HOUR), shown(28 * HOUR)];
  expect(soon).toBeLessThan(later as number);
  expect(later).toBeLessThan(last as number);
  expect(last).toBe(orders);
});

const ID = { relatedIdentifierName: 'ORDER_ID' };
const at = (ago: number): string => iso(world.clock.now() - ago);

test.each<[name: string, path: string, query: () => Record<string, string>, details: string]>([
  ['no start', TRANSACTIONS, () => ({}), 'Start date cannot be null'],
  ['a start a minute ago', TRANSACTIONS, () => ({ postedAfter: at(MINUTE) }), 'postedAfter must be more than'],
  [
    'an end a minute ago',
    TRANSACTIONS,
    () => ({ postedAfter: at(DAY), postedBefore: at(MINUTE) }),
    'postedBefore must be more',
  ],
  [
    'an end before the start',
    TRANSACTIONS,
    () => ({ postedAfter: at(DAY), postedBefore: at(2 * DAY) }),
    'later than postedAfter',
  ],
  ['a date of no format', TRANSACTIONS, () => ({ postedAfter: '1.3.2026' }), 'not a date in ISO 8601'],
  [
    'an unknown status',
    TRANSACTIONS,
    () => ({ postedAfter: at(DAY), transactionStatus: 'Released' }),
    'transactionStatus',
  ],
  [
    'an identifier that is no filter',
    TRANSACTIONS,
    () => ({ relatedIdentifierName: 'REFUND_ID', relatedIdentifierValue: 'x' }),
    'relatedIdentifierName',
  ],
  ['an identifier without a value', TRANSACTIONS, () => ({ postedAfter: at(DAY), ...ID }), 'go together'],
  [
    'another seller’s marketplace',
    TRANSACTIONS,
    () => ({ postedAfter: at(DAY), marketplaceId: DE }),
    'not valid for this seller',
  ],
  ['a token of nobody', TRANSACTIONS, () => ({ postedAfter: at(DAY), nextToken: 'x' }), 'nextToken is not valid'],
  ['an unknown parameter', TRANSACTIONS, () => ({ postedAfter: at(DAY), pageSize: '3' }), 'Unknown parameter'],
  ['an unknown balance', BALANCES, () => ({ balanceType: 'OPEN' }), 'balanceType'],
  ['a day with a time', BALANCES, () => ({ asOfDate: '2026-11-30T00:00:00Z' }), 'not a date such as'],
  ['a day that is not over', BALANCES, () => ({ asOfDate: at(0).slice(0, 10) }), 'a day that has ended'],
  ['a token of balances', BALANCES, () => ({ nextToken: 'x' }), 'nextToken is not valid'],
  ['a summary of nothing', SUMMARY, () => ({}), 'must be provided'],
  [
    'a summary of days backwards',
    SUMMARY,
    () => ({ periodStart: '2026-12-02', periodEnd: '2026-12-01' }),
    'not before it',
  ],
  ['a summary of an order', SUMMARY, () => ({ ...ID, relatedIdentifierValue: 'x' }), 'relatedIdentifierName'],
  ['groups since ever', GROUPS, () => ({ MaxResultsPerPage: '10' }), 'Date range is invalid'],
  [
    'a hundred and one groups',
    GROUPS,
    () => ({ FinancialEventGroupStartedAfter: at(DAY), MaxResultsPerPage: '101' }),
    'from 1 to 100',
  ],
])('%s is refused', (_name, path, query, details) => {
  const { status, body }: Answered = world.get(path, query());
  expect([status, body]).toEqual([
    400,
    { errors: [{ code: 'InvalidInput', message: 'Invalid Input', details: expect.stringContaining(details) }] },
  ]);
});

test('a span of more than 180 days is answered with nothing, and a token is of its own request', () => {
  expect(all(world, since(world, 181))).toEqual([]);
  world.amazon.control.moneyRules(world.account, { transactionsPerPage: 40 });
  const query = since(world, 170);
  const { body } = world.get(TRANSACTIONS, query);
  const { nextToken } = body.payload as { nextToken: string };
  const changed = world.get(TRANSACTIONS, { ...query, transactionStatus: 'RELEASED', nextToken });
  world.amazon.control.moneyRules(world.account, { transactionsPerPage: 500 });
  expect([changed.status, JSON.stringify(changed.body)]).toEqual([
    400,
    expect.stringContaining('must stay as they were'),
  ]);
});

test('an application without the role for finances reads none', () => {
  const denied = newWorld();
  denied.account.roles.delete('Finance and Accounting');
  const answers = [
    denied.get(TRANSACTIONS, { postedAfter: iso(NOON - DAY) }),
    denied.get(BALANCES),
    denied.get(SUMMARY),
    denied.get(GROUPS),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});
