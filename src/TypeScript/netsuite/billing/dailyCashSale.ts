/**
 * The cash sale of a day: non-inventory items, because the goods left the stock with their fulfilments.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { DailyLine } from '../../flows/billing/daily';
import type { SalesDay } from '../../flows/billing/keys';
import type { LineKind } from '../../flows/orders/salesorder';
import type { Features, MarketplaceSettings } from '../../flows/orders/settings';
import { taxPlan } from '../../flows/orders/tax';
import { type Minor, minor, sum, toNumber } from '../../ledger/minor';
import { dateOf } from '../days';
import { BILL, BODY, COLUMN } from '../ids';
import { CUSTOM_PRICE, setTaxDetails } from '../orders/salesOrders';
import { isTaken } from '../saving';
import { setMoney } from './bills';

/** What the marketplace must have for it. */
interface Booking {
  readonly clearing: string;
  readonly paymentMethod: string;
  readonly customer: string;
  readonly items: Readonly<Record<LineKind, string>>;
}

/** Null where a setting is missing. */
export function bookingOf(marketplace: MarketplaceSettings): Booking | null {
  const { billing, customer, itemShipping, itemWrap, itemOther, itemDiscount } = marketplace;
  const { clearing, paymentMethod, itemDaily } = billing;
  if (clearing === null || paymentMethod === null || customer === null || itemDaily === null) return null;
  if (itemShipping === null || itemWrap === null || itemOther === null || itemDiscount === null) return null;
  const items = {
    item: itemDaily,
    discount: itemDiscount,
    shipping: itemShipping,
    'shipping-discount': itemDiscount,
    wrap: itemWrap,
    other: itemOther,
    tip: itemOther,
  };
  return { clearing, paymentMethod, customer, items };
}

export interface DailyContent {
  /** Internal id of the daily sale's record, and its external id, which the cash sale has too. */
  readonly id: string;
  readonly key: string;
  readonly day: SalesDay;
  /** The day on which it posts, `YYYY-MM-DD`. */
  readonly posts: string;
  readonly lines: readonly DailyLine[];
  readonly facilitatorTaxMinor: Minor;
}

/** 30 units. Null where it is there. Throws what NetSuite refuses. */
export function createDailyCashSale(
  content: DailyContent,
  marketplace: MarketplaceSettings,
  booking: Booking,
  features: Features,
): number | null {
  const { lines } = content;
  const sale = record.create({ type: record.Type.CASH_SALE });
  const location = locationOf(content, marketplace, features);
  setBody(sale, content, marketplace, booking, features);
  if (location !== null) sale.setValue({ fieldId: 'location', value: location });
  const { codes, way } = taxPlan(marketplace, features);
  const taxed = lines.map((line) => ({ ...line, taxCode: codes[line.taxStanding] }));
  taxed.forEach((line, index) => {
    const taxCode = way === 'line' ? (line.taxCode?.code ?? null) : null;
    setLine(sale, index, line, { item: booking.items[line.kind], location, taxCode }, marketplace.currencyExponent);
  });
  if (features.suiteTax) setTaxDetails(sale, taxed, marketplace.currencyExponent);
  try {
    return sale.save({ enableSourcing: false, ignoreMandatoryFields: true });
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

function locationOf({ day }: DailyContent, marketplace: MarketplaceSettings, features: Features): string | null {
  if (!features.multiLocation) return null;
  return day.channel === 'FBA' ? marketplace.locationFba : marketplace.locationFbm;
}

function setBody(
  sale: record.Record,
  { id, key, day, posts, lines, facilitatorTaxMinor }: DailyContent,
  { id: marketplace, currencyId, currencyExponent: exponent }: MarketplaceSettings,
  booking: Booking,
  features: Features,
): void {
  const set = (fieldId: string, value: string | number | Date | null): void => {
    if (value !== null) sale.setValue({ fieldId, value: value as string });
  };
  const total = sum(lines.flatMap(({ amountMinor, taxMinor }) => [amountMinor, taxMinor]));
  set('externalid', key);
  set('entity', booking.customer);
  set('trandate', dateOf(posts));
  if (features.multiCurrency) set('currency', currencyId);
  // Where tax stands on the sale as a whole, a taxable customer would bring a tax that nobody paid.
  if (!features.suiteTax && !features.perLineTax) sale.setValue({ fieldId: 'istaxable', value: false });
  setMoney(sale, booking);
  set(BODY.marketplace, marketplace);
  set(BODY.channel, day.channel);
  set(BILL.shippedOn, dateOf(day.day));
  set(BILL.daily, id);
  set(BODY.facilitatorTax, toNumber(facilitatorTaxMinor, exponent));
  set(BODY.amazonTotal, toNumber(minor(total + facilitatorTaxMinor), exponent));
}

interface LinePlaces {
  readonly item: string;
  readonly location: string | null;
  /** Null where no line has a code of its own. */
  readonly taxCode: string | null;
}

function setLine(
  sale: record.Record,
  line: number,
  { kind, sku, quantity, amountMinor, taxMinor, taxStanding }: DailyLine,
  { item, location, taxCode }: LinePlaces,
  exponent: number,
): void {
  const set = (fieldId: string, value: string | number | null): void => {
    if (value !== null) sale.setSublistValue({ sublistId: 'item', fieldId, line, value });
  };
  const isDiscount = kind === 'discount' || kind === 'shipping-discount';
  const amount = toNumber(amountMinor, exponent);
  const tax = toNumber(taxMinor, exponent);
  set('item', item);
  if (!isDiscount) set('quantity', quantity);
  set('price', CUSTOM_PRICE);
  if (isDiscount) set('rate', amount);
  set('amount', amount);
  if (!isDiscount) set('location', location);
  set('description', sku);
  set('taxcode', taxCode);
  if (taxCode !== null) set('tax1amt', tax);
  set(COLUMN.kind, kind);
  set(COLUMN.sku, sku);
  set(COLUMN.tax, tax);
  set(COLUMN.taxStanding, taxStanding);
}
