// The format that Amazon no longer makes (V1): an amount in each of nine columns, read in the words of today's format.

import { type Cells, ID, page, readOne, readText, report, summary, usual, V1 } from './reportText';

const historic = (cells: Cells): Cells => ({
  'settlement-id': ID,
  'transaction-type': 'Order',
  'order-id': '702-1111111-2222222',
  'marketplace-name': 'Amazon.ca',
  'posted-date': '2019-03-04T18:00:09+00:00',
  ...cells,
});

const historicSummary = (total: string): Cells =>
  summary(total, {
    'settlement-start-date': '2019-03-01T09:15:02+00:00',
    'settlement-end-date': '2019-03-15T09:15:02+00:00',
    'deposit-date': '2019-03-17T09:15:02+00:00',
    currency: 'CAD',
  });

const account = (type: string, amount: string): Cells =>
  historic({ 'transaction-type': type, 'order-id': '', 'marketplace-name': '', 'other-amount': amount });

test('a settlement in the old format is read in the words of the new one, all nine amounts of it', () => {
  const rows = [
    historicSummary('45.00'),
    historic({ sku: 'MUG', 'quantity-purchased': '1' }),
    historic({
      'price-type': 'Principal',
      'price-amount': '20.00',
      'item-related-fee-type': 'Commission',
      'item-related-fee-amount': '-3.00',
    }),
    historic({
      'promotion-type': 'Shipping',
      'promotion-amount': '-1.00',
      'shipment-fee-type': 'FBA transportation fee',
      'shipment-fee-amount': '-2.00',
    }),
    historic({
      'order-fee-type': 'Some',
      'order-fee-amount': '1.00',
      'direct-payment-type': 'CollectOnDeliveryRevenue',
      'direct-payment-amount': '4.00',
    }),
    historic({
      'misc-fee-amount': '5.00',
      'other-fee-amount': '6.00',
      'other-fee-reason-description': 'Reason',
      'other-amount': '7.00',
    }),
    account('Storage Fee', '-1.00'),
    account('WAREHOUSE_DAMAGE', '9.00'),
    account('Micro Deposit', '-0.01'),
    account('Payable to Amazon', '0.01'),
  ];
  const reading = readOne(report(rows, V1));

  expect(page(reading)).toEqual([
    `${ID}: 45.00 CAD`,
    '2019-03 Amazon.ca: Order / ItemPrice / Principal: 20.00 in 1',
    '2019-03 Amazon.ca: Order / ItemFees / Commission: -3.00 in 1',
    '2019-03 Amazon.ca: Order / ShipmentFees / FBA transportation fee: -2.00 in 1',
    '2019-03 Amazon.ca: Order / Promotion / Shipping: -1.00 in 1',
    '2019-03 Amazon.ca: Order / OrderFees / Some: 1.00 in 1',
    '2019-03 Amazon.ca: Order / DirectPayment / CollectOnDeliveryRevenue: 4.00 in 1',
    '2019-03 Amazon.ca: Order / MiscFees / : 5.00 in 1',
    '2019-03 Amazon.ca: Order / OtherFees / Reason: 6.00 in 1',
    '2019-03 Amazon.ca: other-transaction / other-transaction / Order: 7.00 in 1',
    '2019-03 -: other-transaction / other-transaction / Storage Fee: -1.00 in 1',
    '2019-03 -: other-transaction / FBA Inventory Reimbursement / WAREHOUSE_DAMAGE: 9.00 in 1',
    '2019-03 -: Transfers / Micro Deposit / Micro Deposit: -0.01 in 1',
    '2019-03 -: other-transaction / other-transaction / Payable to Amazon: 0.01 in 1',
  ]);
  expect(reading).toMatchObject({
    lines: 13,
    sum: 4_500,
    head: { total: 4_500 },
    notes: ['It is in the format that Amazon no longer makes (V1).'],
  });
});

test('advertising of the old format and the tax in the same row are the one kind that they are in the new', () => {
  const rows = [
    historicSummary('-11.30'),
    historic({
      'transaction-type': 'ServiceFee',
      'order-id': '',
      'item-related-fee-type': 'Cost of Advertising',
      'item-related-fee-amount': '-10.00',
      'other-fee-amount': '-1.30',
      'other-fee-reason-description': 'TaxAmount',
    }),
  ];

  expect(readOne(report(rows, V1)).groups).toMatchObject([
    {
      transactionType: 'ServiceFee',
      amountType: 'Cost of Advertising',
      amountDescription: 'TransactionTotalAmount',
      lines: 2,
      amount: -1_130,
    },
  ]);
});

test('another amount in a row of advertising stays what its own column says', () => {
  const rows = [
    historicSummary('-9.00'),
    historic({
      'transaction-type': 'ServiceFee',
      'item-related-fee-type': 'Cost of Advertising',
      'item-related-fee-amount': '-10.00',
      'misc-fee-amount': '1.00',
    }),
  ];

  expect(readOne(report(rows, V1)).groups.map(({ amountType, amount }) => [amountType, amount])).toEqual([
    ['Cost of Advertising', -1_000],
    ['MiscFees', 100],
  ]);
});

test('a settlement in the old format without a promotion has 33 columns', () => {
  const columns = V1.filter((column) => !column.startsWith('promotion-'));
  const rows = [historicSummary('-1,00'), account('Subscription Fee', '-1,00')];

  expect(columns).toHaveLength(33);
  expect(readOne(report(rows, columns))).toMatchObject({ sum: -100, lines: 1 });
});

test('files of both formats may stand behind one another', () => {
  const old = report([historicSummary('-1.00'), account('Subscription Fee', '-1.00')], V1).replaceAll(ID, '5');

  expect(readText(old + usual).map(({ head, sum }) => [head.settlementId, sum])).toEqual([
    ['5', -100],
    [ID, 1_625],
  ]);
});
