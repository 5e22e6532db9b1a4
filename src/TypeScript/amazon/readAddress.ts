/**
 * Reads the delivery address of an order as Amazon gave it. It is absent without the role for personal data, on pending
 * orders, and where Amazon has blanked it since.
 *
 * @NApiVersion 2.1
 */

import type { AmazonAddress } from '../flows/orders/order';
import { child, type Node, optionalText } from './fields';

/** The address, or null where the order has none. */
export function readAddress(node: Node): AmazonAddress | null {
  const recipient = child(node, 'recipient');
  const address = recipient === null ? null : child(recipient, 'deliveryAddress');
  if (address === null) return null;
  return {
    name: optionalText(address, 'name'),
    companyName: optionalText(address, 'companyName'),
    addressLine1: optionalText(address, 'addressLine1'),
    addressLine2: optionalText(address, 'addressLine2'),
    addressLine3: optionalText(address, 'addressLine3'),
    city: optionalText(address, 'city'),
    districtOrCounty: optionalText(address, 'districtOrCounty'),
    stateOrRegion: optionalText(address, 'stateOrRegion'),
    municipality: optionalText(address, 'municipality'),
    postalCode: optionalText(address, 'postalCode'),
    countryCode: optionalText(address, 'countryCode'),
    phone: optionalText(address, 'phone'),
    addressType: optionalText(address, 'addressType'),
  };
}
