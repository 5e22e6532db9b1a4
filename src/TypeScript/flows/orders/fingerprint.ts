/**
 * What an order said when it was imported, in a few characters, so that a later update can be told from a change.
 * Three digests: what was sold and for how much, when it must ship and arrive, where it goes.
 *
 * @NApiVersion 2.1
 */

import { digest } from '../exceptions/text';
import type { AmazonAddress, Order } from './order';
import { quantityLeft } from './quantity';
import { isEmptyOfMoney, PARTS } from './readd';

const NONE = '0';
/** Stands for an address that is no longer kept, not even as a digest. */
const FORGOTTEN = '-';

export interface Changes {
  readonly sale: boolean;
  readonly windows: boolean;
  readonly address: boolean;
}

export function fingerprintOf(order: Order): string {
  return [sale(order), windows(order), address(order.address)].join(':');
}

/** The fingerprint once the buyer's data is gone: no address that comes later differs from it. */
export function forgetAddress(fingerprint: string): string {
  const [sold, dates] = fingerprint.split(':');
  return [sold, dates, FORGOTTEN].join(':');
}

/** What a newer document says differently. Data that Amazon no longer gives is no change: it withholds what it gave before. */
export function changesSince(imported: string, order: Order): Changes {
  const [saleThen, windowsThen, addressThen] = imported.split(':');
  const windowsNow = windows(order);
  const addressNow = address(order.address);
  return {
    sale: saleThen !== sale(order),
    windows: windowsNow !== NONE && windowsThen !== windowsNow,
    address: addressNow !== NONE && addressThen !== FORGOTTEN && addressThen !== addressNow,
  };
}

function sale(order: Order): string {
  const lines = order.lines
    .filter((line) => quantityLeft(line) > 0 || !isEmptyOfMoney(line))
    .map((line) =>
      [
        line.orderItemId,
        line.sku,
        quantityLeft(line),
        line.taxModel,
        ...PARTS.map(({ field }) => `${line[field].amount}+${line[field].tax}`),
      ].join('|'),
    );
  return digest([order.currency, ...lines.sort()].join('\n'));
}

function windows({ shipBy, deliverBy }: Order): string {
  const instants = [shipBy.earliest, shipBy.latest, deliverBy.earliest, deliverBy.latest];
  return instants.every((instant) => instant === null) ? NONE : digest(instants.join('|'));
}

function address(given: AmazonAddress | null): string {
  const values = given === null ? [] : Object.entries(given).filter(([, value]) => value !== null && value !== '');
  return values.length === 0
    ? NONE
    : digest(
        values
          .map(([field, value]) => `${field}=${value}`)
          .sort()
          .join('\n'),
      );
}
