// The carriers that a shipment can name by a code. Any other is "Other", with its name beside it.
// Source: Orders v0 model and the announcement of required carrier codes. Amazon's whole list is unconfirmed: these are the
// codes that public examples name, written exactly so; the stricter reading refuses every other one.

export const OTHER_CARRIER = 'Other';

export const carrierCodes: ReadonlySet<string> = new Set([
  'USPS',
  'UPS',
  'UPSMI',
  'FedEx',
  'FedEx SmartPost',
  'DHL',
  'DHL eCommerce',
  'OnTrac',
  'Royal Mail',
  'Parcelforce',
  'Evri',
  'DPD',
  'GLS',
  'Deutsche Post',
  'Chronopost',
  'Colissimo',
  'Correos',
  'Poste Italiane',
  'Canada Post',
  'Australia Post',
  'SAGAWA',
  'YAMATO',
  'Japan Post',
  OTHER_CARRIER,
]);
