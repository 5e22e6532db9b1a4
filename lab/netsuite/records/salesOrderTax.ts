// Tax of sales orders, cash sales and invoices. Legacy: a code and an amount on each line, or one tax item on the body (US without taxes on
// lines). SuiteTax: tax details, written by scripts only under the override.
// Source: Taxation (help), salesorder.taxdetails (Records Browser); SuiteTax computes nothing where no tax registration
// is set up, and the lab sets up none.

import type { Account } from '../account';
import { refuse } from '../errors';
import { precisionOf } from './companyCurrency';
import type { FieldValue, Line, RecordData } from './definition';
import { fromMinor, percentOf, toMinor } from './money';
import { taxesOnLines } from './perLineTax';
import { isSet, refuseInactive } from './transaction';

/** A tax that stands on its own. */
export interface TaxPart {
  readonly minor: number;
  /** Internal id of its code. */
  readonly code: FieldValue;
}

/** The taxes of a completed sale, which come to its total tax: details under SuiteTax, lines or the body under legacy tax. */
export function taxParts(account: Account, { fields, sublists }: RecordData): TaxPart[] {
  const precision = precisionOf(account, String(fields.currency));
  const part = (tax: FieldValue | undefined, code: FieldValue | undefined): TaxPart => ({
    minor: toMinor(Number(tax ?? 0), precision),
    code: code ?? null,
  });
  const details = (sublists.taxdetails ?? []).map((line) => part(line.fields.taxamount, line.fields.taxcode));
  const onLines = (sublists.item ?? [])
    .filter((line) => typeof line.fields.tax1amt === 'number')
    .map((line) => part(line.fields.tax1amt, line.fields.taxcode));
  const single = details.length + onLines.length === 0 ? [part(fields.taxtotal, fields.taxitem)] : [];
  return [...details, ...onLines, ...single].filter(({ minor }) => minor !== 0);
}

/** Completes the tax and answers the total tax in minor units. */
export function completeTax(account: Account, record: RecordData): number {
  const precision = precisionOf(account, String(record.fields.currency));
  const lines = record.sublists.item ?? [];
  if (account.has('TAX_OVERHAULING')) return completeDetails(account, record, lines, precision);
  if (taxesOnLines(account)) return lines.reduce((total, line) => total + taxLine(account, line, precision), 0);
  return taxBody(account, record, lines, precision);
}

/** Source: taxcode is a required column (Records Browser) where taxes stand on lines. */
function taxLine(account: Account, { fields }: Line, precision: number): number {
  if (!isSet(fields.taxcode)) refuse('USER_ERROR', 'Please enter value(s) for: Tax Code');
  const code = refuseInactive(account, 'salestaxitem', 'taxcode', fields.taxcode);
  fields.taxrate1 ??= (code?.fields.rate as number | undefined) ?? 0;
  const amount = toMinor(fields.amount as number, precision);
  const tax = isSet(fields.tax1amt)
    ? toMinor(fields.tax1amt as number, precision)
    : percentOf(amount, fields.taxrate1 as number);
  fields.tax1amt = fromMinor(tax, precision);
  fields.grossamt = fromMinor(amount + tax, precision);
  return tax;
}

function taxBody(account: Account, record: RecordData, lines: readonly Line[], precision: number): number {
  for (const { fields } of lines) {
    if (isSet(fields.taxcode) || isSet(fields.tax1amt) || isSet(fields.taxrate1)) {
      refuse(
        'SSS_INVALID_SUBLIST_OPERATION',
        'This account has no tax codes on lines (Per-Line Taxes on Transactions is off).',
      );
    }
  }
  const { fields } = record;
  if (fields.istaxable !== true) {
    fields.taxrate = 0;
    return 0;
  }
  const item = refuseInactive(account, 'salestaxitem', 'taxitem', fields.taxitem);
  if (!item) refuse('USER_ERROR', 'Please enter value(s) for: Tax Item');
  fields.taxrate = item.fields.rate ?? 0;
  const taxable = lines
    .filter((line) => line.fields.istaxable === true)
    .reduce((total, line) => total + toMinor(line.fields.amount as number, precision), 0);
  return percentOf(taxable, Number(fields.taxrate));
}

function completeDetails(account: Account, record: RecordData, lines: readonly Line[], precision: number): number {
  const details = record.sublists.taxdetails ?? [];
  if (record.fields.taxdetailsoverride !== true) {
    record.sublists.taxdetails = [];
    return 0;
  }
  const byReference = referencesOf(lines);
  return details.reduce((total, detail) => total + completeDetail(account, detail, byReference, precision), 0);
}

function referencesOf(lines: readonly Line[]): ReadonlyMap<string, Line> {
  const byReference = new Map<string, Line>();
  for (const line of lines) {
    const reference = line.fields.taxdetailsreference;
    if (!isSet(reference)) continue;
    // Unconfirmed: stricter reading. A reference that names two lines names none.
    if (byReference.has(String(reference))) {
      refuse(
        'INVALID_FLD_VALUE',
        `You have entered an Invalid Field Value ${reference} for the following field: taxdetailsreference`,
      );
    }
    byReference.set(String(reference), line);
  }
  return byReference;
}

function completeDetail(
  account: Account,
  { fields }: Line,
  lines: ReadonlyMap<string, Line>,
  precision: number,
): number {
  const labels: Record<string, string> = {
    taxdetailsreference: 'Tax Details Reference',
    taxtype: 'Tax Type',
    taxcode: 'Tax Code',
    taxbasis: 'Tax Basis',
    taxrate: 'Tax Rate',
    taxamount: 'Tax Amount',
  };
  const missing = Object.keys(labels).filter((id) => !isSet(fields[id]));
  if (missing.length > 0)
    refuse('USER_ERROR', `Please enter value(s) for: ${missing.map((id) => labels[id]).join(', ')}`);
  const line = lines.get(String(fields.taxdetailsreference));
  if (!line) refuse('INVALID_KEY_OR_REF', `Invalid taxdetailsreference reference key ${fields.taxdetailsreference}.`);
  const code = refuseInactive(account, 'salestaxitem', 'taxcode', fields.taxcode);
  if (code?.fields.taxtype !== fields.taxtype)
    refuse('INVALID_KEY_OR_REF', `Invalid taxcode reference key ${fields.taxcode}.`);
  fields.linetype = 'Item';
  fields.netamount = line.fields.amount ?? null;
  const tax = toMinor(fields.taxamount as number, precision);
  fields.taxamount = fromMinor(tax, precision);
  return tax;
}
