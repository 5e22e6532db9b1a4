// A sales order from its creation to its save: what the customer brings, the rules of its status, and its totals.
// Source: Sales Order record (SuiteScript Records Guide, help), SuiteScript error codes.

import type { Account } from '../account';
import { refuse } from '../errors';
import { completeAddress } from './addressCheck';
import { isoOf, precisionOf } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { fromMinor, toMinor } from './money';
import { completeLine } from './salesOrderLines';
import { keepProgress } from './salesOrderProgress';
import { stateOrder } from './salesOrderStatus';
import { completeTax } from './salesOrderTax';
import {
  checkLocation,
  dateToday,
  defaultCurrency,
  isSet,
  numberTransaction,
  refuseInactive,
  sourceRate,
  subsidiaryOf,
} from './transaction';
import { numberLines } from './transactionLines';

/** What a new line, or one of a copy, starts with. */
const UNTOUCHED = { quantitypicked: 0, quantitypacked: 0, quantityfulfilled: 0, quantitybilled: 0 } as const;
/** Items that leave a shelf. */
const STOCKED = new Set(['InvtPart', 'Kit']);

export function initialiseOrder(
  account: Account,
  record: RecordData,
  defaults: Readonly<Record<string, FieldValue>>,
): void {
  dateToday(account, record);
  if (isSet(defaults.entity)) {
    record.fields.entity = String(defaults.entity);
    sourceCustomer(account, record);
  }
  record.fields.orderstatus = defaultStatus(account);
}

/** Source: Default Sales Order Status (accounting preferences, help); id of the preference unconfirmed. */
function defaultStatus(account: Account): string {
  const preference = account.company.page('accountingpreferences').defaultsalesorderstatus;
  return typeof preference === 'string' ? preference : 'A';
}

export function sourceOrder(account: Account, record: RecordData, fieldId: string): void {
  if (fieldId === 'entity') {
    for (const id of ['subsidiary', 'currency', 'exchangerate']) delete record.fields[id];
    sourceCustomer(account, record);
  }
  if (['entity', 'currency', 'trandate', 'subsidiary'].includes(fieldId) && isSet(record.fields.currency)) {
    record.fields.exchangerate = null;
    sourceRate(account, record, null);
  }
}

/** The customer gives subsidiary, currency and sales rep where the order has none. */
function sourceCustomer(account: Account, record: RecordData): void {
  const { fields } = record;
  if (!isSet(fields.entity)) return;
  const customer = account.records.get('customer', Number(fields.entity));
  if (!customer) refuse('INVALID_KEY_OR_REF', `Invalid entity reference key ${fields.entity}.`);
  if (account.has('SUBSIDIARIES')) fields.subsidiary ??= customer.fields.subsidiary ?? null;
  if (account.has('MULTICURRENCY')) fields.currency ??= customer.fields.currency ?? null;
  fields.salesrep ??= customer.fields.salesrep ?? null;
  fields.email ??= customer.fields.email ?? null;
}

export function saveOrder(account: Account, record: RecordData, old: RecordData | null): void {
  if (!isSet(record.fields.entity)) refuse('USER_ERROR', 'Please enter value(s) for: Customer');
  sourceCustomer(account, record);
  checkCustomer(account, record, old);
  dateToday(account, record);
  defaultCurrency(account, record);
  sourceRate(account, record, old);
  checkStatus(account, record, old);
  completeLines(account, record, old);
  completeAddresses(account, record);
  refuseInactive(account, 'shipitem', 'shipmethod', record.fields.shipmethod);
  completeTotals(account, record);
  if (old) keepProgress(record, old);
  stateOrder(account, record);
  numberTransaction(account, record, old, 'SO');
}

function checkCustomer(account: Account, record: RecordData, old: RecordData | null): void {
  const { fields } = record;
  const isOther = old?.fields.entity !== fields.entity;
  const customer = isOther
    ? refuseInactive(account, 'customer', 'entity', fields.entity)
    : account.records.get('customer', Number(fields.entity));
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

/** Source: orderstatus: scripts set Pending Approval and Pending Fulfillment only (practice); the rest follows from what happens. */
function checkStatus(account: Account, { fields }: RecordData, old: RecordData | null): void {
  fields.orderstatus ??= defaultStatus(account);
  const isSame = old !== null && old.fields.orderstatus === fields.orderstatus;
  const mayChange = old === null || old.fields.orderstatus === 'A' || old.fields.orderstatus === 'B';
  if (!isSame && (!mayChange || !['A', 'B'].includes(String(fields.orderstatus)))) {
    refuse(
      'INVALID_FLD_VALUE',
      `You have entered an Invalid Field Value ${fields.orderstatus} for the following field: orderstatus`,
    );
  }
}

function completeLines(account: Account, record: RecordData, old: RecordData | null): void {
  const lines = record.sublists.item ?? [];
  if (lines.length === 0) {
    refuse('VALID_LINE_ITEM_REQD', 'You must enter at least one line item for this transaction.');
  }
  const before = new Map((old?.sublists.item ?? []).map((line) => [line.fields.line, line]));
  lines.forEach((line, index) => {
    const known = line.fields.line ? before.get(line.fields.line) : undefined;
    completeLine(account, record, line, lines.slice(0, index), known);
    completePlace(account, record, line.fields, known?.fields);
    if (!known) Object.assign(line.fields, UNTOUCHED, { isclosed: line.fields.isclosed ?? false });
  });
  checkLocation(account, record, record.fields.location);
  numberLines(account, lines, old?.sublists.item ?? []);
}

/** Source: MULTILOCINVT: goods leave a location, of the line or of the order. */
function completePlace(
  account: Account,
  record: RecordData,
  fields: Record<string, FieldValue>,
  old: Record<string, FieldValue> | undefined,
): void {
  if (old?.location !== fields.location) checkLocation(account, record, fields.location);
  const isStocked = STOCKED.has(String(fields.itemtype));
  if (isStocked && account.has('MULTILOCINVT') && !isSet(fields.location) && !isSet(record.fields.location)) {
    refuse('USER_ERROR', 'Please enter value(s) for: Location');
  }
  const open =
    isStocked && fields.isclosed !== true ? Number(fields.quantity ?? 0) - Number(fields.quantityfulfilled ?? 0) : 0;
  fields.quantitycommitted = 0;
  fields.quantitybackordered = record.fields.orderstatus === 'A' ? 0 : Math.max(0, open);
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
      `The order comes to ${fromMinor(total, precision)} ${isoOf(account, String(fields.currency))}; discounts cannot exceed it.`,
    );
  }
  fields.subtotal = fromMinor(subtotal, precision);
  fields.discounttotal = 0;
  fields.taxtotal = fromMinor(tax, precision);
  fields.total = fromMinor(total, precision);
}
