// What sales orders, cash sales and invoices have alike when they are saved: what the customer brings, and the totals.
// Source: Sales Order, Invoice, Cash Sale records (SuiteScript Records Guide, help), SuiteScript error codes.

import type { Account } from '../account';
import { refuse } from '../errors';
import { completeAddress } from './addressCheck';
import { isoOf, precisionOf } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { fromMinor, toMinor } from './money';
import { completeTax } from './salesOrderTax';
import {
  checkLocation,
  dateToday,
  defaultCurrency,
  isSet,
  refuseInactive,
  sourceRate,
  subsidiaryOf,
} from './transaction';

export function sourceSale(account: Account, record: RecordData, fieldId: string): void {
  if (fieldId === 'entity') {
    for (const id of ['subsidiary', 'currency', 'exchangerate']) delete record.fields[id];
    sourceCustomer(account, record);
  }
  if (['entity', 'currency', 'trandate', 'subsidiary'].includes(fieldId) && isSet(record.fields.currency)) {
    record.fields.exchangerate = null;
    sourceRate(account, record, null);
  }
}

/** The customer gives subsidiary, currency and sales rep where the sale has none. */
export function sourceCustomer(account: Account, record: RecordData): void {
  const { fields } = record;
  if (!isSet(fields.entity)) return;
  const customer = account.records.look('customer', Number(fields.entity));
  if (!customer) refuse('INVALID_KEY_OR_REF', `Invalid entity reference key ${fields.entity}.`);
  if (account.has('SUBSIDIARIES')) fields.subsidiary ??= customer.fields.subsidiary ?? null;
  if (account.has('MULTICURRENCY')) fields.currency ??= customer.fields.currency ?? null;
  fields.salesrep ??= customer.fields.salesrep ?? null;
  fields.email ??= customer.fields.email ?? null;
}

/** The customer and what comes of it: subsidiary, currency, day and rate, each checked. */
export function completeHead(account: Account, record: RecordData, old: RecordData | null): void {
  if (!isSet(record.fields.entity)) refuse('USER_ERROR', 'Please enter value(s) for: Customer');
  sourceCustomer(account, record);
  checkCustomer(account, record, old);
  dateToday(account, record);
  defaultCurrency(account, record);
  sourceRate(account, record, old);
}

function checkCustomer(account: Account, record: RecordData, old: RecordData | null): void {
  const { fields } = record;
  const isOther = old?.fields.entity !== fields.entity;
  const customer = isOther
    ? refuseInactive(account, 'customer', 'entity', fields.entity)
    : account.records.look('customer', Number(fields.entity));
  if (!customer) return;
  const subsidiary = subsidiaryOf(record);
  if (account.has('SUBSIDIARIES') && customer.fields.subsidiary !== subsidiary) {
    refuse(
      'SUBSIDIARY_MISMATCH',
      `The customer ${customer.fields.entityid} is not in the subsidiary of this transaction.`,
    );
  }
  if (!account.has('MULTICURRENCY')) return;
  const currencies = (customer.sublists.currency ?? []).map((line) => line.fields.currency);
  // Practice: the wording names the entity.
  if (!currencies.includes(fields.currency ?? null)) {
    refuse('INVALID_KEY_OR_REF', `Invalid currency reference key ${fields.currency} for entity ${fields.entity}.`);
  }
}

/** Where it goes and what it comes to; its lines are complete. */
export function completeFoot(account: Account, record: RecordData): void {
  completeAddresses(account, record);
  refuseInactive(account, 'shipitem', 'shipmethod', record.fields.shipmethod);
  completeTotals(account, record);
}

function completeAddresses(account: Account, record: RecordData): void {
  record.fields.shipaddress = completeAddress(account, record, 'shippingaddress', 'defaultshipping', 'shipaddresslist');
  record.fields.billaddress = completeAddress(account, record, 'billingaddress', 'defaultbilling', 'billaddresslist');
}

/** Totals in exact minor units of the currency's precision. */
function completeTotals(account: Account, record: RecordData): void {
  const { fields } = record;
  const precision = precisionOf(account, String(fields.currency));
  const amounts = (record.sublists.item ?? []).map((line) => toMinor(line.fields.amount as number, precision));
  const subtotal = amounts.reduce((total, amount) => total + amount, 0);
  const tax = completeTax(account, record);
  const extra = (id: string): number => (isSet(fields[id]) ? toMinor(fields[id] as number, precision) : 0);
  const total = subtotal + tax + extra('shippingcost') + extra('handlingcost');
  if (total < 0) {
    refuse(
      'DISCOUNT_EXCEED_TOTAL',
      `This transaction comes to ${fromMinor(total, precision)} ${isoOf(account, String(fields.currency))}; discounts cannot exceed it.`,
    );
  }
  fields.subtotal = fromMinor(subtotal, precision);
  fields.discounttotal = 0;
  fields.taxtotal = fromMinor(tax, precision);
  fields.total = fromMinor(total, precision);
}

/** Items that leave a shelf. */
const STOCKED: ReadonlySet<FieldValue | undefined> = new Set(['InvtPart', 'Kit']);

export const isStocked = ({ itemtype }: Readonly<Record<string, FieldValue>>): boolean => STOCKED.has(itemtype);

/** Source: MULTILOCINVT: goods leave a location, of the line or of the sale. */
export function checkPlace(
  account: Account,
  record: RecordData,
  fields: Readonly<Record<string, FieldValue>>,
  old: Readonly<Record<string, FieldValue>> | undefined,
): void {
  if (old?.location !== fields.location) checkLocation(account, record, fields.location);
  if (isStocked(fields) && account.has('MULTILOCINVT') && !isSet(fields.location) && !isSet(record.fields.location)) {
    refuse('USER_ERROR', 'Please enter value(s) for: Location');
  }
}
