// How Amazon's finances are asked for, and how its answers are read: exactly, or not at all.

import { listBalances, readBalancePage, totalOwed } from '../../../src/TypeScript/amazon/listBalances';
import { listFinancialEventGroups, readEventGroupPage } from '../../../src/TypeScript/amazon/listFinancialEventGroups';
import { listTransactions, readTransactionPage } from '../../../src/TypeScript/amazon/listTransactions';
import { buildRequest } from '../../../src/TypeScript/amazon/request';

const caller = { region: 'EU', version: '0.1.0', now: Date.UTC(2026, 3, 3) } as const;
const SPAN = { from: '2026-02-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z', marketplaceId: 'A1PA6795UKMFR9' };

const euro = (currencyAmount: unknown) => ({ currencyCode: 'EUR', currencyAmount });
const part = (breakdownType: string, amount: unknown, ...breakdowns: object[]) => ({
  breakdownType,
  breakdownAmount: euro(amount),
  breakdowns,
});

const SALE = part('Sales', 20, part('ProductCharges', 20, part('OurPricePrincipal', 20)));
const FEES = part(
  'Expenses',
  -3.1,
  part('AmazonFees', -3.1, part('Commission', -3.1, part('Base', -2.6), part('Tax', -0.5))),
);
const SHIPMENT = {
  transactionId: 't1',
  transactionType: 'Shipment',
  transactionStatus: 'Deferred Released',
  postedDate: '2026-03-14T03:35:13Z',
  totalAmount: euro(16.9),
  marketplaceDetails: { marketplaceId: 'A1PA6795UKMFR9', marketplaceName: 'Amazon.de' },
  relatedIdentifiers: [
    { relatedIdentifierName: 'ORDER_ID', relatedIdentifierValue: '302-1234567-1234567' },
    { relatedIdentifierName: 'RELEASE_TRANSACTION_ID', relatedIdentifierValue: 't2' },
  ],
  items: [{ totalAmount: euro(16.9), breakdowns: [SALE, FEES] }],
  breakdowns: [part('Sales', 20), part('Expenses', -3.1)],
};

const answer = (...transactions: object[]) => JSON.stringify({ payload: { transactions, nextToken: 'more' } });

test('a page of transactions has the amounts at the ends of the deepest tree, in minor units', () => {
  const reading = readTransactionPage(answer(SHIPMENT));
  expect(reading).toEqual({
    ok: true,
    value: {
      nextToken: 'more',
      transactions: [
        {
          id: 't1',
          type: 'Shipment',
          status: 'DEFERRED_RELEASED',
          posted: '2026-03-14T03:35:13.000Z',
          currency: 'EUR',
          total: 1690,
          marketplaceId: 'A1PA6795UKMFR9',
          orderId: '302-1234567-1234567',
          groupId: null,
          settlementId: null,
          deferredId: null,
          releaseId: 't2',
          leaves: [
            { path: ['Sales', 'ProductCharges', 'OurPricePrincipal'], amount: 2000 },
            { path: ['Expenses', 'AmazonFees', 'Commission', 'Base'], amount: -260 },
            { path: ['Expenses', 'AmazonFees', 'Commission', 'Tax'], amount: -50 },
          ],
        },
      ],
    },
  });
});

test('where items have no amounts, or not all of them, the transaction as a whole counts', () => {
  const whole = [part('FBAInventoryReimbursement', 6.22)];
  const items = [{ totalAmount: euro(6.22), breakdowns: null }];
  const reimbursed = { ...SHIPMENT, totalAmount: euro(6.22), items, breakdowns: whole };
  const storage = [part('Expenses', -12, part('FBAFees', -12, part('FBAStorageFee', -12)))];
  const stored = [{ totalAmount: euro(-5), breakdowns: [part('FBAStorageFee', -5)] }];
  const reading = readTransactionPage(
    answer(reimbursed, { ...SHIPMENT, totalAmount: euro(-12), items: stored, breakdowns: storage }),
  );
  expect(reading.ok && reading.value.transactions.map(({ leaves }) => leaves)).toEqual([
    [{ path: ['FBAInventoryReimbursement'], amount: 622 }],
    [{ path: ['Expenses', 'FBAFees', 'FBAStorageFee'], amount: -1200 }],
  ]);
});

test('a tree that is wrapped once more, as in the example of the model, is the same tree', () => {
  const wrapped = { ...SHIPMENT, items: [], breakdowns: { breakdowns: [SALE, FEES] } };
  const reading = readTransactionPage(answer(wrapped));
  expect(reading.ok && reading.value.transactions[0]?.leaves).toHaveLength(3);
});

const off = (fields: object) => answer({ ...SHIPMENT, ...fields });

test.each<[name: string, body: string, refusal: string, words: string]>([
  ['text that ends early', answer(SHIPMENT).slice(0, 90), 'truncated-document', 'ends or breaks early'],
  ['an answer without a payload', '{}', 'malformed-document', 'payload'],
  ['a status nobody knows', off({ transactionStatus: 'SHADOW' }), 'unknown-enum', 'SHADOW'],
  ['no id', off({ transactionId: '' }), 'malformed-document', 'transactionId'],
  ['no date', off({ postedDate: 'yesterday' }), 'malformed-document', 'postedDate'],
  ['an amount as text', off({ totalAmount: euro('16.90') }), 'malformed-document', 'expected a number'],
  ['half a cent', off({ totalAmount: euro(16.905) }), 'malformed-document', 'at most 2 decimals'],
  [
    'a fault of floating point',
    off({ totalAmount: euro(16.900000000000002) }),
    'malformed-document',
    'at most 2 decimals',
  ],
  ['an amount beyond all measure', off({ totalAmount: euro(1e21) }), 'malformed-document', '1e+21'],
  ['an unknown currency', off({ totalAmount: { currencyCode: 'XAU', currencyAmount: 1 } }), 'currency-mismatch', 'XAU'],
  [
    'two currencies',
    off({ totalAmount: { currencyCode: 'USD', currencyAmount: 16.9 } }),
    'currency-mismatch',
    'expected USD',
  ],
  [
    'children that do not come to their parent',
    off({ items: [], breakdowns: [part('Sales', 16.9, part('ProductCharges', 16))] }),
    'money-does-not-add-up',
    'come to 1690 minor units, found 1600',
  ],
  ['a total that is not its parts', off({ totalAmount: euro(17) }), 'money-does-not-add-up', 'come to 1700'],
])('%s is refused by name', (_name, body, refusal, words) => {
  expect(readTransactionPage(body)).toMatchObject({
    ok: false,
    class: refusal,
    message: expect.stringContaining(words),
  });
});

test('transactions are asked for over a span, and a further page with the same arguments', () => {
  const url =
    'https://sellingpartnerapi-eu.amazon.com/finances/2024-06-19/transactions?postedAfter=2026-02-01T00%3A00%3A00.000Z&postedBefore=2026-04-01T00%3A00%3A00.000Z';
  expect(buildRequest(listTransactions(SPAN), caller).url).toBe(`${url}&marketplaceId=A1PA6795UKMFR9`);
  const next = buildRequest(listTransactions({ ...SPAN, marketplaceId: null }, 'a/b', 'DEFERRED'), caller);
  expect(next.url).toBe(`${url}&transactionStatus=DEFERRED&nextToken=a%2Fb`);
  expect(() => listTransactions({ ...SPAN, from: '2025-09-01T00:00:00.000Z' })).toThrow('at most 180 days');
  expect(() => listTransactions({ ...SPAN, to: SPAN.from })).toThrow('the end after the start');
});

const BALANCE = {
  partnerMetadata: { accountType: 'Standard Orders', marketplaceId: 'A1PA6795UKMFR9' },
  balanceType: 'TOTAL',
  amount: euro(150),
  balances: [
    { balanceType: 'AVAILABLE', amount: euro(80) },
    {
      balanceType: 'RESERVED',
      amount: euro(70),
      balances: [
        { balanceType: 'DEFERRED', amount: euro(90) },
        { balanceType: 'ACCOUNT_LEVEL_RESERVE', amount: euro(-20) },
      ],
    },
  ],
};
const balances = (...each: object[]) => JSON.stringify({ balances: each });

test('what Amazon owes in a marketplace is the sum over its types of account', () => {
  expect(buildRequest(listBalances('A1PA6795UKMFR9', '2026-03-31'), caller).url).toBe(
    'https://sellingpartnerapi-eu.amazon.com/finances/2024-06-19/balances?marketplaceIds=A1PA6795UKMFR9&balanceType=TOTAL&asOfDate=2026-03-31',
  );
  const invoiced = { ...BALANCE, partnerMetadata: { accountType: 'Invoiced Orders', marketplaceId: 'A1PA6795UKMFR9' } };
  const french = { ...BALANCE, partnerMetadata: { accountType: 'Standard Orders', marketplaceId: 'A13V1IB3VIYZZH' } };
  const reading = readBalancePage(balances(BALANCE, invoiced, french));
  const found = reading.ok ? reading.value.balances : [];
  expect(totalOwed(found, 'A1PA6795UKMFR9', 'EUR')).toBe(30_000);
  expect(totalOwed(found, 'A1PA6795UKMFR9', 'USD')).toBeNull();
});

test.each<[name: string, body: string, refusal: string]>([
  ['parts that do not come to the balance', balances({ ...BALANCE, amount: euro(151) }), 'money-does-not-add-up'],
  ['a balance of another kind', balances({ ...BALANCE, balanceType: 'FROZEN' }), 'unknown-enum'],
  ['a balance without an amount', balances({ ...BALANCE, amount: null }), 'malformed-document'],
])('%s is refused by name', (_name, body, refusal) => {
  expect(readBalancePage(body)).toMatchObject({ ok: false, class: refusal });
});

test('groups have their ends, and an open one has none', () => {
  expect(buildRequest(listFinancialEventGroups(SPAN.from, SPAN.to, 'x'), caller).url).toMatch(
    /\/finances\/v0\/financialEventGroups\?FinancialEventGroupStartedAfter=.*&MaxResultsPerPage=100&NextToken=x$/,
  );
  const groups = [
    { FinancialEventGroupId: 'g2', FinancialEventGroupStart: '2026-03-20T00:00:00Z' },
    {
      FinancialEventGroupId: 'g1',
      FinancialEventGroupStart: '2026-03-06T00:00:00Z',
      FinancialEventGroupEnd: '2026-03-20T00:00:00Z',
    },
  ];
  expect(readEventGroupPage(JSON.stringify({ payload: { FinancialEventGroupList: groups } }))).toEqual({
    ok: true,
    value: {
      nextToken: null,
      groups: [
        { groupId: 'g2', start: '2026-03-20T00:00:00.000Z', end: null },
        { groupId: 'g1', start: '2026-03-06T00:00:00.000Z', end: '2026-03-20T00:00:00.000Z' },
      ],
    },
  });
});
