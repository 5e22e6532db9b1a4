/**
 * Makes the item fulfilment of what Amazon shipped itself. Its external id holds the step, so a step is made once.
 *
 * @NApiVersion 2.1
 */

import * as error from 'N/error';
import * as record from 'N/record';
import type { FulfilmentPlan } from '../../flows/orders/fulfilment';
import { COLUMN, HAPPENED_AT } from '../ids';
import { rows } from '../rows';
import { codeOf, isTaken } from '../saving';

/** Goods have left: stock and its cost are posted. */
const SHIPPED = 'C';
/** Nothing of the order can be fulfilled, for whatever reason. */
const NOTHING_OPEN = 'INVALID_INITIALIZE_REF';

/**
 * 30 units, 10 more where the step was made already: then nothing happens. Throws what NetSuite refuses, and, to be
 * planned anew, where others have fulfilled of the order meanwhile.
 */
export function fulfil(salesOrderId: string, plan: FulfilmentPlan): void {
  try {
    const made = startFulfilment(salesOrderId, plan);
    if (chooseLines(made, plan)) made.save({ enableSourcing: false, ignoreMandatoryFields: true });
    else if (!isMade(plan.externalId)) throw movedOn(salesOrderId);
  } catch (refusal) {
    const isAnswered = isTaken(refusal) || (codeOf(refusal) === NOTHING_OPEN && isMade(plan.externalId));
    if (!isAnswered) throw refusal;
  }
}

function startFulfilment(salesOrderId: string, plan: FulfilmentPlan): record.Record {
  const made = record.transform({
    fromType: record.Type.SALES_ORDER,
    fromId: Number(salesOrderId),
    toType: record.Type.ITEM_FULFILLMENT,
    ...(plan.location === null ? {} : { defaultValues: { inventorylocation: Number(plan.location) } }),
  });
  const { year, month, day } = plan.trandate;
  made.setValue({ fieldId: 'externalid', value: plan.externalId });
  // From parts, so that the calendar day stays what it is in whatever zone the server runs.
  made.setValue({ fieldId: 'trandate', value: new Date(year, month - 1, day) });
  // Accounts that do not pick and pack have nothing to choose.
  if (made.getValue({ fieldId: 'shipstatus' }) !== SHIPPED) made.setValue({ fieldId: 'shipstatus', value: SHIPPED });
  made.setValue({ fieldId: HAPPENED_AT, value: new Date(plan.happenedAt) });
  return made;
}

/** False where the order has less to fulfil than was planned. Members of kits follow their kit. */
function chooseLines(made: record.Record, plan: FulfilmentPlan): boolean {
  const left = new Map(plan.lines.map((line) => [line.orderItemId, line.quantity]));
  for (let line = 0; line < made.getLineCount({ sublistId: 'item' }); line++) {
    const get = (fieldId: string): record.FieldValue => made.getSublistValue({ sublistId: 'item', fieldId, line });
    const orderItemId = String(get(COLUMN.orderItemId) ?? '');
    if (orderItemId === '' && get('kitmemberof')) continue;
    const quantity = Math.min(left.get(orderItemId) ?? 0, Number(get('quantityremaining') ?? 0));
    made.setSublistValue({ sublistId: 'item', fieldId: 'itemreceive', line, value: quantity > 0 });
    if (quantity === 0) continue;
    made.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line, value: quantity });
    left.set(orderItemId, (left.get(orderItemId) ?? 0) - quantity);
  }
  return [...left.values()].every((quantity) => quantity === 0);
}

const isMade = (externalId: string): boolean =>
  rows("SELECT id FROM transaction WHERE type = 'ItemShip' AND externalid = ?", [externalId]).length > 0;

/** A name that passes by itself: the next run plans from what is there then. */
const movedOn = (salesOrderId: string): error.SuiteScriptError =>
  error.create({
    name: 'RCRD_HAS_BEEN_CHANGED',
    message: `Less of sales order ${salesOrderId} is open than when this was planned.`,
    notifyOff: true,
  });
