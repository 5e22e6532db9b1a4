// The states transactions show: their letters, and the words for them.
// Source: orderstatus of a sales order, approval of a journal, status filters of searches (practice for letters and words).

export const ORDER_STATUSES = {
  A: 'Pending Approval',
  B: 'Pending Fulfillment',
  C: 'Cancelled',
  D: 'Partially Fulfilled',
  E: 'Pending Billing/Partially Fulfilled',
  F: 'Pending Billing',
  G: 'Billed',
  H: 'Closed',
} as const;

/** Of cash sales and customer payments: where the money is. */
export const DEPOSIT_STATUSES = { A: 'Unapproved Payment', B: 'Not Deposited', C: 'Deposited' } as const;
export const INVOICE_STATUSES = { A: 'Open', B: 'Paid In Full' } as const;
const JOURNAL_STATUSES = { A: 'Pending Approval', B: 'Approved for Posting' } as const;

/** Source: shipstatus of an item fulfilment. */
export const SHIP_STATUSES = { A: 'Picked', B: 'Packed', C: 'Shipped' } as const;

const entries = (type: string, label: string, statuses: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(statuses).map(([letter, words]) => [`${type}:${letter}`, `${label} : ${words}`]);

/** What BUILTIN.DF shows, by type and letter; BUILTIN.CF shows the key. Practice. */
export const STATUS_TEXTS: Readonly<Record<string, string>> = Object.fromEntries([
  ...entries('SalesOrd', 'Sales Order', ORDER_STATUSES),
  ...entries('ItemShip', 'Item Fulfillment', SHIP_STATUSES),
  ...entries('Journal', 'Journal', JOURNAL_STATUSES),
  ...entries('CashSale', 'Cash Sale', DEPOSIT_STATUSES),
  ...entries('CustInvc', 'Invoice', INVOICE_STATUSES),
  ...entries('CustPymt', 'Payment', DEPOSIT_STATUSES),
]);
