/**
 * The carrier map as the planning takes it.
 *
 * @NApiVersion 2.1
 */

import type { CarrierRow } from '../../flows/shipments/carriers';
import { CARRIER } from '../ids';
import { requiredText, rows, text } from '../rows';

/** 10 units. */
export function carrierRows(): CarrierRow[] {
  const sql = `SELECT id, ${CARRIER.marketplace} AS marketplace, ${CARRIER.shipItem} AS shipitem, ${CARRIER.text} AS stated,
    ${CARRIER.code} AS code, ${CARRIER.name} AS carrier, ${CARRIER.method} AS method FROM ${CARRIER.type} WHERE isinactive = 'F'`;
  return rows(sql).map((row) => ({
    id: requiredText(row, 'id'),
    marketplace: text(row, 'marketplace'),
    shipItem: text(row, 'shipitem'),
    text: text(row, 'stated'),
    carrierCode: requiredText(row, 'code'),
    carrierName: text(row, 'carrier'),
    shippingMethod: text(row, 'method'),
  }));
}
