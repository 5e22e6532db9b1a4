// Raw orders as the Orders API 2026-01-01 gives them, for tests that change one thing about them.

type Raw = Record<string, unknown>;

export interface RawMoney {
  amount: string;
  currencyCode: string;
}

export function usd(amount: string): RawMoney {
  return { amount, currencyCode: 'USD' };
}

/** One line: 2 units at 24.99, tax 4.12 on top, seller-liable. */
export function rawLine(changes: Raw = {}): Raw {
  return {
    orderItemId: '10000000000001',
    quantityOrdered: 2,
    product: { asin: 'B000000001', title: 'Desk lamp', sellerSku: 'LAMP-01', price: { unitPrice: usd('24.99') } },
    proceeds: {
      proceedsTotal: usd('54.10'),
      breakdowns: [
        { type: 'ITEM', subtotal: usd('49.98') },
        { type: 'TAX', subtotal: usd('4.12'), detailedBreakdowns: [{ subtype: 'ITEM', value: usd('4.12') }] },
      ],
    },
    fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2 },
    ...changes,
  };
}

/** An unshipped order of the US marketplace with the one line above. */
export function rawOrder(changes: Raw = {}): Raw {
  return {
    orderId: '111-2222222-3333333',
    createdTime: '2026-03-01T10:20:30.400Z',
    lastUpdatedTime: '2026-03-01T10:25:00Z',
    salesChannel: { channelName: 'AMAZON', marketplaceId: 'ATVPDKIKX0DER', marketplaceName: 'Amazon.com' },
    buyer: { buyerName: 'A Buyer', buyerPurchaseOrderNumber: 'PO-7' },
    recipient: { deliveryAddress: { name: 'A Buyer', addressLine1: '1 Main St', city: 'Reno', countryCode: 'US' } },
    proceeds: { grandTotal: usd('54.10') },
    fulfillment: {
      fulfillmentStatus: 'UNSHIPPED',
      fulfilledBy: 'MERCHANT',
      fulfillmentServiceLevel: 'STANDARD',
      shipByWindow: { earliestDateTime: '2026-03-02T08:00:00Z', latestDateTime: '2026-03-03T08:00:00Z' },
    },
    orderItems: [rawLine()],
    ...changes,
  };
}

/** An order whose single line has these proceeds; no grand total. */
export function rawOrderOf(proceeds: Raw, lineChanges: Raw = {}, changes: Raw = {}): Raw {
  return rawOrder({ proceeds: null, orderItems: [rawLine({ proceeds, ...lineChanges })], ...changes });
}
