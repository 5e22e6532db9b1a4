// The two orders of the worked example in docs/flows/orders.md, as Amazon's Orders API 2026-01-01 would give them.

type Amounts = Readonly<Record<string, string>>;

interface Example {
  readonly orderId: string;
  readonly marketplaceId: string;
  readonly currency: string;
  readonly total: string;
  readonly sku: string;
  readonly quantity: number;
  readonly charges: Amounts;
  readonly shippingPromotion: string;
  readonly tax: string;
  readonly taxes: Amounts;
  readonly isCollectedByAmazon: boolean;
  readonly address: Amounts;
}

function orderText(example: Example): string {
  const money = (amount: string) => ({ amount, currencyCode: example.currency });
  const details = (amounts: Amounts) =>
    Object.entries(amounts).map(([subtype, amount]) => ({ subtype, value: money(amount) }));
  const breakdowns = [
    ...Object.entries(example.charges).map(([type, amount]) => ({ type, subtotal: money(amount) })),
    { type: 'TAX', subtotal: money(example.tax), detailedBreakdowns: details(example.taxes) },
    {
      type: 'DISCOUNT',
      subtotal: money(example.shippingPromotion),
      detailedBreakdowns: details({ SHIPPING: example.shippingPromotion }),
    },
  ];
  const collected = { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'AMAZON' }] };
  return JSON.stringify({
    orderId: example.orderId,
    createdTime: '2026-03-02T17:10:00Z',
    lastUpdatedTime: '2026-03-02T17:40:00Z',
    salesChannel: { channelName: 'AMAZON', marketplaceId: example.marketplaceId },
    recipient: { deliveryAddress: { name: 'A Buyer', addressLine1: '12 Canal St', ...example.address } },
    proceeds: { grandTotal: money(example.total) },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT', fulfillmentServiceLevel: 'STANDARD' },
    orderItems: [
      {
        orderItemId: '70000000000001',
        quantityOrdered: example.quantity,
        product: { title: 'An example', sellerSku: example.sku },
        proceeds: { proceedsTotal: money(example.total), breakdowns },
        ...(example.isCollectedByAmazon ? { tax: collected } : {}),
        fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: example.quantity },
      },
    ],
  });
}

/** Tax on top of the prices, collected by Amazon. */
export const US_ORDER = orderText({
  orderId: '111-5550001-5550001',
  marketplaceId: 'ATVPDKIKX0DER',
  currency: 'USD',
  total: '57.21',
  sku: 'LAMP-3',
  quantity: 2,
  charges: { ITEM: '49.98', SHIPPING: '5.99', GIFT_WRAP: '3.49' },
  shippingPromotion: '-5.99',
  tax: '3.74',
  taxes: { ITEM: '4.12', GIFT_WRAP: '0.29', DISCOUNT: '-0.67' },
  isCollectedByAmazon: true,
  address: { city: 'Reno', stateOrRegion: 'NV', postalCode: '89501', countryCode: 'US' },
});

/** Tax inside the prices, owed by the seller. */
export const UK_ORDER = orderText({
  orderId: '202-5550002-5550002',
  marketplaceId: 'A1F83G8C2ARO7P',
  currency: 'GBP',
  total: '38.97',
  sku: 'MUG-1',
  quantity: 3,
  charges: { ITEM: '38.97', SHIPPING: '3.99' },
  shippingPromotion: '-3.99',
  tax: '6.50',
  taxes: { ITEM: '6.50', SHIPPING: '0.67', DISCOUNT: '-0.67' },
  isCollectedByAmazon: false,
  address: { city: 'Leeds', postalCode: 'LS1 4AP', countryCode: 'GB' },
});
