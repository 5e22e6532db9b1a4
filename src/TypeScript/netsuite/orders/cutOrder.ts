/**
 * Changes a sales order as Amazon cancelled it, and makes it wait where people must decide.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { Cancellation, ClosedLine, Remaining } from '../../flows/orders/cancellation';
import type { LifePlan } from '../../flows/orders/follow';
import type { SalesOrderLine } from '../../flows/orders/salesorder';
import type { Features } from '../../flows/orders/settings';
import { toNumber } from '../../ledger/minor';
import { BODY, COLUMN } from '../ids';
import { textOf } from '../saving';
import { PENDING_APPROVAL, PENDING_FULFILLMENT, taxRate } from './salesOrders';

/**
 * 30 units where there is something to do. False, with nothing changed, where the lines of the sales order are not those
 * that were imported. Throws what NetSuite refuses.
 */
export function cutOrder(id: string, { hold, cancellation }: LifePlan, features: Features): boolean {
  if (hold === null && cancellation === null) return true;
  const order = record.load({ type: record.Type.SALES_ORDER, id: Number(id) });
  if (cancellation !== null && !isCut(order, cancellation, features)) return false;
  const status = String(order.getValue({ fieldId: 'orderstatus' }));
  if (hold?.isUntouched && status === PENDING_FULFILLMENT && !cancellation?.isWhole) {
    order.setValue({ fieldId: 'orderstatus', value: PENDING_APPROVAL });
  }
  order.setValue({ fieldId: BODY.hold, value: holdAfter(order, { hold, cancellation }) });
  // What people let go on was another matter.
  if (hold !== null) order.setValue({ fieldId: BODY.released, value: false });
  order.save({ enableSourcing: false, ignoreMandatoryFields: true });
  return true;
}

/** Who waits for an answer of people goes on waiting; what was to be stopped has been, once it is cancelled. */
function holdAfter(order: record.Record, { hold, cancellation }: Pick<LifePlan, 'hold' | 'cancellation'>): string {
  if (cancellation?.isWhole) return '';
  const before = textOf(order, BODY.hold);
  return hold?.reason ?? (before === 'buyer-asked-to-cancel' ? before : '');
}

function isCut(order: record.Record, { isWhole, closed, remaining }: Cancellation, features: Features): boolean {
  const lines = linesOf(order);
  if (isWhole) for (const { index } of lines) close(order, index);
  else if (remaining === null) closeSome(order, lines, closed);
  else return isRewritten(order, lines, remaining, features);
  return true;
}

interface Line {
  readonly index: number;
  readonly kind: string;
  readonly orderItemId: string;
}

function linesOf(order: record.Record): Line[] {
  return Array.from({ length: order.getLineCount({ sublistId: 'item' }) }, (_, index) => {
    const value = (fieldId: string): string =>
      String(order.getSublistValue({ sublistId: 'item', fieldId, line: index }) ?? '');
    return { index, kind: value(COLUMN.kind), orderItemId: value(COLUMN.orderItemId) };
  });
}

function close(order: record.Record, line: number): void {
  order.setSublistValue({ sublistId: 'item', fieldId: 'isclosed', line, value: true });
}

function closeSome(order: record.Record, lines: readonly Line[], closed: readonly ClosedLine[]): void {
  const gone = new Map(closed.map(({ orderItemId, isGone }) => [orderItemId, isGone]));
  for (const { index, kind, orderItemId } of lines) {
    const isGone = gone.get(orderItemId);
    if (isGone === true || (isGone === false && kind === 'item')) close(order, index);
  }
}

/** Quantities and amounts of what is left; what is no longer sold is closed at nothing. */
function isRewritten(order: record.Record, lines: readonly Line[], remaining: Remaining, features: Features): boolean {
  const planned = new Map(remaining.lines.map((line) => [keyOf(line.kind, line.orderItemId ?? ''), line]));
  const held = new Set(lines.map(({ kind, orderItemId }) => keyOf(kind, orderItemId)));
  if (held.size < lines.length || [...planned.keys()].some((key) => !held.has(key))) return false;
  for (const { index, kind, orderItemId } of lines) {
    const line = planned.get(keyOf(kind, orderItemId));
    rewrite(order, index, line ?? null, remaining.currencyExponent, features);
    if (line === undefined) close(order, index);
  }
  const { currencyExponent: exponent, facilitatorTaxMinor, amazonTotalMinor, fingerprint } = remaining;
  order.setValue({ fieldId: BODY.facilitatorTax, value: toNumber(facilitatorTaxMinor, exponent) });
  order.setValue({ fieldId: BODY.amazonTotal, value: toNumber(amazonTotalMinor, exponent) });
  order.setValue({ fieldId: BODY.fingerprint, value: fingerprint });
  return true;
}

const keyOf = (kind: string, orderItemId: string): string => `${kind} ${orderItemId}`;

function rewrite(
  order: record.Record,
  line: number,
  planned: SalesOrderLine | null,
  exponent: number,
  features: Features,
): void {
  const get = (fieldId: string): record.FieldValue => order.getSublistValue({ sublistId: 'item', fieldId, line });
  const set = (fieldId: string, value: number): void => {
    if (get(fieldId) !== value) order.setSublistValue({ sublistId: 'item', fieldId, line, value });
  };
  const amount = planned === null ? 0 : toNumber(planned.amountMinor, exponent);
  const tax = planned === null ? 0 : toNumber(planned.taxMinor, exponent);
  const isDiscount = get(COLUMN.kind) === 'discount' || get(COLUMN.kind) === 'shipping-discount';
  if (planned !== null && !isDiscount) set('quantity', planned.quantity);
  if (isDiscount) set('rate', amount);
  set('amount', amount);
  set(COLUMN.tax, tax);
  if (features.suiteTax) rewriteTax(order, String(get('taxdetailsreference') ?? ''), amount, tax);
  else if (features.perLineTax) set('tax1amt', tax);
}

/** SuiteTax: the line's own tax details. */
function rewriteTax(order: record.Record, reference: string, amount: number, tax: number): void {
  const line = order.findSublistLineWithValue({
    sublistId: 'taxdetails',
    fieldId: 'taxdetailsreference',
    value: reference,
  });
  if (line < 0) return;
  const values = { taxbasis: amount, taxamount: tax, taxrate: taxRate(amount, tax) };
  for (const [fieldId, value] of Object.entries(values)) {
    order.setSublistValue({ sublistId: 'taxdetails', fieldId, line, value });
  }
}
