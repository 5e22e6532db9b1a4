// What becomes of an order: page by page, and the rules that hold for every order.

import * as fc from 'fast-check';
import { planOrder } from '../../../../src/TypeScript/flows/orders/plan';
import type { Minor } from '../../../../src/TypeScript/ledger/minor';
import { size } from '../../../support/size';
import {
  ADDRESS,
  anyOrder,
  context,
  contextFor,
  EVERYTHING,
  line,
  marketplace,
  order,
  page,
  paid,
  part,
  reasons,
  row,
} from '../support';

const RUNS = size('orders planned at random', 250, 10_000);

test('each money field is a line of its own, a discount directly after what it discounts', () => {
  const lines = [
    line({
      quantityOrdered: 2,
      item: part(3_000, 240),
      shipping: part(500, 40),
      giftWrap: part(300, 24),
      other: part(100),
      promotion: part(600, 48),
      shippingPromotion: part(500, 40),
    }),
  ];
  expect(page(planOrder(order({ lines }), context({ skuRows: [row({ pack: 6 })] })))).toEqual([
    'item 501 ×12 3000 tax 240',
    'discount 904 ×1 -600 tax -48',
    'shipping 901 ×1 500 tax 40',
    'shipping-discount 904 ×1 -500 tax -40',
    'wrap 902 ×1 300 tax 24',
    'other 903 ×1 100 tax 0',
    "total 3016 + Amazon's tax 0",
  ]);
});

test('tax that Amazon collects is on no line, and the total with it is what the buyer paid', () => {
  const lines = [line({ item: part(1_000, 83), shipping: part(499, 41), taxModel: 'MARKETPLACE_FACILITATOR' })];
  const plan = planOrder(order({ lines }), context());
  expect(page(plan)).toEqual(['item 501 ×1 1000 tax 0', 'shipping 901 ×1 499 tax 0', "total 1499 + Amazon's tax 124"]);
  expect(plan.outcome === 'import' && plan.salesOrder.lines.map((each) => each.taxCode?.code)).toEqual(['52', '52']);
});

test('a free replacement keeps its item lines at zero', () => {
  const lines = [line({ item: part(0) })];
  const plan = planOrder(order({ lines, grandTotal: null, replaces: '111-0000000-0000000' }), context());
  expect(page(plan)).toEqual(['item 501 ×1 0 tax 0', "total 0 + Amazon's tax 0"]);
});

test('F20 the lines, the tax on them and Amazon’s own tax re-add to Amazon’s total, whatever the order', () => {
  fc.assert(
    fc.property(anyOrder, (any) => {
      const plan = planOrder(any, contextFor(any));
      if (plan.outcome !== 'import') throw new Error(`${plan.outcome}: ${reasons(plan)}`);
      const { lines, totalMinor, body } = plan.salesOrder;
      const added = lines.reduce((sum, each) => sum + each.amountMinor + each.taxMinor, 0);
      expect(added).toBe(totalMinor);
      expect(totalMinor + body.facilitatorTaxMinor).toBe(any.grandTotal);
      expect(body.amazonTotalMinor).toBe(any.grandTotal);
    }),
    { numRuns: RUNS },
  );
});

test('one minor unit more or less in Amazon’s total, and the order is held', () => {
  fc.assert(
    fc.property(anyOrder, fc.constantFrom(-1, 1), (any, off) => {
      const plan = planOrder({ ...any, grandTotal: (any.grandTotal! + off) as Minor }, contextFor(any));
      expect([plan.outcome, ...reasons(plan)]).toEqual(['hold', 'money-does-not-add-up']);
    }),
    { numRuns: RUNS },
  );
});

test('a line whose parts miss Amazon’s line total by one is held, though the grand total is met', () => {
  const lines = [line({ orderItemId: '1', total: 1_001 as Minor }), line({ orderItemId: '2' })];
  expect(page(planOrder(order({ lines }), context()))).toEqual(['hold', 'money-does-not-add-up']);
});

test('F1 an order with an unmapped SKU gives no line and one mapping exception', () => {
  const unmapped = fc.oneof({ weight: 97, arbitrary: fc.constant(false) }, { weight: 3, arbitrary: fc.constant(true) });
  const lost = { expected: 0, found: 0 };
  fc.assert(
    fc.property(anyOrder, fc.array(unmapped, { minLength: 6, maxLength: 6 }), (any, flags) => {
      const lines = any.lines.map((each, at) => (flags[at] ? { ...each, sku: `${each.sku}?` } : each));
      const plan = planOrder({ ...any, lines }, contextFor(any));
      const isLost = lines.some((each) => each.sku!.endsWith('?'));
      lost.expected += isLost ? 1 : 0;
      lost.found += reasons(plan).filter((reason) => reason === 'sku-unmapped').length;
      expect(plan.outcome).toBe(isLost ? 'hold' : 'import');
    }),
    { numRuns: RUNS },
  );
  expect(lost.found).toBe(lost.expected);
  expect(lost.expected).toBeGreaterThan(0);
});

test('F3 every gift message is on its line and on the body, or the order is held', () => {
  fc.assert(
    fc.property(anyOrder, (any) => {
      const plan = planOrder(any, contextFor(any));
      if (plan.outcome !== 'import') throw new Error(plan.outcome);
      for (const { orderItemId, giftMessage } of any.lines) {
        if (giftMessage === null) continue;
        const placed = plan.salesOrder.lines.find((each) => each.kind === 'item' && each.orderItemId === orderItemId);
        expect(placed?.giftMessage).toBe(giftMessage);
        expect(plan.salesOrder.body.giftMessage).toContain(giftMessage);
      }
    }),
    { numRuns: RUNS },
  );
  const tooLong = [line({ isGift: true, giftMessage: '祝'.repeat(1_400) })];
  expect(page(planOrder(order({ lines: tooLong }), context()))).toEqual(['hold', 'gift-not-placed']);
});

test.each([
  ['no service level', { serviceLevel: null }],
  ['a level that the map lacks', { serviceLevel: 'NEXT_DAY' }],
  ['a level named like a method of every object', { serviceLevel: 'constructor' }],
])('F2 %s: no default is taken', (_name, given) => {
  expect(page(planOrder(order(given), context()))).toEqual(['hold', 'ship-service-unmapped']);
});

test('an FBA order needs no ship service and stands at the FBA location', () => {
  const plan = planOrder(order({ channel: 'FBA', serviceLevel: 'NEXT_DAY' }), context());
  expect(plan.outcome === 'import' && [plan.salesOrder.location, plan.salesOrder.shipMethod]).toEqual(['32', null]);
});

test('F22 an FBM order with an invalid address is imported, not approved, with its address verbatim', () => {
  const address = { ...ADDRESS, postalCode: 'ABCDE' };
  const plan = planOrder(order({ address }), context());
  expect(reasons(plan)).toEqual(['address-invalid']);
  if (plan.outcome !== 'import') throw new Error(plan.outcome);
  expect(plan.approve).toBe(false);
  expect(plan.salesOrder.address).toBeNull();
  expect(JSON.parse(plan.salesOrder.body.verbatimAddress!)).toEqual(address);
});

test('an order without personal data still imports', () => {
  const plan = planOrder(order({ address: null, buyerName: null, buyerEmail: null }), context());
  expect(plan.outcome === 'import' && [plan.approve, plan.exceptions]).toEqual([true, []]);
  const area = { ...ADDRESS, name: null, addressLine1: null, phone: null };
  const needed = context({ marketplace: marketplace({ needsAddress: true }) });
  expect(reasons(planOrder(order({ address: area }), context()))).toEqual([]);
  expect(reasons(planOrder(order({ address: area }), needed))).toEqual(['missing-personal-data']);
});

test('what is left of a partly cancelled line is sold, and a line with nothing left is not on the order', () => {
  const lines = [
    line({ orderItemId: '1', quantityOrdered: 5, quantityFulfilled: 1, quantityUnfulfilled: 2, item: part(600) }),
    line({ orderItemId: '2', sku: 'UNKNOWN', quantityOrdered: 1, quantityUnfulfilled: 0, item: part(0) }),
  ];
  expect(page(planOrder(order({ lines }), context()))).toEqual(['item 501 ×3 600 tax 0', "total 600 + Amazon's tax 0"]);
});

test('the order’s day is the day of purchase in the marketplace’s zone', () => {
  const day = (createdTime: string) => {
    const plan = planOrder(order({ createdTime }), context());
    return plan.outcome === 'import' && plan.salesOrder.trandate;
  };
  expect(day('2026-03-03T07:59:59.000Z')).toEqual({ year: 2026, month: 3, day: 2 });
  expect(day('2026-03-03T08:00:00.000Z')).toEqual({ year: 2026, month: 3, day: 3 });
});

test('a business order carries its PO number, any other Amazon’s order id', () => {
  const reference = (purchaseOrderNumber: string | null) => {
    const plan = planOrder(order({ purchaseOrderNumber }), context());
    return plan.outcome === 'import' && plan.salesOrder.otherrefnum;
  };
  expect(reference('PO 4711')).toBe('PO 4711');
  expect(reference(null)).toBe('111-2222222-3333333');
  expect(reference('9'.repeat(46))).toBe('111-2222222-3333333');
});

test.each([
  ['currency-mismatch', {}, { marketplace: marketplace({ currency: 'CAD' }) }],
  ['currency-mismatch', {}, { features: { ...EVERYTHING, multiCurrency: false, baseCurrency: 'EUR' } }],
  ['money-incomplete', { grandTotal: null }, {}],
  ['unknown-marketplace', {}, { marketplace: null }],
  ['fba-not-supported', { channel: 'FBA' }, { features: { ...EVERYTHING, multiLocation: false } }],
  ['customer-missing', {}, { marketplace: marketplace({ customer: null }) }],
  ['marketplace-not-configured', {}, { marketplace: marketplace({ locationFbm: null }) }],
  ['marketplace-not-configured', {}, { marketplace: marketplace({ zone: 'Mars/Olympus' }) }],
  ['marketplace-not-configured', {}, { marketplace: marketplace({ fromDate: null }) }],
  ['marketplace-not-configured', {}, { marketplace: marketplace({ subsidiary: null }), skuRows: [row()] }],
  [
    'marketplace-not-configured',
    { lines: [line({ shipping: part(1) })] },
    { marketplace: marketplace({ itemShipping: null }) },
  ],
  ['marketplace-not-configured', { deliveryTip: 100 as Minor }, { marketplace: marketplace({ itemOther: null }) }],
  ['sku-unmapped', {}, { skuRows: [row({ channel: 'FBA' })] }],
  ['sku-unmapped', { lines: [line({ sku: null })] }, {}],
  ['sku-ambiguous', {}, { skuRows: [row(), row({ id: '2' })] }],
  ['item-inactive', {}, { skuRows: [row({ itemActive: false })] }],
  ['item-wrong-subsidiary', {}, { skuRows: [row({ itemSubsidiaries: ['3'] })] }],
  ['pack-invalid', {}, { skuRows: [row({ pack: 0.5 })] }],
  ['invalid-quantity', { lines: [line({ quantityOrdered: -1 })] }, {}],
  ['invalid-quantity', { lines: [line({ quantityOrdered: 1, quantityUnfulfilled: 2 })] }, {}],
  ['malformed-document', { lines: [line(), line()] }, {}],
  ['malformed-document', { lines: [] }, {}],
  ['tax-split-impossible', { lines: [line({ item: part(-5) })] }, {}],
  ['seller-tax-not-recordable', { lines: [line({ item: part(0, 10) })] }, {}],
  [
    'seller-tax-not-recordable',
    { lines: [line({ item: part(100, 10) })] },
    { features: { ...EVERYTHING, suiteTax: false, perLineTax: false } },
  ],
  [
    'tax-code-missing',
    { lines: [line({ item: part(100, 10) })] },
    { marketplace: marketplace({ suiteTax: { liable: null, facilitator: null, zero: null } }) },
  ],
] as const)('%s holds the order and nothing else does', (expected, given, where) => {
  const plan = planOrder(order(given), context(where));
  expect(plan.outcome).toBe('hold');
  expect(reasons(plan)).toContain(expected);
  expect(new Set(reasons(plan)).size).toBe(reasons(plan).length);
});

test('legacy tax takes a code and an amount on each line, and an account with neither takes facilitator orders', () => {
  const legacy = { ...EVERYTHING, suiteTax: false };
  const lines = [line({ item: part(1_000, 200) })];
  const plan = planOrder(order({ lines }), context({ features: legacy }));
  expect(plan.outcome === 'import' && plan.salesOrder.lines[0]!.taxCode).toEqual({ code: '41', type: null });
  const amazons = [line({ item: part(1_000, 80), taxModel: 'MARKETPLACE_FACILITATOR' })];
  const bare = context({ features: { ...legacy, perLineTax: false } });
  expect(page(planOrder(order({ lines: amazons }), bare))).toEqual([
    'item 501 ×1 1000 tax 0',
    "total 1000 + Amazon's tax 80",
  ]);
});

test('a small account without subsidiaries, currencies, locations or tax codes imports FBM orders', () => {
  const features = {
    oneWorld: false,
    multiCurrency: false,
    multiLocation: false,
    suiteTax: false,
    perLineTax: false,
    baseCurrency: 'USD',
  };
  const settings = marketplace({ subsidiary: null, currencyId: null, locationFbm: null, locationFba: null });
  const plan = planOrder(
    order(),
    context({ features, marketplace: settings, skuRows: [row({ itemSubsidiaries: null })] }),
  );
  expect(
    plan.outcome === 'import' && [plan.salesOrder.subsidiary, plan.salesOrder.currencyId, plan.salesOrder.location],
  ).toEqual([null, null, null]);
});

test('all that stands against an order is told at once', () => {
  const lines = [line({ sku: 'NOT-MAPPED' })];
  const plan = planOrder(order({ lines, serviceLevel: 'SAME_DAY', grandTotal: 7 as Minor }), context());
  expect([...reasons(plan)].sort()).toEqual(['money-does-not-add-up', 'ship-service-unmapped', 'sku-unmapped']);
});

test('a tip for the driver is a line of its own', () => {
  expect(page(planOrder(order({ deliveryTip: 250 as Minor }), context()))).toEqual([
    'item 501 ×1 1000 tax 0',
    'tip 903 ×1 250 tax 0',
    "total 1250 + Amazon's tax 0",
  ]);
  expect(paid(line())).toBe(1_000);
});
