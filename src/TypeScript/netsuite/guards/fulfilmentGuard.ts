/**
 * Nothing of an Amazon order leaves while it waits for people: the save that would ship it is refused. What does leave is
 * noted on the fulfilment.
 *
 * @NApiVersion 2.1
 */

import * as search from 'N/search';
import { heldWords } from '../../flows/orders/held';
import { noteOf } from '../../flows/shipments/shipmentNote';
import { BODY, SHIPMENT_NOTE } from '../ids';
import { shipmentOf } from '../shipments/fulfilments';
import { refuseSave, type Submitting, savedRecord, type Values } from './savedRecord';

const SHIPPED = 'C';

/** Accounts that do not pick and pack have no status: what is made there has left. */
const hasLeft = (values: Values): boolean => (values.text('shipstatus') ?? SHIPPED) === SHIPPED;

/** No units where nothing of Amazon's leaves by this save; 1 otherwise. */
export function refuseHeld(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null) return;
  const { before, after } = saved;
  if (!leavesBy(context, after) || (before !== null && hasLeft(before))) return;
  const [amazonOrderId, salesOrder] = [after.text(BODY.amazonOrderId), after.text('createdfrom')];
  if (amazonOrderId === null || salesOrder === null) return;
  const columns = ['tranid', BODY.hold, BODY.channel, BODY.released];
  const order = search.lookupFields({ type: search.Type.SALES_ORDER, id: salesOrder, columns });
  const hold = order[BODY.hold];
  if (!hold || order[BODY.channel] !== 'FBM' || order[BODY.released] === true) return;
  refuseSave(heldWords(amazonOrderId, String(order.tranid), String(hold)));
}

/** Mark Shipped is a save of its own kind, which need not show the status yet. */
const leavesBy = ({ type, UserEventType }: Submitting, after: Values): boolean =>
  hasLeft(after) || type === UserEventType.SHIP;

/** Notes what this save ships, so that its planning need not load it. Only a whole form shows packages and lines. */
export function noteShipment({ type, UserEventType, newRecord }: Submitting): void {
  const isWhole = type === UserEventType.CREATE || type === UserEventType.EDIT;
  const text = (fieldId: string): string => String(newRecord.getValue({ fieldId }) ?? '');
  if (!isWhole || text(BODY.amazonOrderId) === '') return;
  const note = (text('shipstatus') || SHIPPED) === SHIPPED ? noteOf(shipmentOf(newRecord), Date.now()) : '';
  if (note !== text(SHIPMENT_NOTE)) newRecord.setValue({ fieldId: SHIPMENT_NOTE, value: note });
}
