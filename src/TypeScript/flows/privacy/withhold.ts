/**
 * An order document without what tells who bought it. What the books need stays: country and state, a business's order
 * number, everything sold and its money.
 *
 * @NApiVersion 2.1
 */

/** Whatever these hold is a person's, wherever they stand. */
const PERSONAL: ReadonlySet<string> = new Set([
  'buyer',
  'recipient',
  'giftMessage',
  'giftMessageText',
  'customizedUrl',
  'taxRegistrations',
  'paymentExecutions',
]);

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The JSON text of an order without personal data; text that is no JSON object becomes an empty order. */
export function withoutPersonalData(raw: string): string {
  let order: Json;
  try {
    order = JSON.parse(raw) as Json;
  } catch {
    order = {};
  }
  return JSON.stringify(isObject(order) ? strip(order) : {});
}

function strip(value: Json): Json {
  if (Array.isArray(value)) return value.map(strip);
  if (!isObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [name, each] of Object.entries(value)) {
    if (!PERSONAL.has(name)) kept[name] = strip(each);
    else if (name === 'buyer') Object.assign(kept, purchaseOrder(each));
    else if (name === 'recipient') Object.assign(kept, area(each));
  }
  return kept;
}

/** A business's own number for its order names no person. */
function purchaseOrder(buyer: Json): JsonObject {
  const number = isObject(buyer) ? buyer.buyerPurchaseOrderNumber : undefined;
  return number === undefined ? {} : { buyer: { buyerPurchaseOrderNumber: number } };
}

/** Where a sale was made decides its tax; the rest of the address is the buyer's. */
function area(recipient: Json): JsonObject {
  const address = isObject(recipient) ? recipient.deliveryAddress : undefined;
  if (!isObject(address)) return {};
  const { countryCode, stateOrRegion } = address;
  return {
    recipient: {
      deliveryAddress: {
        ...(countryCode === undefined ? {} : { countryCode }),
        ...(stateOrRegion === undefined ? {} : { stateOrRegion }),
      },
    },
  };
}
