// A sales order from its creation to its save: what the customer brings, the rules of its status, and its totals.
// Source: Sales Order record (SuiteScript Records Guide, help), SuiteScript error codes.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldValue, RecordData } from './definition';
import { checkPlace, completeFoot, completeHead, isStocked, sourceCustomer } from './sale';
import { completeLine } from './salesOrderLines';
import { keepProgress } from './salesOrderProgress';
import { stateOrder } from './salesOrderStatus';
import { checkLocation, dateToday, isSet, numberTransaction } from './transaction';
import { numberLines } from './transactionLines';

/** What a new line, or one of a copy, starts with. */
const UNTOUCHED = { quantitypicked: 0, quantitypacked: 0, quantityfulfilled: 0, quantitybilled: 0 } as const;

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

export function saveOrder(account: Account, record: RecordData, old: RecordData | null): void {
  completeHead(account, record, old);
  checkStatus(account, record, old);
  completeLines(account, record, old);
  completeFoot(account, record);
  if (old) keepProgress(record, old);
  stateOrder(account, record);
  numberTransaction(account, record, old, 'SO');
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

/** Where the line's goods come from, and what it waits for before its order is stored. */
function completePlace(
  account: Account,
  record: RecordData,
  fields: Record<string, FieldValue>,
  old: Record<string, FieldValue> | undefined,
): void {
  checkPlace(account, record, fields, old);
  const open =
    isStocked(fields) && fields.isclosed !== true
      ? Number(fields.quantity ?? 0) - Number(fields.quantityfulfilled ?? 0)
      : 0;
  fields.quantitycommitted = 0;
  fields.quantitybackordered = record.fields.orderstatus === 'A' ? 0 : Math.max(0, open);
}
