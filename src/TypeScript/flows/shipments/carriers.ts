/**
 * Which carrier Amazon is told, by the carrier map. What the map does not say is a question to a person: "Other" is only
 * ever sent where a row says so and names the carrier.
 *
 * @NApiVersion 2.1
 */

import { OTHER_CARRIER } from '../../amazon/confirmShipment';

export interface CarrierRow {
  readonly id: string;
  /** Internal id of the marketplace record; null holds for all. */
  readonly marketplace: string | null;
  /** Internal id of the shipping item; null where the row is for a text. */
  readonly shipItem: string | null;
  /** As a package states it; null where the row is for a shipping item. */
  readonly text: string | null;
  readonly carrierCode: string;
  readonly carrierName: string | null;
  readonly shippingMethod: string | null;
}

export type Carrier = Pick<CarrierRow, 'carrierCode' | 'carrierName' | 'shippingMethod'>;

export interface CarrierQuestion {
  readonly marketplace: string;
  readonly shipMethod: string | null;
  readonly description: string | null;
}

export type CarrierAnswer =
  | { readonly ok: true; readonly carrier: Carrier }
  | { readonly ok: false; readonly message: string };

/** `Carrier: DHL Express` on a line of its own, or up to a semicolon, in a package's description. */
export function statedCarrier(description: string | null): string | null {
  const found = /(?:^|[\r\n;])\s*carrier\s*:([^\r\n;]*)/i.exec(description ?? '')?.[1]?.trim() ?? '';
  return found === '' ? null : found;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** A row for the marketplace goes before one for all; what the package states goes before the ship method. */
export function resolveCarrier(rows: readonly CarrierRow[], question: CarrierQuestion): CarrierAnswer {
  const stated = statedCarrier(question.description);
  const asked = stated === null ? `shipping item ${question.shipMethod ?? '(none)'}` : `the text "${stated}"`;
  const refuse = (message: string): CarrierAnswer => ({ ok: false, message });
  if (stated === null && question.shipMethod === null) {
    return refuse('Expected a ship method on the fulfilment or "Carrier: …" on the package, found neither.');
  }
  const fits = rows.filter((row) =>
    stated === null
      ? row.text === null && row.shipItem === question.shipMethod
      : row.text !== null && plain(row.text) === plain(stated),
  );
  const own = fits.filter((row) => row.marketplace === question.marketplace);
  const [row, second] = own.length > 0 ? own : fits.filter((each) => each.marketplace === null);
  if (row === undefined) return refuse(`Expected a carrier map row for ${asked}, found none.`);
  if (second !== undefined) return refuse(`Expected one carrier map row for ${asked}, found several.`);
  const isOther = plain(row.carrierCode) === plain(OTHER_CARRIER);
  if (isOther && row.carrierName === null) {
    return refuse(`The carrier map row for ${asked} says ${OTHER_CARRIER} and names no carrier.`);
  }
  const { carrierCode, carrierName, shippingMethod } = row;
  return {
    ok: true,
    carrier: {
      carrierCode: isOther ? OTHER_CARRIER : carrierCode,
      carrierName: isOther ? carrierName : null,
      shippingMethod,
    },
  };
}
