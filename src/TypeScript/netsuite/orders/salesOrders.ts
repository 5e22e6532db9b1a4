/**
 * Writes a planned sales order, line by line as it was planned, and finds those that exist.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { cutToBytes } from '../../flows/exceptions/text';
import type { CheckedAddress } from '../../flows/orders/address';
import type { SalesOrderBody, SalesOrderLine, SalesOrderPlan, Windows } from '../../flows/orders/salesorder';
import type { Features } from '../../flows/orders/settings';
import { toNumber } from '../../ledger/minor';
import { BILL, BODY, COLUMN } from '../ids';
import { isTrue, requiredText, rowsIn, text } from '../rows';
import { isTaken } from '../saving';

export interface ExistingSalesOrder {
  readonly id: string;
  readonly fingerprint: string | null;
  readonly isApproved: boolean;
  /** What it waited for last, as it is kept on it. */
  readonly hold: string | null;
  readonly isInDailySale: boolean;
}

/** Order status letters that scripts may set. */
export const PENDING_APPROVAL = 'A';
export const PENDING_FULFILLMENT = 'B';
/** The custom price level: our rate stands, nothing is sourced over it. */
export const CUSTOM_PRICE = -1;

/** By external id (10 units a thousand). */
export function salesOrdersOf(externalIds: readonly string[]): Map<string, ExistingSalesOrder> {
  const sql = `SELECT id, externalid, status, ${BODY.fingerprint} AS fingerprint, ${BODY.hold} AS hold,
    CASE WHEN ${BILL.dailyShipments} IS NULL THEN 'F' ELSE 'T' END AS indaily FROM transaction WHERE type = 'SalesOrd' AND externalid IN (…)`;
  return new Map(
    rowsIn(sql, externalIds).map((row) => [
      requiredText(row, 'externalid'),
      {
        id: requiredText(row, 'id'),
        fingerprint: text(row, 'fingerprint'),
        isApproved: text(row, 'status') !== PENDING_APPROVAL,
        hold: text(row, 'hold'),
        isInDailySale: isTrue(row, 'indaily'),
      },
    ]),
  );
}

export interface SalesOrderPlaces {
  readonly customer: string;
  readonly document: string;
  readonly approve: boolean;
}

/**
 * Creates the sales order (30 units). Null where one with its external id exists: then another run was faster.
 * Throws what NetSuite refuses.
 */
export function createSalesOrder(plan: SalesOrderPlan, places: SalesOrderPlaces, features: Features): number | null {
  const order = record.create({ type: record.Type.SALES_ORDER });
  const set = (fieldId: string, value: unknown): void => {
    if (value !== null && value !== undefined) order.setValue({ fieldId, value: value as string });
  };
  set('externalid', plan.externalId);
  set('entity', places.customer);
  const { year, month, day } = plan.trandate;
  // From parts, so that the calendar day stays what it is in whatever zone the server runs.
  set('trandate', new Date(year, month - 1, day));
  if (features.multiCurrency) set('currency', plan.currencyId);
  set('location', plan.location);
  set('otherrefnum', plan.otherrefnum);
  set('shipmethod', plan.shipMethod);
  // Where tax stands on the order as a whole, a taxable customer would bring a tax that nobody paid.
  if (!features.suiteTax && !features.perLineTax) set('istaxable', false);
  set('orderstatus', places.approve ? PENDING_FULFILLMENT : PENDING_APPROVAL);
  setBody(set, plan, places.document);
  plan.lines.forEach((line, index) => {
    setLine(order, index, line, plan, features);
  });
  if (features.suiteTax) setTaxDetails(order, plan.lines, plan.currencyExponent);
  if (plan.address) setAddress(order, plan.address);
  try {
    return order.save({ enableSourcing: false, ignoreMandatoryFields: true });
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

/** A text area holds 4,000 characters. */
const LONGEST_LIST = 3_900;

/** Amazon moved the dates (10 units). */
export function refreshWindows(id: string, windows: Windows, fingerprint: string): void {
  record.submitFields({
    type: record.Type.SALES_ORDER,
    id: Number(id),
    values: {
      [BODY.shipByEarliest]: instant(windows.shipByEarliest),
      [BODY.shipByLatest]: instant(windows.shipByLatest),
      [BODY.deliverByEarliest]: instant(windows.deliverByEarliest),
      [BODY.deliverByLatest]: instant(windows.deliverByLatest),
      [BODY.fingerprint]: fingerprint,
    } as unknown as Record<string, string>,
  });
}

function setBody(set: (fieldId: string, value: unknown) => void, plan: SalesOrderPlan, document: string): void {
  const { body, currencyExponent: exponent } = plan;
  const values: Readonly<Record<keyof typeof BODY, unknown>> = {
    amazonOrderId: body.amazonOrderId,
    marketplace: body.marketplaceRecord,
    document,
    channel: body.channel,
    serviceLevel: body.serviceLevel,
    purchasedAt: instant(body.purchasedAt),
    shipByEarliest: instant(body.shipByEarliest),
    shipByLatest: instant(body.shipByLatest),
    deliverByEarliest: instant(body.deliverByEarliest),
    deliverByLatest: instant(body.deliverByLatest),
    isGift: body.isGift,
    giftMessage: body.giftMessage,
    facilitatorTax: toNumber(body.facilitatorTaxMinor, exponent),
    amazonTotal: toNumber(body.amazonTotalMinor, exponent),
    pointsCost: toNumber(body.pointsCostMinor, exponent),
    businessOrder: body.businessOrder,
    purchaseOrderNumber: body.purchaseOrderNumber,
    replaces: body.replaces,
    programs: joined(body, 'programs'),
    promotions: joined(body, 'promotionIds'),
    buyerName: body.buyerName,
    buyerEmail: body.buyerEmail,
    address: body.verbatimAddress,
    poBox: body.poBox,
    saleKind: body.saleKind,
    hold: body.hold,
    released: false,
    fingerprint: body.fingerprint,
  };
  for (const [name, value] of Object.entries(values)) set(BODY[name as keyof typeof BODY], value);
}

/** These tell and decide nothing; the document has them whole where the field is too short for all. */
const joined = (body: SalesOrderBody, field: 'programs' | 'promotionIds'): string | null =>
  body[field].length > 0 ? cutToBytes(body[field].join('\n'), LONGEST_LIST) : null;

const instant = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

function setLine(
  order: record.Record,
  line: number,
  { taxCode, taxMinor, taxStanding, ...planned }: SalesOrderLine,
  plan: SalesOrderPlan,
  features: Features,
): void {
  const { currencyExponent: exponent } = plan;
  const set = (fieldId: string, value: unknown): void => {
    if (value !== null) order.setSublistValue({ sublistId: 'item', fieldId, line, value: value as string });
  };
  const amount = toNumber(planned.amountMinor, exponent);
  const isDiscount = planned.kind === 'discount' || planned.kind === 'shipping-discount';
  set('item', planned.itemId);
  if (!isDiscount) set('quantity', planned.quantity);
  set('price', CUSTOM_PRICE);
  if (isDiscount) set('rate', amount);
  set('amount', amount);
  if (features.multiLocation && !isDiscount) set('location', plan.location);
  set('description', planned.description === '' ? null : planned.description.slice(0, 999));
  if (taxCode && !features.suiteTax) {
    set('taxcode', taxCode.code);
    set('tax1amt', toNumber(taxMinor, exponent));
  }
  set(COLUMN.orderItemId, planned.orderItemId);
  set(COLUMN.kind, planned.kind);
  set(COLUMN.sku, planned.sku);
  set(COLUMN.asin, planned.asin);
  set(COLUMN.pack, planned.pack);
  set(COLUMN.ordered, planned.kind === 'item' ? planned.quantity : null);
  set(COLUMN.isGift, planned.isGift);
  set(COLUMN.giftMessage, planned.giftMessage);
  set(COLUMN.giftWrapLevel, planned.giftWrapLevel);
  // Queries see neither tax details nor the tax of a line: what is billed of it is planned from these.
  set(COLUMN.tax, toNumber(taxMinor, exponent));
  set(COLUMN.taxStanding, taxStanding);
}

type Taxed = Pick<SalesOrderLine, 'taxCode' | 'taxMinor' | 'amountMinor'>;

/** SuiteTax: Amazon's own figures, line by line, instead of what NetSuite would calculate. `lines` are all of the record. */
export function setTaxDetails(taxed: record.Record, lines: readonly Taxed[], exponent: number): void {
  taxed.setValue({ fieldId: 'taxdetailsoverride', value: true });
  let line = 0;
  lines.forEach(({ taxCode, taxMinor, amountMinor }, index) => {
    if (!taxCode) return;
    const reference = `cwy-${index + 1}`;
    taxed.setSublistValue({ sublistId: 'item', fieldId: 'taxdetailsreference', line: index, value: reference });
    const set = (fieldId: string, value: string | number): void => {
      taxed.setSublistValue({ sublistId: 'taxdetails', fieldId, line, value });
    };
    const amount = toNumber(amountMinor, exponent);
    const tax = toNumber(taxMinor, exponent);
    set('taxdetailsreference', reference);
    set('taxtype', taxCode.type ?? '');
    set('taxcode', taxCode.code);
    set('taxbasis', amount);
    set('taxamount', tax);
    set('taxrate', taxRate(amount, tax));
    line++;
  });
}

/** The rate is what the two amounts come to; the amounts are Amazon's and stand. */
export const taxRate = (amount: number, tax: number): number =>
  amount === 0 ? 0 : Math.round((tax / amount) * 1_000_000) / 10_000;

export function setAddress(order: record.Record, address: CheckedAddress): void {
  order.setValue({ fieldId: 'shipaddresslist', value: null as unknown as string });
  const shipping = order.getSubrecord({ fieldId: 'shippingaddress' });
  // The country first: it decides which states are valid.
  shipping.setValue({ fieldId: 'country', value: address.country });
  const fields: Readonly<Record<string, string | null>> = {
    addressee: address.addressee,
    attention: address.attention,
    addr1: address.addr1,
    addr2: address.addr2,
    addr3: address.addr3,
    city: address.city,
    state: address.state,
    zip: address.zip,
    addrphone: address.phone,
  };
  for (const [fieldId, value] of Object.entries(fields)) if (value !== null) shipping.setValue({ fieldId, value });
}
