// A sales order as it stands in the account, line by line and in minor units, with the taxes among its lines.

import type { Account } from '../netsuite/account';
import type { Line, RecordData } from '../netsuite/records/definition';
import { toMinor } from '../netsuite/records/money';

export interface PageLine {
  /** Null for shipping, gift wrap, discounts and taxes. */
  readonly sku: string | null;
  /** The item's name; for a tax the tax code's. */
  readonly item: string;
  readonly quantity: number;
  readonly amountMinor: number;
}

export interface SalesOrderPage {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly status: string;
  readonly currency: string;
  /** Digits after the point. */
  readonly precision: number;
  readonly channel: string;
  readonly lines: readonly PageLine[];
  /** As NetSuite holds it. */
  readonly totalMinor: number;
  /** Tax that Amazon collects and pays itself: no line of the sales order. */
  readonly facilitatorTaxMinor: number;
}

/** A pending order's claim on stock. */
export interface Claim {
  readonly item: string;
  readonly quantity: number;
  /** ISO instant. */
  readonly until: string;
}

export function salesOrderPage(account: Account, order: RecordData): SalesOrderPage {
  const { fields, sublists } = order;
  const currency = account.records.get('currency', Number(fields.currency));
  const precision = Number(currency?.fields.currencyprecision ?? 2);
  const minor = (value: unknown): number => toMinor(Number(value ?? 0), precision);
  const items = (sublists.item ?? []).map(({ fields: line }) => ({
    sku: (line.custcol_cwy_sku as string | null | undefined) || null,
    item: nameOf(account, 'item', line.item),
    quantity: Number(line.quantity ?? 1),
    amountMinor: minor(line.amount),
  }));
  return {
    number: String(fields.tranid ?? order.id),
    date: String(fields.trandate ?? ''),
    status: String(fields.status ?? ''),
    currency: String(currency?.fields.symbol ?? ''),
    precision,
    channel: String(fields.custbody_cwy_channel ?? ''),
    lines: [...items, ...taxLines(account, sublists.taxdetails ?? [], minor)],
    totalMinor: minor(fields.total),
    facilitatorTaxMinor: minor(fields.custbody_cwy_facilitator_tax),
  };
}

/** One line a tax code that takes money; the details behind it belong to single lines. */
function taxLines(account: Account, details: readonly Line[], minor: (value: unknown) => number): PageLine[] {
  const sums = new Map<string, number>();
  for (const { fields } of details) {
    const item = nameOf(account, 'salestaxitem', fields.taxcode);
    sums.set(item, (sums.get(item) ?? 0) + minor(fields.taxamount));
  }
  return [...sums]
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([item, amountMinor]) => ({ sku: null, item, quantity: 1, amountMinor }));
}

export const claimOf = (account: Account, { fields }: RecordData): Claim => ({
  item: nameOf(account, 'item', fields.custrecord_cwy_res_item),
  quantity: Number(fields.custrecord_cwy_res_quantity ?? 0),
  until: String(fields.custrecord_cwy_res_until ?? ''),
});

function nameOf(account: Account, target: string, id: unknown): string {
  return account.records.nameOf(target, Number(id)) ?? String(id);
}
