// The status of a sales order: what follows from the progress of its lines, and the words for it.
// Source: orderstatus of a sales order, closing orders (help); letters from practice.

import type { Account } from '../account';
import type { FieldValue, Line, RecordData } from './definition';
import { ORDER_STATUSES } from './transactionStatuses';

/** What `statusRef` says. Practice. */
const REFERENCES = {
  A: 'pendingApproval',
  B: 'pendingFulfillment',
  C: 'cancelled',
  D: 'partiallyFulfilled',
  E: 'pendingBillingPartFulfilled',
  F: 'pendingBilling',
  G: 'fullyBilled',
  H: 'closed',
} as const;

type Status = keyof typeof ORDER_STATUSES;
type Values = Readonly<Record<string, FieldValue>>;

const GOODS: ReadonlySet<FieldValue | undefined> = new Set(['InvtPart', 'Kit']);

const numberOf = (value: FieldValue | undefined): number => Number(value ?? 0);

/** Sets the status that an order is in, with its words. */
export function stateOrder(account: Account, record: RecordData): void {
  const status = statusOf(account, record);
  Object.assign(record.fields, {
    orderstatus: status,
    status: ORDER_STATUSES[status],
    statusRef: REFERENCES[status],
  });
}

/**
 * An order is closed when all its lines are. Approved, it waits for what is still to be shipped, then for what is still
 * to be billed; lines without a quantity (discounts) hold nothing up. An order with nothing to ship is pending billing
 * from the start (practice). Unconfirmed: billing of what was never shipped does not tell D from E.
 */
function statusOf(account: Account, { fields, sublists }: RecordData): Status {
  const lines = sublists.item ?? [];
  const open = lines.filter((line) => line.fields.isclosed !== true);
  if (open.length === 0) return 'H';
  const status = fields.orderstatus as Status;
  if (status === 'A' || status === 'C') return status;
  const isGoods = (line: Line): boolean => isFulfillable(account, line.fields);
  const goods = open.filter(isGoods);
  if (goods.every((line) => reached(line, 'quantityfulfilled', 'quantity'))) {
    return open.every((line) => reached(line, 'quantitybilled', 'quantity')) ? 'G' : 'F';
  }
  if (!lines.filter(isGoods).some((line) => numberOf(line.fields.quantityfulfilled) > 0)) return 'B';
  return goods.every((line) => reached(line, 'quantitybilled', 'quantityfulfilled')) ? 'D' : 'E';
}

const reached = ({ fields }: Line, done: string, wanted: string): boolean =>
  numberOf(fields[done]) >= numberOf(fields[wanted]);

/** Goods and kits are fulfilled, and what its item says can be. Source: Can be Fulfilled (items, help). */
export function isFulfillable(account: Account, { item, itemtype }: Values): boolean {
  return GOODS.has(itemtype) || account.records.look('item', Number(item))?.fields.isfulfillable === true;
}
