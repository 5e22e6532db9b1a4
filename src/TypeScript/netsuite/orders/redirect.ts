/**
 * Gives a sales order the delivery address that Amazon moved its order to, as long as nothing of it has left.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { Delivery } from '../../flows/orders/delivery';
import { BODY } from '../ids';
import { textOf } from '../saving';
import { PENDING_APPROVAL, PENDING_FULFILLMENT, setAddress } from './salesOrders';

/**
 * 30 units. The sales order is then what an import of the newer document would have made of it: approved with an address
 * that passes, unapproved and without one otherwise. False, with nothing changed, where goods have left already.
 * `isWaiting` = it is unapproved because of its address.
 */
export function redirect(id: string, delivery: Delivery, isWaiting: boolean): boolean {
  const order = record.load({ type: record.Type.SALES_ORDER, id: Number(id) });
  const status = String(order.getValue({ fieldId: 'orderstatus' }));
  if (status !== PENDING_APPROVAL && status !== PENDING_FULFILLMENT) return false;
  order.setValue({ fieldId: BODY.address, value: delivery.verbatim });
  order.setValue({ fieldId: BODY.poBox, value: delivery.poBox });
  if (delivery.exceptions.length > 0) order.setValue({ fieldId: 'orderstatus', value: PENDING_APPROVAL });
  else if (isWaiting && textOf(order, BODY.hold) === null)
    order.setValue({ fieldId: 'orderstatus', value: PENDING_FULFILLMENT });
  if (order.hasSubrecord({ fieldId: 'shippingaddress' })) order.removeSubrecord({ fieldId: 'shippingaddress' });
  if (delivery.address) setAddress(order, delivery.address);
  order.save({ enableSourcing: false, ignoreMandatoryFields: true });
  return true;
}
