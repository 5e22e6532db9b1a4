/**
 * Bills of shipments: a cash sale, or an invoice and its payment, made of the sales order. Each has an external id of its
 * shipment, so that it exists once whatever runs twice.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { SalePart } from '../../flows/billing/parts';
import { type BillPlan, type PaymentPlan, paidFor } from '../../flows/billing/plan';
import { isGoods } from '../../flows/billing/shippedOrder';
import type { Features, MarketplaceSettings } from '../../flows/orders/settings';
import { taxPlan } from '../../flows/orders/tax';
import { toNumber } from '../../ledger/minor';
import { dateOf } from '../days';
import { BILL, BODY, COLUMN } from '../ids';
import { CUSTOM_PRICE, setTaxDetails } from '../orders/salesOrders';
import { requiredText, rows } from '../rows';
import { isTaken } from '../saving';

/** What the account and the marketplace say about every bill. */
export interface BillPlaces {
  readonly marketplace: MarketplaceSettings;
  readonly features: Features;
}

/** Buyers' data stays in the one place where it is purged; a bill needs none of it. */
const NOT_ON_BILLS = [BODY.buyerName, BODY.buyerEmail, BODY.address, BODY.giftMessage, BODY.fingerprint];

/**
 * Makes the bill (30 units) and answers its id; null where the shipment has one. Undefined, with nothing made, where the
 * sales order has less to bill than was planned: somebody billed of it. Throws what NetSuite refuses.
 */
export function createBill(salesOrder: string, plan: BillPlan, places: BillPlaces): number | null | undefined {
  const bill = record.transform({
    fromType: record.Type.SALES_ORDER,
    fromId: Number(salesOrder),
    toType: plan.billAs === 'invoice' ? record.Type.INVOICE : record.Type.CASH_SALE,
  });
  setBody(bill, plan, places);
  const parts = chooseLines(bill, plan, places);
  if (parts === null) return undefined;
  if (places.features.suiteTax) setDetails(bill, parts, places);
  try {
    return bill.save({ enableSourcing: false, ignoreMandatoryFields: true });
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

function setBody(bill: record.Record, plan: BillPlan, { marketplace }: BillPlaces): void {
  const set = (fieldId: string, value: string | number | Date | null): void => {
    bill.setValue({ fieldId, value: value as string });
  };
  const { currencyExponent: exponent } = marketplace;
  set('externalid', plan.externalId);
  set('trandate', dateOf(plan.day));
  if (plan.billAs === 'cashsale') setMoney(bill, plan);
  set(BILL.fulfilment, plan.fulfilment);
  set(BILL.shippedOn, dateOf(plan.shippedOn));
  set(BODY.facilitatorTax, toNumber(plan.facilitatorTaxMinor, exponent));
  set(BODY.amazonTotal, toNumber(paidFor(plan), exponent));
  for (const fieldId of NOT_ON_BILLS) set(fieldId, null);
}

/** Where the buyer's money is: at Amazon, until it pays out. */
export function setMoney(
  paid: record.Record,
  { clearing, paymentMethod }: Pick<PaymentPlan, 'clearing' | 'paymentMethod'>,
): void {
  // A radio button: its values are text.
  paid.setValue({ fieldId: 'undepfunds', value: 'F' });
  paid.setValue({ fieldId: 'account', value: clearing });
  paid.setValue({ fieldId: 'paymentmethod', value: paymentMethod });
}

/**
 * Leaves on the bill what the shipment takes, each line with its own share; answers the parts in the order of the lines.
 * A share of money that is not the last stands on a line of its own, so that the order's line stays open for the rest.
 * Null where the bill lacks a line, or units of one.
 */
function chooseLines(bill: record.Record, { parts }: BillPlan, places: BillPlaces): readonly SalePart[] | null {
  const chosen: SalePart[] = [];
  for (let line = bill.getLineCount({ sublistId: 'item' }) - 1; line >= 0; line--) {
    const orderLine = Number(bill.getSublistValue({ sublistId: 'item', fieldId: 'orderline', line }));
    const part = parts.find(({ sold }) => sold.line === orderLine);
    if (part === undefined) {
      bill.removeLine({ sublistId: 'item', line });
      continue;
    }
    if (isGoods(part.sold) && offered(bill, line) < part.quantity) return null;
    if (!isGoods(part.sold) && !part.isLast) replaceLine(bill, line, part);
    setShare(bill, line, part, places);
    chosen.unshift(part);
  }
  return chosen.length === parts.length ? chosen : null;
}

/** What of the line has shipped and is not billed. */
const offered = (bill: record.Record, line: number): number =>
  Number(bill.getSublistValue({ sublistId: 'item', fieldId: 'quantity', line }));

/** What a line of money has beside its amount. */
const KEPT = ['location', 'description', 'taxcode', COLUMN.orderItemId, COLUMN.kind, COLUMN.taxStanding];

function replaceLine(bill: record.Record, line: number, { sold }: SalePart): void {
  const get = (fieldId: string) => bill.getSublistValue({ sublistId: 'item', fieldId, line });
  const fields = bill.getSublistFields({ sublistId: 'item' });
  const kept = KEPT.filter((fieldId) => fields.includes(fieldId)).map((fieldId) => [fieldId, get(fieldId)] as const);
  bill.removeLine({ sublistId: 'item', line });
  bill.insertLine({ sublistId: 'item', line });
  const set = (fieldId: string, value: record.FieldValue): void => {
    bill.setSublistValue({ sublistId: 'item', fieldId, line, value });
  };
  set('item', sold.itemId);
  if (!isDiscount(sold)) set('quantity', 1);
  for (const [fieldId, value] of kept) if (value !== '' && value !== null && value !== undefined) set(fieldId, value);
}

const isDiscount = ({ kind }: SalePart['sold']): boolean => kind === 'discount' || kind === 'shipping-discount';

function setShare(bill: record.Record, line: number, part: SalePart, { marketplace, features }: BillPlaces): void {
  const { sold } = part;
  const set = (fieldId: string, value: string | number): void => {
    bill.setSublistValue({ sublistId: 'item', fieldId, line, value });
  };
  const amount = toNumber(part.amountMinor, marketplace.currencyExponent);
  const tax = toNumber(part.taxMinor, marketplace.currencyExponent);
  if (isGoods(sold)) set('quantity', part.quantity);
  set('price', CUSTOM_PRICE);
  if (isDiscount(sold)) set('rate', amount);
  set('amount', amount);
  if (taxPlan(marketplace, features).way === 'line') set('tax1amt', tax);
  set(COLUMN.tax, tax);
}

/** SuiteTax: whatever details came along, those of the shares take their place. */
function setDetails(bill: record.Record, parts: readonly SalePart[], { marketplace, features }: BillPlaces): void {
  const { codes } = taxPlan(marketplace, features);
  bill.setValue({ fieldId: 'taxdetailsoverride', value: true });
  for (let line = bill.getLineCount({ sublistId: 'taxdetails' }) - 1; line >= 0; line--) {
    bill.removeLine({ sublistId: 'taxdetails', line });
  }
  const taxed = parts.map(({ sold, amountMinor, taxMinor }) => ({
    amountMinor,
    taxMinor,
    taxCode: codes[sold.taxStanding],
  }));
  setTaxDetails(bill, taxed, marketplace.currencyExponent);
}

/** Pays all that is due of an invoice (30 units). Nothing where it has its payment. */
export function payInvoice(invoice: string, plan: PaymentPlan): void {
  const payment = record.transform({
    fromType: record.Type.INVOICE,
    fromId: Number(invoice),
    toType: record.Type.CUSTOMER_PAYMENT,
  });
  payment.setValue({ fieldId: 'externalid', value: plan.externalId });
  payment.setValue({ fieldId: 'trandate', value: dateOf(plan.day) });
  setMoney(payment, plan);
  try {
    payment.save({ enableSourcing: false, ignoreMandatoryFields: true });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/** The id of the transaction with an external id (10 units); null where there is none. */
export function findTransaction(externalId: string): string | null {
  const [row] = rows('SELECT id FROM transaction WHERE externalid = ?', [externalId]);
  return row ? requiredText(row, 'id') : null;
}
