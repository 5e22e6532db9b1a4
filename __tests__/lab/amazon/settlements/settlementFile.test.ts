// The settlement file of the simulated Amazon: its columns, dates and decimals by region, and how it is found.

import { DAY, HOUR } from '../../../../lab/clock';
import { DOCUMENTS, downloaded, REPORTS } from '../reportSupport';
import { NOON, newWorld, type World } from '../support';
import {
  AU,
  CA,
  DE,
  JP,
  minorOf,
  newestSettlement,
  page,
  type SettlementText,
  settlementOf,
  settlementReports,
  sumOf,
  UK,
  US,
  V2,
} from './settlementSupport';

/** A world whose first account sells in one marketplace, with nothing held back and nothing in reserve. */
function plainWorld(region: 'na' | 'eu' | 'fe' = 'na', marketplaceIds = [US, CA]): World {
  const world = newWorld({ accounts: [{ region, marketplaceIds }] });
  world.amazon.control.moneyRules(world.account, { held: 'not at all', reserveShare: 0 });
  return world;
}

function settled(world: World, place: string): SettlementText {
  world.clock.advance(HOUR);
  world.renew();
  world.amazon.control.closeSettlement(world.account, place);
  return newestSettlement(world);
}

test('a shipped order of the seller is settled with its price, its tax and the mirror of it, and its fees', () => {
  const world = plainWorld();
  const lines = [
    {
      sku: 'MUG',
      price: 2_000,
      quantity: 2,
      tax: 410,
      shipping: 500,
      shippingTax: 51,
      discount: 400,
      wrap: 300,
      wrapTax: 31,
    },
  ];
  const orderId = world.amazon.control.placeOrder({ status: 'SHIPPED', lines });
  const { summary, details } = settled(world, 'USD');

  expect(page(details)).toEqual([
    'ItemPrice/Principal 40.00',
    'ItemPrice/Tax 4.10',
    'ItemPrice/Shipping 5.00',
    'ItemPrice/ShippingTax 0.51',
    'ItemPrice/GiftWrap 3.00',
    'ItemPrice/GiftWrapTax 0.31',
    'Promotion/Principal -4.00',
    'ItemWithheldTax/MarketplaceFacilitatorTax-Principal -4.10',
    'ItemWithheldTax/MarketplaceFacilitatorTax-Shipping -0.51',
    'ItemWithheldTax/MarketplaceFacilitatorTax-Giftwrap -0.31',
    'ItemFees/Commission -5.85',
    'ItemFees/ShippingHB -0.75',
  ]);
  expect(minorOf(summary['total-amount'])).toBe(4_000 + 500 + 300 - 400 - 585 - 75);
  expect(details[0]).toMatchObject({
    'transaction-type': 'Order',
    'order-id': orderId,
    'merchant-order-id': '',
    'marketplace-name': 'Amazon.com',
    'fulfillment-id': 'MFN',
    sku: 'MUG',
    'quantity-purchased': '2',
    'shipment-id': expect.stringMatching(/^\w{9}$/),
    'order-item-code': world.amazon.control.truth()[0]?.lines[0]?.orderItemId,
  });
});

test('what Amazon fulfils carries its fee, and the shipping that the buyer paid is taken back', () => {
  const world = plainWorld();
  const lines = [{ sku: 'MUG', price: 2_000, shipping: 500, wrap: 300 }];
  const orderId = world.amazon.control.placeOrder({ channel: 'FBA', status: 'SHIPPED', lines });
  const { details } = settled(world, 'USD');

  const fees = details.filter((row) => row['amount-type'] === 'ItemFees');
  expect(page(fees)).toEqual([
    'ItemFees/Commission -3.00',
    expect.stringMatching(/^ItemFees\/FBAPerUnitFulfillmentFee -\d\.\d\d$/),
    'ItemFees/ShippingChargeback -5.00',
    'ItemFees/GiftwrapChargeback -3.00',
  ]);
  expect(details[0]).toMatchObject({ 'merchant-order-id': orderId, 'fulfillment-id': 'AFN' });
});

test("another channel's order is a cost and no sale", () => {
  const world = plainWorld();
  world.amazon.control.placeOrder({
    orderId: 'S01-1234567-1234567',
    marketplaceId: CA,
    channel: 'FBA',
    channelName: 'NON_AMAZON',
    aliases: ['WEB-77'],
    status: 'SHIPPED',
  });
  const { details } = settled(world, CA);

  expect(details.map((row) => `${row['amount-type']} ${row['marketplace-name']} ${row['merchant-order-id']}`)).toEqual([
    'ItemFees Non-Amazon CA WEB-77',
    'ShipmentFees Non-Amazon CA WEB-77',
  ]);
});

test.each([
  ['na', US, 'USD', '2026-11-20 13:00:00 UTC', '2026-11-22 13:00:00 UTC', '17.00'],
  ['na', CA, 'CAD', '20.11.2026 13:00:00 UTC', '22.11.2026 13:00:00 UTC', '16.91'],
  ['eu', UK, 'GBP', '20.11.2026 13:00:00 UTC', '22.11.2026 13:00:00 UTC', '16.94'],
  ['eu', DE, 'EUR', '20.11.2026 13:00:00 UTC', '22.11.2026 13:00:00 UTC', '17,00'],
  ['fe', JP, 'JPY', '2026/11/20 13:00:00 UTC', '2026/11/22 13:00:00 UTC', '1700'],
] as const)(
  '%s %s writes %s amounts and dates as its sellers know them',
  (region, id, currency, end, deposit, total) => {
    const world = plainWorld(region, [id]);
    world.amazon.control.placeOrder({ marketplaceId: id, status: 'SHIPPED', lines: [{ sku: 'MUG', price: 2_000 }] });
    const { summary, details } = settled(world, currency);

    expect(summary).toMatchObject({
      currency,
      'settlement-end-date': end,
      'deposit-date': deposit,
      'total-amount': total,
      'transaction-type': '',
      amount: '',
    });
    const [day] = end.split(' ');
    const blank = ['currency', 'total-amount', 'settlement-start-date', 'settlement-end-date', 'deposit-date'];
    expect(details.flatMap((row) => blank.filter((column) => row[column] !== ''))).toEqual([]);
    expect(details[0]).toMatchObject({ 'posted-date': day, 'posted-date-time': `${day} 12:00:00 UTC` });
  },
);

test('European tax that Amazon remits stands apart; tax that the seller owes is inside Principal', () => {
  const world = plainWorld('eu', [UK]);
  const line = { sku: 'MUG', price: 1_200, tax: 200, discount: 120, discountTax: 20 };
  world.amazon.control.placeOrder({ marketplaceId: UK, status: 'SHIPPED', lines: [line] });
  world.amazon.control.placeOrder({ marketplaceId: UK, status: 'SHIPPED', lines: [{ ...line, taxModel: 'SELLER' }] });
  const rows = page(settled(world, UK).details).filter((row) => !row.startsWith('ItemFees'));

  expect(rows).toEqual([
    'ItemPrice/Principal 10.00',
    'ItemPrice/Tax 2.00',
    'Promotion/Principal -1.00',
    'Promotion/TaxDiscount -0.20',
    'ItemWithheldTax/MarketplaceFacilitatorVAT-Principal -1.80',
    'ItemPrice/Principal 12.00',
    'Promotion/Principal -1.20',
  ]);
});

test('Australia mirrors the tax of low-value goods; Japan has tax inside Principal, and points of no item', () => {
  const world = plainWorld('fe', [AU, JP]);
  const line = { sku: 'MUG', price: 1_100, tax: 100, shipping: 550, shippingTax: 50 };
  world.amazon.control.placeOrder({ marketplaceId: AU, status: 'SHIPPED', lines: [line] });
  const points = { number: 11, value: 11 };
  world.amazon.control.placeOrder({ marketplaceId: JP, status: 'SHIPPED', lines: [{ ...line, points }] });
  const isSale = (row: string) => !row.startsWith('ItemFees');

  expect(page(settled(world, AU).details).filter(isSale)).toEqual([
    'ItemPrice/Principal 10.00',
    'ItemPrice/Tax 1.00',
    'ItemPrice/Shipping 5.00',
    'ItemPrice/ShippingTax 0.50',
    'ItemWithheldTax/LowValueGoodsTax-Principal -1.00',
    'ItemWithheldTax/LowValueGoodsTax-Shipping -0.50',
  ]);
  const { details } = settled(world, JP);
  expect(page(details).filter(isSale)).toEqual([
    'ItemPrice/Principal 1100',
    'ItemPrice/Shipping 550',
    'Points/PointsGranted -11',
  ]);
  expect(details.filter((row) => row['order-item-code'] === '').map((row) => row['amount-type'])).toEqual(['Points']);
});

test('a settlement appears done, under every marketplace of the region, whatever filter finds it', () => {
  const world = plainWorld();
  world.amazon.control.placeOrder({ status: 'SHIPPED' });
  settled(world, 'USD');
  const [report, ...others] = settlementReports(world, { marketplaceIds: CA, processingStatuses: 'DONE' });

  expect(others).toEqual([]);
  expect(report).toMatchObject({ reportType: V2, processingStatus: 'DONE' });
  expect(report?.marketplaceIds).toEqual([US, CA, 'A1AM78C64UM0Y8', 'A2Q3Y263D00KWC']);
  expect(world.get(`${REPORTS}/${String(report?.reportId)}`).body).toEqual(report);
  expect(downloaded(world, report ?? {})).toMatchObject({ contentType: 'text/plain', compressed: false });
});

test('a settlement cannot be asked for, and a long one is packed', () => {
  const world = plainWorld();
  const answer = world.post(REPORTS, { reportType: V2, marketplaceIds: [US] });
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain('cannot be requested');
  for (let index = 0; index < 60; index++) world.amazon.control.placeOrder({ status: 'SHIPPED' });
  settled(world, 'USD');
  const [report = {}] = settlementReports(world);
  expect(downloaded(world, report).compressed).toBe(true);
});

test('without the role for money its document is refused', () => {
  const world = plainWorld();
  world.amazon.control.placeOrder({ status: 'SHIPPED' });
  settled(world, 'USD');
  const [report = {}] = settlementReports(world);
  world.account.roles.delete('Finance and Accounting');
  expect(world.get(`${DOCUMENTS}/${String(report.reportDocumentId)}`).status).toBe(403);
});

test('reports are found for 90 days, and the same seed writes the same file', () => {
  const text = () => {
    const world = plainWorld();
    world.amazon.control.placeOrder({ status: 'SHIPPED', lines: [{ sku: 'A' }, { sku: 'B', discount: 100 }] });
    return settled(world, 'USD').text;
  };
  expect(text()).toBe(text());

  const world = plainWorld();
  world.amazon.control.placeOrder({ status: 'SHIPPED' });
  settled(world, 'USD');
  world.clock.advance(90 * DAY + 1);
  world.renew();
  expect(settlementReports(world)).toEqual([]);
});

test('a file that goes wrong on its way goes wrong as other reports do, and its rows still add up', () => {
  const world = plainWorld();
  world.amazon.control.placeOrder({ status: 'SHIPPED', createdTime: NOON - DAY });
  world.clock.advance(HOUR);
  world.amazon.control.twistSettlement(world.account, {
    file: { byteOrderMark: true, withoutColumns: ['promotion-id'] },
  });
  world.amazon.control.closeSettlement(world.account, 'USD');
  const [report = {}] = settlementReports(world);
  const { text } = downloaded(world, report);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const { summary, details } = settlementOf(text.slice(1));
  expect(Object.keys(summary)).toHaveLength(23);
  expect(sumOf(details)).toBe(minorOf(summary['total-amount']));
});
