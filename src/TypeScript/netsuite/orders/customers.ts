/**
 * The customers that sales orders are booked on: the marketplace's default one, or a shard of it that the script makes.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { shardCustomerKey } from '../../flows/orders/customer';
import type { MarketplaceSettings } from '../../flows/orders/settings';
import { requiredText, rows } from '../rows';
import { isTaken } from '../saving';

/** 0 units for the default customer; 10 for a shard that exists, 30 for one that is made. */
export function customerFor(
  connection: string,
  marketplace: MarketplaceSettings,
  customer: { readonly id: string; readonly shard: string | null },
): string {
  if (customer.shard === null) return customer.id;
  const key = shardCustomerKey(connection, marketplace.marketplaceId, customer.shard);
  return find(key) ?? make(key, customer.id, customer.shard) ?? found(key);
}

function find(externalId: string): string | null {
  const [row] = rows('SELECT id FROM customer WHERE externalid = ?', [externalId]);
  return row ? requiredText(row, 'id') : null;
}

function found(externalId: string): string {
  const id = find(externalId);
  if (id === null) throw new Error(`The customer ${externalId} exists and cannot be found by its external id.`);
  return id;
}

/** A copy of the default customer under its own name; null where another run made it. */
function make(externalId: string, original: string, shard: string): string | null {
  const copy = record.copy({ type: record.Type.CUSTOMER, id: Number(original) });
  const name = String(copy.getValue({ fieldId: 'companyname' }) || copy.getValue({ fieldId: 'entityid' }));
  copy.setValue({ fieldId: 'externalid', value: externalId });
  copy.setValue({ fieldId: 'entityid', value: `${name} ${shard}` });
  copy.setValue({ fieldId: 'companyname', value: `${name} ${shard}` });
  try {
    return String(copy.save());
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}
