// The money of Amazon's orders: whatever Amazon means by its breakdowns, the parts re-add to its totals or are refused.
import * as fc from 'fast-check';
import { type Marketplace, marketplaceByCountry } from '../../../src/TypeScript/amazon/marketplaces';
import { readOrder } from '../../../src/TypeScript/amazon/readOrder';
import type { Order, OrderLine } from '../../../src/TypeScript/flows/orders/order';
import { exponentOf } from '../../../src/TypeScript/ledger/currencies';
import { formatMinor, minor } from '../../../src/TypeScript/ledger/minor';
import { size } from '../../support/size';
import { rawLine, rawOrder, rawOrderOf, usd } from './rawOrder';

const RUNS = size('F20 generated orders', 150, 5_000);
const COMPONENTS = ['ITEM', 'SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'OTHER'] as const;
type Amounts = Record<(typeof COMPONENTS)[number], number>;

interface LinePlan {
  charges: Amounts;
  taxes: Amounts;
  itemDiscount: number;
  shippingDiscount: number;
  discountTax: number;
  facilitator: boolean;
}

const share = (whole: number, part: number): number => Math.floor(whole * part);
const parts = fc.record({
  ITEM: fc.integer({ min: 0, max: 500_000 }),
  SHIPPING: fc.constantFrom(0, 1, 499, 1250),
  GIFT_WRAP: fc.constantFrom(0, 399),
  COD_FEE: fc.constantFrom(0, 330),
  OTHER: fc.constantFrom(0, 7),
});
const unit = fc.double({ min: 0, max: 0.5, noNaN: true });
const linePlans: fc.Arbitrary<LinePlan> = fc
  .record({ charges: parts, rate: unit, off: unit, offShipping: unit, facilitator: fc.boolean() })
  .map(({ charges, rate, off, offShipping, facilitator }) => {
    const taxes = Object.fromEntries(COMPONENTS.map((each) => [each, share(charges[each], rate)])) as Amounts;
    const itemDiscount = share(charges.ITEM, off);
    const shippingDiscount = itemDiscount > 0 ? 0 : share(charges.SHIPPING, offShipping);
    const discountTax = Math.min(share(itemDiscount, rate), taxes.ITEM);
    return { charges, taxes, itemDiscount, shippingDiscount, discountTax, facilitator };
  });

interface OrderPlan {
  place: Marketplace;
  included: boolean;
  discountSign: 1 | -1;
  lines: LinePlan[];
}

const orderPlans: fc.Arbitrary<OrderPlan> = fc.record({
  place: fc.constantFrom('US', 'GB', 'JP', 'SE').map((country) => marketplaceByCountry(country)!),
  included: fc.boolean(),
  discountSign: fc.constantFrom(1 as const, -1 as const),
  lines: fc.array(linePlans, { minLength: 1, maxLength: 4 }),
});

const total = (amounts: Amounts): number => COMPONENTS.reduce((all, each) => all + amounts[each], 0);
const taxOf = (line: LinePlan): number => total(line.taxes) - line.discountTax;
const lineTotal = (line: LinePlan, included: boolean): number =>
  total(line.charges) - line.itemDiscount - line.shippingDiscount + (included ? 0 : taxOf(line));

function rawOf(plan: OrderPlan, grandTotalOff = 0): Record<string, unknown> {
  const { currency } = plan.place;
  const money = (units: number) => ({
    amount: formatMinor(minor(units), exponentOf(currency)),
    currencyCode: currency,
  });
  const line = (each: LinePlan, index: number): Record<string, unknown> => {
    const breakdowns: unknown[] = COMPONENTS.filter((type) => each.charges[type] > 0).map((type) => ({
      type,
      subtotal: money(each.charges[type]),
    }));
    const discount = each.itemDiscount + each.shippingDiscount;
    if (discount > 0) {
      const details = [
        { subtype: 'ITEM', value: money(plan.discountSign * each.itemDiscount) },
        { subtype: 'SHIPPING', value: money(plan.discountSign * each.shippingDiscount) },
      ];
      breakdowns.push({ type: 'DISCOUNT', subtotal: money(plan.discountSign * discount), detailedBreakdowns: details });
    }
    const details: unknown[] = COMPONENTS.map((subtype) => ({ subtype, value: money(each.taxes[subtype]) }));
    details.push({ subtype: 'DISCOUNT', value: money(plan.discountSign * each.discountTax) });
    breakdowns.push({ type: 'TAX', subtotal: money(taxOf(each)), detailedBreakdowns: details });
    return rawLine({
      orderItemId: String(index),
      proceeds: { proceedsTotal: money(lineTotal(each, plan.included)), breakdowns },
      tax: { taxCollections: each.facilitator ? [{ model: 'MARKETPLACE_FACILITATOR' }] : [] },
    });
  };
  const grandTotal = plan.lines.reduce((all, each) => all + lineTotal(each, plan.included), grandTotalOff);
  return rawOrder({
    salesChannel: { channelName: 'AMAZON', marketplaceId: plan.place.id },
    orderItems: plan.lines.map(line),
    proceeds: { grandTotal: money(grandTotal) },
  });
}

const gross = (line: OrderLine): number =>
  [line.item, line.shipping, line.giftWrap, line.other].reduce((all, part) => all + part.amount + part.tax, 0) -
  [line.promotion, line.shippingPromotion].reduce((all, part) => all + part.amount + part.tax, 0);

const netTax = (line: OrderLine): number =>
  line.item.tax +
  line.shipping.tax +
  line.giftWrap.tax +
  line.other.tax -
  line.promotion.tax -
  line.shippingPromotion.tax;

function orderOf(raw: unknown): Order {
  const reading = readOrder(raw);
  if (!reading.ok) throw new Error(`${reading.class}: ${reading.message}`);
  return reading.order;
}

function refusalOf(raw: unknown): string {
  const reading = readOrder(raw);
  return reading.ok ? 'read' : reading.class;
}

test('F20 the parts of any order re-add to its lines and its grand total, with two decimals and with none', () => {
  fc.assert(
    fc.property(orderPlans, (plan) => {
      const order = orderOf(rawOf(plan));
      order.lines.forEach((line, index) => {
        expect(gross(line)).toBe(line.total);
        expect(netTax(line)).toBe(taxOf(plan.lines[index]!));
      });
      expect(order.lines.reduce((all, line) => all + gross(line), 0)).toBe(order.grandTotal);
    }),
    { numRuns: RUNS },
  );
});

test('F20 the reading of the taxes is found from the figures alone, whatever the marketplace usually does', () => {
  fc.assert(
    fc.property(orderPlans, (plan) => {
      fc.pre(plan.lines.some((line) => taxOf(line) > 0));
      expect(orderOf(rawOf(plan)).taxIncluded).toBe(plan.included);
    }),
    { numRuns: RUNS },
  );
});

test('F20 one minor unit of difference in the grand total refuses any order', () => {
  fc.assert(
    fc.property(orderPlans, fc.constantFrom(1, -1), (plan, off) => {
      fc.pre(plan.lines.some((line) => lineTotal(line, plan.included) > 0));
      expect(refusalOf(rawOf(plan, off))).toBe('money-does-not-add-up');
    }),
    { numRuns: RUNS },
  );
});

test('a refusal for money names both figures', () => {
  const reading = readOrder(rawOrder({ proceeds: { grandTotal: usd('54.11') } }));
  expect(reading).toMatchObject({ ok: false, class: 'money-does-not-add-up', field: 'proceeds.grandTotal' });
  expect(reading.ok ? '' : reading.message).toMatch(/5411.*5410/);
});

test('a line whose parts miss its total by one cent is refused', () => {
  const proceeds = { proceedsTotal: usd('10.01'), breakdowns: [{ type: 'ITEM', subtotal: usd('10.00') }] };
  expect(refusalOf(rawOrderOf(proceeds))).toBe('money-does-not-add-up');
});

test('tax inside the price leaves a net amount that re-adds to the price', () => {
  const gbp = (amount: string) => ({ amount, currencyCode: 'GBP' });
  const order = orderOf(
    rawOrderOf(
      {
        proceedsTotal: gbp('34.99'),
        breakdowns: [
          { type: 'ITEM', subtotal: gbp('29.99') },
          { type: 'SHIPPING', subtotal: gbp('5.00') },
          {
            type: 'TAX',
            subtotal: gbp('5.83'),
            detailedBreakdowns: [
              { subtype: 'ITEM', value: gbp('5.00') },
              { subtype: 'SHIPPING', value: gbp('0.83') },
            ],
          },
        ],
      },
      {},
      { salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P' } },
    ),
  );
  expect(order.taxIncluded).toBe(true);
  expect(order.lines[0]).toMatchObject({
    item: { amount: 2499, tax: 500 },
    shipping: { amount: 417, tax: 83 },
    total: 3499,
  });
});

test('without any tax the marketplace says whether prices hold it', () => {
  const plain = (currencyCode: string) => ({
    proceedsTotal: { amount: '10.00', currencyCode },
    breakdowns: [{ type: 'ITEM', subtotal: { amount: '10.00', currencyCode } }],
  });
  const british = { salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P' } };
  expect(orderOf(rawOrderOf(plain('GBP'), {}, british)).taxIncluded).toBe(true);
  expect(orderOf(rawOrderOf(plain('USD'))).taxIncluded).toBe(false);
});

const undetailed = (withShipping: boolean) => ({
  proceedsTotal: usd(withShipping ? '16.00' : '11.00'),
  breakdowns: [
    { type: 'ITEM', subtotal: usd('10.00') },
    ...(withShipping ? [{ type: 'SHIPPING', subtotal: usd('5.00') }] : []),
    { type: 'TAX', subtotal: usd('1.00') },
  ],
});
const facilitator = { tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }] } };

test('a tax given as one sum belongs to the only thing charged', () => {
  expect(orderOf(rawOrderOf(undetailed(false))).lines[0]?.item).toEqual({ amount: 1000, tax: 100 });
});

test('a seller-liable tax given as one sum for item and shipping is refused, since a split would be a guess', () => {
  expect(refusalOf(rawOrderOf(undetailed(true)))).toBe('tax-not-attributable');
});

test('a facilitator tax given as one sum on top of item and shipping is taken, since it is never booked', () => {
  const [line] = orderOf(rawOrderOf(undetailed(true), facilitator)).lines;
  expect(line).toMatchObject({ taxModel: 'MARKETPLACE_FACILITATOR', item: { amount: 1000, tax: 100 }, total: 1600 });
});

test('the tax of a promotion that Amazon lists beside the tax is taken off', () => {
  const order = orderOf(
    rawOrderOf({
      proceedsTotal: usd('16.80'),
      breakdowns: [
        { type: 'ITEM', subtotal: usd('20.00') },
        { type: 'DISCOUNT', subtotal: usd('-4.00'), detailedBreakdowns: [{ subtype: 'ITEM', value: usd('-4.00') }] },
        {
          type: 'TAX',
          subtotal: usd('1.00'),
          detailedBreakdowns: [
            { subtype: 'ITEM', value: usd('1.00') },
            { subtype: 'DISCOUNT', value: usd('0.20') },
          ],
        },
      ],
    }),
  );
  expect(order.lines[0]).toMatchObject({ item: { amount: 2000, tax: 100 }, promotion: { amount: 400, tax: 20 } });
});

test('lines that only add up with the tax on top and lines that only add up with it inside are not mixed', () => {
  const inside = rawLine({
    orderItemId: '2',
    proceeds: {
      proceedsTotal: usd('10.00'),
      breakdowns: [
        { type: 'ITEM', subtotal: usd('10.00') },
        { type: 'TAX', subtotal: usd('1.00') },
      ],
    },
  });
  expect(refusalOf(rawOrder({ proceeds: null, orderItems: [rawLine(), inside] }))).toBe('tax-reading-inconsistent');
});

test('a tip for the driver belongs to the order and to no line', () => {
  const order = orderOf(
    rawOrder({
      proceeds: {
        grandTotal: usd('59.10'),
        breakdowns: [{ type: 'DELIVERY_TIP', status: 'FINALIZED', subtotal: usd('5.00') }],
      },
    }),
  );
  expect(order).toMatchObject({ grandTotal: 5910, deliveryTip: 500 });
});

test('a tip that Amazon has not taken into its total is left out', () => {
  const breakdowns = [{ type: 'DELIVERY_TIP', status: 'PENDING', subtotal: usd('5.00') }];
  expect(orderOf(rawOrder({ proceeds: { grandTotal: usd('54.10'), breakdowns } })).deliveryTip).toBe(0);
});

test.each([['PENDING'], ['PENDING_AVAILABILITY'], ['CANCELLED']])(
  'an order that is %s may lack its money',
  (fulfillmentStatus) => {
    const order = orderOf(
      rawOrderOf({}, { fulfillment: null }, { fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT' } }),
    );
    expect(order.lines[0]).toMatchObject({ total: null, item: { amount: 0, tax: 0 } });
    expect(order.grandTotal).toBeNull();
  },
);

test('an unshipped order without the money of a line is refused as incomplete', () => {
  expect(refusalOf(rawOrder({ orderItems: [rawLine({ proceeds: null })] }))).toBe('money-incomplete');
});

test('a replacement without money comes to zero', () => {
  const order = orderOf(
    rawOrderOf(
      {},
      {},
      { associatedOrders: [{ orderId: '111-0000000-0000000', associationType: 'REPLACEMENT_ORIGINAL_ID' }] },
    ),
  );
  expect(order).toMatchObject({ replaces: '111-0000000-0000000', lines: [{ total: 0 }] });
});

test('zeros past the decimals of a currency lose nothing and are read', () => {
  const yen = { amount: '5980.00', currencyCode: 'JPY' };
  const order = orderOf(
    rawOrderOf(
      { proceedsTotal: yen, breakdowns: [{ type: 'ITEM', subtotal: yen }] },
      {
        expense: {
          pointsCost: {
            pointsGranted: { pointsNumber: 60, pointsMonetaryValue: { amount: '60', currencyCode: 'JPY' } },
          },
        },
      },
      { salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1VC38T7YXB528' } },
    ),
  );
  expect(order.lines[0]).toMatchObject({ total: 5980, pointsCost: 60 });
});
