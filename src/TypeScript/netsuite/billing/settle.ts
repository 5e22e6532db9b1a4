/**
 * Closes lines of a sales order that nobody shall bill, and says which daily sale holds its shipments, in one save.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { BillingStep } from '../../flows/billing/plan';
import { BILL } from '../ids';
import { textOf } from '../saving';

/** 30 units. Done twice it sets the same. */
export function settle(salesOrder: string, { lines, inDaily }: Extract<BillingStep, { readonly do: 'settle' }>): void {
  const order = record.load({ type: record.Type.SALES_ORDER, id: Number(salesOrder) });
  for (let line = 0; line < order.getLineCount({ sublistId: 'item' }); line++) {
    const id = Number(order.getSublistValue({ sublistId: 'item', fieldId: 'line', line }));
    if (lines.includes(id)) order.setSublistValue({ sublistId: 'item', fieldId: 'isclosed', line, value: true });
  }
  const last = inDaily.at(-1);
  if (last !== undefined) {
    const marked = new Set((textOf(order, BILL.dailyShipments) ?? '').split('|').filter((each) => each !== ''));
    for (const { fulfilment } of inDaily) marked.add(fulfilment);
    order.setValue({ fieldId: BILL.dailyShipments, value: `|${[...marked].join('|')}|` });
    order.setValue({ fieldId: BILL.daily, value: last.daily });
  }
  order.save({ enableSourcing: false, ignoreMandatoryFields: true });
}
